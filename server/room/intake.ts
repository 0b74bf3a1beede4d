import type { ClientMessage } from "../../shared/wire/codec.ts";
import { TURN_NEAR_MS } from "../../shared/limits.ts";
import type { Member } from "../broadcast/member.ts";
import type { openOutbox } from "../broadcast/outbox.ts";
import type { Received } from "../broadcast/received.ts";
import { countGap, countTaken } from "../broadcast/received.ts";
import type { CharId } from "../replay/moves.ts";
import type { IdsOfPresence } from "./ids-of-presence.ts";
import type { QueuedMessage } from "./inbox.ts";
import { openInbox } from "./inbox.ts";
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
  /** As `takeIn`, for a caller that stops where this throws. */
  readonly empty: () => void;
};

export function openIntake({
  typing,
  notices,
  outbox,
  forum,
  presence,
  mayUse,
  together,
}: {
  readonly typing: Typing;
  readonly notices: Notices;
  readonly outbox: ReturnType<typeof openOutbox>;
  readonly forum: RoomForum;
  readonly presence: IdsOfPresence;
  /** Tells if this connection may show a cursor under a client id. */
  readonly mayUse: (member: Member, client: number) => boolean;
  readonly together: (carryOut: () => void) => void;
}): Intake {
  const takeAwareness: Room["takeAwareness"] = (member, update) => {
    try {
      outbox.takeAwareness(member, update, {
        mayUse: (client) => mayUse(member, client),
        bind: (client) => presence.bind(client, forum.authorAt(member.user)),
      });
    } catch (error) {
      outbox.fail(error);
    }
  };

  const among = ({ member, message }: QueuedMessage): boolean => {
    const received = outbox.receivedFrom(member);
    // Its connection ended: nothing behind refused words is looked at.
    if (received === null) return true;
    if (message.kind === "awareness") {
      takeAwareness(member, message.update);
      return true;
    }
    const taken = judging.key(member, message.update);
    if (taken === "taken") countTaken(received, message);
    else if (taken !== "unusual") member.refuse(taken);
    return taken !== "unusual";
  };

  const alone = ({ member, message }: QueuedMessage): void => {
    if (message.kind === "words" && outbox.receivedFrom(member) !== null) takeWords(member, message);
  };

  const inbox = openInbox<QueuedMessage>({
    wake: outbox.soon,
    together,
    among,
    alone,
    emptied: notices.takeObjections,
  });

  const judging = openJudging({ typing, notices, outbox, isEmptying: inbox.isEmptying });

  const takeWords = (member: Member, message: Omit<WordsMessage, "kind">): ReturnType<Room["takeWords"]> => {
    const received = outbox.receivedFrom(member);
    const knows = message.step2 && received !== null ? knownAtStep1(received) : () => false;
    inbox.empty();
    const taken = judging.update(member, message.update, knows);
    // Counted behind what waited: that has been carried out first.
    if (typeof taken === "object") member.refuse(taken);
    else if (taken === "taken") {
      if (received !== null) countTaken(received, message);
    } else {
      // A held update comes again when there is room on the disk: the room asks everybody then.
      if (received !== null) countGap(received);
      if (taken === "gap") outbox.askForState(member);
    }
    return taken;
  };

  const takeIn = (): void => {
    try {
      inbox.empty();
    } catch (error) {
      outbox.fail(error);
    }
  };

  /** Behind all that came before they ended, in front of what comes now (rule T18). */
  const endMeetings = (): void => {
    takeIn();
    try {
      notices.take();
    } catch (error) {
      outbox.fail(error);
    }
  };

  return {
    takeWords,
    takeAwareness,
    takeIn,
    empty: inbox.empty,
    receive: (member, message, bytes) => {
      if (notices.areMeetingsDue()) endMeetings();
      inbox.put({ member, message, bytes });
      // While a silence runs, or a window is about to turn, typed text counts at its own instant (rules I3, T9).
      if (notices.areSilencesOpen() || forum.turnsWithin(TURN_NEAR_MS)) takeIn();
    },
    leave: (member) => {
      takeIn();
      outbox.leave(member);
    },
    sendState: (member, stateVector) => {
      inbox.empty();
      const { known, bytes } = outbox.sendState(member, stateVector);
      const received = outbox.receivedFrom(member);
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
