import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import { clauseHeading } from "../consensus/clause-name.ts";
import type { Say } from "../consensus/clause-name.ts";

/** "Clause b)" for every clause; said anew only where its clause, its verb or the language changed. */
export function useHeadings(document: OpinionDocument): ReadonlyMap<ClauseId, string> {
  const t = useTranslations();
  const known = useRef<{
    say: Say;
    by: Map<DocumentClause, { verb: DocumentClause | null; heading: string }>;
  }>({
    say: t,
    by: new Map(),
  });
  const before = known.current.say === t ? known.current.by : new Map();
  const next: typeof before = new Map();
  const headings = new Map<ClauseId, string>();
  let verb: DocumentClause | null = null;
  for (const clause of document.clauses) {
    const said = before.get(clause);
    const heading =
      said?.verb === verb && said !== undefined ? said.heading : clauseHeading(t, document, clause.id);
    next.set(clause, { verb, heading });
    headings.set(clause.id, heading);
    if (clause.kind === "verb") verb = clause;
  }
  known.current = { say: t, by: next };
  return headings;
}
