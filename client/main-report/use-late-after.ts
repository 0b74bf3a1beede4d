import { lateAfter } from "../../shared/timetable/late-report.ts";
import { useForum } from "../forum/use-forum.ts";
import { onTheWall } from "../time/zone-time.ts";

/** The last day of the forum's rule for a final report, if that day is over; null: it is in time (rule R35). */
export function useLateAfter(): string | null {
  const { warnings, now, timeZone } = useForum();
  return lateAfter(warnings, onTheWall(now, timeZone).slice(0, 10));
}
