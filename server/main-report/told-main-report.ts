import type { ToldMainReport } from "../../shared/forum/forum-view.ts";
import { MAIN_REPORT_GROUP } from "../../shared/forum/main-report.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Rooms } from "../room/rooms.ts";

/** The report for the pages of a reader; without its title where its rows cannot be read. */
export async function toldMainReport(
  { forum, rooms }: { readonly forum: ForumRoom; readonly rooms: Rooms },
  me: Participant,
): Promise<ToldMainReport | null> {
  const { mainReport } = forum.forum();
  if (mainReport === null) return null;
  const { opinionId: id } = mainReport;
  const view = await viewOrClosed(rooms, id, me);
  const isOpen = forum.rules({ id, groupId: MAIN_REPORT_GROUP }).commentsOpen;
  if (view === null || view === "quarantined")
    return { ...mainReport, title: "", stage: "drafting", hash: "", isOpen };
  const { title, stage, hash } = view.document;
  return { ...mainReport, title, stage, hash, isOpen };
}
