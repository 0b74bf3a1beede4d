import { refuse } from "../../shared/refusal.ts";
import type { RoomConnection, RefusedWords } from "../broadcast/room-connection.ts";
import type { openBroadcaster } from "../broadcast/broadcaster.ts";
import type { CharId } from "../replay/moves.ts";
import type { Notices } from "./notices.ts";
import type { Room } from "./room.ts";
import type { Typing } from "./typing.ts";

/** Judges one update and applies it, between what happened beside the room before and after it. */
export type Judging = {
  /** A usual key among others in one transaction; `unusual`: it must stand alone, and nothing was changed. */
  readonly key: (connection: RoomConnection, update: Uint8Array) => "taken" | "unusual" | RefusedWords;
  readonly update: (
    connection: RoomConnection,
    update: Uint8Array,
    knows: (copy: CharId) => boolean,
  ) => ReturnType<Room["takeWords"]>;
};

export function openJudging({
  typing,
  notices,
  broadcaster,
  isEmptying,
}: {
  readonly typing: Typing;
  readonly notices: Notices;
  readonly broadcaster: ReturnType<typeof openBroadcaster>;
  /** Tells if the update waited in the queue. */
  readonly isEmptying: () => boolean;
}): Judging {
  /** Refuses for good an update on which something broke, or it would come again with the next load (D8). */
  const brokenAt = (connection: RoomConnection, error: unknown): RefusedWords => {
    broadcaster.leave(connection);
    broadcaster.fail(error);
    const why = refuse(
      "notAnEdit",
      "This edit could not be carried out. Your words are kept; type them anew.",
    );
    return { ...why, ready: () => Promise.resolve() };
  };

  return {
    key: (connection, update) => {
      try {
        return !notices.areSilencesOpen() && typing.takeKey(connection, update) ? "taken" : "unusual";
      } catch (error) {
        return brokenAt(connection, error);
      }
    },
    update: (connection, update, knows) => {
      try {
        // A queued update came before a meeting's end, or that would stand in front of it.
        if (isEmptying()) notices.takeSilences();
        else notices.take();
        const taken = typing.take(connection, update, knows);
        if (taken === "taken") notices.takeSilences();
        if (taken === "taken" && !isEmptying()) notices.takeObjections();
        return typeof taken === "string" ? taken : { ...taken, ready: broadcaster.committed };
      } catch (error) {
        return brokenAt(connection, error);
      }
    },
  };
}
