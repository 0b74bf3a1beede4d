import type { SingleCommand } from "../../shared/commands.ts";
import { refusalOf } from "../../shared/decide/decide.ts";
import type { Context } from "../../shared/decide/deciding.ts";
import type { Participant } from "../../shared/participant.ts";
import type { Rules } from "../../shared/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RoomSnapshot } from "../room/room.ts";

const OFFLINE: Refusal = { reason: "offline", message: "The page is not connected." };

/**
 * Whether the server would refuse this now, by the same pure code: the page offers what is open and says
 * why not for the rest. The server still decides.
 */
export function tryCommand(
  snapshot: RoomSnapshot,
  command: SingleCommand,
  asker: {
    readonly now: number;
    readonly me: Participant;
    readonly rules: Rules;
    readonly names: ReadonlySet<string>;
  },
): Refusal | null {
  const context: Context = {
    actor: asker.me,
    at: asker.now,
    rules: asker.rules,
    // A receipt is of an open window, or the server says otherwise.
    rulesAt: () => ({ ...asker.rules, textOpen: true, commentsOpen: true }),
    names: asker.names,
    // Nothing is kept of a trial: its ids and clocks only fill their places.
    newId: () => "00000000000000000000000000",
    standInOf: () => 0,
    authorOf: () => null,
    nextClock: () => 0,
  };
  const refusal = refusalOf(snapshot.opinion, snapshot.words, { command, context });
  return refusal ?? (snapshot.status === "live" ? null : OFFLINE);
}
