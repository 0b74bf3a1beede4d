import type { Excerpt } from "../../shared/search/excerpt.ts";

/** One line of the palette: an act, a page, a clause, a person, a paper, a setting. */
export type PaletteEntry = {
  readonly id: string;
  readonly words: string;
  /** Its kind, or the place to which it belongs. */
  readonly where?: string;
  /** Other words by which people look for it. */
  readonly also?: string;
  /** Its turn among the entries that a question means above all others, by a number alone; null: it does not mean this one. */
  readonly meantAs?: (question: string) => number | null;
  readonly keys?: string;
  /** A line of Help: it stands behind the act of the same name. */
  readonly isHelp?: true;
  /** The reason why it is closed now; absent: it is open. */
  readonly closed?: string;
  readonly run: () => void;
};

/** A line found in a text: its words are an excerpt, with the places of what was asked for. */
export type FoundEntry = Required<Pick<PaletteEntry, "id" | "words" | "where" | "run">> &
  Pick<Excerpt, "marks">;
