import { refuse } from "../refusal.ts";
import { closedBy, type ClosingCommand } from "./forum-closing.ts";
import type { Forum, ForumDecided } from "./forum.ts";

/** Closes a forum in which nothing waits for an instant, since no clock writes into a closed one (rule D25). */
export function keepForumOpen(
  { closings, meetings, report }: Pick<Forum, "closings" | "meetings" | "report">,
  { type, reason }: ClosingCommand,
): ForumDecided {
  const isClosed = closedBy(closings) !== null;
  if (type === "reopenForum") {
    return isClosed
      ? { events: [{ type: "forumReopened", reason }] }
      : refuse("nothingToDo", "The forum is open.");
  }
  if (isClosed) return refuse("nothingToDo", "The forum is closed already.");
  const held = meetings.find((one) => one.closed === null);
  if (held !== undefined) return refuse("stillOpen", `Close this meeting first: ${held.name}.`);
  if (report.toCome.length > 0)
    return refuse("stillOpen", "A report is set for an instant. Wait for it, or take it back first.");
  return { events: [{ type: "forumClosed", reason }] };
}
