import { diffArrays } from "diff/lib/diff/array.js";
import { COMPARED_EDITS_MAX } from "../limits.ts";

/** A stretch of a text with one history. `mark`: which change put it in; empty: none. */
export type AlignedRun = {
  readonly length: number;
  readonly mark: string;
  /** The change that would strike it, from the file that went out; empty: none. */
  readonly struck?: string;
  /** Of what went out: may be away as a whole, once somebody accepts or rejects the change that it is of. */
  readonly optional?: boolean;
  /** Of what went out: not in the text unless somebody accepts it. */
  readonly proposed?: boolean;
};

export type AlignedText = { readonly text: string; readonly runs: readonly AlignedRun[] };

/** One step of the alignment: `length` characters from `s` in the sent text and `r` in the returned one. */
export type Aligned = {
  readonly kind: "same" | "gone" | "new";
  readonly s: number;
  readonly r: number;
  readonly length: number;
};

/** Ways that are tried, before words are compared. */
const TRIED_MAX = 50_000;
/** Longer replaced stretches are one change: single letters that both happen to have say nothing. */
const REFINED_CHARS_MAX = 400;

/** Quotes, dashes and spaces that Word changes by itself are the same; each stays one character. */
const plain = (text: string): string =>
  text
    .replaceAll(/[‘’‛ʼ]/gu, "'")
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll(/[\u2010\u2011\u2013\u2212]/gu, "-")
    .replaceAll(/[\u00a0\u202f\t]/gu, " ");

/**
 * Puts the characters of what came back beside those that went out. A character that a change put in is one of the same
 * change, or stands plain since somebody accepted it; nothing else is it, however it reads.
 */
export function aligned(sent: AlignedText, back: AlignedText): readonly Aligned[] {
  const s = { ...sent, text: plain(sent.text) };
  const r = { ...back, text: plain(back.text) };
  if (s.text === r.text && s.text !== "" && goesWith(s, 0, { r, at: 0, length: s.text.length }))
    return [{ kind: "same", s: 0, r: 0, length: s.text.length }];
  return settled(s, r) ?? compared(s, r);
}

const fits = (sent: AlignedRun, back: AlignedRun): boolean => back.mark === "" || back.mark === sent.mark;

const isUntouched = (sent: AlignedRun, back: AlignedRun): boolean =>
  sent.mark === back.mark && (sent.struck ?? "") === (back.struck ?? "");

/** Tells if a stretch that came back can be the one that went out. */
function goesWith(
  s: AlignedText,
  from: number,
  { r, at, length }: { readonly r: AlignedText; readonly at: number; readonly length: number },
): boolean {
  const [ours, theirs] = [openRuns(s.runs, from), openRuns(r.runs, at)];
  for (let left = length; left > 0;) {
    const [own, other] = [ours.here(), theirs.here()];
    if (own === null || other === null || !fits(own.run, other.run)) return false;
    const step = Math.min(own.left, other.left, left);
    ours.go(step);
    theirs.go(step);
    left -= step;
  }
  return true;
}

function openRuns(runs: readonly AlignedRun[], from: number) {
  let [n, left] = [0, 0];
  const settle = (): void => {
    while (n < runs.length && left >= runs[n]!.length) {
      left -= runs[n]!.length;
      n += 1;
    }
  };
  left = from;
  settle();
  return {
    here: () => (n < runs.length ? { run: runs[n]!, left: runs[n]!.length - left } : null),
    go: (step: number) => {
      left += step;
      settle();
    },
  };
}

/** Nothing was typed: each change is there, or was accepted or rejected as a whole. Null where that is not all. */
function settled(s: AlignedText, r: AlignedText): readonly Aligned[] | null {
  if (!s.runs.some(({ optional }) => optional === true)) return null;
  const starts: number[] = [];
  let sum = 0;
  for (const { length } of s.runs) {
    starts.push(sum);
    sum += length;
  }
  const failed = new Set<number>();
  const width = r.text.length + 1;
  /** Of each run, whether it is there; the last choices that are open are taken back first. */
  const chosen: boolean[] = [];
  const ats: number[] = [];
  let at = 0;
  for (let tried = 0; tried < TRIED_MAX; tried++) {
    const n = chosen.length;
    if (n === s.runs.length && at === r.text.length) return choices();
    const run = s.runs[n];
    const key = n * width + at;
    const isOpen = run !== undefined && !failed.has(key);
    if (isOpen) {
      const words = s.text.slice(starts[n], starts[n]! + run.length);
      const isThere = r.text.startsWith(words, at) && goesWith(s, starts[n]!, { r, at, length: run.length });
      if (isThere || run.optional === true) {
        chosen.push(isThere);
        ats.push(at);
        if (isThere) at += run.length;
        continue;
      }
    }
    failed.add(key);
    // Back to the last one that may be away after all.
    for (;;) {
      const was = chosen.pop();
      if (was === undefined) return null;
      at = ats.pop()!;
      const there = chosen.length;
      if (was && s.runs[there]!.optional === true) {
        chosen.push(false);
        ats.push(at);
        break;
      }
      failed.add(there * width + at);
    }
  }
  return null;

  function choices(): readonly Aligned[] {
    let back = 0;
    return s.runs.map(({ length }, n) => {
      const part = { s: starts[n]!, r: back, length };
      if (chosen[n] !== true) return { ...part, kind: "gone" };
      back += length;
      return { ...part, kind: "same" };
    });
  }
}

