import { MarksNews } from "../consensus/marks-news.tsx";
import type { PageRoom } from "../room/room.ts";
import { OpenedSince } from "../base-texts/opened-since.tsx";
import { SilencesSince } from "../silence/silences-since.tsx";
import { useBindOnLeaving } from "../base-texts/use-bind-on-leaving.ts";

const silencesSince = (ended: ReadonlySet<number>) => <SilencesSince ended={ended} />;

/** Runs beside the words: what was opened is told, what they name is bound. Fetched while they are read. */
export function BesideText({ room }: { room: PageRoom }) {
  useBindOnLeaving(room);
  return (
    <>
      <OpenedSince silencesSince={silencesSince} />
      <MarksNews />
    </>
  );
}
