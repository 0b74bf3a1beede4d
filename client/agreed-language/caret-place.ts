import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { textChangeOf } from "../room/text-change.ts";

/** A caret or a selection in a clause's words, with the words as they were. Units UTF-16. */
export type CaretPlace = { readonly start: number; readonly end: number; readonly words: string };

/** The words to be typed for a stretch of a clause. */
export type Insertion = {
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly typed: string;
};

/**
 * The edit that inserts a phrase, with the spaces around it that its script wants: in place of the selection, or
 * behind it where a bracket stands in it. Null where the words in it have changed since, or none more fit.
 */
export function insertionAt(place: CaretPlace, phrase: string, now: string): Insertion | null {
  const shifted = shiftedTo(place, now);
  if (shifted === null) return null;
  const selected = now.slice(shifted.start, shifted.end);
  const start = /[[\]]/u.test(selected) ? shifted.end : shifted.start;
  const { end } = shifted;
  const before = isWordBeside(now.slice(0, start).at(-1), phrase.at(0)) ? " " : "";
  const behind = isWordBeside(phrase.at(-1), now.at(end)) ? " " : "";
  const typed = before + phrase + behind;
  return now.length - (end - start) + typed.length > CLAUSE_CHARS_MAX
    ? null
    : { start, end, found: now.slice(start, end), typed };
}

/** Moves the place to the current words; null where the selection was changed itself. */
function shiftedTo({ start, end, words }: CaretPlace, now: string): Omit<CaretPlace, "words"> | null {
  const { from, removed, inserted } = textChangeOf(words, now);
  if (removed === 0 && inserted === "") return { start, end };
  if (from >= end) return { start, end };
  const moved = inserted.length - removed;
  return from + removed <= start ? { start: start + moved, end: end + moved } : null;
}

/** A sign is no word, and scripts without spaces want none. */
const WORD = /^(?!\p{Script=Han}|\p{Script=Thai})[\p{L}\p{N}]/u;
const isWordBeside = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined &&
  right !== undefined &&
  (WORD.test(left) || /[,;:.)\]]/u.test(left)) &&
  WORD.test(right);
