import type { PaletteEntry } from "./entry.ts";

/** More lines than this help nobody. */
const SHOWN_MAX = 40;

const EXACT = 10;
const BEGINNING = 7;
const WITHIN = 3;
const NEAR = 2;
/** Shorter words have too many neighbours. */
const NEAR_CHARS_MIN = 4;
/** Of two entries with the same words the shorter one is meant: so many words weigh a point. */
const LONG_WORDS = 20;
const WITHIN_CHARS_MIN = 3;

const HAN = /\p{Script=Han}/u;
/** An act, a page or a clause is meant before the word that explains it. */
const HELP = 3.5;

const LITTLE = new Set(["a", "an", "the", "of", "to", "in", "on", "for", "is"]);

const plain = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The words of a text in small letters, without accents and signs. */
const wordsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

type Points = (asked: string, word: string) => number;

/** Exact words count most, then beginnings, then parts. */
const strict: Points = (asked, word) => {
  if (word === asked) return EXACT;
  if (word.startsWith(asked)) return BEGINNING;
  if (!word.includes(asked)) return 0;
  if (HAN.test(asked)) return BEGINNING;
  return asked.length < WITHIN_CHARS_MIN ? 0 : WITHIN;
};

/** One letter too many, too few, another one, or two in the wrong order. Chinese: the signs in any order. */
const lenient: Points = (asked, word) => {
  const points = strict(asked, word);
  if (points > 0) return points;
  if (HAN.test(asked)) return Array.from(asked).every((sign) => word.includes(sign)) ? NEAR : 0;
  if (asked.length < NEAR_CHARS_MIN) return 0;
  let same = 0;
  while (asked[same] === word[same]) same++;
  const rest = asked.slice(same);
  const other = word.slice(same);
  const isNear =
    other.startsWith(rest.slice(1)) ||
    other.slice(1).startsWith(rest) ||
    other.slice(1).startsWith(rest.slice(1)) ||
    (rest[0] === other[1] && rest[1] === other[0] && other.slice(2).startsWith(rest.slice(2)));
  return isNear ? NEAR : 0;
};

type Field = { readonly words: readonly string[]; readonly weight: number };

const fieldsOf = ({ words, also = "", where = "" }: PaletteEntry): readonly Field[] => [
  { words: wordsOf(words), weight: 1 },
  { words: wordsOf(also), weight: 0.8 },
  { words: wordsOf(where), weight: 0.4 },
];

/** Every word of the question is found, or the entry has no points. */
function pointsOf(entry: PaletteEntry, asked: readonly string[], points: Points): number {
  const fields = fieldsOf(entry);
  let sum = 0;
  for (const one of asked) {
    const best = Math.max(
      0,
      ...fields.map(({ words, weight }) => weight * Math.max(0, ...words.map((word) => points(one, word)))),
    );
    if (best === 0) return 0;
    sum += best;
  }
  const [own] = fields;
  const first = own?.words[0] ?? "";
  // A clause's number or a symbol comes first in its entry, and is often all that is typed.
  const begun = points(asked[0] ?? "", first);
  const asBegun = begun >= EXACT ? 5 : begun >= BEGINNING ? 3 : 0;
  const isWhole = own?.words.join(" ").includes(asked.join(" ")) === true;
  const isClosed = entry.closed !== undefined;
  const behind = (isClosed ? 1 : 0) + (entry.isHelp === true ? HELP : 0);
  const length = (own?.words.length ?? 0) / LONG_WORDS;
  return sum / asked.length + asBegun + (isWhole ? 2 : 0) - behind - length;
}

/** Entries that the question means by their number stand before all others (rule K25). */
export function rank(
  entries: readonly PaletteEntry[],
  question: string,
  lately: readonly string[],
): readonly PaletteEntry[] {
  const meant = entries
    .flatMap((entry) => {
      const turn = entry.meantAs?.(question) ?? null;
      return turn === null ? [] : [{ entry, turn }];
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ entry }) => entry);
  if (meant.length === 0) return fitting(entries, question, lately);
  const rest = entries.filter((entry) => !meant.includes(entry));
  return [...meant, ...fitting(rest, question, lately)].slice(0, SHOWN_MAX);
}

/**
 * The entries that fit a question, the best first; of equals those used lately, then in the order given. Without a
 * question: those used lately, then the rest that is open.
 */
function fitting(
  entries: readonly PaletteEntry[],
  question: string,
  lately: readonly string[],
): readonly PaletteEntry[] {
  const age = (id: string): number => (lately.includes(id) ? lately.indexOf(id) : lately.length);
  const all = wordsOf(question);
  const most = all.filter((one) => !LITTLE.has(one));
  const asked = most.length === 0 ? all : most;
  if (asked.length === 0)
    return entries
      .filter(({ closed, isHelp }) => closed === undefined && isHelp === undefined)
      .toSorted((a, b) => age(a.id) - age(b.id))
      .slice(0, SHOWN_MAX);
  for (const points of [strict, lenient]) {
    const found = entries
      .map((entry) => ({ entry, points: pointsOf(entry, asked, points) }))
      .filter((one) => one.points > 0)
      .toSorted((a, b) => b.points - a.points || age(a.entry.id) - age(b.entry.id));
    if (found.length > 0) return found.slice(0, SHOWN_MAX).map(({ entry }) => entry);
  }
  return [];
}
