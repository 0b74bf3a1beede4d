import type { Localized } from "../../shared/text/localized.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";

/** A part of an entry that an act changed; `words` names the language in which they were changed. */
export type Difference =
  | { readonly part: "words"; readonly language: keyof Localized }
  | { readonly part: "date" | "group" | "windows" | "status" | "provisional" };

/** The parts in which two states of an entry differ, in the order in which an entry shows them. */
export function differences(was: TimetableEntry, now: TimetableEntry): readonly Difference[] {
  const languages = [...new Set([...Object.keys(now.what), ...Object.keys(was.what)])];
  const differ = (part: (entry: TimetableEntry) => unknown): boolean =>
    JSON.stringify(part(was)) !== JSON.stringify(part(now));
  const parts: readonly [boolean, Difference][] = [
    [differ(({ date, until = date, time }) => [date, until, time]), { part: "date" }],
    [differ(({ groupId }) => groupId), { part: "group" }],
    [differ(({ windows }) => windows), { part: "windows" }],
    [was.status !== now.status, { part: "status" }],
    [was.provisional !== now.provisional, { part: "provisional" }],
  ];
  return [
    ...languages
      .filter((one): one is keyof Localized => differ(({ what }) => what[one as keyof Localized]))
      .map((language) => ({ part: "words", language }) as const),
    ...parts.flatMap(([isChanged, difference]) => (isChanged ? [difference] : [])),
  ];
}
