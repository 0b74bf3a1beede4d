import { applyTimetableEvent } from "../../shared/forum/timetable-event.ts";
import { keepTimetable } from "../../shared/forum/keep-timetable.ts";
import type { TimetableCommand } from "../../shared/forum/timetable-rights.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";

type DryRun = { readonly entries: readonly TimetableEntry[] } | { readonly refusal: Refusal };

/** Dry run of a command on the timetable, by the server's own rules. */
export function useTimetableDryRun(): (command: TimetableCommand) => DryRun {
  const forum = useForum();
  return (command) => {
    const now = forumNow(forum);
    const decided = keepTimetable(
      {
        entries: forum.timetable,
        changes: forum.timetableChanges,
        groups: forum.groups.map(({ id }) => id),
        opinions: forum.groups.flatMap(({ id, opinions }) =>
          opinions.map((one) => ({ id: one.id, groupId: id })),
        ),
        timeZone: forum.timeZone,
        now,
        newId: () => "not-sent-yet",
        actor: forum.me,
      },
      command,
    );
    if ("refusal" in decided) return decided;
    const before = { entries: forum.timetable, changes: [] };
    return {
      entries: applyTimetableEvent(before, { ...decided.act, seq: 0, at: now, by: forum.me.id }).entries,
    };
  };
}
