import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** A network's treatment of an upgrade to a WebSocket. */
export type Upgrades = "passes" | "forbids" | "resets" | "swallows" | "passes and mutes";
/** Its treatment of an answer: passes it on as it comes, or when it has ended. */
export type Answers = "passes" | "holds back";

/** A network between a browser and the server, as offices have them. */
export type Proxy = {
  readonly url: string;
  readonly seen: () => { readonly upgrades: number; readonly streams: number; readonly polls: number };
  readonly change: (network: { readonly upgrades?: Upgrades; readonly answers?: Answers }) => void;
  /** Of the next batches the answers are lost on the way back. */
  readonly loseAnswers: (count: number) => void;
  /** Nothing more goes through on any connection, and none is closed: a cable was pulled somewhere. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly close: () => Promise<void>;
};

export async function openProxy(
  target: string,
  network: { readonly upgrades: Upgrades; readonly answers: Answers },
): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const server = { host: hostname, port: Number(port) };
  let { upgrades, answers } = network;
  const seen = { upgrades: 0, streams: 0, polls: 0 };
  const open = new Set<Duplex>();
  let frozen = false;
  let toLose = 0;

  const keep = (socket: Duplex): void => {
    // Connections to the server are used again.
    if (open.has(socket)) return;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    // A connection that breaks is what this is for.
    socket.on("error", () => socket.destroy());
    if (frozen) socket.pause();
  };

  const onRequest = (asked: IncomingMessage, answer: ServerResponse): void => {
    const onward = request(
      { ...server, method: asked.method, path: asked.url, headers: asked.headers },
      (answered) => {
        const isStream = answered.headers["content-type"]?.startsWith("text/event-stream") === true;
        if (toLose > 0 && /\/line\/[^?]+\?n=/u.test(asked.url ?? "")) {
          toLose -= 1;
          answered.resume();
          asked.socket.destroy();
          return;
        }
        if (isStream) seen.streams += 1;
        else if (/\/line\/[^?]+\?after=/u.test(asked.url ?? "")) seen.polls += 1;
        if (answers === "passes" || !isStream) {
          answer.writeHead(answered.statusCode ?? 502, answered.headers);
          answered.pipe(answer);
          return;
        }
        const pieces: Buffer[] = [];
        answered.on("data", (piece: Buffer) => pieces.push(piece));
        answered.on("end", () => {
          answer.writeHead(answered.statusCode ?? 502, answered.headers);
          answer.end(Buffer.concat(pieces));
        });
      },
    );
    onward.on("socket", keep);
    onward.on("error", () => {
      // As proxies say it when what stands behind them is away.
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  };

  const onUpgrade = (asked: IncomingMessage, socket: Duplex, head: Buffer): void => {
    seen.upgrades += 1;
    switch (upgrades) {
      case "forbids":
        socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      case "resets":
        (socket as Socket).resetAndDestroy();
        return;
      case "swallows":
        return;
      case "passes and mutes":
      case "passes": {
        const onward = connect(server.port, server.host);
        keep(onward);
        const headers = asked.rawHeaders
          .map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`))
          .join("");
        onward.write(`GET ${asked.url} HTTP/1.1\r\n${headers}\r\n`);
        onward.write(head);
        socket.on("close", () => onward.destroy());
        onward.on("close", () => socket.destroy());
        if (upgrades === "passes") socket.pipe(onward).pipe(socket);
        else {
          // The handshake alone comes back.
          onward.once("data", (piece: Buffer) => {
            socket.write(piece.subarray(0, piece.indexOf("\r\n\r\n") + 4));
            onward.resume();
          });
        }
        return;
      }
    }
  };

  const proxy = createServer(onRequest);
  proxy.on("upgrade", onUpgrade);
  proxy.on("connection", keep);
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    seen: () => ({ ...seen }),
    change: (now) => {
      upgrades = now.upgrades ?? upgrades;
      answers = now.answers ?? answers;
    },
    loseAnswers: (count) => {
      toLose = count;
    },
    freeze: () => {
      frozen = true;
      for (const socket of open) socket.pause();
    },
    thaw: () => {
      frozen = false;
      // Hanging connections do not come back to life: new connections do.
      for (const socket of open) socket.destroy();
    },
    close: async () => {
      proxy.close();
      for (const socket of open) socket.destroy();
      await once(proxy, "close");
    },
  };
}
