import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { ulid } from "ulid";
import packageJson from "../package.json" with { type: "json" };
import { DRAIN_MS, NODE_SPEAKS, NODE_WAIT_MS } from "../shared/cluster-limits.ts";
import { FORWARD_CONNECT_MS_MAX } from "../shared/limits.ts";
import { openThreadBeats } from "./cluster/beats.ts";
import { type DatabaseClock, openDatabaseClock } from "./cluster/database-clock.ts";
import { type Forwarder, openForwarder } from "./cluster/forward.ts";
import { type Answers, openListener } from "./cluster/listener.ts";
import { type LostRows, openLostRows } from "./cluster/lost-rows.ts";
import { measuredStore } from "./cluster/measured-store.ts";
import { type Node, openNode, type Owned } from "./cluster/node.ts";
import { ownedStore } from "./cluster/owned-store.ts";
import type { Right } from "./cluster/right.ts";
import { askOwner, type FindOwner, noOwner } from "./command-line/ask-owner.ts";
import { type CommandDoor, openCommandDoor } from "./command-line/command-door.ts";
import { openCommandLine } from "./command-line/command-line.ts";
import { speaking } from "./command-line/spoken.ts";
import { runCommand } from "./command-line/run-command.ts";
import { type ForumSite, openForumSite } from "./forum-site.ts";
import type { SignedIn } from "./http/access.ts";
import { clientAddress } from "./http/client-address.ts";
import { metricsRoutes } from "./http/metrics-routes.ts";
import { pageRoutes } from "./http/page-routes.ts";
import { notReady } from "./http/ready.ts";
import type { Log } from "./log/log.ts";
import { processText } from "./metrics/metrics.ts";
import { type NodeGauges, type NodeMetrics, openNodeMetrics } from "./metrics/node-metrics.ts";
import { openPostgres, type PostgresDatabase } from "./postgres/postgres.ts";
import { type Concord, openConcord } from "./setup/concord.ts";
import type { InvitedPerson } from "./setup/first-start.ts";
import type { Settings } from "./setup/settings.ts";
import { BACKUP_NOTE, type LastBackup, readNote } from "./store/last-backup.ts";
import { openClock } from "./time/clock.ts";

/** This process as one of several on a PostgreSQL. */
export type ServedNode = {
  readonly living: Node["living"];
  readonly close: () => Promise<void>;
};

type Options = {
  readonly settings: Settings & { readonly databaseUrl: string };
  readonly pageDir: string;
  readonly log: Log;
  readonly address: () => string;
  /** Called with the links of a forum that this node founded. */
  readonly onFounded: (invited: readonly InvitedPerson[]) => void;
};

/** Serves the forum of a PostgreSQL beside other nodes. Resolves when this one answers; rejects when its port is taken. */
export async function serveNode({
  settings,
  pageDir,
  log,
  address,
  onFounded,
}: Options): Promise<ServedNode> {
  const database = await openPostgres(settings.databaseUrl);
  const self = {
    id: ulid(),
    address: settings.nodeAddress ?? `http://${hostname()}:${settings.port}`,
    version: packageJson.version,
    speaks: NODE_SPEAKS,
  };
  let secret = settings.clusterSecret;
  const readSecret = async (): Promise<void> => {
    secret ??= await database.fact("secret").catch(() => null);
  };
  let isDraining = false;
  const forwarder = openForwarder({ self: self.id, secret: () => secret ?? "" });

  const clock = openDatabaseClock();
  const metrics = openNodeMetrics();
  const lostRows = openLostRows({
    dataDir: settings.dataDir,
    store: database.store,
    now: clock.now,
    log,
    onLost: metrics.rowsLost,
  });
  /** The forum while this node has it open. */
  let forum: OpenForum | null = null;
  const open = async (right: Right): Promise<Owned> => {
    secret ??= await ownSecret(database);
    const onForum = (opened: OpenForum): (() => void) => {
      forum = opened;
      return () => {
        if (forum === opened) forum = null;
      };
    };
    return openOwned(
      { settings, pageDir, log, address, onFounded },
      { database, right, clock, lostRows, metrics, onForum },
    );
  };
  const node = openNode({
    claims: database.claims,
    beats: openThreadBeats(settings.databaseUrl),
    self,
    open,
    lookForLast: lostRows.look,
    clock,
    log,
    onChange: (to) => {
      forwarder.drop(to);
      if (to !== null) void readSecret();
    },
  });
  const ownForum = (): OpenForum | null => (node.now().is === "own" ? forum : null);
  const findOwner: FindOwner = async () => {
    await readSecret();
    const now = node.now();
    return now.is === "forward" && secret !== null ? { address: now.to, secret } : noOwner();
  };
  const door = openCommandDoor({ secret: () => secret, concord: () => ownForum()?.concord ?? null, log });
  const figures = async (): Promise<string> =>
    `${await (ownForum()?.site.figures() ?? processText())}\n${await metrics.text(gaugesOf(node, { forwarder, database }))}`;
  const local = openLocal(node, { settings, pageDir, isDraining: () => isDraining, door, figures });
  const listener = await openListener(settings, node.now, {
    forwarder,
    secret: () => secret,
    local,
    clientOf: (asked) =>
      clientAddress(
        asked.socket.remoteAddress,
        asked.headers["x-forwarded-for"]?.toString(),
        settings.trustedProxies,
      ),
    askAnew: node.askAnew,
    changed: node.changed,
  });
  const commandLine = await openCommandLine(settings, async (asked, tell) => {
    const open = ownForum();
    return open === null
      ? speaking(asked.language, () => askOwner(findOwner, asked, tell))
      : runCommand(open.concord, asked, tell);
  });
  while (!(await isAnswered(node))) await pause(NODE_WAIT_MS);
  await readSecret();
  return {
    living: node.living,
    close: async () => {
      isDraining = true;
      commandLine.close();
      await node.drain();
      await pause(DRAIN_MS);
      listener.stop();
      await node.leave();
      forwarder.close();
      await listener.end();
      lostRows.close();
      await database.close();
    },
  };
}

