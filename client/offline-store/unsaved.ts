import type { CharRange } from "../../shared/clause/words.ts";
import type { ClauseId } from "../../shared/ids.ts";

/** One local change of words, until the server has said that it is on disk. */
export type UnsavedChange = {
  /** The change alone, as Yjs tells it. */
  readonly update: Uint8Array;
  readonly inserted: readonly CharRange[];
  readonly deleted: readonly CharRange[];
  readonly clauses: readonly ClauseId[];
  /** Number of its author's changes that it stands for: more than one where an earlier page's are merged. */
  readonly count: number;
};

type Waiting = {
  readonly change: UnsavedChange;
  /** The counted message of this socket that carried it; null while it waits for a connection. */
  sentAs: number | null;
};

export type Unsaved = {
  /** Number of unacknowledged changes; 0 is the only number at which the page may say "saved". */
  readonly count: () => number;
  /** Unacknowledged changes, oldest first. */
  readonly changes: () => readonly UnsavedChange[];
  readonly note: (change: UnsavedChange) => void;
  /** A counted message left: a whole state carries all that waits, an update the newest change alone. */
  readonly sent: (kind: "state" | "update") => void;
  readonly acknowledged: (count: number) => void;
  /** The socket is gone and its counters with it: what it carried waits again, until a state has carried it. */
  readonly disconnected: () => void;
};

/** Keeps exactly what is not yet on disk, since only that may be put back after a refusal (rule G8). */
export function openUnsaved(): Unsaved {
  let waiting: Waiting[] = [];
  let sentCount = 0;
  let acknowledgedCount = 0;

  return {
    count: () => waiting.reduce((sum, { change }) => sum + change.count, 0),
    changes: () => waiting.map(({ change }) => change),
    note: (change) => {
      waiting.push({ change, sentAs: null });
    },
    sent: (kind) => {
      sentCount += 1;
      // An update sent before this socket's first state lacks what was typed offline before it.
      const carried = kind === "state" ? waiting : waiting.slice(-1);
      for (const one of carried) one.sentAs ??= sentCount;
    },
    acknowledged: (count) => {
      acknowledgedCount = Math.max(acknowledgedCount, count);
      waiting = waiting.filter((one) => one.sentAs === null || one.sentAs > acknowledgedCount);
    },
    disconnected: () => {
      sentCount = 0;
      acknowledgedCount = 0;
      for (const one of waiting) one.sentAs = null;
    },
  };
}

export const deletedBy = (changes: readonly UnsavedChange[]): readonly CharRange[] =>
  changes.flatMap((change) => change.deleted);

/** The first clock of each client id whose characters are not acknowledged. */
export function firstClocks(changes: readonly UnsavedChange[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { inserted } of changes) {
    for (const [client, clock] of inserted) first.set(client, Math.min(first.get(client) ?? clock, clock));
  }
  return first;
}
