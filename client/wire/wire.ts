import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { FrameNews } from "../../shared/wire/protocol.ts";
import { MESSAGE } from "../../shared/wire/protocol.ts";
import type { Outgoing } from "./outgoing.ts";

/** Our own messages as bytes, after their type was read (docs/protocol.md). The server is trusted to form them well. */
export type Frame = {
  readonly words: Uint8Array | null;
  readonly awareness: Uint8Array | null;
  readonly news: FrameNews | null;
};

const WORDS = 1;
const AWARENESS = 2;
const NEWS = 4;

export function readFrame(decoder: decoding.Decoder): Frame {
  const flags = decoding.readVarUint(decoder);
  return {
    words: (flags & WORDS) === 0 ? null : decoding.readVarUint8Array(decoder),
    awareness: (flags & AWARENESS) === 0 ? null : decoding.readVarUint8Array(decoder),
    news: (flags & NEWS) === 0 ? null : (readJson(decoder) as FrameNews),
  };
}

export const readCount = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder);

export const readJson = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));

export function commandMessage({
  n,
  id,
  again,
  command,
}: Pick<Outgoing, "n" | "command"> & Partial<Outgoing>): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.command);
  encoding.writeVarString(encoder, JSON.stringify({ n, id, ...(again === true ? { again } : {}), command }));
  return encoding.toUint8Array(encoder);
}

export function awarenessMessage(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** Which counted message these bytes are: one that brings words, and must be acknowledged. Null for all others. */
export function countedKind(bytes: Uint8Array): "state" | "update" | null {
  if (bytes[0] !== MESSAGE.sync) return null;
  if (bytes[1] === SYNC_STEP_2) return "state";
  return bytes[1] === SYNC_UPDATE ? "update" : null;
}
