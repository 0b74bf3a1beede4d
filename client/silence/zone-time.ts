import { wallTime, zoneOffset } from "../../shared/timetable.ts";

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

/** The zone's own town, as the zone's list spells it: "Zurich". */
export const seatName = (timeZone: string): string =>
  timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;

/** For the record, in every language alike: "2025-06-13 18:00 Zurich (16:00 UTC)". */
export const recordedInstant = (at: number, timeZone: string): string =>
  `${onTheWall(at, timeZone).replace("T", " ")} ${seatName(timeZone)} (${onTheWall(at, "UTC").slice(11)} UTC)`;
