import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { openListener } from "./cluster/listener.ts";
import { openForumSite, type SiteOptions } from "./forum-site.ts";
import type { Concord } from "./setup/concord.ts";
import type { Settings } from "./setup/settings.ts";

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
export type Site = {
  readonly port: number;
  /** Every method and path that the router answers. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly close: () => Promise<void>;
};

/** Serves an open data folder from this process alone. Rejects when the port is taken. */
export async function serveConcord(concord: Concord, options: SiteOptions): Promise<Site> {
  const forum = await openForumSite(concord, options);
  const listener = await openListener(options.settings, () => ({ is: "own", answers: forum }), null);
  return {
    port: listener.port,
    routes: forum.routes,
    close: async () => {
      listener.stop();
      await forum.close();
      await listener.end();
    },
  };
}
