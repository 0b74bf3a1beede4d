import { type Checking, findingsIn } from "../../shared/checks/checks.ts";
import type { Finding } from "../../shared/checks/finding.ts";
import { type NumberIndex, numberIndexOf } from "../../shared/checks/references.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";

type Known = { readonly words: string; readonly findings: readonly Finding[] };

/** Remembers what was seen in each clause while its words and all numbers are the same. */
export function openFindings(): (clause: DocumentClause, checking: Checking) => readonly Finding[] {
  let numbers: NumberIndex | null = null;
  const known = new Map<string, Known>();
  return (clause, checking) => {
    if (checking.numbers !== numbers) known.clear();
    numbers = checking.numbers;
    const words = `${clause.kind} ${clause.text}`;
    const before = known.get(clause.id);
    if (before?.words === words) return before.findings;
    const findings = findingsIn(clause, checking);
    known.set(clause.id, { words, findings });
    return findings;
  };
}

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
