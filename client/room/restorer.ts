import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/wire/protocol.ts";
import type { RefusedStore } from "../offline-store/refused-store.ts";
import type { Copy } from "./copy.ts";
import type { EarlierChanges } from "./earlier-changes.ts";
import type { RoomFacts } from "./forum-facts.ts";
import { settleRejected } from "./rejected-document.ts";
import type { RejectedDocuments } from "./rejected-documents.ts";

/** Restores unsaved text after each sync: first rejected documents of this page, then changes of earlier pages. */
export type Restorer = {
  readonly reject: (copy: Copy, notice: RefusalNotice) => void;
  /** Runs take turns, since text can be rejected while it is restored. Returns false if its connection ended first. */
  readonly restore: (target: Target) => Promise<boolean>;
  /** Everything is saved: a clause whose text was restored once can be tried again. */
  readonly allSaved: () => void;
};

type Target = {
  readonly generation: string;
  readonly copy: () => Copy;
  /** The connection that is meant is still the present one. */
  readonly isNow: () => boolean;
  /** The document is the device's copy: nothing is refused by it. */
  readonly isKept?: boolean;
};

type Options = {
  readonly rejected: RejectedDocuments;
  readonly earlier: EarlierChanges;
  readonly refused: RefusedStore;
  readonly facts: RoomFacts;
  readonly labelOf: (clause: ClauseId) => string;
  /** The page shows another document from now on. */
  readonly onShown: () => void;
};

export function openRestorer({ rejected, earlier, refused, facts, labelOf, onShown }: Options): Restorer {
  const tried = new Set<ClauseId>();
  let running = Promise.resolve(true);

  const settleAll = async ({ copy, isNow }: Target): Promise<boolean> => {
    for (let [first] = rejected.all(); first !== undefined; [first] = rejected.all()) {
      await facts.read({ recent: false });
      if (!isNow()) return false;
      const to = copy();
      await settleRejected(first, to, { refused, mayType: facts.refusalOfTyping, labelOf, tried });
      // At once: the next key is for the document that goes on.
      if (rejected.settled(first, to)) onShown();
    }
    return true;
  };

  const run = async (target: Target): Promise<boolean> => {
    if (!(await settleAll(target))) return false;
    const { generation, copy, isNow, isKept = false } = target;
    await earlier.bringIn({ generation, current: copy, synced: () => (isNow() ? copy() : null), isKept });
    return true;
  };

  return {
    reject: ({ doc, unsaved, keeping, words }, notice) =>
      rejected.add({ doc, unsaved, keeping, words, notice }),
    restore: (target) => {
      running = running.then(() => run(target));
      return running;
    },
    allSaved: () => tried.clear(),
  };
}
