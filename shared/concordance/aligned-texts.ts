import { languageOf, latinLanguageOf } from "../checks/text-language.ts";
import type { TextLanguage } from "../checks/finding.ts";
import type { ShelvedPhrases } from "../agreed-language/shelved-text.ts";
import type { ClausePair } from "./clause-pair.ts";
import { differencesOf } from "./compare-clauses.ts";
import { NO_NAMES } from "./names.ts";
import { NO_TERMS } from "./terms.ts";

/** Fewer paragraphs are alike in number by chance. */
const PHRASES_MIN = 8;
/** Of the paragraphs of two texts, at most one in so many says other figures or cites other texts. */
const DIFFERING_ONE_IN = 5;

type Text = { readonly phrases: readonly string[]; readonly language: TextLanguage };

/** Adopted texts that stand on the shelf in two languages, paragraph by paragraph: as many, with the same figures. */
export function alignedTexts(shelf: readonly ShelvedPhrases[]): readonly ClausePair[] {
  const texts = shelf
    .filter(({ phrases }) => phrases.length >= PHRASES_MIN)
    .map(({ phrases }): Text => ({
      phrases,
      language: languageOf(phrases.join(" "), latinLanguageOf(phrases)),
    }));
  return texts.flatMap((one, i) =>
    texts.slice(i + 1).flatMap((other) => {
      if (one.language === other.language || one.phrases.length !== other.phrases.length) return [];
      const pairs = one.phrases.map((text, n): ClausePair => ({
        kind: "recital",
        original: { language: one.language, text },
        version: { language: other.language, text: other.phrases[n]! },
      }));
      return isSameText(pairs) ? pairs : [];
    }),
  );
}

function isSameText(pairs: readonly ClausePair[]): boolean {
  const hasFigures = pairs.filter(({ original }) => /\p{N}/u.test(original.text));
  const differing = hasFigures.filter((pair) =>
    differencesOf(pair, { names: NO_NAMES, terms: NO_TERMS }).some(
      ({ kind }) => kind === "number" || kind === "reference" || kind === "date",
    ),
  );
  return hasFigures.length > 0 && differing.length * DIFFERING_ONE_IN <= hasFigures.length;
}
