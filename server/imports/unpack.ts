import { crc32 } from "node:zlib";
import { Inflate } from "fflate";
import {
  WORD_ALL_BYTES_MAX,
  WORD_PART_BYTES_MAX,
  WORD_RATIO_FROM_BYTES,
  WORD_RATIO_MAX,
} from "../../shared/file-limits.ts";
import { FileFault } from "./fault.ts";
import type { ZipPart } from "./zip-directory.ts";

/** Packed bytes that are unpacked at a time: a thousand times as much may come out of them. */
const STEP_BYTES = 4 * 1024;

/** Bytes unpacked from one file so far: sizes are counted, never believed. */
export type UnpackBudget = {
  bytes: number;
  /** A file that was made here is no bomb, however much alike its words are: delegates type what they like. */
  readonly isOurs?: boolean;
};

/** Unpacks one part piece by piece, and ends as soon as it is larger than it may be. */
export function unpack(part: ZipPart, budget: UnpackBudget, take: (bytes: Uint8Array) => void): void {
  const isOurs = budget.isOurs === true;
  if (part.size > WORD_PART_BYTES_MAX && !isOurs) throw new FileFault("tooLargeInside");
  let size = 0;
  let sum = 0;
  const count = (bytes: Uint8Array): void => {
    size += bytes.byteLength;
    budget.bytes += bytes.byteLength;
    if (size > part.size) throw new FileFault("lyingSizes");
    const swollen = size > WORD_RATIO_FROM_BYTES && size > part.packed.byteLength * WORD_RATIO_MAX;
    if (!isOurs && (swollen || budget.bytes > WORD_ALL_BYTES_MAX)) throw new FileFault("tooLargeInside");
    sum = crc32(bytes, sum);
    take(bytes);
  };
  if (!part.deflated) count(part.packed);
  else inflate(part.packed, count);
  if (size !== part.size) throw new FileFault("lyingSizes");
  if (sum !== part.crc) throw new FileFault("broken");
}

function inflate(packed: Uint8Array, take: (bytes: Uint8Array) => void): void {
  const stream = new Inflate();
  stream.ondata = take;
  try {
    for (let at = 0; at < packed.byteLength || at === 0; at += STEP_BYTES) {
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.byteLength);
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault("broken");
  }
}
