import { randomBytes } from "node:crypto";
import { WSContext } from "hono/ws";
import type { OpinionId, UserId } from "../../shared/ids.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type NumberedMessage, openUnconfirmed, type UnconfirmedMessages } from "./unconfirmed-messages.ts";
import type { MessageHandler } from "./raw-messages.ts";

export type Closed = { readonly code: number; readonly reason: string };
/** The contents of one answer; `closed` only after every message before it. */
export type Given = {
  readonly messages: readonly NumberedMessage[];
  readonly last: number;
  readonly closed: Closed | null;
};

/** One GET of a line. */
export type LineReader = {
  /** Messages that came since, at once or within this time; null when another GET has taken its place. */
  readonly next: (within: { readonly waitMs: number; readonly bytesMax: number }) => Promise<Given | null>;
  readonly release: () => void;
};

/**
 * One connection over HTTP: to the room it is a socket like any other, so gate, counts and refusals are one
 * code. Knows nothing of requests: it keeps the room's messages until a GET confirms them, and takes batches in
 * their order, each once.
 */
export type Line = {
  readonly id: string;
  readonly opinion: OpinionId;
  readonly user: UserId;
  readonly session: string;
  /** `missing` where a batch before this one never came; one that came already is passed over. */
  readonly take: (n: number, messages: readonly Uint8Array[]) => "taken" | "missing" | "closed";
  /** Resolves when more may be sent: a client that sends too much is read more slowly. */
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
  readonly events: MessageHandler;
}): Line {
  const { events } = options;
  const kept = openUnconfirmed();
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

  /** It has not read for so long that it must come back anew: its kept messages are of no more use. */
  const cut = (): void => {
    kept.drop();
    end({ code: CLOSE.tooSlow, reason: "too slow" });
  };

  const keep = (bytes: Uint8Array): void => {
    if (closed !== null) return;
    if (kept.put(bytes)) reader?.wake();
    else cut();
  };

  const ws = new WSContext({
    send: (source) => keep(typeof source === "string" ? Buffer.from(source) : new Uint8Array(source)),
    close: (code, reason) => end({ code: code ?? 1000, reason: reason ?? "" }),
    get readyState() {
      return closed === null ? 1 : 3;
    },
    // The parts of `ws` below Hono's socket that the room asks for.
    raw: {
      get bufferedAmount() {
        return kept.waitingBytes();
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

  const read = (asked: number): LineReader | null => {
    const after = closed !== null && kept.isEmpty() ? kept.last() : asked;
    if (!kept.has(after)) return null;
    reader?.stop();
    kept.confirm(after);
    const mine = openReader(after, { kept, closed: () => closed });
    reader = mine;
    return {
      next: mine.next,
      release: () => {
        mine.stop();
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
        // A refusal in the middle of a batch closes the line: nothing behind it is looked at.
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

/** Gives one GET the messages from `after` on. */
function openReader(
  after: number,
  { kept, closed }: { readonly kept: UnconfirmedMessages; readonly closed: () => Closed | null },
) {
  let given = after;
  let over = false;
  let wake = (): void => undefined;
  const somethingOr = (waitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const next: LineReader["next"] = async ({ waitMs, bytesMax }) => {
    if (!over && given === kept.last() && closed() === null) await somethingOr(waitMs);
    if (over) return null;
    const messages = kept.giveAfter(given, bytesMax);
    given += messages.length;
    return { messages, last: given, closed: given === kept.last() ? closed() : null };
  };
  return {
    next,
    wake: () => wake(),
    stop: () => {
      over = true;
      wake();
    },
  };
}
