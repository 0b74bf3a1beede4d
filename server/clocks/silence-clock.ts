import type { ForumRoom } from "../forum/forum-room.ts";
import { Quarantined } from "../room/quarantine.ts";
import { Away } from "../store/store.ts";
import type { Rooms } from "../room/rooms.ts";

/** Delay at most until the record says that silence was not broken. The closing instant counts, not this. */
const LOOK_EVERY_MS = 1_000;

/**
 * Looks at the silence procedures of all Opinions as time goes by, whether anybody is there or not (rule I6), and
 * once at the start for what closed while the server was stopped. Where the forum has none, it does nothing.
 */
export function openSilenceClock({
  forum,
  rooms,
  log,
  everyMs = LOOK_EVERY_MS,
}: {
  readonly forum: ForumRoom;
  readonly rooms: Rooms;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
}): { readonly close: () => Promise<void> } {
  let hasLooked = false;
  const look = async (): Promise<void> => {
    // Running silences go on when the rules were given up.
    if (forum.rules(null).silence === null && forum.forum().silenceSet === null) return;
    for (const { id } of forum.forum().opinions) {
      try {
        (await (hasLooked ? rooms.unlessIdle(id) : rooms.get(id)))?.noticeSilences();
      } catch (error) {
        // The others go on; this one is closed for repair, or the store is away, and the log has said so.
        if (!(error instanceof Quarantined) && !(error instanceof Away))
          log(`silence in opinion ${id}: ${String(error)}`);
      }
    }
    // A silence keeps its Opinion open from then on.
    hasLooked = true;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = Promise.resolve();
  let isClosed = false;
  const next = async (): Promise<void> => {
    await look();
    if (!isClosed) timer = setTimeout(start, everyMs);
  };
  const start = (): void => {
    turn = next();
  };
  start();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
