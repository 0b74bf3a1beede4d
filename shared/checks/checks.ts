import { isItem } from "../clause/clause.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import type { Finding, TextLanguage } from "./finding.ts";
import { punctuationFindings } from "./punctuation.ts";
import { type NumberIndex, referencesIn } from "./references.ts";
import { LATIN, languageOf } from "./text-language.ts";
import { unknownVerb } from "./verbs.ts";
import { forbiddenVerbs } from "./warn-verb.ts";

export type Checking = {
  readonly numbers: NumberIndex;
  /** Of the forum, in lower case. */
  readonly warnVerbs: readonly string[];
  /** In which the group drafts: of what is written in Latin letters. */
  readonly drafting: TextLanguage;
  /** An act said in which language the text is (rule E25). */
  readonly isSaid?: boolean;
  /** Of the report: its headings are no section verbs, and it may name what an Opinion may not (rule R31). */
  readonly isReport?: boolean;
};

/** Findings of all checks in one clause, in the order of its words (rule E6). */
export function findingsIn(
  { id, kind: written, text }: Pick<DocumentClause, "id" | "kind" | "text">,
  { numbers, warnVerbs, drafting, isSaid = false, isReport = false }: Checking,
): readonly Finding[] {
  const kind = isReport ? "note" : written;
  const language = languageOf(text, drafting);
  const findings = [...punctuationFindings(text, language)];
  const operative = numbers.sections[numbers.sectionOf.get(id) ?? -1]?.operative === true;
  // A recital may quote what another text decides; the Forum's own words begin with its first operative verb.
  if (kind === "verb" || (isItem(kind) && operative)) findings.push(...forbiddenVerbs(text, warnVerbs));
  if (kind === "verb" && forbiddenVerbs(text, warnVerbs).length === 0) {
    const unknown = unknownVerb(text, language);
    // Letters alone do not tell French and Spanish from English: until an act says it, a verb of either is one.
    const isLatin = LATIN.some((one) => one === language);
    const elsewhere = !isSaid && isLatin && LATIN.some((one) => unknownVerb(text, one) === null);
    if (unknown !== null && !elsewhere) findings.push(unknown);
  }
  for (const { start, end, clauseId } of referencesIn(text, id, numbers)) {
    if (clauseId !== null) continue;
    findings.push({ kind: "noSuchClause", start, end, found: text.slice(start, end), suggestion: null });
  }
  return findings.toSorted((a, b) => a.start - b.start);
}
