import { bracketSpans, isNoText } from "../text/brackets.ts";
import { BRACKETED_STEPS_MAX } from "../limits.ts";
import { tracedWords } from "../merging/trace.ts";

/** The words of a text without signs and capitals; of a script without spaces, its characters. */
export const wordsOfText = (text: string): readonly string[] =>
  tracedWords(text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Words, or wordings of which one will stand: brackets that touch, or one that may go. */
type Stretch = { readonly words: readonly string[] } | { readonly options: readonly (readonly string[])[] };

const NO_NAMES: ReadonlySet<string> = new Set();

function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const say = (some: string): void => {
    const words = wordsOfText(some);
    if (words.length > 0) stretches.push({ words });
  };
  const spans = bracketSpans(text, NO_NAMES).filter(({ depth }) => depth === 1);
  let at = 0;
  for (let i = 0; i < spans.length;) {
    say(text.slice(at, spans[i]!.start));
    const options: (readonly string[])[] = [];
    do {
      const inside = text.slice(spans[i]!.start + 1, spans[i]!.end - 1);
      options.push(isNoText(inside) ? [] : wordsOfText(inside));
      at = spans[i]!.end;
      i += 1;
    } while (i < spans.length && text.slice(at, spans[i]!.start).trim() === "");
    stretches.push({ options: options.length === 1 ? [...options, []] : options });
  }
  say(text.slice(at));
  return stretches;
}

/** A clause as it is looked through: its words as numbers, in order, a stretch after the other. */
type Read = {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly words: readonly number[];
  /** Of each word, the stretch that it is in, and whether its wording ends with it. */
  readonly stretchOf: readonly number[];
  readonly isLast: readonly boolean[];
  /** Of each stretch, the first words of its wordings, and whether it may be read as nothing. */
  readonly firsts: readonly (readonly number[])[];
  readonly isEmpty: readonly boolean[];
  /** The words outside of brackets; `NO_WORD` where one stands. */
  readonly plain: readonly number[];
  /** Counts each word of it. */
  readonly times: readonly number[];
};

const NO_WORD = -1;

function readOf(stretches: readonly Stretch[]): Read {
  const numberOf = new Map<string, number>();
  const times: number[] = [];
  const words: number[] = [];
  const stretchOf: number[] = [];
  const isLast: boolean[] = [];
  const plain: number[] = [];
  const add = (some: readonly string[], stretch: number): void => {
    for (const [i, word] of some.entries()) {
      const n = numberOf.get(word) ?? numberOf.size;
      numberOf.set(word, n);
      times[n] = (times[n] ?? 0) + 1;
      words.push(n);
      stretchOf.push(stretch);
      isLast.push(i === some.length - 1);
    }
  };
  const firsts = stretches.map((one, stretch) => {
    const wordings = "words" in one ? [one.words] : one.options;
    const from = words.length;
    const first = wordings.flatMap((wording) => {
      const at = words.length;
      add(wording, stretch);
      return wording.length === 0 ? [] : [at];
    });
    if ("words" in one) plain.push(...words.slice(from));
    else plain.push(NO_WORD);
    return first;
  });
  const isEmpty = stretches.map((one) =>
    "words" in one ? one.words.length === 0 : one.options.some((wording) => wording.length === 0),
  );
  return { numberOf, words, stretchOf, isLast, firsts, isEmpty, plain, times };
}

/** A clause is looked at for each sentence of many papers: its words are told apart once. */
const known = new WeakMap<{ readonly text: string }, Read>();

function readingOf(of: { readonly text: string }): Read {
  const read = known.get(of) ?? readOf(stretchesOf(of.text));
  known.set(of, read);
  return read;
}

/**
 * Finds a way to read a text so: plainly, or with one wording of each bracket on the way; null where it cannot.
 * Signs, capitals and white space make no difference.
 */
export function readsIn(
  of: { readonly text: string },
  words: readonly string[],
): "plain" | "bracketed" | null {
  if (words.length === 0) return null;
  const read = readingOf(of);
  const asked: number[] = [];
  const left = [...read.times];
  for (const word of words) {
    const n = read.numberOf.get(word);
    // A word that stands there less often than it is asked for: no way of reading has them all.
    if (n === undefined || left[n] === 0) return null;
    left[n]! -= 1;
    asked.push(n);
  }
  if (standsIn(read.plain, asked)) return "plain";
  if (!read.plain.includes(NO_WORD)) return null;
  const steps = asked.length * (read.words.length + read.firsts.length);
  return steps <= BRACKETED_STEPS_MAX && isReadable(read, asked) ? "bracketed" : null;
}

/** Finds some words in a row (Knuth, Morris and Pratt, 1977): in linear time, however they repeat. */
function standsIn(list: readonly number[], asked: readonly number[]): boolean {
  const back = [0];
  for (let i = 1, same = 0; i < asked.length; i++) {
    while (same > 0 && asked[i] !== asked[same]) same = back[same - 1]!;
    if (asked[i] === asked[same]) same += 1;
    back.push(same);
  }
  let same = 0;
  for (const word of list) {
    while (same > 0 && word !== asked[same]) same = back[same - 1]!;
    if (word === asked[same]) same += 1;
    if (same === asked.length) return true;
  }
  return false;
}

/** The places in the clause where the part of the question that was read so far may end. */
type Ends = { readonly at: Int32Array; count: number };

/** Follows all ways of reading at once: a word of the question takes no longer than the clause has words. */
function isReadable(read: Read, [first, ...rest]: readonly number[]): boolean {
  const { words, firsts } = read;
  let here: Ends = { at: new Int32Array(words.length), count: 0 };
  let next: Ends = { at: new Int32Array(words.length), count: 0 };
  words.forEach((word, at) => {
    if (word === first) here.at[here.count++] = at;
  });
  const isBegun = new Uint8Array(firsts.length + 1);
  for (const word of rest) {
    follow(read, word, { from: here, to: next, isBegun });
    [here, next] = [next, here];
    if (here.count === 0) return false;
  }
  return here.count > 0;
}

/** Goes on with one word from each place. `isBegun` is scratch space, one flag a stretch. */
function follow(
  { words, stretchOf, isLast, firsts, isEmpty }: Read,
  word: number,
  { from, to, isBegun }: { readonly from: Ends; readonly to: Ends; readonly isBegun: Uint8Array },
): void {
  let found = 0;
  isBegun.fill(0);
  for (let i = 0; i < from.count; i++) {
    const at = from.at[i]!;
    if (isLast[at]) isBegun[stretchOf[at]! + 1] = 1;
    else if (words[at + 1] === word) to.at[found++] = at + 1;
  }
  for (let stretch = 0; stretch < firsts.length; stretch++) {
    if (isBegun[stretch] === 0) continue;
    for (const at of firsts[stretch]!) if (words[at] === word) to.at[found++] = at;
    if (isEmpty[stretch]) isBegun[stretch + 1] = 1;
  }
  to.count = found;
}
