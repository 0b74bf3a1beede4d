import type { Localized } from "../text/localized.ts";
import type { TimetableEntry } from "./timetable-entry.ts";
import { WEEK_MS } from "../durations.ts";
import { DAY } from "./timetable.ts";

/** Rules for the forum's dates, by the ids of entries (rule T12). */
export type TimetableRule = {
  readonly words: Localized;
  /** This entry is due … */
  readonly entry: string;
  /** … at least so many whole weeks before the first day of that one. */
  readonly weeksBefore: number;
  readonly before: string;
  /** With this entry the draft Opinions are presented: those that are not annexed yet are named. */
  readonly presents?: boolean;
};

/** A rule held against the dates as they stand. */
export type TimetableWarning = {
  readonly rule: TimetableRule;
  /** `noDay`: one of the two has no day yet, so nobody can tell. */
  readonly state: "kept" | "broken" | "noDay";
  /** Both as YYYY-MM-DD: the day as planned, and the last one that keeps to the rule. Absent where there is no day. */
  readonly planned?: string;
  readonly latest?: string;
};

export const warningsOf = (
  timetable: readonly TimetableEntry[],
  rules: readonly TimetableRule[],
): readonly TimetableWarning[] =>
  rules.map((rule) => {
    const { entry, weeksBefore, before } = rule;
    const dayOf = (id: string): string | null => {
      const found = timetable.find((one) => one.id === id)?.date ?? "";
      return DAY.test(found) ? found : null;
    };
    const [planned, opening] = [dayOf(entry), dayOf(before)];
    if (opening === null) return { rule, state: "noDay" };
    const latest = new Date(Date.parse(`${opening}T00:00Z`) - weeksBefore * WEEK_MS)
      .toISOString()
      .slice(0, 10);
    if (planned === null) return { rule, state: "noDay", latest };
    return { rule, state: planned <= latest ? "kept" : "broken", planned, latest };
  });
