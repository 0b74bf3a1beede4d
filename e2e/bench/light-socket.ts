import { createHash, randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * A WebSocket (RFC 6455) for a crowd of a thousand in one process. All sockets read into one buffer, and no stream
 * stands between it and the message. With `ws` the process was so busy that its own pauses counted as the server's.
 */
export type LightSocket = {
  readonly send: (message: Uint8Array) => void;
  readonly isOpen: () => boolean;
  /** Ends the connection at once. */
  readonly cut: () => void;
};

const READ_BYTES = 2 ** 18;
const shared = Buffer.allocUnsafeSlow(READ_BYTES);
/** Added to the key in the server's answer (RFC 6455, section 1.3). */
const ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const HEAD_END = "\r\n\r\n";
const FINAL = 0x80;
const OPCODE = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const MASKED = 0x80;
const SHORT_MAX = 125;
const MIDDLE_MAX = 2 ** 16 - 1;

/** A client's frame must be masked: with zeros, which leave the bytes as they are. */
function framed(opcode: number, message: Uint8Array): Buffer {
  const { length } = message;
  if (length > MIDDLE_MAX) throw new Error(`a message of ${length} bytes is too long for this socket`);
  const head = length <= SHORT_MAX ? 2 : 4;
  const frame = Buffer.alloc(head + 4 + length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | (length <= SHORT_MAX ? length : SHORT_MAX + 1);
  if (length > SHORT_MAX) frame.writeUInt16BE(length, 2);
  frame.set(message, head + 4);
  return frame;
}

/** The place of a frame's payload in what was read; null where its head is not all here. */
function payloadAt(bytes: Buffer, at: number): { readonly from: number; readonly to: number } | null {
  if (bytes.length < at + 2) return null;
  const short = bytes[at + 1]!;
  if (short <= SHORT_MAX) return { from: at + 2, to: at + 2 + short };
  const [from, size] = short === SHORT_MAX + 1 ? [at + 4, 2] : [at + 10, 8];
  if (bytes.length < from) return null;
  const length = size === 2 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { from, to: from + length };
}

export function openLightSocket(options: {
  /** Of ws, with its path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly onOpen: () => void;
  /** The bytes are gone when it returns: the next message is read in their place. */
  readonly onMessage: (bytes: Buffer) => void;
  /** Once, at the end; 1006 where the server said nothing. */
  readonly onClose: (code: number, reason: string) => void;
}): LightSocket {
  const { hostname, port, host, pathname, search } = new URL(options.url);
  const key = randomBytes(16).toString("base64");
  let phase: "asking" | "open" | "ended" = "asking";
  let farewell: readonly [code: number, reason: string] = [1006, ""];
  let rest: Buffer | null = null;

  const take = (opcode: number, payload: Buffer): void => {
    if (opcode === OPCODE.binary) options.onMessage(payload);
    else if (opcode === OPCODE.ping) socket.write(framed(OPCODE.pong, payload));
    else if (opcode === OPCODE.close) {
      farewell = [payload.length < 2 ? 1005 : payload.readUInt16BE(0), payload.toString("utf8", 2)];
      socket.end(framed(OPCODE.close, payload.subarray(0, 2)));
    } else if (opcode !== OPCODE.pong)
      socket.destroy(new Error(`a frame of kind ${opcode} is not read here`));
  };
  /** Takes the whole frames, and tells how many bytes they were. */
  const takeFrames = (bytes: Buffer): number => {
    let at = 0;
    for (let place = payloadAt(bytes, at); place !== null && place.to <= bytes.length;) {
      const first = bytes[at]!;
      if ((first & FINAL) === 0) socket.destroy(new Error("a message in pieces is not read here"));
      else take(first & 0x0f, bytes.subarray(place.from, place.to));
      at = place.to;
      place = payloadAt(bytes, at);
    }
    return at;
  };
  /** The server's answer to the upgrade, and how many bytes it was; 0 while it is not whole. */
  const takeAnswer = (bytes: Buffer): number => {
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) return 0;
    const answer = bytes.toString("latin1", 0, end);
    const accept = createHash("sha1")
      .update(key + ACCEPT)
      .digest("base64");
    if (!answer.startsWith("HTTP/1.1 101") || !answer.includes(accept)) {
      farewell = [1006, answer.slice(0, answer.indexOf("\r\n"))];
      socket.destroy();
      return bytes.length;
    }
    phase = "open";
    options.onOpen();
    return end + HEAD_END.length;
  };
  const read = (length: number): boolean => {
    const fresh = shared.subarray(0, length);
    const bytes = rest === null ? fresh : Buffer.concat([rest, fresh]);
    let taken = phase === "asking" ? takeAnswer(bytes) : 0;
    if (phase === "open") taken += takeFrames(bytes.subarray(taken));
    rest = taken === bytes.length ? null : Buffer.from(bytes.subarray(taken));
    return true;
  };

  const socket: Socket = connect({
    host: hostname,
    port: Number(port),
    noDelay: true,
    onread: { buffer: shared, callback: read },
  });
  const head = {
    Host: host,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": key,
    ...options.headers,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("\r\n")}${HEAD_END}`);
  socket.on("error", (error) => {
    if (farewell[1] === "") farewell = [farewell[0], error.message];
  });
  socket.on("close", () => {
    phase = "ended";
    options.onClose(...farewell);
  });

  return {
    send: (message) => {
      if (phase === "open") socket.write(framed(OPCODE.binary, message));
    },
    isOpen: () => phase === "open",
    cut: () => socket.destroy(),
  };
}
