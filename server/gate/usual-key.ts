import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { arePlainWords } from "../../shared/text/plain-words.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { stoodSideBySide } from "./gate-order.ts";
import { CLOCK_MAX, type Decoded, type GateView } from "./gate-places.ts";
import { partsCharacter } from "./whole-characters.ts";

/** Others may have typed so many pieces between its neighbours; the whole judgement looks at more. */
const PIECES_BETWEEN_MAX = 200;

/** A key as nearly all are: one run of new words, and nothing else. */
export type UsualKey = { readonly client: number; readonly clause: ClauseId; readonly run: Y.Item };

/** The update of such a key as Yjs writes it: a row never holds a sender's own way of writing numbers. */
export function updateOf({ run }: UsualKey): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  encoding.writeVarUint(restEncoder, 1);
  encoding.writeVarUint(restEncoder, 1);
  encoder.writeClient(run.id.client);
  encoding.writeVarUint(restEncoder, run.id.clock);
  run.write(encoder, 0);
  encoding.writeVarUint(restEncoder, 0);
  return encoder.toUint8Array();
}

/**
 * The gate's whole judgement in its shortest form: one run of plain words behind a living character that was never
 * copied, its neighbours side by side now or once, in one clause that is open to the sender. Null where anything is
 * otherwise, if only unusual: then the whole judgement says what it is, and why it is refused.
 */
export function usualKey(view: GateView, update: Uint8Array, { structs, ds }: Decoded): UsualKey | null {
  const [run] = structs;
  // The count of blocks stands first in an update.
  if (update[0] !== 1 || structs.length !== 1 || ds.clients.size > 0) return null;
  if (!(run instanceof Y.Item) || run.length <= 0 || run.id.clock + run.length > CLOCK_MAX) return null;
  const { content, origin, rightOrigin } = run;
  if (!(content instanceof Y.ContentString) || run.parentSub !== null || origin === null) return null;
  const { store } = view.doc;
  const { client, clock } = run.id;
  if (clock !== Y.getState(store, client) || !view.ownsClient(client)) return null;
  const left = livingAt(store, origin);
  if (left === null || view.moves.lastCopy(origin) !== null) return null;
  if (partsCharacter(left, origin.clock + 1)) return null;
  const clause = view.clauseOf(left.parent);
  if (clause === undefined) return null;
  if (rightOrigin !== null && !isIn(store, rightOrigin, left.parent)) return null;
  if (!arePlainWords(content.str) || view.mayType(clause) !== null) return null;
  if (!stoodSideBySide(view, { run, clause, stepsMax: PIECES_BETWEEN_MAX })) return null;
  const length = rootText(view.doc, clause)?.length ?? 0;
  return length + run.length > CLAUSE_CHARS_MAX ? null : { client, clause, run };
}

function livingAt(store: Y.Doc["store"], id: Y.ID): Y.Item | null {
  if (id.clock >= Y.getState(store, id.client)) return null;
  const item: unknown = Y.getItem(store, id);
  return item instanceof Y.Item && !item.deleted ? item : null;
}

function isIn(store: Y.Doc["store"], id: Y.ID, parent: Y.Item["parent"]): boolean {
  if (id.clock >= Y.getState(store, id.client)) return false;
  const item: unknown = Y.getItem(store, id);
  return item instanceof Y.Item && item.parent === parent;
}
