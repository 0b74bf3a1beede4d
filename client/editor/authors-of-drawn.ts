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

/** Puts the authors into what is drawn: an author who becomes known then changes the drawing. */
export const withAuthors = (drawn: readonly Drawn[], { titleOf, colourOf }: DrawnAuthors): readonly Drawn[] =>
  drawn.map((part) => (isRedlined(part) ? { ...part, title: titleOf(part), colour: colourOf(part) } : part));

/** Counts the insertions and deletions whose author is not known yet. */
export const unnamedIn = (drawn: readonly Drawn[], { isKnown }: DrawnAuthors): number =>
  drawn.filter((part) => isRedlined(part) && !isKnown(part)).length;
