import type { ShelvedTextId } from "../ids.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { readText } from "../plain-text/read-text.ts";

/** An adopted text that the secretariat put on the shelf (rule E9). */
export type ShelvedText = {
  readonly id: ShelvedTextId;
  readonly title: string;
  /** The form of its citation. */
  readonly source: string;
  /** In the plain form that texts are imported in. */
  readonly text: string;
};

/** The same in its phrases, as pages look into it: `GET /api/forum/shelf`. */
export type ShelvedPhrases = Omit<ShelvedText, "text"> & { readonly phrases: readonly string[] };

/** Its paragraphs without numbers and closing signs, as words of a clause may be. */
export const shelvedPhrases = (text: string): readonly string[] =>
  readText(text)
    .draft.clauses.map((clause) => toPlainWords(clause.text).trim())
    .filter((phrase) => phrase !== "");

/** The text's own title; empty without one. */
export const ownTitleOf = (text: string): string =>
  toPlainWords(readText(text).draft.clauses.find(({ kind }) => kind === "title")?.text ?? "").trim();

export const withPhrases = ({ id, title, source, text }: ShelvedText): ShelvedPhrases => ({
  id,
  title,
  source,
  phrases: shelvedPhrases(text),
});
