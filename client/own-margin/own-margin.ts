import { z } from "zod";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import { marginKey } from "../offline-store/margin-key.ts";
import type { OfflineStore } from "../offline-store/offline-store.ts";
import { canSeal, deriveKey, newSalt, type Salt, seal, unseal } from "./sealing.ts";

/** A delegation's own note beside one clause, for itself alone. */
export type OwnNote = {
  readonly instructions: string;
  readonly fallBack: string;
  /** The wording that its capital approved, and when it was pinned. */
  readonly cleared: { readonly text: string; readonly at: number } | null;
};

export const EMPTY_NOTE: OwnNote = { instructions: "", fallBack: "", cleared: null };

export type MarginState =
  | { readonly kind: "opening" }
  /** This page came over plain http: browsers do not seal there. */
  | { readonly kind: "unavailable" }
  | { readonly kind: "none" }
  | { readonly kind: "locked" }
  | { readonly kind: "open"; readonly notes: ReadonlyMap<string, OwnNote> };

/** Notes of one person on this device, sealed with a passphrase: never sent, and read by nobody without it. */
export type OwnMargin = {
  readonly state: () => MarginState;
  readonly onChange: (told: () => void) => () => void;
  readonly begin: (passphrase: string) => Promise<void>;
  /** False: it is another passphrase. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  readonly lock: () => void;
  readonly write: (of: NoteOf, note: OwnNote) => Promise<void>;
};

export type NoteOf = { readonly opinion: OpinionId; readonly clause: ClauseId };
export const nameOf = ({ opinion, clause }: NoteOf): string => `${opinion}/${clause}`;

const PROOF = "concord";

// The page's policy lets nobody compile code: without this the browser's console would tell of the attempt.
z.config({ jitless: true });

const asSealed = z.object({ iv: z.string(), bytes: z.string() });
const asHead = z.object({ salt: z.string(), rounds: z.int().min(1), proof: asSealed });
const asNote = z.object({
  instructions: z.string(),
  fallBack: z.string(),
  cleared: z.object({ text: z.string(), at: z.number() }).nullable(),
});

export function openOwnMargin({
  store,
  person,
  salt = newSalt,
}: {
  readonly store: OfflineStore;
  readonly person: UserId;
  readonly salt?: () => Salt;
}): OwnMargin {
  const head = marginKey(person);
  let state: MarginState = canSeal() ? { kind: "opening" } : { kind: "unavailable" };
  let key: CryptoKey | null = null;
  const told = new Set<() => void>();
  const become = (next: MarginState): void => {
    state = next;
    for (const tell of told) tell();
  };
  const readHead = async () => {
    const rows = await store.read(head);
    return asHead.safeParse(rows.find(([found]) => found.length === head.length)?.[1]).data ?? null;
  };
  if (state.kind === "opening")
    void readHead().then((found) => become({ kind: found === null ? "none" : "locked" }));

  const readNotes = async (with_: CryptoKey): Promise<ReadonlyMap<string, OwnNote>> => {
    const notes = new Map<string, OwnNote>();
    for (const [found, value] of await store.read(head)) {
      const place = found[head.length];
      const sealed = asSealed.safeParse(value).data;
      if (typeof place !== "string" || sealed === undefined) continue;
      const text = await unseal(with_, sealed, place);
      const note = text === null ? undefined : asNote.safeParse(JSON.parse(text)).data;
      if (note !== undefined) notes.set(place, note);
    }
    return notes;
  };

  return {
    state: () => state,
    onChange: (tell) => {
      told.add(tell);
      return () => told.delete(tell);
    },
    begin: async (passphrase) => {
      const made = salt();
      key = await deriveKey(passphrase, made);
      const proof = await seal(key, PROOF, PROOF);
      await store.change({ put: [[head, { ...made, proof }]] });
      become({ kind: "open", notes: new Map() });
    },
    unlock: async (passphrase) => {
      const found = await readHead();
      if (found === null) return false;
      const tried = await deriveKey(passphrase, found);
      if ((await unseal(tried, found.proof, PROOF)) !== PROOF) return false;
      const notes = await readNotes(tried);
      key = tried;
      become({ kind: "open", notes });
      return true;
    },
    lock: () => {
      key = null;
      if (state.kind === "open") become({ kind: "locked" });
    },
    write: async (of, note) => {
      if (key === null || state.kind !== "open") return;
      const place = nameOf(of);
      become({ kind: "open", notes: new Map(state.notes).set(place, note) });
      const sealed = await seal(key, JSON.stringify(note), place);
      // Sealed at the same time, an older note must not come after a newer one.
      if (state.notes.get(place) !== note) return;
      await store.change({ put: [[[...head, place], sealed]] });
    },
  };
}
