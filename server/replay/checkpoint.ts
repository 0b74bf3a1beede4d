import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { AuthorId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { checkpointHash } from "../store/checkpoint-hash.ts";
import type { ChainPosition } from "../store/check-row.ts";
import type { CopiedWords, StoredCheckpoint, TakenCheckpoint } from "../store/store.ts";
import type { Held } from "./held.ts";
import { type HeldWork, heldWork } from "./held-work.ts";

/** Another number where what is written here, or what the record's replay makes of entries, is no longer the same. */
export const CHECKPOINT_FORMAT = 8;

/** The state after the row at `position`. The caller sees to it that it is saved only once that row is on disk. */
export function takeCheckpoint(
  stream: string,
  held: Held,
  {
    position,
    opinion,
    authorAt,
  }: {
    readonly position: ChainPosition;
    readonly opinion: Opinion;
    readonly authorAt?: Parameters<typeof heldWork>[2];
  },
): TakenCheckpoint {
  const encoder = encoding.createEncoder();
  const { heads } = position;
  encoding.writeVarString(encoder, JSON.stringify({ heads, opinion, moved: held.moves.all() }));
  held.authors.write(encoder);
  encoding.writeVarUint8Array(encoder, held.serverDoc.state());
  // The end can be read without the rest, and older versions do not look there.
  writeHeld(encoder, heldWork(held, opinion, authorAt));
  const checkpoint = {
    stream,
    seq: position.seq,
    format: CHECKPOINT_FORMAT,
    body: encoding.toUint8Array(encoder),
  };
  return { ...checkpoint, hash: checkpointHash(checkpoint), heads: Object.values(heads) };
}

export const isSound = (checkpoint: StoredCheckpoint): boolean =>
  checkpoint.format === CHECKPOINT_FORMAT && checkpointHash(checkpoint) === checkpoint.hash;

/** Fills what holds nothing yet; gives the record and the place after which the rows go on. */
export function readCheckpoint(
  { seq, body }: StoredCheckpoint,
  held: Held,
): { readonly position: ChainPosition; readonly opinion: Opinion } {
  const decoder = decoding.createDecoder(body);
  const { heads, opinion, moved } = JSON.parse(decoding.readVarString(decoder)) as {
    heads: ChainPosition["heads"];
    opinion: Opinion;
    moved: CopiedWords["moved"];
  };
  held.authors.read(decoder);
  held.moves.add(moved);
  held.serverDoc.load([], decoding.readVarUint8Array(decoder));
  return { position: { seq, heads }, opinion };
}

/** Bytes of a checkpoint's end that `heldAtEnd` needs. */
export const HELD_END_BYTES = 64 * 1024;
const HELD_MARK = "held";

function writeHeld(encoder: encoding.Encoder, { bytes, byPerson }: HeldWork): void {
  // Sorted, so that equal rooms write equal bytes.
  const people = [...byPerson].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = new TextEncoder().encode(JSON.stringify([HELD_MARK, bytes, people]));
  encoding.writeUint8Array(encoder, text);
  encoding.writeUint32BigEndian(encoder, text.length);
}

/** Reads the room's held memory from a checkpoint's end; null in checkpoints of older versions. */
export function heldAtEnd(end: Uint8Array): HeldWork | null {
  const at = end.length - 4;
  if (at < 0) return null;
  const length = new DataView(end.buffer, end.byteOffset).getUint32(at);
  if (length > at) return null;
  try {
    const told = JSON.parse(new TextDecoder().decode(end.subarray(at - length, at))) as unknown;
    if (!Array.isArray(told) || told[0] !== HELD_MARK) return null;
    const [, bytes, people] = told as [string, number, [AuthorId, number][]];
    return { bytes, byPerson: new Map(people) };
  } catch {
    return null;
  }
}
