import type { ForumView } from "../../shared/forum/forum-view.ts";
import { wallTime, zoneOffset } from "../../shared/timetable/timetable.ts";

/** An instant on the wall of a zone, as the browser's own field has it: "2025-06-13T18:00". */
export const onTheWall = (at: number, timeZone: string): string =>
  new Date(at + zoneOffset(at, timeZone)).toISOString().slice(0, 16);

/** The instant that a field names in a zone; null while it names none. */
export function fromTheWall(field: string, timeZone: string): number | null {
  const [date, time] = field.split("T");
  if (date === undefined || time === undefined) return null;
  const at = wallTime(date, `${time.slice(0, 5)}:00`, timeZone);
  return Number.isNaN(at) ? null : at;
}

/** For the record, in every language alike: "2025-06-13 18:00 Geneva (16:00 UTC)". */
export const recordedInstant = (
  at: number,
  { timeZone, seat }: Pick<ForumView, "timeZone" | "seat">,
): string =>
  `${onTheWall(at, timeZone).replace("T", " ")} ${seat.en} (${onTheWall(at, "UTC").slice(11)} UTC)`;
