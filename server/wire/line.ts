import { randomBytes } from "node:crypto";
import { WSContext } from "hono/ws";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import { LINE_KEPT_BYTES_MAX, LINE_KEPT_MESSAGES_MAX } from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { Hearing } from "./raw-messages.ts";

/** A message that left the room, by its number on this line. */
export type Kept = { readonly n: number; readonly bytes: Uint8Array };
export type Closed = { readonly code: number; readonly reason: string };
/** What one answer carries; `closed` only after every message before it. */
export type Given = {
  readonly messages: readonly Kept[];
  readonly last: number;
  readonly closed: Closed | null;
};

/** One GET of a line. */
export type LineReader = {
  /** What came since, at once or within this time; null when another GET has taken its place. */
  readonly next: (within: { readonly waitMs: number; readonly bytesMax: number }) => Promise<Given | null>;
  readonly release: () => void;
};

/**
 * One connection over HTTP: to the room it is a socket like any other, so gate, counts and refusals are one
 * code. Knows nothing of requests: it keeps what the room sent until a GET confirms it, and takes batches in
 * their order, each once.
 */
export type Line = {
  readonly id: string;
  readonly opinion: OpinionId;
  readonly user: UserId;
  readonly session: string;
  /** `missing` where a batch before this one never came; one that came already is passed over. */
  readonly take: (n: number, messages: readonly Uint8Array[]) => "taken" | "missing" | "closed";
  /** Resolves when more may be sent: who sends too much is read more slowly. */
  readonly mayGoOn: () => Promise<void>;
  /** Confirms all up to `after` and reads on from there; null where that is not to be had. */
  readonly read: (after: number) => LineReader | null;
  readonly isClosed: () => boolean;
  readonly isRead: () => boolean;
  /** When it last sent or read. */
  readonly seenAt: () => number;
  readonly end: (closed: Closed) => void;
};

export function openLine(options: {
  readonly opinion: OpinionId;
  readonly user: UserId;
  readonly session: string;
  readonly events: Hearing;
}): Line {
  const { events } = options;
  let kept: Kept[] = [];
  let keptBytes = 0;
  let confirmed = 0;
  let last = 0;
  /** Bytes that no GET has carried away yet. */
  let waitingBytes = 0;
  let taken = 0;
  let closed: Closed | null = null;
  let reader: { readonly wake: () => void; readonly stop: () => void } | null = null;
  let seenAt = performance.now();
  let paused: { readonly over: Promise<void>; readonly resume: () => void } | null = null;

  const end = (why: Closed): void => {
    if (closed !== null) return;
    closed = why;
    seenAt = performance.now();
    events.onClose?.(new CloseEvent("close", why), ws);
    resume();
    reader?.wake();
  };

  const resume = (): void => {
    paused?.resume();
    paused = null;
  };

  /** It has not read for so long that it must come back anew: what is kept for it is of no more use. */
  const cut = (): void => {
    kept = [];
    keptBytes = 0;
    waitingBytes = 0;
    confirmed = last;
    end({ code: CLOSE.tooSlow, reason: "too slow" });
  };

  const keep = (bytes: Uint8Array): void => {
    if (closed !== null) return;
    last += 1;
    kept.push({ n: last, bytes });
    keptBytes += bytes.byteLength;
    waitingBytes += bytes.byteLength;
    if (kept.length > LINE_KEPT_MESSAGES_MAX || (keptBytes > LINE_KEPT_BYTES_MAX && isOverfull())) cut();
    else reader?.wake();
  };

  // A whole state may be larger than all that may be kept beside it.
  const isOverfull = (): boolean =>
    keptBytes - Math.max(...kept.map(({ bytes }) => bytes.byteLength)) > LINE_KEPT_BYTES_MAX;

  const ws = new WSContext({
    send: (source) => keep(typeof source === "string" ? Buffer.from(source) : new Uint8Array(source)),
    close: (code, reason) => end({ code: code ?? 1000, reason: reason ?? "" }),
    get readyState() {
      return closed === null ? 1 : 3;
    },
    // What `ws` has below Hono's socket, as far as the room asks for it.
    raw: {
      get bufferedAmount() {
        return waitingBytes;
      },
      pause: () => {
        if (paused !== null || closed !== null) return;
        let release = (): void => undefined;
        const over = new Promise<void>((resolve) => (release = resolve));
        paused = { over, resume: release };
      },
      resume,
      terminate: cut,
    },
  });

  const confirm = (after: number): void => {
    for (const { bytes } of kept.slice(0, after - confirmed)) keptBytes -= bytes.byteLength;
    kept = kept.slice(after - confirmed);
    confirmed = after;
    waitingBytes = keptBytes;
  };

  const read = (asked: number): LineReader | null => {
    const after = closed !== null && kept.length === 0 ? last : asked;
    if (after < confirmed || after > last) return null;
    reader?.stop();
    confirm(after);
    let given = after;
    let over = false;
    let wake = (): void => undefined;
    const stop = (): void => {
      over = true;
      wake();
    };
    const mine = { wake: () => wake(), stop };
    reader = mine;
    return {
      next: async ({ waitMs, bytesMax }) => {
        if (!over && given === last && closed === null) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, waitMs);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        if (over) return null;
        const messages: Kept[] = [];
        let bytes = 0;
        for (const one of kept.slice(given - confirmed)) {
          // One message always goes, however large.
          if (messages.length > 0 && bytes + one.bytes.byteLength > bytesMax) break;
          messages.push(one);
          bytes += one.bytes.byteLength;
        }
        given += messages.length;
        waitingBytes -= bytes;
        return { messages, last: given, closed: given === last ? closed : null };
      },
      release: () => {
        stop();
        if (reader !== mine) return;
        reader = null;
        seenAt = performance.now();
      },
    };
  };

  events.onOpen?.(new Event("open"), ws);
  return {
    id: randomBytes(24).toString("base64url"),
    opinion: options.opinion,
    user: options.user,
    session: options.session,
    take: (n, messages) => {
      seenAt = performance.now();
      if (closed !== null) return "closed";
      if (n > taken + 1) return "missing";
      if (n <= taken) return "taken";
      taken = n;
      for (const message of messages) {
        // A refusal in the middle of a batch closes the line: what stands behind it is not looked at.
        if (closed === null) events.hear(message, ws);
      }
      return "taken";
    },
    mayGoOn: async () => {
      for (let wait = paused; wait !== null; wait = paused) await wait.over;
    },
    read,
    isClosed: () => closed !== null,
    isRead: () => reader !== null,
    seenAt: () => seenAt,
    end,
  };
}
