import { shownWords } from "../text/plain-words.ts";
import { isWithinCharacter } from "../text/whole-characters.ts";
import type { FoundRange } from "./folded.ts";

/** A piece of a text around what was found in it. `marks`: in UTF-16 units of `text`, in order. */
export type Excerpt = { readonly text: string; readonly marks: readonly FoundRange[] };

const CHARS_BEFORE = 40;
const CHARS = 160;
/** So far a cut goes to the next space. */
const TO_SPACE = 16;
const CUT = "…";

export function excerptOf(text: string, found: readonly FoundRange[]): Excerpt {
  const first = found[0]?.[0] ?? 0;
  const start = first <= CHARS_BEFORE ? 0 : beginning(text, first - CHARS_BEFORE, first);
  const end = text.length - start <= CHARS ? text.length : ending(text, start + CHARS);
  const [before, after] = [start === 0 ? "" : CUT, end === text.length ? "" : CUT];
  const offset = before.length - start;
  return {
    text: `${before}${shownWords(text.slice(start, end).replaceAll("\n", " "))}${after}`,
    marks: found.flatMap(([from, to]): FoundRange[] =>
      from >= end ? [] : [[from + offset, Math.min(to, end) + offset]],
    ),
  };
}

/** Behind a space, as far as there is one before the place that must be seen. */
function beginning(text: string, at: number, seen: number): number {
  const space = text.slice(at, Math.min(at + TO_SPACE, seen)).indexOf(" ");
  return space === -1 ? (isWithinCharacter(text, at) ? at - 1 : at) : at + space + 1;
}

function ending(text: string, at: number): number {
  const space = text.slice(at - TO_SPACE, at).lastIndexOf(" ");
  return space === -1 ? (isWithinCharacter(text, at) ? at - 1 : at) : at - TO_SPACE + space;
}
