import { ulid } from "ulid";
import type { LostText } from "./lost-text.ts";
import type { StoredFor } from "./stored-for.ts";
import type { Key, StoreRow, StoreChange } from "./store-rows.ts";
import type { OfflineStore } from "./offline-store.ts";
import type { TabTalk } from "./tab-talk.ts";

/** Refused words outlive the page: each lies on this device until its author has dealt with it, in any tab. */
export type RefusedStore = {
  readonly words: () => readonly LostText[];
  /** In one step with what else changes on the device: words that were refused never return by themselves. */
  readonly keep: (words: readonly LostText[], besides?: StoreChange) => Promise<void>;
  readonly discard: (id: string) => void;
  readonly close: () => void;
};

export const refusedOf = ({ person, opinion }: StoredFor): Key => ["refused", person, opinion];

type Options = {
  readonly store: OfflineStore;
  readonly talk: TabTalk;
  readonly kept: StoredFor;
  readonly onChange: () => void;
};

export function openRefusedStore({ store, talk, kept, onChange }: Options): RefusedStore {
  const under = refusedOf(kept);
  let words: readonly LostText[] = [];
  /** On their way to the device. */
  let coming: readonly LostText[] = [];
  let closed = false;
  let told: { readonly from: readonly unknown[]; readonly all: readonly LostText[] } | null = null;

  const read = async (): Promise<void> => {
    const rows = await store.read(under);
    if (closed) return;
    words = rows.map(([, value]) => value as LostText).sort((a, b) => a.at - b.at);
    onChange();
  };
  const tell = (): void => talk.say({ kind: "refusedChanged", person: kept.person, opinion: kept.opinion });
  const stop = talk.listen((said) => {
    const ours = said.kind === "refusedChanged" && said.opinion === kept.opinion;
    if ((ours || said.kind === "dropped") && (said.person ?? kept.person) === kept.person) void read();
  });
  void store.change({ put: earlierWords(kept).map((one): StoreRow => [[...under, one.id], one]) }).then(read);

  return {
    words: () => {
      // The same list while nothing changed: it is asked for in every frame, and a new one draws the whole page.
      if (told !== null && told.from[0] === words && told.from[1] === coming) return told.all;
      const here = new Set(words.map((one) => one.id));
      told = { from: [words, coming], all: [...words, ...coming.filter((one) => !here.has(one.id))] };
      return told.all;
    },
    keep: async (lost, besides = {}) => {
      coming = [...coming, ...lost];
      const put = [...(besides.put ?? []), ...lost.map((one): StoreRow => [[...under, one.id], one])];
      await store.change({ ...besides, put });
      await read();
      coming = coming.filter((one) => !lost.includes(one));
      if (lost.length > 0) tell();
    },
    discard: (id) => {
      coming = coming.filter((one) => one.id !== id);
      words = words.filter((one) => one.id !== id);
      onChange();
      void store.change({ remove: [[...under, id]] }).then(tell);
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}

/** Pages until November 2026 kept lists of words in plain storage: they move to the store, once. */
function earlierWords({ person, opinion }: StoredFor): readonly LostText[] {
  const found: LostText[] = [];
  try {
    for (const name of [`concord.lost.${person}.${opinion}`, `concord.unsent.${person}.${opinion}`]) {
      const stored: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
      localStorage.removeItem(name);
      if (!Array.isArray(stored)) continue;
      for (const one of stored as (LostText | { readonly lost: LostText })[])
        found.push({ ...("lost" in one ? one.lost : one), id: ulid() });
    }
  } catch {
    // Storage is closed, or holds something else: nothing was kept.
  }
  return found;
}
