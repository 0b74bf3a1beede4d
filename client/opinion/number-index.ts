import { type NumberIndex, numberIndexOf } from "../../shared/checks/references.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";

export { referencesOf } from "../../shared/checks/bound-references.ts";

/** The numbers of today: the same object while no number, kind or verb has changed. */
export function openNumberIndex(): (clauses: readonly DocumentClause[]) => NumberIndex {
  let key = "";
  let index = numberIndexOf([]);
  return (clauses) => {
    const now = clauses
      .map(({ id, kind, number, text }) => `${id} ${kind} ${number} ${kind === "verb" ? text : ""}`)
      .join("\n");
    if (now !== key) index = numberIndexOf(clauses);
    key = now;
    return index;
  };
}
