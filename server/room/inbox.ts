import { INBOX_BYTES_MAX, INBOX_MESSAGES_MAX } from "../../shared/limits.ts";

/** A message that waits. */
export type Letter = {
  readonly bytes: number;
  /** Carries it out in one transaction with those beside it; false where it has to stand alone, which changes nothing. */
  readonly among: () => boolean;
  readonly alone: () => void;
};

/**
 * What came from the members' sockets and waits for the next frame: words that are judged in a row cost a fraction
 * of what the same words cost one by one, each after a sleep. Nothing is later for it, since nothing leaves before
 * the frame; and what is asked of the room in between finds all that came before it carried out.
 */
export type Inbox = {
  readonly put: (letter: Letter) => void;
  /** Carries out what waits, in the order in which it came. */
  readonly empty: () => void;
  /** Whether it is what waited that is carried out now. */
  readonly isEmptying: () => boolean;
};

export function openInbox({
  wake,
  together,
  emptied = () => undefined,
}: {
  readonly wake: () => void;
  /** Called after what waited was carried out. */
  readonly emptied?: () => void;
  /** Makes one transaction of what is carried out meanwhile. */
  readonly together: (carryOut: () => void) => void;
}): Inbox {
  let waiting: Letter[] = [];
  let bytesWaiting = 0;
  /** What is carried out may ask the room for something itself: that is no reason to go on to what came after it. */
  let emptying = false;

  const carryOut = (letters: readonly Letter[]): void => {
    let next = 0;
    while (next < letters.length) {
      together(() => {
        while (letters[next]?.among() === true) next += 1;
      });
      letters[next]?.alone();
      next += 1;
    }
  };

  const empty = (): void => {
    if (emptying || waiting.length === 0) return;
    emptying = true;
    const letters = waiting;
    waiting = [];
    bytesWaiting = 0;
    try {
      carryOut(letters);
    } finally {
      emptying = false;
    }
    emptied();
  };

  return {
    empty,
    isEmptying: () => emptying,
    put: (letter) => {
      waiting.push(letter);
      bytesWaiting += letter.bytes;
      if (waiting.length === 1) wake();
      if (waiting.length >= INBOX_MESSAGES_MAX || bytesWaiting >= INBOX_BYTES_MAX) empty();
    },
  };
}
