import type { Refusal } from "../refusal.ts";
import { issue, type PeopleIssue } from "./issue.ts";
import { matchPeople } from "./match-people.ts";
import type { PeopleRow, ReadRow } from "./people-row.ts";
import type { LineAct, PeoplePlan, PlanContext, RunCommand } from "./plan.ts";
import { planDelegations } from "./plan-delegations.ts";
import { planPerson } from "./plan-person.ts";

/** Plans the rows of a file on the forum as it stands. Persons who are not in the file are left alone. */
export function planPeople(read: readonly ReadRow[], { steps, knownOf, reason }: PlanContext): PeoplePlan {
  const wrong: PeopleIssue[] = read.flatMap((one) => one.wrong);
  const rows: readonly PeopleRow[] = read.flatMap((one) => (one.wrong.length === 0 ? [one.row] : []));
  const acts = new Map<number, LineAct[]>();
  const note = (line: number, act: LineAct): void => {
    acts.set(line, [...(acts.get(line) ?? []), act]);
  };
  let needsReason = false;
  const run: RunCommand = (command, line) => {
    const seq = steps.forum().seq;
    const decided = steps.decide(command);
    if ("refusal" in decided) return issueOf(decided.refusal, line);
    if ("reason" in command && steps.forum().seq > seq) needsReason = true;
    return null;
  };
  const matched = matchPeople(rows, steps.forum(), knownOf);
  wrong.push(...matched.wrong);
  wrong.push(...planDelegations(rows, { steps, reason, run, note }));
  const spoilt = new Set(wrong.map(({ line }) => line));
  const heads = new Map<string, number>();
  // A head who steps down makes room for another line's head.
  const ordered = rows.toSorted((a, b) => Number(a.head !== false) - Number(b.head !== false));
  for (const row of ordered) {
    if (spoilt.has(row.line) || row.name === undefined) continue;
    const person = matched.people.get(row.line) ?? null;
    const known = person === null ? null : knownOf(person.id);
    const planned = planPerson(row, { person, known, steps, reason, run, heads });
    if ("wrong" in planned) wrong.push(planned.wrong);
    else if (planned.act !== null) note(row.line, planned.act);
  }
  return {
    lines: [...acts].map(([line, done]) => ({ line, acts: done })).toSorted((a, b) => a.line - b.line),
    wrong: wrong.toSorted((a, b) => a.line - b.line),
    same: rows.filter(({ line }) => !acts.has(line) && !wrong.some((one) => one.line === line)).length,
    needsReason,
  };
}

const issueOf = ({ reason }: Refusal, line: number): PeopleIssue =>
  reason === "lastOfSecretariat" ? issue(reason, line) : issue("refused", line, reason);
