import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { ToldNotice } from "../../shared/notices/told-notice.ts";

const ABOUT_PLANS: ReadonlySet<ToldNotice["kind"]> = new Set([
  "meetingPlanned",
  "meetingPlanChanged",
  "meetingCancelled",
  "meetingSoon",
]);

/** Returns the page on which a notice can be followed up; null: there is none. */
export function noticeAddress(
  { n, kind, opinionId, groupId, clause, seq }: ToldNotice,
  { groups }: Pick<ForumView, "groups">,
): string | null {
  if (kind === "deadline" || ABOUT_PLANS.has(kind)) return "/timetable";
  if (kind === "reportIssued") return "/report";
  // By the event that closed it: a notice has no other id of the meeting.
  if (kind === "meetingClosed") return `/meetings/${seq}/record`;
  const id = opinionId ?? groups.find((one) => one.id === groupId)?.opinions[0]?.id ?? null;
  if (id === null) return null;
  // The number makes each following an address of its own, so that a second one to the same clause works too.
  return clause === null ? `/opinions/${id}` : `/opinions/${id}?clause=${clause.id}&notice=${n}`;
}
