import { QUEUED_BYTES_MAX, QUEUED_MESSAGES_MAX } from "../../shared/limits.ts";
import type { ClientMessage } from "../../shared/wire/codec.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";

/** A message that waits for the next frame. */
export type QueuedMessage = {
  readonly connection: RoomConnection;
  readonly message: Extract<ClientMessage, { kind: "words" | "awareness" }>;
  readonly bytes: number;
};

/**
 * The queue of messages that wait for the next frame: words that are judged in a row cost a fraction of what the same
 * words cost one by one, each after a sleep. Nothing is later for it, since nothing leaves before the frame; and what is
 * asked of the room in between finds all that came before it carried out.
 */
export type IncomingQueue<Queued> = {
  readonly put: (queued: Queued) => void;
  /** Carries out what waits, in the order in which it came. */
  readonly empty: () => void;
  /** Tells if it is what waited that is carried out now. */
  readonly isEmptying: () => boolean;
  readonly size: () => number;
};

export function openIncomingQueue<Queued extends { readonly bytes: number }>({
  wake,
  together,
  among,
  alone,
  emptied = () => undefined,
}: {
  readonly wake: () => void;
  /** Makes one transaction of what is carried out meanwhile. */
  readonly together: (carryOut: () => void) => void;
  /** Carries one out in a transaction with those beside it; false where it has to stand alone, which changes nothing. */
  readonly among: (queued: Queued) => boolean;
  readonly alone: (queued: Queued) => void;
  /** Called after what waited was carried out. */
  readonly emptied?: () => void;
}): IncomingQueue<Queued> {
  let waiting: Queued[] = [];
  let bytesWaiting = 0;
  /** A message that is carried out may call the room itself: the messages behind it still wait their turn. */
  let emptying = false;

  const carryOut = (queue: readonly Queued[]): void => {
    let next = 0;
    while (next < queue.length) {
      together(() => {
        for (let one = queue[next]; one !== undefined && among(one); one = queue[next]) next += 1;
      });
      const one = queue[next];
      if (one !== undefined) alone(one);
      next += 1;
    }
  };

  const empty = (): void => {
    if (emptying || waiting.length === 0) return;
    emptying = true;
    const queue = waiting;
    waiting = [];
    bytesWaiting = 0;
    try {
      carryOut(queue);
    } finally {
      emptying = false;
    }
    emptied();
  };

  return {
    empty,
    isEmptying: () => emptying,
    size: () => waiting.length,
    put: (queued) => {
      waiting.push(queued);
      bytesWaiting += queued.bytes;
      if (waiting.length === 1) wake();
      if (waiting.length >= QUEUED_MESSAGES_MAX || bytesWaiting >= QUEUED_BYTES_MAX) empty();
    },
  };
}
