import { type Change, changesBetween } from "../text/changes.ts";

/** One side's change: `start` to `end` of the base, in UTF-16 units, became `text`. */
export type Hunk = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly at: number;
};

/** A stretch of merged words and where they stand in each of the two texts; null where they are not from it. */
export type MergedPart = {
  readonly text: string;
  readonly inCurrent: number | null;
  readonly inProposed: number | null;
};

/**
 * Merges a proposal made against `base` into the current words, where the two do not touch the same words. Null where
 * they do: then people look at it (rule V9). Identical changes are taken once.
 */
export const rebased = (base: string, current: string, proposed: string): readonly MergedPart[] | null =>
  mergedHunks(base, hunksOf(base, current), hunksOf(base, proposed));

/** The same of what was compared before. */
export function mergedHunks(
  base: string,
  ours: readonly Hunk[],
  theirs: readonly Hunk[],
): readonly MergedPart[] | null {
  const parts: MergedPart[] = [];
  let [at, i, j] = [0, 0, 0];
  // Lead of each text over the base up to here.
  let [aheadCurrent, aheadProposed] = [0, 0];
  const put = (text: string, inCurrent: number | null, inProposed: number | null): void => {
    if (text !== "") parts.push({ text, inCurrent, inProposed });
  };
  const keep = (until: number): void => {
    put(base.slice(at, until), at + aheadCurrent, at + aheadProposed);
    at = until;
  };
  const take = ({ start, end, text }: Hunk): number => {
    at = end;
    return text.length - (end - start);
  };
  for (;;) {
    const our = ours[i];
    const their = theirs[j];
    if (our === undefined && their === undefined) break;
    if (our !== undefined && their !== undefined) {
      if (our.start === their.start && our.end === their.end && our.text === their.text) {
        keep(our.start);
        put(our.text, our.at, their.at);
        aheadCurrent += take(our);
        aheadProposed += take(their);
        i += 1;
        j += 1;
        continue;
      }
      if (touch(base, our, their)) return null;
    }
    if (their === undefined || (our !== undefined && isFirst(our, their))) {
      keep(our!.start);
      put(our!.text, our!.at, null);
      aheadCurrent += take(our!);
      i += 1;
    } else {
      keep(their.start);
      put(their.text, null, their.at);
      aheadProposed += take(their);
      j += 1;
    }
  }
  keep(base.length);
  return parts;
}

export const mergedText = (parts: readonly MergedPart[]): string => parts.map(({ text }) => text).join("");

/** Of two that do not touch, the one that comes first in the base; an addition before what begins there. */
const isFirst = (one: Hunk, other: Hunk): boolean =>
  one.start < other.start || (one.start === other.start && one.end < other.end);

/** Changes of a text, one by one. */
export const hunksOf = (base: string, text: string): readonly Hunk[] => hunksIn(changesBetween(base, text));

/** The same of what was compared before. */
export function hunksIn(compared: readonly Change[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [start, at] = [0, 0];
  let open: { end: number; text: string } | null = null;
  const close = (): void => {
    if (open === null) return;
    hunks.push({ start, end: open.end, text: open.text, at });
    at += open.text.length;
    start = open.end;
    open = null;
  };
  for (const part of compared) {
    if (part.kind === "same") {
      close();
      start += part.text.length;
      at += part.text.length;
      continue;
    }
    open ??= { end: start, text: "" };
    if (part.kind === "removed") open.end += part.text.length;
    else open.text += part.text;
  }
  close();
  return hunks;
}

/**
 * True if two changes share words, or one adds words right beside the other's: people look at "should" before a verb
 * that somebody else replaces.
 */
function touch(base: string, one: Hunk, other: Hunk): boolean {
  const [first, second] = isFirst(one, other) ? [one, other] : [other, one];
  if (second.start < first.end) return true;
  const isAddition = [first, second].some(({ start, end }) => start === end);
  return isAddition && base.slice(first.end, second.start).trim() === "";
}
