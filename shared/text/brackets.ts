/** A bracketed stretch of a clause's words, in UTF-16 units, its signs included. */
export type BracketSpan = {
  readonly start: number;
  readonly end: number;
  /** 1 for the outermost. */
  readonly depth: number;
  /** Holds only names of delegations: says who asked, counts nothing. */
  readonly attribution: boolean;
};

/** All balanced brackets of a text, in order of their opening sign. Signs without a partner are plain words. */
export function bracketSpans(text: string, names: ReadonlySet<string>): readonly BracketSpan[] {
  if (!text.includes("[")) return [];
  const spans: BracketSpan[] = [];
  // Depth among balanced pairs alone: a stray "[" must not push its followers down.
  const enclosing: number[] = [];
  for (const [start, end] of balancedPairs(text)) {
    while (enclosing.length > 0 && enclosing.at(-1)! <= start) enclosing.pop();
    enclosing.push(end);
    const attribution = isAttribution(text.slice(start + 1, end - 1), names);
    spans.push({ start, end, depth: enclosing.length, attribution });
  }
  return spans;
}

const SIGNS = /[[\]]/gu;

/** Start and end of each balanced pair, in order of their opening sign. */
function balancedPairs(text: string): readonly (readonly [start: number, end: number])[] {
  const pairs: (readonly [number, number])[] = [];
  const open: number[] = [];
  for (const { index } of text.matchAll(SIGNS)) {
    if (text[index] === "[") open.push(index);
    else if (open.length > 0) pairs.push([open.pop()!, index + 1]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

const BETWEEN_NAMES = /[,/;·]|\band\b/gu;

/** Number of signs that part names in one of them at most: asked for each bracket of a text. */
const signsInNames = new WeakMap<ReadonlySet<string>, number>();
function signsInOneOf(names: ReadonlySet<string>): number {
  let most = signsInNames.get(names);
  if (most === undefined) {
    most = 0;
    for (const name of names) most = Math.max(most, name.match(BETWEEN_NAMES)?.length ?? 0);
    signsInNames.set(names, most);
  }
  return most;
}

/**
 * Names parted by signs or "and"; a name may itself hold them, so each part is tried with as many of the next ones as
 * the longest name has. Looked at once, from the end: a clause of brackets and commas may not hold the room up.
 */
function isAttribution(inside: string, names: ReadonlySet<string>): boolean {
  // Text with brackets of its own is no list of names.
  if (/[[\]]/u.test(inside)) return false;
  const text = inside.toLowerCase();
  const signs = [...text.matchAll(BETWEEN_NAMES)];
  const starts = [0, ...signs.map((sign) => sign.index + sign[0].length)];
  const ends = [...signs.map((sign) => sign.index), text.length];
  const more = signsInOneOf(names);
  /** True from the n-th part on where names alone stand. */
  const isNamed = starts.map(() => false);
  for (let from = starts.length - 1; from >= 0; from--) {
    for (let to = from; to < starts.length && to <= from + more && !isNamed[from]; to++) {
      const goesOn = to === starts.length - 1 || isNamed[to + 1]!;
      isNamed[from] = goesOn && names.has(text.slice(starts[from], ends[to]).trim());
    }
  }
  return isNamed[0]!;
}

/**
 * Whom typed words name for a bracket: `[AAA, BBB: text]`, or `[text] [AAA]` for those that touch before a name. By the
 * start of each bracket. The words say so and nothing more: a typed bracket is nobody's (rule B3).
 */
export function namedInWords(text: string, names: ReadonlySet<string>): ReadonlyMap<number, string> {
  const spans = bracketSpans(text, names);
  const named = new Map<number, string>();
  for (const span of spans) {
    const inside = text.slice(span.start + 1, span.end - 1);
    const colon = inside.indexOf(":");
    if (colon > 0 && isAttribution(inside.slice(0, colon), names))
      named.set(span.start, inside.slice(0, colon).trim());
    if (!span.attribution) continue;
    let end = text.slice(0, span.start).trimEnd().length;
    for (;;) {
      const before = spans.find((one) => one.end === end && one.depth === span.depth && !one.attribution);
      if (before === undefined) break;
      if (!named.has(before.start)) named.set(before.start, inside.trim());
      end = before.start;
    }
  }
  return named;
}

/**
 * Open brackets in a text (rule N11): brackets that touch are one bracket with n alternatives, nested ones
 * count again, attributions count nothing. `names`: symbols and names of delegations, lower case.
 */
export function countBrackets(
  text: string,
  names: ReadonlySet<string>,
): { readonly brackets: number; readonly alternatives: number } {
  const spans = bracketSpans(text, names).filter((span) => !span.attribution);
  let brackets = 0;
  let alternatives = 0;
  const groupSize = new Map<string, number>();
  for (const span of spans) {
    const before = groupSize.get(`${span.depth}:${span.start}`);
    const size = (before ?? 0) + 1;
    groupSize.set(`${span.depth}:${span.end}`, size);
    if (size === 1) brackets++;
    else alternatives += size === 2 ? 2 : 1;
  }
  return { brackets, alternatives };
}

/** Stands in the place of an alternative without words. */
export const NO_TEXT = "no text";

/** True for an alternative which says that nothing is to stand there. */
export const isNoText = (wording: string): boolean => wording.trim().toLowerCase() === NO_TEXT;

/** True if every sign of a text has its partner. */
export function isBalanced(text: string): boolean {
  const signs = text.match(/[[\]]/gu)?.length ?? 0;
  return signs === 2 * bracketSpans(text, new Set()).length;
}
