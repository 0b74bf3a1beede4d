import { MESSAGE } from "../../shared/wire/protocol.ts";

/**
 * Reads what strace saw of a server and finds words that left it before they were flushed: in a frame, or by the
 * acknowledgement of the message that brought them. Knows nothing of the server but its files and its wire.
 */
export type FlushOrder = {
  readonly acknowledgements: number;
  readonly flushes: number;
  readonly walWrites: number;
  /** Words in frames and sync answers, each time they were sent to somebody. */
  readonly wordsSent: number;
  readonly violations: readonly string[];
};

/** The command line that traces a process and ends with it; the traced one keeps its own pid. */
export const straceInto = (file: string): readonly string[] => [
  "strace",
  "-fDyyxx",
  "--string-limit=1000000",
  "--trace=fsync,fdatasync,pwrite64,pwritev,write,writev,sendmsg,sendto",
  `--output=${file}`,
];

/** One system call from its start to its end, by the lines of the trace. */
type Call = {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly result: number;
};

/** Calls in the order of their ends; those that other threads interrupted in the trace are joined again. */
function* callsOf(lines: Iterable<string>): Generator<Call> {
  const open = new Map<string, { readonly text: string; readonly start: number }>();
  let n = 0;
  for (const line of lines) {
    n += 1;
    const [, pid, rest] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    if (pid === undefined || rest === undefined) continue;
    const unfinished = rest.endsWith("<unfinished ...>");
    if (unfinished) {
      open.set(pid, { text: rest, start: n });
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const begun = open.get(pid);
    if (resumed !== null) open.delete(pid);
    const text = resumed === null ? rest : (begun?.text ?? "") + resumed[1]!;
    const name = /^(\w+)\(/.exec(text)?.[1];
    if (name === undefined) continue;
    const result = Number(/= (-?\d+)[^=]*$/.exec(text)?.[1] ?? -1);
    yield { name, text, start: resumed === null ? n : (begun?.start ?? n), end: n, result };
  }
}

/** The write-ahead log's path, plain or in hex as strace writes it. */
const WAL = /^\w+\(\d+<[^>]*(?:-wal|\\x2d\\x77\\x61\\x6c)>/;

const bytesOf = (text: string): Buffer =>
  Buffer.concat(
    [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) =>
      Buffer.from(hex!.replaceAll("\\x", ""), "hex"),
    ),
  );

/** Messages of a WebSocket as the server writes them: unmasked, in one fragment each. */
function openMessages(onOpen: () => void): (bytes: Buffer) => readonly Buffer[] {
  let left: Buffer = Buffer.alloc(0);
  let upgraded = false;
  return (bytes) => {
    left = Buffer.concat([left, bytes]);
    const messages: Buffer[] = [];
    if (!upgraded) {
      const end = left.indexOf("\r\n\r\n");
      if (!left.subarray(0, 12).toString().startsWith("HTTP/1.1 101")) {
        left = Buffer.alloc(0);
        return [];
      }
      if (end < 0) return [];
      upgraded = true;
      onOpen();
      left = left.subarray(end + 4);
    }
    for (;;) {
      const short = (left[1] ?? 0) & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (left.length < head) return messages;
      const length =
        short < 126 ? short : short === 126 ? left.readUInt16BE(2) : Number(left.readBigUInt64BE(2));
      if (left.length < head + length) return messages;
      if ((left[0]! & 0x0f) === 2) messages.push(left.subarray(head, head + length));
      left = left.subarray(head + length);
    }
  };
}

const varUint = (bytes: Buffer, at: number): number => {
  let [value, factor] = [0, 1];
  for (let i = at; i < bytes.length; i++) {
    value += (bytes[i]! & 0x7f) * factor;
    factor *= 128;
    if (bytes[i]! < 0x80) break;
  }
  return value;
};

/**
 * `word` finds the words that clients typed in any bytes. `sent` gives, for each WebSocket in the order of opening,
 * the word that each of its counted messages brought; null for one that brought none.
 */
export function checkFlushOrder(
  lines: Iterable<string>,
  { word, sent }: { readonly word: RegExp; readonly sent: readonly (readonly (string | null)[])[] },
): FlushOrder {
  const wordsIn = (bytes: Buffer): readonly string[] =>
    [...bytes.toString("latin1").matchAll(word)].map(([found]) => found);
  const written = new Map<string, number>();
  const durable = new Set<string>();
  const readers = new Map<string, ReturnType<typeof openMessages>>();
  /** Ports of WebSockets in the order of opening. */
  const sockets: string[] = [];
  const acknowledged = new Map<string, number>();
  const violations: string[] = [];
  let [acknowledgements, flushes, walWrites, wordsSent] = [0, 0, 0, 0];

  const onMessage = (message: Buffer, port: string): void => {
    const type = message[0]!;
    if (type === MESSAGE.acknowledgement) {
      acknowledgements += 1;
      const count = varUint(message, 1);
      const brought = sent[sockets.indexOf(port)] ?? [];
      for (let i = acknowledged.get(port) ?? 0; i < count; i++) {
        const one = brought[i];
        if (one !== null && one !== undefined && !durable.has(one))
          violations.push(`message ${i + 1} of ${port} ("${one}") was acknowledged before its flush`);
      }
      acknowledged.set(port, count);
    } else if (type === MESSAGE.frame || type === MESSAGE.sync) {
      for (const one of wordsIn(message)) {
        wordsSent += 1;
        if (!durable.has(one)) violations.push(`"${one}" was sent to ${port} before its flush`);
      }
    }
  };

  for (const call of callsOf(lines)) {
    const isWal = WAL.test(call.text);
    if (isWal && call.name.startsWith("pwrite")) {
      walWrites += 1;
      for (const one of wordsIn(bytesOf(call.text))) if (!written.has(one)) written.set(one, call.end);
    } else if (isWal && (call.name === "fsync" || call.name === "fdatasync")) {
      if (call.result !== 0) continue;
      flushes += 1;
      for (const [one, end] of written) if (end < call.start) durable.add(one);
    } else if (call.text.includes("<TCP")) {
      const peer = /<TCP[^>]*->\[?[^\]>]*\]?:(\d+)\]>/.exec(call.text);
      if (peer === null || call.result <= 0) continue;
      const port = peer[1]!;
      const reader = readers.get(port) ?? openMessages(() => sockets.push(port));
      readers.set(port, reader);
      const bytes = bytesOf(call.text).subarray(0, call.result);
      for (const message of reader(bytes)) onMessage(message, port);
    }
  }
  return { acknowledgements, flushes, walWrites, wordsSent, violations };
}
