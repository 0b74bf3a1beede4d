/** One message for everybody, with its WebSocket frame made once. */
export type Packet = {
  readonly message: Uint8Array;
  /** The bytes on the wire. */
  readonly framed: () => Buffer;
};

const FINAL_BINARY = 0x82;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** An unmasked binary frame, as a server sends it (RFC 6455, 5.2). */
export function websocketFrame(message: Uint8Array): Buffer {
  const length = message.byteLength;
  const header = length < LENGTH_16 ? 2 : length < 2 ** 16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_BINARY;
  frame[1] = header === 2 ? length : header === 4 ? LENGTH_16 : LENGTH_64;
  if (header === 4) frame.writeUInt16BE(length, 2);
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, header);
  return frame;
}

export function packetOf(message: Uint8Array): Packet {
  let frame: Buffer | null = null;
  return { message, framed: () => (frame ??= websocketFrame(message)) };
}
