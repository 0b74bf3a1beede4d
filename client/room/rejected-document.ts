import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/wire/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RefusedStore } from "../offline-store/refused-store.ts";
import type { StoreRow } from "../offline-store/store-rows.ts";
import { bringIn, type Copy, NOT_SENT } from "./copy.ts";
import { type UnsavedText, unsavedText } from "./unsaved-text.ts";
import { putBackUpdate } from "./put-back.ts";
import { asLost, sortRefused } from "./refused-text.ts";
import type { LostText } from "../offline-store/lost-text.ts";
import { deletedBy, firstClocks } from "../offline-store/unsaved.ts";

/** A document whose last update the server rejected. Never applied again; its author types on in it until it is settled. */
export type RejectedDocument = Pick<Copy, "doc" | "unsaved" | "keeping" | "words"> & {
  readonly notice: RefusalNotice;
};

type Settling = {
  readonly refused: RefusedStore;
  readonly mayType: (clause: ClauseId) => Refusal | null;
  readonly labelOf: (clause: ClauseId) => string;
  /** Clauses whose words were put back since all was saved last; grows here. */
  readonly tried: Set<ClauseId>;
};

/**
 * Puts back what is still allowed and gives the rest to its author. On the device the refused document gives
 * way to both in one step, and before anything is sent: at whatever moment the page dies, each word comes
 * back once, or is judged again. Text that is typed while the device writes is settled with the rest.
 */
export async function settleRejected(
  rejected: Omit<RejectedDocument, "words">,
  to: Pick<Copy, "doc" | "unsaved" | "keeping">,
  settling: Settling,
): Promise<void> {
  const { refused, tried } = settling;
  rejected.keeping.stop();
  const instead = await keepInstead(rejected, to, settling);
  for (const one of instead.again) tried.add(one.clauseId);
  if (instead.update !== null) bringIn(to.doc, [instead.update], instead.again.length);
  to.keeping.look();
  // A composition of an input method reaches the text as its editor closes, and goes to its author.
  const last = new Map([[rejected.doc.clientID, Y.getState(rejected.doc.store, rejected.doc.clientID)]]);
  const { clauseId: _clauseId, ...refusal } = rejected.notice;
  rejected.doc.on("update", () => {
    const late = unsavedText(rejected.doc, { known: last, deleted: [] });
    last.set(rejected.doc.clientID, Y.getState(rejected.doc.store, rejected.doc.clientID));
    if (late.length > 0) void refused.keep(late.map((one) => asLost(one, refusal, settling.labelOf)));
  });
}

type Instead = { readonly update: Uint8Array | null; readonly again: readonly UnsavedText[] };

/** Repeats until nothing was typed while the device wrote: nothing of it has been applied or sent by then. */
async function keepInstead(
  rejected: Omit<RejectedDocument, "words">,
  to: Pick<Copy, "doc" | "unsaved" | "keeping">,
  { refused, mayType, labelOf, tried }: Settling,
): Promise<Instead> {
  let before: { readonly lost: readonly LostText[]; readonly rows: readonly StoreRow[] } | null = null;
  for (;;) {
    const changes = rejected.unsaved.changes();
    const deleted = deletedBy(changes);
    const known = new Map(
      [...firstClocks(changes).keys()].map((client) => [client, Y.getState(to.doc.store, client)]),
    );
    const words = unsavedText(rejected.doc, { known, deleted });
    const { again, lost } = sortRefused(words, { notice: rejected.notice, mayType, labelOf, tried });
    const update = putBackUpdate(to.doc, again, { deleted });
    const rows: readonly StoreRow[] =
      update === null && before === null
        ? []
        : to.keeping.rowsWith(update === null ? [] : [update], {
            count: again.length,
            words: again.map((one) => asLost(one, NOT_SENT, labelOf)),
          });
    for (const { id } of before?.lost ?? []) refused.discard(id);
    await refused.keep(lost, {
      remove: [rejected.keeping.key, ...(before?.rows.slice(0, 1).map(([key]) => key) ?? [])],
      put: rows,
    });
    if (rejected.unsaved.changes().length === changes.length) return { update, again };
    before = { lost, rows };
  }
}
