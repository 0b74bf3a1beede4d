import { openSilences } from "../../shared/negotiation/silence.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { viewOrClosed } from "../room/closed-opinion.ts";
import type { Rooms } from "../room/rooms.ts";
import type { ForumRoom } from "./forum-room.ts";

/** Refuses to close the forum while a silence procedure runs, which the clock would have to end (rule D25). */
export async function closingHindered(
  actor: Participant | null,
  { forum, rooms }: { readonly forum: ForumRoom; readonly rooms: Rooms },
): Promise<Refusal | null> {
  const right = actor === null ? null : mayDo(actor, null, "closeForum");
  if (right !== null) return right;
  for (const { id } of forum.forum().opinions) {
    const view = await viewOrClosed(rooms, id);
    if (view === null || view === "quarantined" || openSilences(view.opinion).length === 0) continue;
    const { number } = view.document;
    return refuse(
      "silenceRuns",
      `A silence procedure runs in Opinion ${number}. Wait for its end, or end it.`,
    ).refusal;
  }
  return null;
}

/** Resolves when everything that the open rooms took before is on disk, and the pages are told (rule D23). */
export async function flushRooms(rooms: Rooms): Promise<void> {
  const flushed: Promise<void>[] = [];
  await rooms.each((room) => {
    flushed.push(room.noticeMeetings());
    room.tellWindows();
  });
  // A room that fails is loaded again from the rows on disk.
  await Promise.allSettled(flushed);
}
