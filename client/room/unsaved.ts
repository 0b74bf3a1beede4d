import type { CharRange } from "../../shared/clause.ts";

/** One local change of words, until the server has said that it is on disk. */
type Change = {
  /** The document's own clock before it. */
  readonly clock: number;
  readonly deleted: readonly CharRange[];
  /** The counted message of this socket that carried it; null while it waits for a connection. */
  sentAs: number | null;
};

export type Unsaved = {
  /** How many changes are not acknowledged; 0 is the only number at which the page may say "saved". */
  readonly count: () => number;
  /** Characters of this document that are deleted here and not acknowledged as deleted there. */
  readonly deleted: () => readonly CharRange[];
  /** The first clock of this document's own characters that is not acknowledged; null when all are. */
  readonly firstClock: () => number | null;
  readonly note: (change: { readonly clock: number; readonly deleted: readonly CharRange[] }) => void;
  /** A counted message left: a whole state carries all that waits, an update the newest change alone. */
  readonly sent: (kind: "state" | "update") => void;
  readonly acknowledged: (count: number) => void;
  /** The socket is gone and its counters with it: what it carried waits again, until a state has carried it. */
  readonly disconnected: () => void;
};

/** Keeps exactly what is not yet on disk, since only that may be put back after a refusal (rule G8). */
export function openUnsaved(): Unsaved {
  let changes: Change[] = [];
  let sentCount = 0;
  let acknowledgedCount = 0;

  return {
    count: () => changes.length,
    deleted: () => changes.flatMap((change) => change.deleted),
    firstClock: () => changes[0]?.clock ?? null,
    note: (change) => {
      changes.push({ ...change, sentAs: null });
    },
    sent: (kind) => {
      sentCount += 1;
      // An update sent before this socket's first state lacks what was typed offline before it.
      const carried = kind === "state" ? changes : changes.slice(-1);
      for (const change of carried) change.sentAs ??= sentCount;
    },
    acknowledged: (count) => {
      acknowledgedCount = Math.max(acknowledgedCount, count);
      changes = changes.filter((change) => change.sentAs === null || change.sentAs > acknowledgedCount);
    },
    disconnected: () => {
      sentCount = 0;
      acknowledgedCount = 0;
      for (const change of changes) change.sentAs = null;
    },
  };
}
