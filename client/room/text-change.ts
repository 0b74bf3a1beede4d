import { isWithinCharacter } from "../../shared/text/whole-characters.ts";

/** One replaced stretch of a text, in UTF-16 units. */
export type TextChange = { readonly from: number; readonly removed: number; readonly inserted: string };

/** Yjs' account of what happened to a text. */
export type Delta = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
}[];

/**
 * The smallest single stretch of whole characters that makes one text of the other: the server takes no half of one (W2).
 * `caret`: its place in the second text. Where letters repeat, the stretch ends there.
 */
export function textChangeOf(before: string, after: string, caret = after.length): TextChange {
  const shorter = Math.min(before.length, after.length);
  let end = 0;
  while (end < Math.min(shorter, after.length - caret) && before.at(-1 - end) === after.at(-1 - end)) end++;
  let start = 0;
  while (start < shorter - end && before[start] === after[start]) start++;
  if (isWithinCharacter(before, start) || isWithinCharacter(after, start)) start--;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (isWithinCharacter(before, before.length - end) || isWithinCharacter(after, after.length - end)) end--;
  return {
    from: start,
    removed: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  };
}

/** Returns the insertion at this offset that makes one text of the other; null where it was another change. */
export function insertedAt(before: string, after: string, at: number): TextChange | null {
  const length = after.length - before.length;
  if (length < 0 || before.slice(0, at) !== after.slice(0, at)) return null;
  if (before.slice(at) !== after.slice(at + length)) return null;
  return { from: at, removed: 0, inserted: after.slice(at, at + length) };
}

/** The same within a text, from an offset to another: characters that would be parted at its ends are replaced whole. */
export function changeWithin(
  before: string,
  [from, to]: readonly [number, number],
  words: string,
): TextChange {
  const change = textChangeOf(before.slice(from, to), words);
  const start = from + change.from;
  const end = start + change.removed;
  const head = change.removed > 0 && isWithinCharacter(before, start) ? before.slice(start - 1, start) : "";
  const tail = change.removed > 0 && isWithinCharacter(before, end) ? before.slice(end, end + 1) : "";
  return {
    from: start - head.length,
    removed: head.length + change.removed + tail.length,
    inserted: head + change.inserted + tail,
  };
}

/** Maps an offset through a change of others. It stays behind the character before it: two who type there part no word. */
export function mapOffset(offset: number, delta: Delta): number {
  let at = 0;
  let mapped = offset;
  for (const { retain, insert, delete: gone } of delta) {
    if (retain !== undefined) at += retain;
    if (typeof insert === "string") {
      if (at < mapped) mapped += insert.length;
      at += insert.length;
    }
    if (gone !== undefined && at < mapped) mapped = Math.max(mapped - gone, at);
  }
  return mapped;
}

/**
 * The same delta where so many characters were put at an offset before it happened: they stand where `mapOffset`
 * says that the offset is.
 */
export function shiftDelta(delta: Delta, offset: number, length: number): Delta {
  const shifted: Delta[number][] = [];
  const add = (one: Delta[number]): void => {
    if (one.retain !== 0 && one.delete !== 0) shifted.push(one);
  };
  let at = 0;
  let passed = false;
  /** Deleted behind the offset, in a stretch that begins before it or there. */
  let rest = 0;
  const pass = (): void => {
    add({ retain: length });
    add({ delete: rest });
    [rest, passed] = [0, true];
  };
  for (const one of delta) {
    const { retain, delete: gone } = one;
    if (retain === undefined && gone === undefined) {
      if (!passed && at >= offset) pass();
      add(one);
      continue;
    }
    const end = at + (retain ?? gone ?? 0);
    if (rest > 0 && gone !== undefined) {
      rest += gone;
      at = end;
      continue;
    }
    if (rest > 0) pass();
    const isHere = !passed && offset < end;
    const before = isHere ? offset - at : end - at;
    add(gone === undefined ? { retain: before } : { delete: before });
    if (isHere && gone !== undefined) rest = end - offset;
    else if (isHere) {
      pass();
      add({ retain: end - offset });
    }
    at = end;
  }
  if (rest > 0) pass();
  return shifted;
}
