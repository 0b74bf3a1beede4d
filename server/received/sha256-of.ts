import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";

const PIECE_BYTES = 1024 * 1024;

/** SHA-256 of a file, hex, taken piece by piece: what others type goes between. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const sum = createHash("sha256");
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
    if (at > 0) await setImmediate();
    sum.update(bytes.subarray(at, at + PIECE_BYTES));
  }
  return sum.digest("hex");
}
