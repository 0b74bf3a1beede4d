import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import {
  CLAUSE_CHARS_MAX,
  DELETIONS_READ_MAX,
  NEW_CLIENTS_MAX,
  STATE_BYTES_MAX,
  STRUCTS_READ_MAX,
} from "../../shared/limits.ts";
import { arePlainWords } from "../../shared/text/plain-words.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { copiesTaken, type Late, lateDeletions, lateInserts } from "./rebase-late-edits.ts";
import { checkOrder } from "./gate-order.ts";
import {
  CLOCK_MAX,
  type Decoded,
  type Fresh,
  type GateView,
  NotPlain,
  placesOf,
  type Struct,
  TooMuch,
} from "./gate-places.ts";
import { addedBy, addedByKey } from "./added-bytes.ts";
import { type UsualKey, usualKey } from "./usual-key.ts";
import { partsCharacter, standsInCharacter } from "./whole-characters.ts";

export type Judgement =
  | {
      readonly kind: "pass";
      readonly newClients: readonly number[];
      /** The judged part, and all that may be applied: without the structs that the document has already. */
      readonly update: Uint8Array;
      /** The memory that it takes, estimated in bytes and rather too high. */
      readonly adds: number;
      /** Edits of words that were copied elsewhere meanwhile: to be carried over after applying. */
      readonly late: readonly Late[];
    }
  /** Something is missing before it: apply nothing, ask for everything. */
  | { readonly kind: "gap" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly clauseId?: ClauseId };

const refused = (reason: Refusal["reason"], message: string, clauseId?: ClauseId): Judgement => ({
  kind: "refused",
  refusal: { reason, message },
  ...(clauseId === undefined ? {} : { clauseId }),
});

/** Larger updates are no key that somebody typed. */
const KEY_BYTES_MAX = 4096;

/** New structs of one update: Yjs's cost of putting many in one place grows with the square (5,000: 0.3 s). */
export const NEW_STRUCTS_MAX = 5_000;

/**
 * Judges one Yjs update (V1) before it is applied, whole: nothing but string inserts into the text of a
 * root that this person may write now, and deletions of characters there (rules G1-G6). Known structs and
 * deletions already done are passed over, since a sync step 2 carries the whole delete set.
 */
export function judge(view: GateView, update: Uint8Array): Judgement {
  if (update.byteLength > STATE_BYTES_MAX) {
    return refused("tooLarge", `An edit may have ${STATE_BYTES_MAX} bytes at most.`);
  }
  let decoded: Decoded;
  try {
    decoded = readWhole(update);
  } catch (error) {
    if (error instanceof TooMuch) return refused("tooLarge", error.message);
    return refused("unreadable", "The edit could not be read.");
  }
  const usual = usualKey(view, update, decoded);
  return usual === null
    ? judgeWhole(view, update, decoded)
    : { kind: "pass", newClients: [usual.client], update, late: [], adds: addedByKey(usual) };
}

/** The key that an update is, where it is a usual one that may be typed; null says only that it is to be judged whole. */
export function judgeKey(view: GateView, update: Uint8Array): UsualKey | null {
  if (update.byteLength > KEY_BYTES_MAX) return null;
  try {
    return usualKey(view, update, readWhole(update));
  } catch {
    return null;
  }
}

/** The judgement of an update that is not plainly a usual key. */
export function judgeWhole(view: GateView, update: Uint8Array, decoded: Decoded): Judgement {
  try {
    checkForm(update, decoded);
    const lean = withoutKnown(view, update, decoded);
    const count = [...lean.fresh.values()].reduce((sum, structs) => sum + structs.length, 0);
    if (count > NEW_STRUCTS_MAX || lean.fresh.size > NEW_CLIENTS_MAX)
      return refused("tooLarge", "These are too many edits at once.");
    return judgeDecoded(view, lean);
  } catch (error) {
    if (error instanceof TooMuch) return refused("tooLarge", error.message);
    if (!(error instanceof NotPlain)) throw error;
    return error.gap ? { kind: "gap" } : refused("notAnEdit", error.message);
  }
}

/**
 * Throws on bytes that are left over, too: what was not read must not be acknowledged. It counts while it reads:
 * a few bytes can claim very many parts.
 */
