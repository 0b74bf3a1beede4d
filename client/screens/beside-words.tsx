import { MarksNews } from "../consensus/marks-news.tsx";
import type { Room } from "../room/room.ts";
import { OpenedSince } from "../base-texts/opened-since.tsx";
import { useBindOnLeaving } from "../base-texts/use-bind-on-leaving.ts";

/** What goes on beside the words: what was opened is told, what they name is bound. Fetched while they are read. */
export function BesideWords({ room }: { room: Room }) {
  useBindOnLeaving(room);
  return (
    <>
      <OpenedSince />
      <MarksNews />
    </>
  );
}
