import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import type { RefusalNotice } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { RefusedShelf } from "../kept/refused-shelf.ts";
import type { Line } from "./line.ts";
import { bringIn, NOT_SENT } from "./line.ts";
import { ownWords } from "./own-words.ts";
import { putBackUpdate } from "./put-back.ts";
import { asLost, sortRefused } from "./refused-words.ts";
import { deletedBy, firstClocks } from "./unsaved.ts";

/** A document whose last words the server refused: never applied again, only read. */
export type SetAside = Pick<Line, "doc" | "unsaved" | "keeping"> & { readonly notice: RefusalNotice };

type Settling = {
  readonly refused: RefusedShelf;
  readonly mayType: (clause: ClauseId) => Refusal | null;
  readonly labelOf: (clause: ClauseId) => string;
  readonly putBack: PutBack;
};

/** What was put back since all was saved last. */
export type PutBack = { readonly clauses: Set<ClauseId>; times: number };

/** Refused again and again, by rules that this page does not know: then they are their author's to decide on. */
const TIMES_MAX = 3;

/**
 * Puts back what is still allowed and gives the rest to its author. On the device the refused document gives
 * way to both in one step, and before anything is sent: at whatever moment the page dies, each word comes
 * back once, or is judged again.
 */
export async function settleAside(
  aside: SetAside,
  to: Pick<Line, "doc" | "unsaved" | "keeping">,
  settling: Settling,
): Promise<void> {
  const { refused, mayType, labelOf, putBack } = settling;
  const changes = aside.unsaved.changes();
  const deleted = deletedBy(changes);
  const known = new Map(
    [...firstClocks(changes).keys()].map((client) => [client, Y.getState(to.doc.store, client)]),
  );
  const words = ownWords(aside.doc, { known, deleted });
  const { notice } = aside;
  const { again, lost } =
    putBack.times < TIMES_MAX
      ? sortRefused(words, { notice, mayType, labelOf, tried: putBack.clauses })
      : { again: [], lost: words.map((one) => asLost(one, notice, labelOf)) };
  for (const one of again) putBack.clauses.add(one.clauseId);
  putBack.times += 1;
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