export function readWhole(update: Uint8Array): Decoded {
  const decoder = new CountingDecoder(decoding.createDecoder(update));
  // Yjs makes its decoder itself: it is given one that is made already.
  const given = function Given() {
    return decoder;
  } as unknown as typeof Y.UpdateDecoderV1;
  const decoded = Y.decodeUpdateV2(update, given);
  if (decoding.hasContent(decoder.restDecoder)) throw new Error("bytes are left over");
  return decoded;
}

class CountingDecoder extends Y.UpdateDecoderV1 {
  #structs = 0;
  #deletions = 0;
  override readInfo(): number {
    this.#structs += 1;
    if (this.#structs > STRUCTS_READ_MAX) throw new TooMuch("These are too many edits at once.");
    return super.readInfo();
  }
  override readDsClock(): number {
    this.#deletions += 1;
    if (this.#deletions > DELETIONS_READ_MAX) throw new TooMuch("These are too many deletions at once.");
    return super.readDsClock();
  }
}

/**
 * Rejects forms that no honest Yjs writes and that would be read otherwise than judged: of two blocks of one client
 * Yjs applies the last alone; an empty struct is applied though nothing of it is new; ranges that overlap cost the
 * square.
 */
function checkForm(update: Uint8Array, { structs, ds }: Decoded): void {
  const clients = new Set(structs.map((struct) => struct.id.client));
  if (decoding.readVarUint(decoding.createDecoder(update)) !== clients.size) {
    throw new NotPlain("The edits of one client stand in several blocks.");
  }
  for (const struct of structs) {
    if (struct.length <= 0) throw new NotPlain("An edit is empty.");
    if (struct.id.clock + struct.length > CLOCK_MAX) throw new NotPlain("A clock is out of bounds.");
  }
  for (const ranges of ds.clients.values()) {
    let end = 0;
    for (const { clock, len } of ranges) {
      if (clock < end || len <= 0) throw new NotPlain("The deletions are not in order.");
      end = clock + len;
    }
  }
}

type Lean = { readonly update: Uint8Array; readonly fresh: Fresh; readonly ds: Decoded["ds"] };

/**
 * Known structs are cut off, not only passed over: Yjs looks for their neighbours before it sees that it knows
 * them, so a forged one would split a locked clause's characters or stay pending for ever.
 */
function withoutKnown(view: GateView, update: Uint8Array, decoded: Decoded): Lean {
  const known = new Map<number, number>();
  let lean = { update, structs: decoded.structs };
  for (const { id } of decoded.structs) known.set(id.client, Y.getState(view.doc.store, id.client));
  if (decoded.structs.some(({ id }) => id.clock < known.get(id.client)!)) {
    const cut = Y.diffUpdate(update, Y.encodeStateVector(known));
    lean = { update: cut, structs: Y.decodeUpdate(cut).structs };
  }
  const fresh = new Map<number, Struct[]>();
  for (const struct of lean.structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip) throw new NotPlain("A part is left out.", true);
    const list = fresh.get(client);
    if (list !== undefined) list.push(struct);
    else if (clock === known.get(client)) fresh.set(client, [struct]);
    else throw new NotPlain("Something before it is missing.", true);
  }
  return { update: lean.update, fresh, ds: decoded.ds };
}

function judgeDecoded(view: GateView, { update, fresh, ds }: Lean): Judgement {
  for (const client of fresh.keys()) {
    if (!view.ownsClient(client)) {
      return refused("foreignClient", "These characters carry somebody else's id.");
    }
  }
  const inserted = new Map<ClauseId, number>();
  const places = placesOf(view, fresh);
  const { late: lateWords, targets } = lateInserts(view, { fresh, places });
  const late: Late[] = [...lateWords];
  /** The places of late edits: they land elsewhere and are also written here. */
  const typedIn = new Set<ClauseId>();
  for (const [struct, text] of places) {
    const target = targets.get(struct);
    if (target !== undefined) typedIn.add(text);
    const clause = target ?? text;
    if (struct.content instanceof Y.ContentString) {
      if (!arePlainWords(struct.content.str)) {
        return refused(
          "notPlainWords",
          "Words are plain characters: no breaks or control characters.",
          clause,
        );
      }
      if (standsInCharacter(view.doc.store, struct, fresh)) return halfRefused(clause);
      inserted.set(clause, (inserted.get(clause) ?? 0) + struct.length);
    } else if (struct.content instanceof Y.ContentDeleted) {
      if (standsInCharacter(view.doc.store, struct, fresh)) return halfRefused(clause);
      // Typed and deleted again before it was sent: it changes no words, but it is written here.
      inserted.set(clause, inserted.get(clause) ?? 0);
    } else {
      return refused("notAnEdit", "Only plain words can be typed here.", clause);
    }
  }
  const { deleted, sign, half } = deletedIn(view, ds, { fresh, late, typedIn });
  for (const clause of new Set([...inserted.keys(), ...deleted.keys()])) {
    const refusal = view.mayType(clause);
    if (refusal !== null) return { kind: "refused", refusal, clauseId: clause };
  }
  for (const clause of typedIn) {
    const refusal = view.mayTypeAsItStood(clause);
    if (refusal !== null) return { kind: "refused", refusal, clauseId: clause };
  }
  if (sign !== null) {
    return refused("bracketStands", "A bracket that a delegation asked for is not deleted by typing.", sign);
  }
  if (half !== null) return halfRefused(half);
  for (const [clause, length] of inserted) {
    const after = lengthOf(view, clause) + length - (deleted.get(clause) ?? 0);
    if (length > 0 && after > CLAUSE_CHARS_MAX) {
      return refused("tooLong", `A clause may have ${CLAUSE_CHARS_MAX} characters at most.`, clause);
    }
  }
  checkOrder(view, places);
  const adds = addedBy(view.doc, { fresh, places, ds });
  return { kind: "pass", newClients: [...fresh.keys()], update, late, adds };
}

const halfRefused = (clause: ClauseId): Judgement =>
  refused("notPlainWords", "A character stays whole: nothing is typed into it or deleted of it.", clause);

const lengthOf = (view: GateView, clause: ClauseId): number => rootText(view.doc, clause)?.length ?? 0;

/**
 * Number of characters still there that would be deleted, by clause, where one is a bracket's sign (B3), and where
 * half of one would be left (W2).
 */
function deletedIn(
  view: GateView,
  ds: Decoded["ds"],
  { fresh, late, typedIn }: { readonly fresh: Fresh; readonly late: Late[]; readonly typedIn: Set<ClauseId> },
): {
  readonly deleted: ReadonlyMap<ClauseId, number>;
  readonly sign: ClauseId | null;
  readonly half: ClauseId | null;
} {
  const store = view.doc.store;
  const deleted = new Map<ClauseId, number>();
  let sign: ClauseId | null = null;
  let half: ClauseId | null = null;
  for (const [client, ranges] of ds.clients) {
    const known = Y.getState(store, client);
    const last = fresh.get(client)?.at(-1);
    const end = last === undefined ? known : last.id.clock + last.length;
    const items = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (clock + len > end) throw new NotPlain("It deletes what is not there yet.", true);
      if (clock >= known || items.length === 0) continue;
      for (let i = Y.findIndexSS(items, clock); i < items.length; i++) {
        const item = items[i]!;
        if (item.id.clock >= clock + len) break;
        const from = Math.max(clock, item.id.clock);
        const to = Math.min(clock + len, item.id.clock + item.length);
        const onCopies = lateDeletions(view, { client, clock: from, length: to - from });
        if (item.deleted && onCopies.late.length === 0) continue;
        late.push(...onCopies.late);
        const living = [...onCopies.lengths.values()].reduce((sum, length) => sum + length, 0);
        sign ??= onCopies.sign;
        half ??= onCopies.half;
        const clause = item instanceof Y.Item ? view.clauseOf(item.parent) : undefined;
        if (living > 0 && clause !== undefined) typedIn.add(clause);
        if (item.deleted) continue;
        if (clause === undefined || !(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) {
          throw new NotPlain("Only characters of a clause can be deleted.");
        }
        if (view.isProtected({ client, clock: from, length: to - from })) sign ??= clause;
        // The kept words of a joined clause go only with their copies, one by one: otherwise it is closed to all (W4).
        if (view.isRemoved(clause) && living === to - from) continue;
        if (partsCharacter(item, from) || partsCharacter(item, to)) half ??= clause;
        deleted.set(clause, (deleted.get(clause) ?? 0) + to - from);
      }
    }
  }
  for (const [clause, length] of copiesTaken(view, late, ds.clients))
    deleted.set(clause, (deleted.get(clause) ?? 0) + length);
  return { deleted, sign, half };
}
