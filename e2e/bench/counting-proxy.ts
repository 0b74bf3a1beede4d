import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { once } from "node:events";

/** Passes bytes on to a server and counts them, both ways and of all protocols. */
type CountingProxy = {
  readonly url: string;
  readonly bytes: () => { readonly down: number; readonly up: number };
  readonly close: () => void;
};

export async function openCountingProxy(target: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target);
  let [down, up] = [0, 0];
  const sockets = new Set<Socket>();
  const proxy = createServer((socket) => {
    const server = connect(Number(port), hostname);
    for (const one of [socket, server]) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("close", () => {
        sockets.delete(one);
        socket.destroy();
        server.destroy();
      });
      one.on("error", () => one.destroy());
    }
    socket.on("data", (chunk: Buffer) => {
      up += chunk.byteLength;
      server.write(chunk);
    });
    server.on("data", (chunk: Buffer) => {
      down += chunk.byteLength;
      socket.write(chunk);
    });
  }).listen(0, "localhost");
  await once(proxy, "listening");
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    bytes: () => ({ down, up }),
    close: () => {
      proxy.close();
      for (const one of sockets) one.destroy();
    },
  };
}
