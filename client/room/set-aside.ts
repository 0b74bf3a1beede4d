import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RefusedShelf } from "../kept/refused-shelf.ts";
import type { Copy } from "./copy.ts";
import { bringIn, NOT_SENT } from "./copy.ts";
import { ownWords } from "./own-words.ts";
import { putBackUpdate } from "./put-back.ts";
import { asLost, sortRefused } from "./refused-words.ts";
import { deletedBy, firstClocks } from "./unsaved.ts";

/** A document whose last words the server refused: never applied again, only read. */
export type SetAside = Pick<Copy, "doc" | "unsaved" | "keeping"> & { readonly notice: RefusalNotice };

type Settling = {
  readonly refused: RefusedShelf;
  readonly mayType: (clause: ClauseId) => Refusal | null;
  readonly labelOf: (clause: ClauseId) => string;
  /** Clauses whose words were put back since all was saved last; grows here. */
  readonly tried: Set<ClauseId>;
};

/**
 * Puts back what is still allowed and gives the rest to its author. On the device the refused document gives
 * way to both in one step, and before anything is sent: at whatever moment the page dies, each word comes
 * back once, or is judged again.
 */
export async function settleAside(
  aside: SetAside,
  to: Pick<Copy, "doc" | "unsaved" | "keeping">,
  settling: Settling,
): Promise<void> {
  const { refused, mayType, labelOf, tried } = settling;
  const changes = aside.unsaved.changes();
  const deleted = deletedBy(changes);
  const known = new Map(
    [...firstClocks(changes).keys()].map((client) => [client, Y.getState(to.doc.store, client)]),
  );
  const words = ownWords(aside.doc, { known, deleted });
  const { again, lost } = sortRefused(words, { notice: aside.notice, mayType, labelOf, tried });
  for (const one of again) tried.add(one.clauseId);
  const update = putBackUpdate(to.doc, again, { deleted });
  const count = again.length;
  aside.keeping.stop();
  await refused.keep(lost, {
    remove: [aside.keeping.key],
    put:
      update === null
        ? []
        : to.keeping.rowsWith([update], {
            count,
            words: again.map((one) => asLost(one, NOT_SENT, labelOf)),
          }),
  });
  if (update !== null) bringIn(to.doc, [update], count);
  to.keeping.look();
  aside.doc.destroy();
}
