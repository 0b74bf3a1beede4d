import { FRAME_BYTES_MAX, STATE_BYTES_MAX } from "../../shared/limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { type ClientMessage, countedKind, readClientMessage } from "../../shared/wire/codec.ts";

/** Reads the bytes of one message, or says why it is refused. Null: it was text. */
export function readMessage(
  bytes: Uint8Array | null,
): { readonly message: ClientMessage; readonly bytes: number } | { readonly refusal: Refusal } {
  if (bytes === null) return refuse("unreadable", "Messages are binary.");
  const bytesMax = countedKind(bytes) === "state" ? STATE_BYTES_MAX : FRAME_BYTES_MAX;
  if (bytes.byteLength > bytesMax) return refuse("tooLarge", `A message may have ${bytesMax} bytes at most.`);
  const message = readClientMessage(bytes);
  if (message === null) return refuse("unreadable", "A message could not be read.");
  return { message, bytes: bytes.byteLength };
}
