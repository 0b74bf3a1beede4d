import type { ClientMessage } from "../../shared/wire/codec.ts";
import { TURN_NEAR_MS } from "../../shared/limits.ts";
import type { Measures } from "../metrics/measures.ts";
import type { RefusedWords, RoomConnection } from "../broadcast/room-connection.ts";
import type { openBroadcaster } from "../broadcast/broadcaster.ts";
import { countGap, countTaken, type Received } from "../broadcast/received.ts";
import type { CharId } from "../replay/moves.ts";
import type { IdsOfPresence } from "./ids-of-presence.ts";
import { openIncomingQueue, type QueuedMessage } from "./incoming-queue.ts";
import { openJudging } from "./judging.ts";
import type { Notices } from "./notices.ts";
import type { RoomForum } from "./room-forum.ts";
import type { Room } from "./room.ts";
import type { Typing } from "./typing.ts";

type WordsMessage = Extract<ClientMessage, { kind: "words" }>;

/** Between a connection and the gate: queues its messages, has them judged and applied in order, and counts them. */
export type Intake = Pick<
  Room,
  "receive" | "takeWords" | "takeAwareness" | "takeIn" | "leave" | "sendState"
> & {
  /** Number of messages that wait for the next frame. */
  readonly waiting: () => number;
  /** As `takeIn`, for a caller that stops where this throws. */
  readonly empty: () => void;
};

export function openIntake({
  typing,
  notices,
  broadcaster,
  forum,
  presence,
  mayUse,
  together,
  measures,
}: {
  readonly typing: Typing;
  readonly notices: Notices;
  readonly broadcaster: ReturnType<typeof openBroadcaster>;
  readonly forum: RoomForum;
  readonly presence: IdsOfPresence;
  /** Tells if this connection may show a cursor under a client id. */
  readonly mayUse: (connection: RoomConnection, client: number) => boolean;
  readonly together: (carryOut: () => void) => void;
  readonly measures: Measures;
}): Intake {
  const takeAwareness: Room["takeAwareness"] = (connection, update) => {
    try {
      broadcaster.takeAwareness(connection, update, {
        mayUse: (client) => mayUse(connection, client),
        bind: (client) => presence.bind(client, forum.authorAt(connection.user)),
      });
    } catch (error) {
      broadcaster.fail(error);
    }
  };

  const refuse = (connection: RoomConnection, words: RefusedWords): void => {
    measures.refused(words.refusal.reason);
    connection.refuse(words);
  };

  const among = ({ connection, message }: QueuedMessage): boolean => {
    const received = broadcaster.receivedFrom(connection);
    // Its connection ended: nothing behind refused words is looked at.
    if (received === null) return true;
    if (message.kind === "awareness") {
      takeAwareness(connection, message.update);
      return true;
    }
    const taken = judging.key(connection, message.update);
    if (taken === "taken") countTaken(received, message);
    else if (taken !== "unusual") refuse(connection, taken);
    return taken !== "unusual";
  };

  const alone = ({ connection, message }: QueuedMessage): void => {
    if (message.kind === "words" && broadcaster.receivedFrom(connection) !== null)
      takeWords(connection, message);
  };

  const queue = openIncomingQueue<QueuedMessage>({
    wake: broadcaster.soon,
    together,
    among,
    alone,
    emptied: notices.takeObjections,
  });

  const judging = openJudging({ typing, notices, broadcaster, isEmptying: queue.isEmptying });

  const takeWords = (
    connection: RoomConnection,
    message: Omit<WordsMessage, "kind">,
  ): ReturnType<Room["takeWords"]> => {
    const received = broadcaster.receivedFrom(connection);
    const knows = message.step2 && received !== null ? knownAtStep1(received) : () => false;
    queue.empty();
    const taken = judging.update(connection, message.update, knows);
    // Counted behind what waited: that has been carried out first.
    if (typeof taken === "object") refuse(connection, taken);
    else if (taken === "taken") {
      if (received !== null) countTaken(received, message);
    } else {
      // A held update comes again when there is room on the disk: the room asks everybody then.
      if (received !== null) countGap(received);
      if (taken === "gap") broadcaster.askForState(connection);
    }
    return taken;
  };

  const takeIn = (): void => {
    try {
      queue.empty();
    } catch (error) {
      broadcaster.fail(error);
    }
  };

  /** Behind all that came before they ended, in front of what comes now (rule T18). */
  const endMeetings = (): void => {
    takeIn();
    try {
      notices.take();
    } catch (error) {
      broadcaster.fail(error);
    }
  };

  return {
    takeWords,
    takeAwareness,
    takeIn,
    empty: queue.empty,
    waiting: queue.size,
    receive: (connection, message, bytes) => {
      if (notices.areMeetingsDue()) endMeetings();
      queue.put({ connection, message, bytes });
      // While a silence runs, or a window is about to turn, typed text counts at its own instant (rules I3, T9).
      if (notices.areSilencesOpen() || forum.turnsWithin(TURN_NEAR_MS)) takeIn();
    },
    leave: (connection) => {
      takeIn();
      broadcaster.leave(connection);
    },
    sendState: (connection, stateVector) => {
      queue.empty();
      const { known, bytes } = broadcaster.sendState(connection, stateVector);
      const received = broadcaster.receivedFrom(connection);
      if (received?.counted === 0) received.told = known;
      return bytes;
    },
  };
}

/**
 * A step 2 carries the whole delete set. Its sender deleted what it did not know of when it came; the copying deleted
 * what it knew. Only the first step 2 is surely made from the state told in step 1.
 */
function knownAtStep1(received: Received): (copy: CharId) => boolean {
  const { told } = received;
  received.told = null;
  return ({ client, clock }) => told === null || (told.get(client) ?? 0) > clock;
}