type Token = { readonly text: string; readonly run: AlignedRun };

const WORDS = /\s+|\p{Ideographic}|[\p{L}\p{M}\p{N}]+|[^]/gu;

function tokensOf({ text, runs }: AlignedText, pattern: RegExp): readonly Token[] {
  let at = 0;
  return runs.flatMap((run) => {
    const own = text.slice(at, (at += run.length));
    return (own.match(pattern) ?? []).map((one) => ({ text: one, run }));
  });
}

/** By words, and what differs by characters. */
function compared(s: AlignedText, r: AlignedText): readonly Aligned[] {
  // First what nobody touched: an equal word that was typed beside a struck one is not that one.
  const untouched = diffed(tokensOf(s, WORDS), tokensOf(r, WORDS), isUntouched);
  const parts = untouched.flatMap((part) =>
    part.gone.length === 0 || part.come.length === 0 ? [part] : diffed(part.gone, part.come, fits),
  );
  const refined = parts.flatMap((part) => {
    const [gone, come] = [lengthOf(part.gone), lengthOf(part.come)];
    const isShort = part.gone.length > 0 && part.come.length > 0 && gone + come <= REFINED_CHARS_MAX;
    if (part.same.length > 0 || !isShort) return [part];
    // Letters of words that nobody accepted are none of those that somebody typed.
    return diffed(charsOf(part.gone), charsOf(part.come), (own, other) =>
      other.mark === "" ? own.proposed !== true : fits(own, other),
    );
  });
  const found: Aligned[] = [];
  let [at, back] = [0, 0];
  for (const { same, gone, come } of refined) {
    const put = (kind: Aligned["kind"], length: number): void => {
      if (length > 0) found.push({ kind, s: at, r: back, length });
      if (kind !== "new") at += length;
      if (kind !== "gone") back += length;
    };
    put("same", lengthOf(same));
    put("gone", lengthOf(gone));
    put("new", lengthOf(come));
  }
  return found;
}

const lengthOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { text }) => sum + text.length, 0);
const charsOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap(({ text, run }) => text.split("").map((one) => ({ text: one, run })));

type Part = {
  readonly same: readonly Token[];
  readonly gone: readonly Token[];
  readonly come: readonly Token[];
};

function diffed(
  before: readonly Token[],
  after: readonly Token[],
  isSame: (own: AlignedRun, other: AlignedRun) => boolean,
): readonly Part[] {
  const comparator = (own: Token, other: Token): boolean =>
    own.text === other.text && isSame(own.run, other.run);
  const parts = diffArrays([...before], [...after], { comparator, maxEditLength: COMPARED_EDITS_MAX });
  if (parts === undefined) return replaced(before, after, comparator);
  const found: { same: Token[]; gone: Token[]; come: Token[] }[] = [];
  for (const { added, removed, value } of parts) {
    const last = found.at(-1);
    const isOpen = last !== undefined && last.same.length === 0;
    if (!added && !removed) found.push({ same: value, gone: [], come: [] });
    else if (isOpen) last[added ? "come" : "gone"].push(...value);
    else found.push({ same: [], gone: removed ? value : [], come: added ? value : [] });
  }
  return found;
}

/** Texts that have next to nothing in common are one change between the words at which both begin and end alike. */
function replaced(
  before: readonly Token[],
  after: readonly Token[],
  isSame: (own: Token, other: Token) => boolean,
): readonly Part[] {
  const shorter = Math.min(before.length, after.length);
  let [head, tail] = [0, 0];
  while (head < shorter && isSame(before[head]!, after[head]!)) head += 1;
  while (tail < shorter - head && isSame(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail += 1;
  return [
    { same: before.slice(0, head), gone: [], come: [] },
    {
      same: [],
      gone: before.slice(head, before.length - tail),
      come: after.slice(head, after.length - tail),
    },
    { same: before.slice(before.length - tail), gone: [], come: [] },
  ];
}
