import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { SIGN_INS_CHECKED_MS } from "../shared/door-limits.ts";
import {
  FRAGMENTS_MAX,
  REQUEST_HEAD_MS_MAX,
  REQUESTS_CHECKED_MS,
  SOCKET_BYTES_MAX,
} from "../shared/limits.ts";
import { openApp } from "./app.ts";
import type { Concord } from "./setup/concord.ts";
import { openConnections } from "./wire/connections.ts";
import type { Log } from "./log/log.ts";
import { openLines } from "./wire/lines.ts";
import { SECOND_MS } from "../shared/durations.ts";
import { readyOf } from "./http/ready.ts";
import type { Gauges } from "./metrics/metrics.ts";
import { lastBackup } from "./store/last-backup.ts";
import { openSignInLog } from "./http/sign-in-log.ts";
import type { Settings } from "./setup/settings.ts";
import { openForumMails } from "./clocks/mail-clock.ts";
import { openReportClock } from "./clocks/report-clock.ts";
import { openRetentionClock } from "./clocks/retention-clock.ts";
import { openSilenceClock } from "./clocks/silence-clock.ts";
import { openTimetableClock } from "./clocks/timetable-clock.ts";

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

const LAST_ANSWERS_MS = 1_000;

/** A site on a port. `close` refuses new connections, closes the rooms when all is stored, and ends the rest. */
export type Site = {
  readonly port: number;
  /** Every method and path that the router answers. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly close: () => Promise<void>;
};

/** Serves an open data folder. Rejects when the port is taken. */
export async function serveConcord(
  concord: Concord,
  options: {
    readonly settings: Settings;
    readonly pageDir: string;
    readonly log: Log;
    readonly lineIdleMs?: number;
    readonly signInsCheckedMs?: number;
    readonly providerWaitS?: number;
  },
): Promise<Site> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: SOCKET_BYTES_MAX,
    maxFragments: FRAGMENTS_MAX,
    perMessageDeflate: false,
  });
  sockets.on("wsClientError", (_error, socket) => socket.destroy());
  const lines = openLines(options.lineIdleMs === undefined ? {} : { idleMs: options.lineIdleMs });
  const connections = openConnections();
  const signIns = openSignInLog(concord.audit);
  let stopping = false;
  const isStopping = (): boolean => stopping;
  const gauges: Gauges = {
    sockets: () => sockets.clients.size,
    httpLines: lines.count,
    openRooms: () => concord.rooms.figures().open,
    unsavedUpdates: () => concord.rooms.figures().waiting,
    closedForRepair: () => concord.rooms.closedForRepair().length,
    isReady: async () => (await readyOf({ ...concord, ...options, isStopping })).status === "ready",
    mails: concord.store.mailCounts,
    backupAgeS: () => {
      const backup = lastBackup(options.settings.dataDir);
      return backup && (Date.now() - backup.at) / SECOND_MS;
    },
  };
  const app = openApp({ ...concord, ...options, lines, connections, signIns, isStopping, gauges });
  // A sign-in that has ended takes its open connections along (rules A6, A9, A15, A28).
  const closeEnded = (): void => connections.closeEnded(concord.people.hasEnded);
  concord.people.onEnded(closeEnded);
  const checking = setInterval(closeEnded, options.signInsCheckedMs ?? SIGN_INS_CHECKED_MS);
  const timetable = openTimetableClock({ ...concord, log: options.log });
  const reports = openReportClock({ ...concord, log: options.log });
  await concord.clockWatch.run();
  const retention = openRetentionClock({ ...concord, log: options.log });
  const silences = openSilenceClock({ ...concord, log: options.log });
  const mails = await openForumMails(concord, options);
  // Open pages read the forum's news (a deputy, a contribution, a date) anew.
  concord.forum.onEntries(() => {
    concord.rooms
      .each((room) => room.tellWindows())
      .catch((error: unknown) => options.log(`forum: ${String(error)}`));
  });
  const { port, host } = options.settings;
  const server = serve({
    fetch: app.fetch,
    port,
    hostname: host,
    websocket: { server: sockets },
    // Half requests, signed in or not, are ended before they are many.
    serverOptions: { headersTimeout: REQUEST_HEAD_MS_MAX, connectionsCheckingInterval: REQUESTS_CHECKED_MS },
  });
  answerOtherUpgrades(server as Server);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    routes: app.routes,
    close: async () => {
      stopping = true;
      server.close();
      clearInterval(checking);
      timetable.close();
      await reports.close();
      await silences.close();
      await mails.close();
      // Work that it began ends with what it asks of.
      const removing = retention.close();
      await concord.close();
      await removing;
      for (const socket of sockets.clients) socket.terminate();
      lines.close();
      await ended(server as Server);
    },
  };
}

/**
 * Some programs ask for HTTP/2 with their first request ("Upgrade: h2c"). Hono listens for upgrades to WebSocket alone
 * and would leave any other without an answer, its connection open for good. Its listener stays the only one: beside
 * another it would answer no refusal either.
 */
function answerOtherUpgrades(server: Server): void {
  const listeners = server.listeners("upgrade");
  server.removeAllListeners("upgrade");
  server.on("upgrade", (request, socket, head) => {
    if (request.headers.upgrade?.toLowerCase() === "websocket") {
      for (const listener of listeners) listener.call(server, request, socket, head);
      return;
    }
    socket.on("error", () => socket.destroy());
    socket.end(
      "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
    );
  });
}

/** Answers that are under way get a moment to reach their readers; then every connection is cut. */
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
