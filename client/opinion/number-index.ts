import { type NumberIndex, numberIndexOf } from "../../shared/checks/references.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";

export { referencesOf } from "../../shared/checks/bound-references.ts";

let key = "";
let index = numberIndexOf([]);

/** Gives the same object while no number, kind or verb has changed, of one text at a time: the page shows no more. */
export function todaysNumbers({
  clauses,
  language,
}: Pick<OpinionDocument, "clauses" | "language">): NumberIndex {
  const now = clauses
    .map(({ id, kind, number, text }) => `${id} ${kind} ${number} ${kind === "verb" ? text : ""}`)
    .join("\n");
  if (`${language} ${now}` !== key) index = numberIndexOf(clauses, language);
  key = `${language} ${now}`;
  return index;
}
