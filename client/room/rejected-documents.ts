import type { Copy } from "./copy.ts";
import type { RejectedDocument } from "./rejected-document.ts";

/** Rejected documents, in order, until the text of each has been restored or given to its author. */
export type RejectedDocuments = {
  readonly all: () => readonly RejectedDocument[];
  /** The one that the page shows and types in until its text stands in the next one (rule K5). */
  readonly shown: () => RejectedDocument | null;
  readonly add: (rejected: RejectedDocument) => void;
  /** Notes that the text of the first one now stands in `to`. Returns true if the page shows another document now. */
  readonly settled: (rejected: RejectedDocument, to: Copy) => boolean;
  readonly unsaved: () => number;
  /** Forgets all, and keeps nothing of them on the device. */
  readonly drop: () => void;
};

export function openRejectedDocuments(): RejectedDocuments {
  let all: readonly RejectedDocument[] = [];
  let shown: RejectedDocument | null = null;

  return {
    all: () => all,
    shown: () => shown,
    add: (rejected) => {
      all = [...all, rejected];
      if (rejected.doc.share.size > 0) shown ??= rejected;
    },
    settled: (rejected, to) => {
      all = all.filter((one) => one !== rejected);
      if (shown !== rejected) return false;
      // Rejected meanwhile, the next one is in this list itself: the page goes on in it.
      shown = all.find(({ doc }) => doc === to.doc) ?? null;
      return true;
    },
    unsaved: () => all.reduce((sum, { unsaved }) => sum + Math.max(unsaved.count(), 1), 0),
    drop: () => {
      for (const { keeping } of all) keeping.stop();
      [all, shown] = [[], null];
    },
  };
}
