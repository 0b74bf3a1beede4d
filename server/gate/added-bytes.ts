import * as Y from "yjs";
import {
  CHAR_BYTES,
  CLIENT_ID_BYTES,
  NEW_DELETIONS_MAX,
  PIECE_BYTES,
  STRETCH_BYTES,
} from "../../shared/limits.ts";
import { type Decoded, type Fresh, type Struct, TooMuch } from "./gate-places.ts";
import type { UsualKey } from "./usual-key.ts";

/** A piece, and the two that it parts. */
const PIECES_OF_NEW = 3;

/** Tells if Yjs merges a run with its client's preceding character, as it does with typing. */
const goesOn = ({ origin, id }: Y.Item): boolean =>
  origin !== null && origin.client === id.client && origin.clock === id.clock - 1;

/** Estimates the memory that a usual key adds (rule G12). */
export function addedByKey({ run }: UsualKey): number {
  const pieces = goesOn(run) ? 0 : PIECES_OF_NEW;
  return (run.id.clock === 0 ? CLIENT_ID_BYTES : 0) + run.length * CHAR_BYTES + pieces * PIECE_BYTES;
}

/**
 * Estimates the memory that an update adds, before it is applied. It estimates rather too high; a later count of the
 * room corrects it. Deleting whole pieces adds nothing, so a full account can always be cleared.
 */
export function addedBy(
  doc: Y.Doc,
  {
    fresh,
    places,
    ds,
  }: { readonly fresh: Fresh; readonly places: ReadonlyMap<Y.Item, unknown>; readonly ds: Decoded["ds"] },
): number {
  let bytes = 0;
  for (const client of fresh.keys()) if (Y.getState(doc.store, client) === 0) bytes += CLIENT_ID_BYTES;
  const first = new Set([...fresh.values()].map(([struct]) => struct));
  for (const struct of places.keys()) {
    if (struct.content instanceof Y.ContentString) bytes += struct.length * CHAR_BYTES;
    // Sent in two pieces they stay two, though one goes on from the other.
    const pieces = !goesOn(struct) ? PIECES_OF_NEW : first.has(struct) ? 0 : 1;
    bytes += pieces * PIECE_BYTES;
  }
  let ranges = 0;
  for (const [client, list] of ds.clients) {
    const known = Y.getState(doc.store, client);
    const pieces = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of list) {
      if (clock >= known) {
        bytes += 2 * PIECE_BYTES + STRETCH_BYTES;
        continue;
      }
      const parts = partsOf(pieces, clock, Math.min(clock + len, known));
      if (parts === null) continue;
      bytes += parts * PIECE_BYTES + (parts > 0 ? STRETCH_BYTES : 0);
      ranges += 1;
      if (ranges > NEW_DELETIONS_MAX) throw new TooMuch("These are too many deletions at once.");
    }
  }
  return bytes;
}

/** Number of standing pieces that a deletion parts at its ends; null where all of it is deleted already. */
function partsOf(pieces: readonly Struct[], start: number, end: number): number | null {
  let parts = 0;
  let isNew = false;
  for (let i = Y.findIndexSS(pieces as (Y.Item | Y.GC)[], start); i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.id.clock >= end) break;
    if (piece.deleted) continue;
    isNew = true;
    if (piece.id.clock < start) parts += 1;
    if (piece.id.clock + piece.length > end) parts += 1;
  }
  return isNew ? parts : null;
}
