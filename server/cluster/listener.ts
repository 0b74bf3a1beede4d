import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { HELD_MS, HELD_REQUESTS_MAX, MISDIRECTED_WAIT_MS } from "../../shared/cluster-limits.ts";
import { CONNECTION_IDLE_MS, REQUEST_HEAD_MS_MAX, REQUESTS_CHECKED_MS } from "../../shared/limits.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type Forwarded, type Forwarder, MISDIRECTED } from "./forward.ts";
import { takeNodeHeaders } from "./node-headers.ts";

/** A site as Node's events: it answers, or refuses, everything that it is given. */
export type Answers = {
  readonly request: (asked: IncomingMessage, answer: ServerResponse) => void;
  readonly upgrade: (asked: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** The one that answers now: this process, the node at an address, or nobody for a moment. */
export type Answering =
  | { readonly is: "own"; readonly answers: Answers }
  | { readonly is: "forward"; readonly to: string }
  /** This process, in a moment. */
  | { readonly is: "opening" }
  | { readonly is: "away" };

/** The parts that forward requests; null in a listener of one process. */
export type Forwarding = {
  readonly forwarder: Forwarder;
  readonly secret: () => string | null;
  /** Answers what each node answers by itself in every state: null where the request is none of that. */
  readonly local: (asked: IncomingMessage) => Answers["request"] | null;
  readonly clientOf: (asked: IncomingMessage) => string;
  /** Another node said that it is not the owner: asks the database who is. */
  readonly askAnew: () => Promise<void>;
  /** Resolves when another one answers than now: what nobody can answer waits for that a while. */
  readonly changed: () => Promise<void>;
  readonly heldMs?: number;
};

/** The ways in which one request or handshake may be answered. */
type Ways = {
  readonly own: (answers: Answers) => void;
  /** `given up`: it cannot be asked again of another node. */
  readonly onward: (forwarding: Forwarding, to: string) => Promise<Forwarded | "given up">;
  readonly misdirected: () => void;
  readonly away: () => void;
  /** The client has left meanwhile. */
  readonly isGone: () => boolean;
};

export type Listener = {
  readonly port: number;
  /** Refuses new connections. */
  readonly stop: () => void;
  /** Answers that are under way get a moment to reach their readers; then every connection is cut. */
  readonly end: () => Promise<void>;
};

const LAST_ANSWERS_MS = 1_000;
const AWAY = JSON.stringify({
  refusal: { reason: "storeAway", message: "The forum is being taken over. Try again in a moment." },
});

/** Listens on a port for as long as the process lives, whoever answers. Rejects when the port is taken. */
export async function openListener(
  { port, host }: { readonly port: number; readonly host: string },
  now: () => Answering,
  forwarding: Forwarding | null,
): Promise<Listener> {
  const refused = new WebSocketServer({ noServer: true });
  const secret = (): string | null => forwarding?.secret() ?? null;

  let held = 0;
  const { heldMs = HELD_MS } = forwarding ?? {};

  /** Tells in time when another one may answer than now. */
  const isChanged = async (changed: Promise<void>, ms: number): Promise<boolean> => {
    if (ms <= 0) return false;
    held += 1;
    const timer = new AbortController();
    const late = pause(ms, false, { signal: timer.signal }).catch(() => false);
    try {
      return await Promise.race([changed.then(() => true), late]);
    } finally {
      timer.abort();
      held -= 1;
    }
  };

  /** Lets the owner answer. While there is none, it waits for the next one (rule D36). */
  const answerBy = async (
    from: string | null,
    { own, onward, misdirected, away, isGone }: Ways,
  ): Promise<void> => {
    const end = performance.now() + heldMs;
    let isAsked = false;
    for (;;) {
      const state = now();
      if (state.is === "own") return own(state.answers);
      if (from !== null && state.is !== "opening") return misdirected();
      if (forwarding === null) return away();
      let waitMs = end - performance.now();
      const changed = forwarding.changed();
      if (state.is === "forward") {
        const how = await onward(forwarding, state.to);
        if (how === "answered") return;
        if (how === "given up") return away();
        waitMs = end - performance.now();
        if (how === "misdirected") {
          if (!isAsked) await forwarding.askAnew();
          isAsked = true;
          // The database knows the owner a moment before that one does itself.
          waitMs = Math.min(waitMs, MISDIRECTED_WAIT_MS);
        }
      }
      if (held >= HELD_REQUESTS_MAX) return away();
      const isOther = await isChanged(changed, waitMs);
      if (isGone()) return;
      if (!isOther && performance.now() >= end) return away();
    }
  };

  const request = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const from = takeNodeHeaders(asked, secret());
    const local = forwarding?.local(asked);
    if (local) return local(asked, answer);
    // A command may have been carried out, and its body is gone.
    const mayRepeat = asked.method === "GET" || asked.method === "HEAD";
    await answerBy(from, {
      own: (answers) => answers.request(asked, answer),
      onward: async ({ forwarder, clientOf }, to) => {
        const how = await forwarder.request(asked, answer, to, clientOf(asked));
        const isBegun = answer.headersSent || answer.destroyed;
        return how === "failed" && (!mayRepeat || isBegun) ? "given up" : how;
      },
      misdirected: () => say(answer, MISDIRECTED, ""),
      away: () => say(answer, 503, AWAY),
      isGone: () => answer.destroyed,
    });
  };

  const upgrade = async (asked: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const from = takeNodeHeaders(asked, secret());
    socket.on("error", () => socket.destroy());
    if (asked.headers.upgrade?.toLowerCase() !== "websocket") return sayOn(socket, OTHER_UPGRADE);
    await answerBy(from, {
      own: (answers) => answers.upgrade(asked, socket, head),
      onward: ({ forwarder, clientOf }, to) => forwarder.upgrade(asked, socket, head, to, clientOf(asked)),
      misdirected: () => sayOn(socket, NOT_MINE),
      // A page takes a WebSocket that is refused for one that its network refuses: it is told by a close code.
      away: () =>
        refused.handleUpgrade(asked, socket, head, (ws) => ws.close(CLOSE.restart, "the server restarts")),
      isGone: () => socket.destroyed,
    });
  };

  // Half requests, signed in or not, are ended before they are many.
  const limits = {
    headersTimeout: REQUEST_HEAD_MS_MAX,
    connectionsCheckingInterval: REQUESTS_CHECKED_MS,
    keepAliveTimeout: CONNECTION_IDLE_MS,
  };
  const server = createServer(limits, (asked, answer) => void request(asked, answer));
  server.on("upgrade", (asked, socket, head) => void upgrade(asked, socket, head));
  server.listen(port, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => void server.close(),
    end: () => ended(server),
  };
}

/**
 * Some programs ask for HTTP/2 with their first request ("Upgrade: h2c"). Hono listens for upgrades to WebSocket alone
 * and would leave any other without an answer, its connection open for good.
 */
const OTHER_UPGRADE = "426 Upgrade Required\r\nUpgrade: websocket";
const NOT_MINE = `${MISDIRECTED} Misdirected Request`;

const sayOn = (socket: Duplex, head: string): void =>
  void socket.end(`HTTP/1.1 ${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);

function say(answer: ServerResponse, status: number, body: string): void {
  if (answer.headersSent || answer.destroyed) return;
  answer.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...(status === 503 ? { "retry-after": "1" } : {}),
  });
  answer.end(body);
}

async function ended(server: Server): Promise<void> {
  const end = performance.now() + LAST_ANSWERS_MS;
  while (performance.now() < end && (await connections(server)) > 0) {
    server.closeIdleConnections();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  server.closeAllConnections();
}

const connections = (server: Server): Promise<number> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
