import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Damage that a network can do to bytes, apart from losing them in the middle, which TCP forbids. */
export type Toxic =
  | { readonly kind: "none" }
  | { readonly kind: "latency"; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: "bandwidth"; readonly bytesPerSecond: number }
  /**
   * Lost packets, as TCP shows them: nothing is missing, but the data waits until the lost segment was sent again, and all
   * that is behind it waits too. Lost again, it waits twice as long.
   */
  | { readonly kind: "loss"; readonly percent: number; readonly waitMs: number }
  /** Parts every piece into slices of a few bytes. */
  | { readonly kind: "slicer"; readonly bytes: number; readonly everyMs: number }
  /** Takes everything and passes nothing on; neither end is told. */
  | { readonly kind: "halfOpen" }
  /** Ends each connection after so many bytes from the server. */
  | { readonly kind: "limit"; readonly bytes: number }
  /** Holds the news of a close back. */
  | { readonly kind: "slowClose"; readonly ms: number };

export type Proxy = {
  readonly url: string;
  /** From now on, for open connections, too. */
  readonly set: (toxic: Toxic) => void;
  /** Ends all connections with a reset. */
  readonly reset: () => void;
  /** Bytes that came through, both ways. */
  readonly passed: () => number;
  readonly close: () => Promise<void>;
};

/** The bytes of one packet on most networks. */
const SEGMENT_BYTES = 1_448;

/** A TCP proxy before a server on this machine, which knows nothing of what it carries. */
export async function openProxy(port: number, random: (below: number) => number): Promise<Proxy> {
  let toxic: Toxic = { kind: "none" };
  let passed = 0;
  const pairs = new Set<readonly [Socket, Socket]>();

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  /** One piece through the toxic of this moment; false when it is swallowed. */
  const carry = async (piece: Buffer, to: Socket): Promise<void> => {
    const now = toxic;
    const write = (bytes: Buffer): void => {
      passed += bytes.length;
      if (!to.destroyed) to.write(bytes);
    };
    switch (now.kind) {
      case "halfOpen":
        return;
      case "latency":
        await sleep(now.ms + random(now.jitterMs + 1));
        break;
      case "bandwidth":
        await sleep((piece.length / now.bytesPerSecond) * 1000);
        break;
      case "loss":
        for (let at = 0; at < piece.length; at += SEGMENT_BYTES) {
          for (let wait = now.waitMs; random(100) < now.percent; wait *= 2) await sleep(wait);
          write(piece.subarray(at, at + SEGMENT_BYTES));
        }
        return;
      case "slicer":
        for (let at = 0; at < piece.length; at += now.bytes) {
          write(piece.subarray(at, at + now.bytes));
          await sleep(now.everyMs);
        }
        return;
      case "none":
      case "limit":
      case "slowClose":
        break;
    }
    write(piece);
  };

  const pipe = (from: Socket, to: Socket, direction: "up" | "down"): void => {
    let carried = 0;
    // One after the other: whatever a toxic does, the order stays.
    let last = Promise.resolve();
    from.on("data", (piece: Buffer) => {
      carried += piece.length;
      from.pause();
      const next = last.then(() => carry(piece, to));
      last = next;
      void next.then(() => {
        if (direction === "down" && toxic.kind === "limit" && carried > toxic.bytes) from.destroy();
        return from.resume();
      });
    });
    from.on("close", () => {
      const end = async (): Promise<void> => {
        await last;
        if (toxic.kind === "slowClose") await sleep(toxic.ms);
        to.destroy();
      };
      void end();
    });
    from.on("error", () => undefined);
  };

  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    const pair = [client, upstream] as const;
    pairs.add(pair);
    pipe(client, upstream, "up");
    pipe(upstream, client, "down");
    client.on("close", () => pairs.delete(pair));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      toxic = next;
    },
    reset: () => {
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy();
        upstream.destroy();
      }
    },
    passed: () => passed,
    close: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