/** The forum as its owner has it open. */
type OpenForum = { readonly concord: Concord; readonly site: ForumSite };

const gaugesOf = (
  node: Node,
  { forwarder, database }: { readonly forwarder: Forwarder; readonly database: PostgresDatabase },
): NodeGauges => ({
  owns: () => node.figures().owns,
  isReady: () => node.now().is !== "away",
  beatAgeMs: () => node.figures().beatAgeMs,
  claims: () => node.figures().claims,
  lost: () => node.figures().lost,
  nodes: node.living,
  forwarded: forwarder.figures,
  isStandbySynchronous: database.isStandbySynchronous,
});

/** Tells if this node or the one that it follows has the forum open. */
async function isAnswered(node: Node): Promise<boolean> {
  const now = node.now();
  if (now.is !== "forward") return now.is === "own";
  const signal = AbortSignal.timeout(FORWARD_CONNECT_MS_MAX);
  const answer = await fetch(`${now.to}/api/ready`, { signal }).catch(() => null);
  return answer?.ok === true;
}

/** Only the owner makes it, so that there is one. */
async function ownSecret(database: PostgresDatabase): Promise<string> {
  const known = await database.fact("secret");
  if (known !== null) return known;
  const made = randomBytes(32).toString("base64url");
  await database.saveFact("secret", made);
  return made;
}

async function openOwned(
  { settings, pageDir, log, address, onFounded }: Options,
  {
    database,
    right,
    clock,
    lostRows,
    metrics,
    onForum,
  }: {
    readonly database: PostgresDatabase;
    readonly right: Right;
    readonly clock: DatabaseClock;
    readonly lostRows: LostRows;
    readonly metrics: NodeMetrics;
    /** Told of the forum once it is open; gives what ends that. */
    readonly onForum: (opened: OpenForum) => () => void;
  },
): Promise<Owned> {
  const fenced = { ...database.under(right.claim), close: () => undefined };
  const concord = await openConcord({
    settings,
    log,
    address,
    found: { preset: "wtpf-26", sample: true },
    clockOf: (from) => openClock({ ...from, machineNow: clock.now }),
    openStore: async () => {
      // The database stays open for the next claim.
      if (await fenced.isBeingFounded()) await database.empty();
      const { lastSeen, mark } = lostRows;
      return ownedStore(measuredStore(fenced, metrics.appendFailed), {
        right,
        lastSeen,
        onLostTail: () => mark(fenced),
      });
    },
  });
  if (concord === null) throw new Error("the database holds no forum");
  const readBackup: LastBackup = async () => {
    const note = await database.fact(BACKUP_NOTE);
    return note === null ? null : readNote(note);
  };
  const site = await openForumSite(concord, { settings, pageDir, log, lastBackup: readBackup });
  if (concord.invited.length > 0) onFounded(concord.invited);
  const endForum = onForum({ concord, site });
  return {
    answers: site,
    forumSeq: () => concord.forum.seq(),
    drop: () => {
      endForum();
      site.cut();
      // The fence keeps what it still tries to write out of the database.
      site.close().catch((error: unknown) => log(`dropped: ${String(error)}`));
    },
    close: async () => {
      endForum();
      await site.close();
    },
  };
}

/** Answers that each node gives by itself: if it lives, if people may be sent here, and files of the page. */
function openLocal(
  node: Node,
  {
    settings,
    pageDir,
    isDraining,
    door,
    figures,
  }: {
    readonly settings: Settings;
    readonly pageDir: string;
    readonly isDraining: () => boolean;
    readonly door: CommandDoor;
    readonly figures: () => Promise<string>;
  },
): (asked: IncomingMessage) => Answers["request"] | null {
  const pages = new Hono<SignedIn>();
  metricsRoutes(pages, settings, figures);
  // Of these routes only the files are asked for here.
  pageRoutes(pages, { pageDir, page: null, firstOf: async () => null });
  const page = getRequestListener(pages.fetch);
  const json =
    (status: number, body: object): Answers["request"] =>
    (_asked, answer) => {
      const headers = { "content-type": "application/json", "cache-control": "no-store" };
      answer.writeHead(status, status === 503 ? { ...headers, "retry-after": "2" } : headers);
      answer.end(JSON.stringify(body));
    };
  return (asked) => {
    const [path = ""] = (asked.url ?? "").split("?");
    const command = door(asked);
    if (command !== null) return command;
    if (path === "/metrics") return (taken, answer) => void page(taken, answer);
    if (path === "/api/ready" && isDraining()) return json(503, notReady("stopping"));
    const { is } = node.now();
    if (is === "own") return null;
    if (path === "/api/health") return json(200, { status: "ok" });
    if (path === "/api/ready")
      return is === "forward" ? json(200, { status: "ready" }) : json(503, notReady("starting"));
    // A file of another build is asked of the owner, whose page names it.
    if (/^\/assets\/[\w.-]+$/u.test(path) && existsSync(join(pageDir, path)))
      return (taken, answer) => void page(taken, answer);
    return null;
  };
}
