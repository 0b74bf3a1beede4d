import { INBOX_BYTES_MAX, INBOX_MESSAGES_MAX } from "../../shared/limits.ts";

/**
 * What came from the members' sockets and waits for the next frame: words that are judged in a row cost a fraction
 * of what the same words cost one by one, each after a sleep. Nothing is later for it, since nothing leaves before
 * the frame; and what is asked of the room in between finds all that came before it carried out.
 */
export type Inbox = {
  readonly put: (act: () => void, bytes: number) => void;
  /** Carries out what waits, in the order in which it came. */
  readonly empty: () => void;
};

export function openInbox({ wake }: { readonly wake: () => void }): Inbox {
  let waiting: (() => void)[] = [];
  let bytesWaiting = 0;
  /** What is carried out may ask the room for something itself: that is no reason to go on to what came after it. */
  let emptying = false;

  const empty = (): void => {
    if (emptying || waiting.length === 0) return;
    emptying = true;
    const acts = waiting;
    waiting = [];
    bytesWaiting = 0;
    try {
      for (const act of acts) act();
    } finally {
      emptying = false;
    }
  };

  return {
    empty,
    put: (act, bytes) => {
      waiting.push(act);
      bytesWaiting += bytes;
      if (waiting.length === 1) wake();
      if (waiting.length >= INBOX_MESSAGES_MAX || bytesWaiting >= INBOX_BYTES_MAX) empty();
    },
  };
}
