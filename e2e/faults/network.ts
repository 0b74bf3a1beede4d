import type { WSContext, WSEvents } from "hono/ws";
import type { VirtualTime } from "./virtual-time.ts";

/** Chances of one run, each in a thousand, and times in virtual milliseconds. */
export type NetworkFaults = {
  readonly delayMs: number;
  /** Time until a server sees that a connection is gone. */
  readonly halfOpenMs: number;
  readonly halfOpenIn1000: number;
};

/** y-websocket gives a connection up after this much silence. */
const PAGE_SILENCE_MS = 30_000;

/** So much weighs a message that waits for a stalled reader: a few of them are what the server calls slow. */
const STALLED_BYTES = 300 * 1024;

/** A page's end of one connection. */
export type PageEnd = {
  readonly onOpen: () => void;
  readonly onMessage: (bytes: Uint8Array) => void;
  readonly onClose: (code: number) => void;
};

export type Connection = {
  readonly send: (bytes: Uint8Array) => void;
  /** The page goes, or gives the connection up. */
  readonly leave: () => void;
  /** The network parts both; what is under way is lost from a random message on. */
  readonly cut: () => void;
  /** The page reads nothing for a while. */
  readonly stall: (ms: number) => void;
  /** The server's process ended: its words that were written stay on their way, it hears nothing more. */
  readonly serverDied: () => void;
  /** Parted by the network, whether or not its ends have seen it. */
  readonly isCut: () => boolean;
  /** Something is on its way to the page. */
  readonly isBusy: () => boolean;
};

/** The server's answer to a new connection: null where it cannot answer. */
export type Accept = () => Promise<WSEvents | null>;

/** One direction of a TCP connection: in order, nothing twice, and nothing behind what was lost. */
function openStream(time: VirtualTime, random: (below: number) => number, delayMs: number) {
  let lastAt = 0;
  let lost = false;
  let stalledUntil = 0;
  let underWay: { lost: boolean }[] = [];
  return {
    send: (deliver: () => void): void => {
      if (lost) return;
      const message = { lost: false };
      underWay.push(message);
      lastAt = Math.max(lastAt, stalledUntil, time.now() + 1 + random(delayMs));
      time.after(lastAt - time.now(), () => {
        underWay = underWay.filter((one) => one !== message);
        if (!message.lost) deliver();
      });
    },
    /** The reader does not read for a while. */
    stall: (ms: number): void => {
      stalledUntil = time.now() + ms;
    },
    isBusy: (): boolean => underWay.length > 0,
    /** Messages that wait for a reader who does not read. */
    waiting: (): number => (time.now() < stalledUntil ? underWay.length : 0),
    /** Loses what is under way from a random message on, and all that is sent from now on. */
    cut: (): void => {
      lost = true;
      const kept = random(underWay.length + 1);
      for (const message of underWay.slice(kept)) message.lost = true;
    },
  };
}

/** A connection through the simulated network to the real `openSocket`. */
export function openConnection(options: {
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly faults: NetworkFaults;
  readonly page: PageEnd;
  readonly accept: Accept;
  /** False once the server's process has died: its later messages do not count. */
  readonly isAlive: () => boolean;
  /** Runs the server's part of it: in the process that it is of. */
  readonly enter?: (act: () => void) => void;
  /** A message of the server left. */
  readonly onSent: (bytes: Uint8Array) => void;
}): Connection {
  const { time, random, faults, page, enter = (act) => act() } = options;
  const up = openStream(time, random, faults.delayMs);
  const down = openStream(time, random, faults.delayMs);
  let pageOpen = true;
  let serverOpen = true;
  let parted = false;
  let events: WSEvents | null = null;
  const early: Uint8Array[] = [];

  const endPage = (code: number): void => {
    if (!pageOpen) return;
    pageOpen = false;
    page.onClose(code);
  };
  /** The server sees the end of the connection, sooner or later. */
  const endServer = (ms: number): void => {
    time.after(ms, () => {
      if (!serverOpen) return;
      serverOpen = false;
      context.readyState = 3;
      enter(() => events?.onClose?.(new Event("close") as CloseEvent, ws));
    });
  };
  const unseenMs = (): number =>
    random(1000) < faults.halfOpenIn1000 ? faults.halfOpenMs : random(faults.delayMs * 2);

  const context = {
    readyState: 1,
    raw: {
      get bufferedAmount(): number {
        return down.waiting() * STALLED_BYTES;
      },
      terminate: (): void => {
        context.readyState = 3;
        down.cut();
        time.after(random(faults.delayMs * 2), () => endPage(1006));
        endServer(0);
      },
    },
    url: null,
    protocol: null,
    binaryType: "arraybuffer",
    send: (bytes: Uint8Array): void => {
      if (!serverOpen || !options.isAlive()) return;
      const copy = bytes.slice();
      down.send(() => {
        if (pageOpen) page.onMessage(copy);
      });
      options.onSent(bytes);
    },
    close: (code: number): void => {
      if (!serverOpen || context.readyState !== 1) return;
      context.readyState = 2;
      down.send(() => endPage(code));
      endServer(random(faults.delayMs * 2));
    },
  };
  const ws = context as unknown as WSContext;

  const hear = (bytes: Uint8Array): void => {
    if (!serverOpen) return;
    if (events === null) early.push(bytes);
    else events.onMessage?.({ data: bytes.slice().buffer } as MessageEvent, ws);
  };

  const shakeHands = async (): Promise<void> => {
    const accepted = await options.accept().catch(() => null);
    if (!serverOpen) return;
    if (accepted === null) {
      serverOpen = false;
      down.send(() => endPage(1006));
      return;
    }
    events = accepted;
    down.send(() => {
      if (pageOpen) page.onOpen();
    });
    events.onOpen?.(new Event("open"), ws);
    for (const bytes of early.splice(0)) hear(bytes);
  };

  // The handshake: the page is open when the answer has come back.
  up.send(() => {
    if (!serverOpen) return;
    enter(() => void shakeHands());
  });

  return {
    send: (bytes) => {
      if (pageOpen) up.send(() => enter(() => hear(bytes)));
    },
    leave: () => {
      if (!pageOpen) return;
      pageOpen = false;
      down.cut();
      // Data under way may still arrive, long after the page has come back by another connection.
      up.cut();
      endServer(unseenMs());
    },
    cut: () => {
      parted = true;
      up.cut();
      down.cut();
      const seenAfterMs = random(1000) < faults.halfOpenIn1000 ? PAGE_SILENCE_MS : random(faults.delayMs * 4);
      time.after(seenAfterMs, () => endPage(1006));
      endServer(unseenMs());
    },
    stall: (ms) => down.stall(ms),
    serverDied: () => {
      serverOpen = false;
      context.readyState = 3;
      down.send(() => endPage(1006));
    },
    isBusy: () => down.isBusy(),
    isCut: () => parted || !pageOpen || !serverOpen,
  };
}
