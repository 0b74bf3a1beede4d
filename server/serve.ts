import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { SOCKET_BYTES_MAX } from "../shared/limits.ts";
import { openApp } from "./app.ts";
import type { Concord } from "./concord.ts";
import type { Settings } from "./settings.ts";

/**
 * A port that is free now; 0 asks for any. Asked before a forum is founded, so that a port in use costs
 * nobody a sign-in link. Rejects with EADDRINUSE.
 */
export async function freePort({ port, host }: Pick<Settings, "port" | "host">): Promise<number> {
  const probe = createServer().listen(port, host);
  await once(probe, "listening");
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

/** A site on a port. `close` refuses new connections, closes the rooms when all is stored, and ends the rest. */
export type Site = { readonly port: number; readonly close: () => Promise<void> };

/** Serves an open data folder. Rejects when the port is taken. */
export async function serveConcord(
  concord: Concord,
  options: { readonly settings: Settings; readonly pageDir: string; readonly log: (line: string) => void },
): Promise<Site> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_BYTES_MAX,
    perMessageDeflate: false,
  });
  sockets.on("wsClientError", (_error, socket) => socket.destroy());
  const app = openApp({ ...concord, ...options });
  const { port, host } = options.settings;
  const server = serve({ fetch: app.fetch, port, hostname: host, websocket: { server: sockets } });
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      await concord.close();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
