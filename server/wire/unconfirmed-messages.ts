import { LINE_KEPT_BYTES_MAX, LINE_KEPT_MESSAGES_MAX } from "../../shared/limits.ts";

/** A message that left the room, by its number on this line. */
export type NumberedMessage = { readonly n: number; readonly bytes: Uint8Array };

/** Messages that left the room and that no GET has confirmed yet. */
export type UnconfirmedMessages = ReturnType<typeof openUnconfirmed>;

export function openUnconfirmed() {
  let kept: NumberedMessage[] = [];
  let keptBytes = 0;
  let confirmed = 0;
  let last = 0;
  /** Bytes that no GET has carried away yet. */
  let waitingBytes = 0;

  // A whole state may be larger than all that may be kept beside it.
  const isOverfull = (): boolean =>
    keptBytes - Math.max(...kept.map(({ bytes }) => bytes.byteLength)) > LINE_KEPT_BYTES_MAX;

  return {
    last: (): number => last,
    isEmpty: (): boolean => kept.length === 0,
    waitingBytes: (): number => waitingBytes,
    /** False where it is too much to be kept. */
    put: (bytes: Uint8Array): boolean => {
      last += 1;
      kept.push({ n: last, bytes });
      keptBytes += bytes.byteLength;
      waitingBytes += bytes.byteLength;
      return kept.length <= LINE_KEPT_MESSAGES_MAX && !(keptBytes > LINE_KEPT_BYTES_MAX && isOverfull());
    },
    /** True where all that came after this message is here. */
    has: (after: number): boolean => after >= confirmed && after <= last,
    confirm: (after: number): void => {
      for (const { bytes } of kept.slice(0, after - confirmed)) keptBytes -= bytes.byteLength;
      kept = kept.slice(after - confirmed);
      confirmed = after;
      waitingBytes = keptBytes;
    },
    /** The messages behind this one, as many as fit into one answer. One message always goes, however large. */
    giveAfter: (after: number, bytesMax: number): readonly NumberedMessage[] => {
      const messages: NumberedMessage[] = [];
      let bytes = 0;
      for (const one of kept.slice(after - confirmed)) {
        if (messages.length > 0 && bytes + one.bytes.byteLength > bytesMax) break;
        messages.push(one);
        bytes += one.bytes.byteLength;
      }
      waitingBytes -= bytes;
      return messages;
    },
    drop: (): void => {
      kept = [];
      keptBytes = 0;
      waitingBytes = 0;
      confirmed = last;
    },
  };
}
