import type { TimetableWarning } from "./timetable-rules.ts";

/**
 * The last day on which the forum's rules let the final report out, if that day is over by `today` (YYYY-MM-DD). Null:
 * the report is in time, or no rule names it (rule R35).
 */
export function lateAfter(warnings: readonly TimetableWarning[], today: string): string | null {
  // The report is the entry with which the draft Opinions are presented.
  const entries = warnings.flatMap(({ rule }) => (rule.presents === true ? [rule.entry] : []));
  const latest = warnings
    .flatMap((one) => (entries.includes(one.rule.entry) ? (one.latest ?? []) : []))
    .toSorted()
    .at(0);
  return latest !== undefined && today > latest ? latest : null;
}
