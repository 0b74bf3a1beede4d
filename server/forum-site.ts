import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { SIGN_INS_CHECKED_MS } from "../shared/door-limits.ts";
import { CLOSE } from "../shared/wire/protocol.ts";
import { FRAGMENTS_MAX, SOCKET_BYTES_MAX } from "../shared/limits.ts";
import { openForgetting } from "./clocks/forgetting-clock.ts";
import { openApp } from "./app.ts";
import type { Answers } from "./cluster/listener.ts";
import type { Concord } from "./setup/concord.ts";
import { openConnections } from "./wire/connections.ts";
import type { Log } from "./log/log.ts";
import { openLines } from "./wire/lines.ts";
import { SECOND_MS } from "../shared/durations.ts";
import { readyOf } from "./http/ready.ts";
import type { Gauges } from "./metrics/metrics.ts";
import { type LastBackup, lastBackupOf, rarely } from "./store/last-backup.ts";
import { openSignInLog } from "./http/sign-in-log.ts";
import type { Settings } from "./setup/settings.ts";
import { openForumMails } from "./clocks/mail-clock.ts";
import { openDueClock } from "./clocks/due-clock.ts";
import { openAttendanceClock } from "./clocks/attendance-clock.ts";
import { onForumView } from "./notices/forum-news.ts";
import { openRetentionClock } from "./clocks/retention-clock.ts";
import { openSilenceClock } from "./clocks/silence-clock.ts";
import { openTimetableClock } from "./clocks/timetable-clock.ts";

export type SiteOptions = {
  readonly settings: Settings;
  readonly pageDir: string;
  readonly log: Log;
  readonly lineIdleMs?: number;
  readonly signInsCheckedMs?: number;
  readonly attendanceSeenMs?: number;
  readonly providerWaitS?: number;
  /** Reads the note of the last backup, where it is not in the data folder. */
  readonly lastBackup?: LastBackup;
};

/** A forum that is served: its routes and sockets, and its clocks. */
export type ForumSite = Answers & {
  /** Every method and path that the router answers. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Its figures, for Prometheus. */
  readonly figures: () => Promise<string>;
  /** Tells every socket at once to come back, and cuts it: the forum is another node's now. */
  readonly cut: () => void;
  /** Closes the rooms when all is stored, and ends every socket. */
  readonly close: () => Promise<void>;
};

/** Opens the site of an open forum; a listener brings it its requests. */
export async function openForumSite(concord: Concord, options: SiteOptions): Promise<ForumSite> {
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
  const readBackup = options.lastBackup ?? (async () => lastBackupOf(options.settings.dataDir));
  const lastBackup = options.lastBackup === undefined ? readBackup : rarely(readBackup);
  const gauges: Gauges = {
    sockets: () => sockets.clients.size,
    httpLines: lines.count,
    openRooms: () => concord.rooms.figures().open,
    unsavedUpdates: () => concord.rooms.figures().waiting,
    closedForRepair: () => concord.rooms.closedForRepair().length,
    isReady: async () =>
      (await readyOf({ ...concord, ...options, lastBackup, isStopping })).status === "ready",
    mails: concord.store.mailCounts,
    backupAgeS: async () => {
      const backup = await readBackup();
      return backup && (Date.now() - backup.at) / SECOND_MS;
    },
  };
  const app = openApp({
    ...concord,
    ...options,
    lastBackup,
    lines,
    connections,
    signIns,
    isStopping,
    gauges,
  });
  // A sign-in that has ended takes its open connections along (rules A6, A9, A15, A28).
  const closeEnded = (): void => connections.closeEnded(concord.people.hasEnded);
  concord.people.onEnded(closeEnded);
  const checking = setInterval(closeEnded, options.signInsCheckedMs ?? SIGN_INS_CHECKED_MS);
  const timetable = openTimetableClock({ ...concord, log: options.log });
  const { forum, clock } = concord;
  const due = { clock, log: options.log };
  // Rule T32.
  const reminders = openDueClock({
    ...due,
    name: "reminders",
    next: forum.nextReminder,
    carryOut: forum.remindDue,
    onChange: (listener) => forum.onEntries(listener),
  });
  // Rule H5.
  const reports = openDueClock({
    ...due,
    name: "report",
    next: forum.nextIssue,
    carryOut: forum.issueDue,
    onChange: forum.onReport,
  });
  // Rule F28.
  const unconfirmed = openForgetting({ ...concord, log: options.log });
  await concord.clockWatch.run();
  const retention = openRetentionClock({ ...concord, log: options.log });
  const { attendanceSeenMs: everyMs } = options;
  const attendance = openAttendanceClock({
    ...concord,
    log: options.log,
    ...(everyMs === undefined ? {} : { everyMs }),
  });
  const silences = openSilenceClock({ ...concord, log: options.log });
  const mails = await openForumMails(concord, options);
  // Open pages read the forum's news (a deputy, a contribution, a date) anew.
  onForumView(concord.forum, () => {
    concord.rooms
      .each((room) => room.tellWindows())
      .catch((error: unknown) => options.log(`forum: ${String(error)}`));
  });
  // It never listens: the process's listener hands it what this forum answers.
  const server = createAdaptorServer({ fetch: app.fetch, websocket: { server: sockets } }) as Server;
  return {
    request: (asked, answer) => void server.emit("request", asked, answer),
    upgrade: (asked, socket, head) => void server.emit("upgrade", asked, socket, head),
    routes: app.routes,
    figures: () => concord.metrics.text(gauges),
    cut: () => {
      for (const socket of sockets.clients) {
        socket.close(CLOSE.restart, "the server restarts");
        socket.terminate();
      }
    },
    close: async () => {
      stopping = true;
      clearInterval(checking);
      timetable.close();
      await attendance.close();
      await reminders.close();
      await reports.close();
      await unconfirmed.close();
      await silences.close();
      await mails.close();
      // Work that it began ends with what it asks of.
      const removing = retention.close();
      await concord.close();
      await removing;
      for (const socket of sockets.clients) socket.terminate();
      lines.close();
    },
  };
}
