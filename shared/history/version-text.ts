import { footnotesInOrder } from "../opinion/canonical-text.ts";
import type { WordRun, Words } from "../clause/words.ts";
import { closingSigns } from "../clause/closing.ts";
import type { ClauseId } from "../ids.ts";
import { numbersOf } from "../opinion/numbering.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import { isMainReport, livingClauses, type Opinion } from "../opinion/opinion.ts";

/** A clause as one version prints it, without its words: the number is that version's own. */
export type ClausePlace = Pick<DocumentClause, "kind" | "level" | "number" | "closing"> & {
  readonly footnotes: readonly string[];
};

export type VersionClause = ClausePlace & { readonly id: ClauseId; readonly runs: readonly WordRun[] };

/** The living clauses of one version, in order, with the characters of their words. */
export type VersionText = readonly VersionClause[];

export function versionText(opinion: Opinion, words: Words): VersionText {
  const living = livingClauses(opinion);
  const numbers = numbersOf(opinion);
  const closings = isMainReport(opinion) ? new Map<ClauseId, string>() : closingSigns(living, words);
  return living.map((clause) => {
    const runs = words.get(clause.id) ?? [];
    return {
      id: clause.id,
      kind: clause.kind,
      level: clause.level,
      number: numbers.get(clause.id) ?? "",
      closing: closings.get(clause.id) ?? "",
      footnotes: footnotesInOrder(clause, runs).map(({ text }) => text),
      runs,
    };
  });
}

/** The part of it that is no words. */
export const clausePlaceOf = ({ id: _id, runs: _runs, ...place }: VersionClause): ClausePlace => place;
