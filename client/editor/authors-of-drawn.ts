import type { Drawn } from "./drawing.ts";

/** Text of a redline that somebody inserted or deleted. */
export type Redlined = Extract<Drawn, { kind: "words" | "deleted" }>;

export type DrawnAuthors = {
  /** "Inserted by AAA". */
  readonly titleOf: (part: Redlined) => string;
  /** The colour of whoever inserted or deleted it: of a delegation, or of all offices. */
  readonly colourOf: (part: Redlined) => string;
  /** The server may name an author later than the page has the text. */
  readonly isKnown: (part: Redlined) => boolean;
  /** Calls the listener when the server may have named an author. */
  readonly onNamed: (listener: () => void) => () => void;
};

const isRedlined = (part: Drawn): part is Redlined =>
  part.kind === "deleted" || (part.kind === "words" && part.inserted);

/**
 * Puts the authors into what is drawn: an author who becomes known then changes the drawing. Changes of one author that
 * touch are one, though they came from two of their devices: a screen reader tells their author once (rule A73).
 */
export function withAuthors(drawn: readonly Drawn[], { titleOf, colourOf }: DrawnAuthors): readonly Drawn[] {
  const joined: Drawn[] = [];
  for (const part of drawn) {
    if (!isRedlined(part)) {
      joined.push(part);
      continue;
    }
    const next = { ...part, title: titleOf(part), colour: colourOf(part) };
    const last = joined.at(-1);
    if (last !== undefined && looksAs(last, next))
      joined[joined.length - 1] = { ...last, text: last.text + next.text };
    else joined.push(next);
  }
  return joined;
}

function looksAs<Part extends Redlined>(last: Drawn, next: Part): last is Part {
  if (!isRedlined(last) || last.title !== next.title) return false;
  if (last.kind === "deleted" || next.kind === "deleted") return last.kind === next.kind;
  return (
    last.unseen === "" &&
    next.unseen === "" &&
    last.bracket === next.bracket &&
    last.selected === next.selected &&
    last.leadsTo === next.leadsTo &&
    last.underlined === next.underlined
  );
}

/** Counts the insertions and deletions whose author is not known yet. */
export const unnamedIn = (drawn: readonly Drawn[], { isKnown }: DrawnAuthors): number =>
  drawn.filter((part) => isRedlined(part) && !isKnown(part)).length;
