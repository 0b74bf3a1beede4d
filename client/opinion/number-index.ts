import { type NumberIndex, numberIndexOf } from "../../shared/checks/references.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";

export { referencesOf } from "../../shared/checks/bound-references.ts";

/** The numbers of today: the same object while no number, kind or verb has changed. */
export function openNumberIndex(): (text: Pick<OpinionDocument, "clauses" | "language">) => NumberIndex {
  let key = "";
  let index = numberIndexOf([]);
  return ({ clauses, language }) => {
    const now = clauses
      .map(({ id, kind, number, text }) => `${id} ${kind} ${number} ${kind === "verb" ? text : ""}`)
      .join("\n");
    if (`${language} ${now}` !== key) index = numberIndexOf(clauses, language);
    key = `${language} ${now}`;
    return index;
  };
}
