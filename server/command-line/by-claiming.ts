import { ulid } from "ulid";
import { OWNER_WAIT_MS_MAX, NODE_SPEAKS } from "../../shared/cluster-limits.ts";
import packageJson from "../../package.json" with { type: "json" };
import { openBeats, openThreadBeats } from "../cluster/beats.ts";
import { openDatabaseClock } from "../cluster/database-clock.ts";
import { openLostRows } from "../cluster/lost-rows.ts";
import { openNode, type Owned } from "../cluster/node.ts";
import { ownedStore } from "../cluster/owned-store.ts";
import type { Right } from "../cluster/right.ts";
import type { Log } from "../log/log.ts";
import type { PostgresDatabase } from "../postgres/postgres.ts";
import { openConcord } from "../setup/concord.ts";
import type { Settings } from "../setup/settings.ts";
import type { Store } from "../store/store.ts";
import { openClock } from "../time/clock.ts";
import type { CommandLineRequest, Outcome, Tell } from "./outcome.ts";
import { newForum } from "./preset-commands.ts";
import { runCommand } from "./run-command.ts";
import { whyBroken } from "./why-broken.ts";
import { say } from "./spoken.ts";

/** Nobody is reached there: a node that starts meanwhile waits until the command has given the forum back. */
export const COMMAND_ADDRESS = "http://command-line.invalid";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

type Given = {
  readonly settings: Settings;
  readonly database: PostgresDatabase;
  readonly name: string;
  readonly log: Log;
  readonly address: () => string;
};

/**
 * Carries out a command on a database that nobody owns: as a node that claims the forum, beats meanwhile and gives it
 * back (rule D43). Null where another node owns it by now.
 */
export async function byClaiming(
  { settings, database, name, log, address }: Given,
  asked: CommandLineRequest,
  tell: Tell,
): Promise<Outcome | null> {
  const { promise, resolve } = Promise.withResolvers<Outcome | null>();
  const clock = openDatabaseClock();
  const lostRows = openLostRows({
    dataDir: settings.dataDir,
    store: database.store,
    now: clock.now,
    log,
  });
  let hasBegun = false;
  const work = async (right: Right): Promise<Outcome> => {
    const fenced = { ...database.under(right.claim), close: () => undefined };
    const openStore = async (): Promise<Store> =>
      ownedStore(fenced, {
        right,
        lastSeen: lostRows.lastSeen,
        onLostTail: () => lostRows.mark(fenced),
      });
    const isNew = asked.name === "new-forum";
    if (await fenced.isBeingFounded()) {
      if (!isNew) return failed(say("owner", "foundingBroke", { name }));
      await database.empty();
    }
    const clockOf: typeof openClock = (from) => openClock({ ...from, machineNow: clock.now });
    if (isNew) return newForum(asked.arguments, { settings, log, address, openStore, clockOf });
    const concord = await openConcord({
      settings,
      log,
      address,
      found: null,
      openStore,
      clockOf,
    });
    if (concord === null) return failed(say("command", "noForum", { place: name }));
    try {
      return await runCommand(concord, asked, tell);
    } finally {
      await concord.close();
    }
  };
  const node = openNode({
    claims: database.claims,
    beats:
      settings.databaseUrl === null ? openBeats(database.claims.beat) : openThreadBeats(settings.databaseUrl),
    clock,
    self: { id: ulid(), address: COMMAND_ADDRESS, version: packageJson.version, speaks: NODE_SPEAKS },
    // All the work is done while the forum is being opened: then it is given back.
    open: async (right): Promise<Owned> => {
      if (!hasBegun) {
        hasBegun = true;
        await work(right)
          .catch((error: unknown) => failed(whyBroken(error)))
          .then(resolve);
      }
      return NOTHING_OPEN;
    },
    lookForLast: lostRows.look,
    log: () => undefined,
    onChange: (to) => {
      if (to !== null && !hasBegun) resolve(null);
    },
  });
  const timer = setTimeout(() => {
    if (!hasBegun) resolve(failed(say("owner", "notClaimed", { name })));
  }, OWNER_WAIT_MS_MAX);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await node.leave();
    lostRows.close();
  }
}

const NOTHING_OPEN: Owned = {
  answers: {
    request: (_asked, answer) => void answer.destroy(),
    upgrade: (_asked, socket) => void socket.destroy(),
  },
  forumSeq: () => 0,
  drop: () => undefined,
  close: async () => undefined,
};
