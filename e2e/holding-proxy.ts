import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Direction = "up" | "down";

/** A network that can hold bytes and loses none: they arrive in order when it lets go. */
export type HoldingProxy = {
  readonly url: string;
  /** Holds all further bytes on these connections, unseen by either end. */
  readonly hold: (direction: Direction, which?: Which) => void;
  readonly release: (direction?: Direction) => void;
  /** Returns the number of bytes held now. */
  readonly held: () => number;
  /** Resolves when all client bytes have reached the server and every connection is closed at both ends. */
  readonly close: () => Promise<void>;
};

/** `sockets`: all WebSockets, also later ones; HTTP requests pass. */
type Which = "all" | "open now" | "sockets";

type Gate = {
  readonly direction: Direction;
  readonly pair: { isSocket: boolean };
  isHeld: boolean;
  opened: PromiseWithResolvers<void>;
};

export async function openHoldingProxy(port: number): Promise<HoldingProxy> {
  const held: Record<Direction, "all" | "sockets" | null> = { up: null, down: null };
  const gates = new Set<Gate>();
  let bytes = 0;
  const clients = new Set<Socket>();
  const ends = new Set<Promise<unknown>>();

  const pipe = (from: Socket, to: Socket, direction: Direction, pair: Gate["pair"]): void => {
    let last = Promise.resolve();
    const isHeld = held[direction] === "all";
    const gate: Gate = { direction, pair, isHeld, opened: Promise.withResolvers<void>() };
    gates.add(gate);
    const inTurn = (act: () => void): void => {
      const before = last;
      const carry = async (): Promise<void> => {
        await before;
        while (gate.isHeld) await gate.opened.promise;
        act();
      };
      last = carry();
    };
    from.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (!pair.isSocket && direction === "down" && piece.includes("HTTP/1.1 101")) pair.isSocket = true;
      // The handshake itself passes.
      else if (pair.isSocket && held[direction] === "sockets") gate.isHeld = true;
      inTurn(() => {
        bytes -= piece.length;
        if (!to.destroyed) to.write(piece);
      });
    });
    // The close is held too, behind the bytes.
    from.on("close", () =>
      inTurn(() => {
        to.end();
        gates.delete(gate);
      }),
    );
    from.on("error", () => undefined);
  };

  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    clients.add(client);
    client.on("close", () => clients.delete(client));
    const ended = once(upstream, "close").catch(() => undefined);
    ends.add(ended);
    void ended.then(() => ends.delete(ended));
    const pair = { isSocket: false };
    pipe(client, upstream, "up", pair);
    pipe(upstream, client, "down", pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const release = (direction: Direction): void => {
    held[direction] = null;
    for (const gate of gates) {
      if (gate.direction !== direction) continue;
      gate.isHeld = false;
      gate.opened.resolve();
      gate.opened = Promise.withResolvers();
    }
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (direction, which = "all") => {
      held[direction] = which === "open now" ? null : which;
      for (const gate of gates)
        if (gate.direction === direction) gate.isHeld = which !== "sockets" || gate.pair.isSocket;
    },
    release: (direction) => {
      for (const one of direction === undefined ? (["up", "down"] as const) : [direction]) release(one);
    },
    held: () => bytes,
    close: async () => {
      for (const one of ["up", "down"] as const) release(one);
      server.close();
      for (const client of clients) client.destroy();
      await Promise.all(ends);
    },
  };
}
