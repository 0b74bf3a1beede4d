import { type Checking, findingsIn } from "../../shared/checks/checks.ts";
import type { Finding } from "../../shared/checks/finding.ts";
import type { NumberIndex } from "../../shared/checks/references.ts";
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
