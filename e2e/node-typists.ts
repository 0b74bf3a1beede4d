import type { OpinionAnswer, TestPerson } from "../server/testing/room-of-people.ts";
import { until } from "../server/testing/y-client.ts";
import { median } from "./bench/median.ts";
import { openPageConnection, type PageConnection } from "./page-connection.ts";

export const BACK_MS = 60_000;
const LOOK_MS = 10;
/** A clause takes no more of them; then its typist goes on in the next one. */
const WORDS_OF_CLAUSE = 1_900;

/** A page that types one word after the other, and when each was acknowledged. */
export type Typist = {
  readonly name: string;
  readonly page: PageConnection;
  readonly words: string[];
  readonly typedAt: number[];
  readonly savedAt: number[];
  readonly type: () => void;
  /** Notes the words that were acknowledged since the last look. */
  readonly look: () => void;
};

export const clausesToType = ({ clauses }: OpinionAnswer): readonly string[] =>
  clauses.filter(({ kind, locked }) => kind !== "section" && !locked).map(({ id }) => id);

export function openTypist(
  url: string,
  {
    name,
    person,
    me,
    opinion,
    clauses,
  }: {
    readonly name: string;
    readonly person: Pick<TestPerson, "cookie">;
    readonly me: string;
    readonly opinion: Pick<OpinionAnswer, "id" | "generation">;
    readonly clauses: readonly string[];
  },
): Typist {
  const page = openPageConnection(url, {
    cookie: person.cookie,
    person: me,
    opinionId: opinion.id,
    generation: opinion.generation,
  });
  const [words, typedAt, savedAt]: [string[], number[], number[]] = [[], [], []];
  return {
    name,
    page,
    words,
    typedAt,
    savedAt,
    type: () => {
      const clause = clauses[Math.floor(words.length / WORDS_OF_CLAUSE)];
      if (clause === undefined || page.seen().syncs === 0) return;
      const word = `${name}w${words.length}`;
      page.type(clause, `${word} `);
      words.push(word);
      typedAt.push(performance.now());
    },
    look: () => {
      const saved = words.length - page.unsaved();
      while (savedAt.length < saved) savedAt.push(performance.now());
    },
  };
}

/** All type on until it is stopped. */
export function typeOn(typists: readonly Typist[], wordEveryMs: number): { readonly stop: () => void } {
  let n = 0;
  const timer = setInterval(() => {
    for (const one of typists) one.look();
    if ((n += 1) % Math.round(wordEveryMs / LOOK_MS) === 0) for (const one of typists) one.type();
  }, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}

/** Waits until it is so of all pages, and prints their state where it is not. */
export async function untilAll(
  name: string,
  typists: readonly Typist[],
  isSo: (typist: Typist) => boolean,
): Promise<void> {
  await until(name, () => typists.every(isSo), BACK_MS).catch((error: unknown) => {
    for (const one of typists) {
      const { words, savedAt, page } = one;
      console.log(
        one.name,
        isSo(one),
        page.seen(),
        words.length,
        savedAt.length,
        page.connection.transport(),
      );
    }
    throw error;
  });
}

/** Since an instant: seconds until the first word that was typed after it was acknowledged, page by page. */
export async function backSince(at: number, typists: readonly Typist[]): Promise<readonly number[]> {
  const first = ({ typedAt, savedAt }: Typist): number =>
    savedAt[typedAt.findIndex((typed) => typed > at)] ?? Infinity;
  await untilAll("all pages are back", typists, (one) => first(one) < Infinity);
  return typists.map((one) => (first(one) - at) / 1000);
}

export const allSaved = (typists: readonly Typist[]): Promise<void> =>
  until("all is saved", () => typists.every(({ page }) => page.unsaved() === 0), BACK_MS);

/** Words that the text does not have, and those that it has more than once. */
export function lostOrDoubled(
  words: readonly string[],
  { clauses }: Pick<OpinionAnswer, "clauses">,
): { readonly lost: readonly string[]; readonly doubled: readonly string[] } {
  const times = new Map<string, number>();
  for (const { text } of clauses)
    for (const word of text.split(" ")) times.set(word, (times.get(word) ?? 0) + 1);
  return {
    lost: words.filter((word) => !times.has(word)),
    doubled: words.filter((word) => (times.get(word) ?? 0) > 1),
  };
}

export const saySeconds = (all: readonly number[]): string =>
  `median ${median(all).toFixed(1)}, most ${Math.max(...all).toFixed(1)} s`;
