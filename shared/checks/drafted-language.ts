import type { Kind } from "../clause/clause.ts";
import type { TextLanguage } from "./finding.ts";
import { LATIN, languageOf, type LatinLanguage, latinLanguageOf } from "./text-language.ts";

/** A text, and its language where an act said it (rule E25). */
export type Drafted = {
  readonly language?: TextLanguage;
  readonly clauses: readonly { readonly kind: Kind; readonly text: string }[];
};

/** The language of a text's Latin letters: as an act said, else as its section verbs tell (rule E16). */
export function latinIn({ language, clauses }: Drafted): LatinLanguage {
  const said = LATIN.find((one) => one === language);
  return said ?? latinLanguageOf(clauses.flatMap(({ kind, text }) => (kind === "verb" ? [text] : [])));
}

/** The language in which a text is drafted: as an act said, else as its words tell; null where it has none yet. */
export function draftedIn(drafted: Drafted): TextLanguage | null {
  if (drafted.language !== undefined) return drafted.language;
  const text = drafted.clauses.map((clause) => clause.text).join(" ");
  return /\p{L}/u.test(text) ? languageOf(text, latinIn(drafted)) : null;
}
