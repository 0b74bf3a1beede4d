import type { ToldNotice } from "./told-notice.ts";

/**
 * Returns the page on which an event of the forum can be followed up; null: it has none. A plan and a meeting's record
 * are found by the event itself, since a notice has no other id of them.
 */
export function forumNoticePage({ kind, seq }: Pick<ToldNotice, "kind" | "seq">): string | null {
  switch (kind) {
    case "meetingPlanned":
    case "meetingPlanChanged":
    case "meetingCancelled":
    case "meetingSoon":
      return `/meetings/${seq}`;
    case "meetingClosed":
      return `/meetings/${seq}/record`;
    case "deadline":
      return "/timetable";
    case "paperHandedIn":
    case "paperPosted":
    case "paperReturned":
      return "/contributions";
    case "reportIssued":
      return "/report";
    case "reportDraft":
      return "/main-report";
    default:
      return null;
  }
}
