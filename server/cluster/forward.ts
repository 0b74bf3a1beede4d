import { Agent, type IncomingMessage, request as ask, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { FORWARD_CONNECT_MS_MAX } from "../../shared/limits.ts";
import { nodeHeaders } from "./node-headers.ts";

/** Between two machines each connection has its own; these are set anew. */
const HOP_BY_HOP: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade"]);
const HTTP_HEAD_BYTES_MAX = 64 * 1024;
/** A close frame that says 1012: the server restarts, come back. */
const RESTART_FRAME = Buffer.from([0x88, 0x02, 0x03, 0xf4]);
export const MISDIRECTED = 421;

/** `misdirected`: the other node does not own it either, and nothing was answered yet. */
export type Forwarded = "answered" | "misdirected" | "failed";

/** Hands requests and WebSockets to the owner, byte for byte (rule D36). */
export type Forwarder = {
  readonly request: (
    asked: IncomingMessage,
    answer: ServerResponse,
    to: string,
    client: string,
  ) => Promise<Forwarded>;
  readonly upgrade: (
    asked: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    to: string,
    client: string,
  ) => Promise<Forwarded>;
  /** Cuts all that is under way to an owner that is no more: sockets by 1012, requests by 503. */
  readonly drop: (except: string | null) => void;
  readonly figures: () => { readonly sockets: number; readonly requests: number; readonly bytes: number };
  readonly close: () => void;
};

type UnderWay = { readonly to: string; readonly cut: () => void };

const endToEnd = (rawHeaders: readonly string[]): string[] =>
  rawHeaders.filter((_, at) => !HOP_BY_HOP.has(rawHeaders[at - (at % 2)]!.toLowerCase()));

export function openForwarder({
  self,
  secret,
}: {
  readonly self: string;
  readonly secret: () => string;
}): Forwarder {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 });
  const underWay = new Set<UnderWay>();
  let sockets = 0;
  let requests = 0;
  let bytes = 0;
  const count = (piece: Buffer): void => void (bytes += piece.length);

  const signed = (asked: IncomingMessage, client: string): readonly string[] =>
    nodeHeaders(secret(), asked, { from: self, client });

  const request = (
    asked: IncomingMessage,
    answer: ServerResponse,
    to: string,
    client: string,
    isAgain = false,
  ): Promise<Forwarded> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(to);
      const hasBody =
        asked.headers["transfer-encoding"] !== undefined || Number(asked.headers["content-length"] ?? 0) > 0;
      const headers = [...endToEnd(asked.rawHeaders), ...signed(asked, client)];
      if (asked.headers["transfer-encoding"] !== undefined) headers.push("transfer-encoding", "chunked");
      const onward = ask({
        host: hostname,
        port,
        method: asked.method ?? "GET",
        path: asked.url ?? "/",
        headers,
        setHost: false,
        // A connection that is used again may just have been closed: only what may be repeated goes there.
        agent: isAgain || hasBody || asked.method === "POST" ? false : agent,
      });
      let wasCut = false;
      const cut = (): void => {
        wasCut = true;
        onward.destroy(new Error("cut"));
        if (answer.headersSent) answer.destroy();
      };
      const mine: UnderWay = { to, cut };
      underWay.add(mine);
      requests += 1;
      const done = (how: Forwarded): void => {
        underWay.delete(mine);
        resolve(how);
      };
      onward.on("socket", (socket: Socket) =>
        withinConnecting(socket, () => onward.destroy(new Error("away"))),
      );
      onward.on("error", () => {
        if (!underWay.delete(mine)) return;
        if (answer.headersSent) answer.destroy();
        // The owner had closed this idle connection: asked once more on a new one.
        const isStale = onward.reusedSocket && !isAgain && !wasCut && !answer.destroyed;
        resolve(isStale ? request(asked, answer, to, client, true) : "failed");
      });
      onward.on("response", (answered) => {
        if (answered.statusCode === MISDIRECTED && !hasBody) {
          answered.resume();
          done("misdirected");
          return;
        }
        answer.sendDate = false;
        answer.writeHead(answered.statusCode ?? 502, answered.statusMessage, endToEnd(answered.rawHeaders));
        // The first bytes of a stream say that streams pass.
        answer.flushHeaders();
        answered.on("data", count);
        answered.on("aborted", () => answer.destroy());
        answered.on("error", () => answer.destroy());
        answered.pipe(answer);
      });
      answer.on("close", () => {
        onward.destroy();
        done("answered");
      });
      if (hasBody) asked.pipe(onward);
      else onward.end();
    });

  const upgrade = (
    asked: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    to: string,
    client: string,
  ): Promise<Forwarded> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(to);
      const onward = connect({ host: hostname, port: Number(port || 80), noDelay: true });
      let isOpen = false;
      const end = (): void => {
        underWay.delete(mine);
        onward.destroy();
        if (!isOpen) return resolve("failed");
        sockets -= 1;
        isOpen = false;
        if (!socket.destroyed) socket.end(RESTART_FRAME);
      };
      const mine: UnderWay = { to, cut: end };
      underWay.add(mine);
      withinConnecting(onward, () => onward.destroy());
      const headers = [...asked.rawHeaders, ...signed(asked, client)];
      const lines = headers.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${headers[at + 1]}`] : []));
      onward.write(`${asked.method} ${asked.url} HTTP/${asked.httpVersion}\r\n${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      const leave = (): void => {
        underWay.delete(mine);
        onward.destroy();
        if (isOpen) sockets -= 1;
        isOpen = false;
        resolve("answered");
      };
      socket.on("close", leave);
      socket.on("error", () => socket.destroy());
      onward.on("error", () => onward.destroy());
      onward.on("close", end);
      readHead(onward, (said) => {
        if (said.toString("latin1", 9, 12) === String(MISDIRECTED)) {
          socket.off("close", leave);
          onward.off("close", end);
          underWay.delete(mine);
          onward.destroy();
          resolve("misdirected");
          return;
        }
        isOpen = true;
        sockets += 1;
        resolve("answered");
        socket.write(said);
        onward.on("data", count);
        onward.pipe(socket, { end: false });
        onward.on("end", () => socket.end());
        socket.pipe(onward);
      });
    });

  return {
    request,
    upgrade,
    drop: (except) => {
      for (const one of underWay) if (one.to !== except) one.cut();
    },
    figures: () => ({ sockets, requests, bytes }),
    close: () => {
      for (const one of underWay) one.cut();
      agent.destroy();
    },
  };
}

/** A machine that is gone refuses nothing: without a limit the network would be waited for. */
function withinConnecting(socket: Socket, giveUp: () => void): void {
  if (!socket.connecting) return;
  const timer = setTimeout(giveUp, FORWARD_CONNECT_MS_MAX);
  socket.once("connect", () => clearTimeout(timer));
  socket.once("close", () => clearTimeout(timer));
}

/** Hands over the first bytes of an answer, its whole head among them. */
function readHead(socket: Socket, done: (said: Buffer) => void): void {
  let said = Buffer.alloc(0);
  const read = (piece: Buffer): void => {
    said = Buffer.concat([said, piece]);
    if (said.length > HTTP_HEAD_BYTES_MAX) return void socket.destroy();
    if (!said.includes("\r\n\r\n")) return;
    socket.off("data", read);
    socket.pause();
    done(said);
  };
  socket.on("data", read);
}
