import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { acknowledgement, minutesMessage } from "../../shared/wire/codec.ts";
import { type CommandAnswer, UNASKED } from "../../shared/wire/protocol.ts";
import type { RoomConnection } from "./room-connection.ts";
import type { News } from "./news.ts";
import type { Subscriber } from "./subscriber.ts";
import { nothingReceived, takenOf } from "./received.ts";

/** Lists everybody connected to a room, and sends to one of them. */
export function openSubscriberList({
  mayRead,
  now,
}: {
  readonly mayRead: (user: UserId, entry: Entry) => boolean;
  readonly now: () => number;
}) {
  const subscribers = new Map<RoomConnection, Subscriber>();

  const send = (connection: RoomConnection, bytes: Uint8Array): void => {
    const subscriber = subscribers.get(connection);
    if (subscriber === undefined) return;
    subscriber.sentAt = now();
    connection.send(bytes);
  };

  return {
    connections: (): Iterable<RoomConnection> => subscribers.keys(),
    size: (): number => subscribers.size,
    all: (): Iterable<[RoomConnection, Subscriber]> => subscribers,
    of: (connection: RoomConnection): Subscriber | undefined => subscribers.get(connection),
    add: (connection: RoomConnection): void => {
      const at = now();
      subscribers.set(connection, {
        client: null,
        received: nothingReceived(),
        acknowledged: 0,
        counted: 0,
        sentAt: at,
        hasState: false,
        joinedAt: at,
        behind: null,
      });
    },
    remove: (connection: RoomConnection): Subscriber | undefined => {
      const subscriber = subscribers.get(connection);
      subscribers.delete(connection);
      return subscriber;
    },
    send,
    /** Sends events before the frame that hides them, since it has the same bytes for all (rule Q3). */
    tellSome: (connection: RoomConnection, { forSome }: News): void => {
      if (forSome.length === 0) return;
      const entries = forSome.filter((entry) => mayRead(connection.user, entry));
      if (entries.length > 0) send(connection, minutesMessage({ n: UNASKED, entries }));
    },
    /** A subscriber that is behind gets its answer with all that it missed: the events that it speaks of come before it. */
    answer: (connection: RoomConnection, answer: CommandAnswer): void => {
      const subscriber = subscribers.get(connection);
      if (subscriber?.behind) subscriber.behind.answers.push(answer);
      else send(connection, minutesMessage(answer));
    },
    /** Counts each connection's messages that are in the document now: acknowledged when that is on disk. */
    count: (): void => {
      for (const [connection, subscriber] of subscribers)
        if (connection.concord) subscriber.counted = takenOf(subscriber.received);
    },
    /** Acknowledges messages that were counted and went in no frame. */
    acknowledge: (): void => {
      for (const [connection, subscriber] of subscribers) {
        if (subscriber.counted <= subscriber.acknowledged) continue;
        subscriber.acknowledged = subscriber.counted;
        send(connection, acknowledgement(subscriber.counted));
      }
    },
  };
}

export type SubscriberList = ReturnType<typeof openSubscriberList>;
