import type { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";

/** The part of a text that names its clauses. */
type NamedClauses = Pick<OpinionDocument, "clauses" | "kind">;

export type Say = ReturnType<typeof useTranslations<never>>;

/** "clause b)", "the verb “recognizing”": how a sentence names a clause. */
export const clauseName = (say: Say, document: NamedClauses, id: ClauseId): string =>
  nameIn(say, { document, id, form: "name" });

/** With its verb, as delegates cite it: "recognizing b)". Numbers alone restart in each section. */
export const clauseCitation = (say: Say, document: NamedClauses, id: ClauseId): string =>
  nameIn(say, { document, id, form: "citation" });

/** The same at the head of a panel: "Clause b)". */
export const clauseHeading = (say: Say, document: NamedClauses, id: ClauseId): string =>
  nameIn(say, { document, id, form: "heading" });

type Naming = {
  readonly document: NamedClauses;
  readonly id: ClauseId;
  readonly form: "name" | "heading" | "citation";
};

function nameIn(say: Say, { document, id, form }: Naming): string {
  const index = document.clauses.findIndex((clause) => clause.id === id);
  const clause = document.clauses[index];
  if (clause === undefined) return say("clause.removed");
  const { number, kind } = clause;
  // Of a report it is a heading (rule R31).
  if (document.kind === "report" && kind === "verb") return clause.text === "" ? "…" : clause.text;
  const above = document.clauses.slice(0, index).findLast((one) => one.kind === "verb");
  const verb = above === undefined || above.text === "" ? say("clause.verbless") : above.text;
  if (number !== "") {
    if (form === "citation" && above !== undefined) return say("clause.numberedUnder", { verb, number });
    return say(form === "heading" ? "clause.heading" : "clause.numbered", { number });
  }
  const words = clause.text === "" ? "…" : clause.text;
  return say(form === "heading" ? "clause.headingUnnumbered" : "clause.unnumbered", { kind, words, verb });
}
