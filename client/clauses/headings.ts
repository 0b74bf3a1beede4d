import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { clauseHeading, type Say } from "../opinion/clause-name.ts";

type Said = { readonly say: Say; readonly verb: DocumentClause | null; readonly heading: string };

const said = new WeakMap<DocumentClause, Said>();

/** "Clause b)" for every clause; said anew only where its clause, its verb or the language changed. */
export function headingsOf(say: Say, document: OpinionDocument): ReadonlyMap<ClauseId, string> {
  const headings = new Map<ClauseId, string>();
  let verb: DocumentClause | null = null;
  for (const clause of document.clauses) {
    const before = said.get(clause);
    const same = before !== undefined && before.verb === verb && before.say === say;
    const heading = same ? before.heading : clauseHeading(say, document, clause.id);
    if (!same) said.set(clause, { say, verb, heading });
    headings.set(clause.id, heading);
    if (clause.kind === "verb") verb = clause;
  }
  return headings;
}
