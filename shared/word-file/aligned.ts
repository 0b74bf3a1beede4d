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
/** Pairs of words that are weighed: two paragraphs of 2,000 words and signs each. */
const PAIRS_MAX = 4_000_000;
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

/** A word may stand in several runs of one history. */
function joined(runs: readonly AlignedRun[]): readonly AlignedRun[] {
  const found: AlignedRun[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && isUntouched(last, run))
      found[found.length - 1] = { ...last, length: last.length + run.length };
    else found.push(run);
  }
  return found;
}

type Token = { readonly text: string; readonly run: AlignedRun };

const WORDS = /\s+|\p{Ideographic}|[\p{L}\p{M}\p{N}]+|[^]/gu;

function tokensOf({ text, runs }: AlignedText, pattern: RegExp): readonly Token[] {
  let at = 0;
  return joined(runs).flatMap((run) => {
    const own = text.slice(at, (at += run.length));
    return (own.match(pattern) ?? []).map((one) => ({ text: one, run }));
  });
}

/** Two words of different changes that touch read as one word once both changes are settled. */
function cutAs(own: readonly Token[], other: readonly Token[]): readonly Token[] {
  const known = new Set(own.map(({ text }) => text));
  const touching = new Map(
    own.flatMap(({ text }, i): readonly (readonly [string, number])[] => {
      const behind = own[i + 1];
      return behind === undefined ? [] : [[text + behind.text, text.length]];
    }),
  );
  return other.flatMap((token) => {
    const { text, run } = token;
    const at = known.has(text) ? undefined : touching.get(text);
    return at === undefined
      ? [token]
      : [text.slice(0, at), text.slice(at)].map((one) => ({ text: one, run }));
  });
}

/** By words, and where one word stands for another by the letters at which both begin and end. */
function compared(s: AlignedText, r: AlignedText): readonly Aligned[] {
  const own = tokensOf(s, WORDS);
  const refined = matched(own, cutAs(own, tokensOf(r, WORDS))).flatMap((part) => {
    const [gone, come] = [lengthOf(part.gone), lengthOf(part.come)];
    const isShort = part.gone.length > 0 && part.come.length > 0 && gone + come <= REFINED_CHARS_MAX;
    return isShort ? replaced(charsOf(part.gone), charsOf(part.come)) : [part];
  });
  const found: Aligned[] = [];
  let [at, back] = [0, 0];
  for (const { same, gone, come } of refined) {
    const put = (kind: Aligned["kind"], length: number): void => {
      const last = found.at(-1);
      if (last?.kind === kind) found[found.length - 1] = { ...last, length: last.length + length };
      else if (length > 0) found.push({ kind, s: at, r: back, length });
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

const isSameToken = (own: Token, other: Token): boolean =>
  own.text === other.text && isUntouched(own.run, other.run);

/** The words at which both begin and end alike are the same; what stands between them is one change. */
function replaced(before: readonly Token[], after: readonly Token[], between = oneChange): readonly Part[] {
  const shorter = Math.min(before.length, after.length);
  let [head, tail] = [0, 0];
  while (head < shorter && isSameToken(before[head]!, after[head]!)) head += 1;
  while (tail < shorter - head && isSameToken(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail += 1;
  return [
    { same: before.slice(0, head), gone: [], come: [] },
    ...between(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    { same: before.slice(before.length - tail), gone: [], come: [] },
  ];
}

const oneChange = (gone: readonly Token[], come: readonly Token[]): readonly Part[] => [
  { same: [], gone, come },
];

/** Texts that would take longer to compare are one change between their common beginning and end. */
const matched = (before: readonly Token[], after: readonly Token[]): readonly Part[] =>
  replaced(before, after, (gone, come) =>
    gone.length * come.length > PAIRS_MAX ? oneChange(gone, come) : mostAlike(gone, come),
  );

/**
 * Weighs a word that both texts have, by its letters. Untouched it is worth more than accepted or rejected: an equal
 * word that was typed beside a struck one is not that one. Spaces and signs are worth little: all are alike.
 */
function worthOf(own: Token, other: Token): number {
  if (own.text !== other.text || !fits(own.run, other.run)) return 0;
  const letters = /[\p{L}\p{N}]/u.test(own.text) ? 4 + 2 * Math.min(own.text.length, 20) : 2;
  return isUntouched(own.run, other.run) ? 2 * letters : letters;
}

/** Words that follow each other in both texts belong together. */
const WORTH_OF_NEXT = 1;

/** The alignment of most worth, by the table of Needleman and Wunsch (1970) with a reward for neighbours. */
function mostAlike(before: readonly Token[], after: readonly Token[]): readonly Part[] {
  const width = after.length + 1;
  const best = new Int32Array((before.length + 1) * width);
  /** The best worth of an alignment that ends in a pair here; -1: the two words are no pair. */
  const paired = new Int32Array((before.length + 1) * width).fill(-1);
  for (let b = 1; b <= before.length; b++)
    for (let a = 1; a <= after.length; a++) {
      const here = b * width + a;
      const across = here - width - 1;
      const worth = worthOf(before[b - 1]!, after[a - 1]!);
      if (worth > 0)
        paired[here] =
          worth + Math.max(best[across]!, paired[across]! < 0 ? 0 : paired[across]! + WORTH_OF_NEXT);
      best[here] = Math.max(best[here - width]!, best[here - 1]!, paired[here]!);
    }
  const parts: { same: Token[]; gone: Token[]; come: Token[] }[] = [];
  let [b, a] = [before.length, after.length];
  /** The pair behind was reckoned as following this one. */
  let isNext = false;
  const last = (): { same: Token[]; gone: Token[]; come: Token[] } => {
    const there = parts.at(-1);
    if (there !== undefined && there.same.length === 0) return there;
    const made = { same: [], gone: [], come: [] };
    parts.push(made);
    return made;
  };
  while (b > 0 || a > 0) {
    const here = b * width + a;
    const isPair = b > 0 && a > 0 && paired[here]! >= 0 && (isNext || paired[here] === best[here]);
    if (isPair) {
      parts.push({ same: [before[b - 1]!], gone: [], come: [] });
      const across = here - width - 1;
      isNext = paired[across]! >= 0 && paired[across]! + WORTH_OF_NEXT > best[across]!;
      [b, a] = [b - 1, a - 1];
    } else if (a > 0 && (b === 0 || best[here - 1]! >= best[here - width]!)) last().come.push(after[--a]!);
    else last().gone.push(before[--b]!);
  }
  return parts.toReversed().map(({ same, gone, come }) => ({
    same,
    gone: gone.toReversed(),
    come: come.toReversed(),
  }));
}
