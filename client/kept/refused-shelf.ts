import { ulid } from "ulid";
import type { LostWords } from "./lost-words.ts";
import type { KeptFor } from "./kept-for.ts";
import type { Key, StoreRow, ShelfChange } from "./rows.ts";
import type { Shelf } from "./shelf.ts";
import type { TabTalk } from "./tab-talk.ts";

/** Refused words outlive the page: each lies on this device until its author has dealt with it, in any tab. */
export type RefusedShelf = {
  readonly words: () => readonly LostWords[];
  /** In one step with what else changes on the device: words that were refused never return by themselves. */
  readonly keep: (words: readonly LostWords[], besides?: ShelfChange) => Promise<void>;
  readonly discard: (id: string) => void;
  readonly close: () => void;
};

export const refusedOf = ({ person, opinion }: KeptFor): Key => ["refused", person, opinion];

type Options = {
  readonly shelf: Shelf;
  readonly talk: TabTalk;
  readonly kept: KeptFor;
  readonly onChange: () => void;
};

export function openRefusedShelf({ shelf, talk, kept, onChange }: Options): RefusedShelf {
  const under = refusedOf(kept);
  let words: readonly LostWords[] = [];
  /** On their way to the device. */
  let coming: readonly LostWords[] = [];
  let closed = false;
  let told: { readonly from: readonly unknown[]; readonly all: readonly LostWords[] } | null = null;

  const read = async (): Promise<void> => {
    const rows = await shelf.read(under);
    if (closed) return;
    words = rows.map(([, value]) => value as LostWords).sort((a, b) => a.at - b.at);
    onChange();
  };
  const tell = (): void => talk.say({ kind: "refusedChanged", person: kept.person, opinion: kept.opinion });
  const stop = talk.listen((said) => {
    const ours = said.kind === "refusedChanged" && said.opinion === kept.opinion;
    if ((ours || said.kind === "dropped") && said.person === kept.person) void read();
  });
  void shelf.change({ put: earlierWords(kept).map((one): StoreRow => [[...under, one.id], one]) }).then(read);

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
      await shelf.change({ ...besides, put });
      await read();
      coming = coming.filter((one) => !lost.includes(one));
      if (lost.length > 0) tell();
    },
    discard: (id) => {
      coming = coming.filter((one) => one.id !== id);
      words = words.filter((one) => one.id !== id);
      onChange();
      void shelf.change({ remove: [[...under, id]] }).then(tell);
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}

/** Pages until November 2026 kept lists of words in plain storage: they move to the shelf, once. */
function earlierWords({ person, opinion }: KeptFor): readonly LostWords[] {
  const found: LostWords[] = [];
  try {
    for (const name of [`concord.lost.${person}.${opinion}`, `concord.unsent.${person}.${opinion}`]) {
      const stored: unknown = JSON.parse(localStorage.getItem(name) ?? "[]");
      localStorage.removeItem(name);
      if (!Array.isArray(stored)) continue;
      for (const one of stored as (LostWords | { readonly lost: LostWords })[])
        found.push({ ...("lost" in one ? one.lost : one), id: ulid() });
    }
  } catch {
    // Storage is closed, or holds something else: nothing was kept.
  }
  return found;
}
