import { once } from "node:events";
import { createServer } from "node:http";
import { notReady } from "./http/ready.ts";
import type { Settings } from "./setup/settings.ts";

/**
 * Answers on the port while the page is built and the forum is opened: health says that the process lives, all else gets
 * 503 (rule D19). Rejects if the port is taken.
 */
export async function openStarting({
  port,
  host,
}: Pick<Settings, "port" | "host">): Promise<{ readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const isHealth = request.url === "/api/health";
    response.writeHead(isHealth ? 200 : 503, {
      "content-type": "application/json",
      "cache-control": "no-store",
      "retry-after": "2",
      connection: "close",
    });
    response.end(JSON.stringify(isHealth ? { status: "starting" } : notReady("starting")));
  }).listen(port, host);
  await once(server, "listening");
  return {
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
