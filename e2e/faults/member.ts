import type { WSEvents } from "hono/ws";
import type { Right } from "../../server/cluster/right.ts";
import { type Beats, openBeats } from "../../server/cluster/beats.ts";
import { openDatabaseClock } from "../../server/cluster/database-clock.ts";
import { ownedStore } from "../../server/cluster/owned-store.ts";
import type { LastSeen } from "../../server/cluster/last-seen.ts";
import { openNode } from "../../server/cluster/node.ts";
import { openCommandIds } from "../../server/room/command-ids.ts";
import type { Room } from "../../server/room/room.ts";
import { openRooms, type Rooms } from "../../server/room/rooms.ts";
import { type Database, Fenced } from "../../server/store/claims.ts";
import { openDiskWatch } from "../../server/store/disk-watch.ts";
import { Away, type Row, type Store } from "../../server/store/store.ts";
import { openSocket } from "../../server/wire/socket.ts";
import type { UserId } from "../../shared/ids.ts";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import { openFaultyDisk } from "./faulty-disk.ts";
import type { Connection } from "./network.ts";
import { type BoxOptions, NO_PAST } from "./server-in-box.ts";

/** Troubles of nodes, in virtual milliseconds. */
export type ClusterFaults = {
  /** At most this long until the next freeze or cut. */
  readonly troubleMs: number;
  /** The longest way of a beat. */
  readonly beatMs: number;
};

/** A database that does not answer is given up after this. */
const DEADLINE_MS = 1_500;

export type Member = {
  readonly name: string;
  readonly connections: Set<Connection>;
  readonly enter: (act: () => void) => void;
  readonly owns: () => boolean;
  /** The name of the node that it forwards to. */
  readonly follows: () => string | null;
  readonly room: () => Promise<Room>;
  readonly accept: (user: UserId) => Promise<WSEvents>;
  readonly freeze: (ms: number) => void;
  /** Nothing passes between it and the database for a while. */
  readonly cut: (ms: number) => void;
  readonly heal: () => void;
  readonly leave: (left: () => void) => void;
  readonly isStopping: () => boolean;
  readonly isAlive: () => boolean;
  readonly kill: () => void;
  readonly failures: () => number;
};

/** One of so many beats is asked for late, by up to as much: a little more than beats go on by themselves. */
const BUSY_SELDOM = 20;
const BUSY_MS_MAX = 12_000;
const BUSY_STEP_MS = 200;

/** Remembers nothing: this database loses no rows. */
const NOTHING_SEEN: LastSeen = {
  note: () => undefined,
  isThere: async () => true,
  forget: () => undefined,
  close: () => undefined,
};

/** One process of the cluster: the real state machine, rooms and sockets on the shared database. */
export function openMember(
  options: BoxOptions,
  given: {
    readonly database: Database;
    readonly name: string;
    /** Null once the world is healed. */
    readonly faults: () => ClusterFaults | null;
    readonly claimed: () => void;
    readonly stored: (rows: readonly Row[], epoch: number) => void;
  },
): Member {
  const { time, random } = options;
  const { database, name } = given;
  const process = time.openProcess();
  const connections = new Set<Connection>();
  const databaseClock = openDatabaseClock();
  let [alive, stopping, cutUntil, failures] = [true, false, 0, 0];
  let owned: Rooms | null = null;

  const later = (ms: number): Promise<void> => new Promise((resolve) => time.after(ms, resolve));
  /** The way to the database and back: nothing passes while it is cut, and the client gives up in time. */
  const through = <Value>(ask: () => Promise<Value>, mostMs = 0): Promise<Value> =>
    process.answered(
      new Promise<Value>((resolve, reject) => {
        time.after(DEADLINE_MS, () => reject(new Away(new Error("no answer in time"))));
        const pass = async (): Promise<void> => {
          if (mostMs > 0) await later(random(mostMs));
          if (time.now() < cutUntil) return;
          const answer = await ask();
          if (mostMs > 0) await later(random(mostMs));
          // Cut meanwhile: it is done, and nobody is told.
          if (time.now() >= cutUntil) resolve(answer);
        };
        pass().catch(reject);
      }),
    );
  const wayOf = (store: Store, epoch: number): Store => {
    const disk = openFaultyDisk({
      store,
      time,
      random,
      faults: options.disk,
      at: () => undefined,
      stored: (rows) => given.stored(rows, epoch),
    });
    if (given.faults() === null) disk.heal();
    const passed = Object.fromEntries(
      Object.entries(disk.store as Record<string, (...asked: never[]) => unknown>).map(([method, act]) => [
        method,
        (...asked: never[]): unknown => through(async () => act(...asked)),
      ]),
    ) as unknown as Store;
    healDisk = () => disk.heal();
    countFailures = () => disk.failures();
    return { ...passed, close: () => undefined };
  };
  let healDisk = (): void => undefined;
  let countFailures = (): number => 0;

  const open = async (right: Right): Promise<Rooms> => {
    const { claim } = right;
    given.claimed();
    failures += countFailures();
    const store = ownedStore(wayOf(database.under(claim), claim.epoch), {
      right,
      lastSeen: NOTHING_SEEN,
      onLostTail: async () => undefined,
    });
    let floor = (await store.newestInstant()) ?? 0;
    const clock = {
      now: (): number => (floor = Math.max(floor, databaseClock.now())),
      moved: true,
    };
    const { forum, newId, log, load } = options;
    const watch = openDiskWatch({ probe: store.probe, log });
    return openRooms({
      store,
      disk: watch,
      forum,
      clock,
      newId,
      load,
      commandIds: openCommandIds({ store, clock }),
      past: NO_PAST,
      log,
      // A room that is asked for in the moment of the drop is not opened any more.
      isStopping: () => stopping || !right.isMine(),
    });
  };
  const slow = <Value>(ask: () => Promise<Value>): Promise<Value> =>
    through(ask, random(4) === 0 ? (given.faults()?.beatMs ?? 0) : 5);
  /** A node that is busy now and then: its beats go on without it, and it reads their answers late. */
  const busy = (beats: Beats): Beats => ({
    ...beats,
    ask: async (self) => {
      let left = given.faults() !== null && random(BUSY_SELDOM) === 0 ? random(BUSY_MS_MAX) : 0;
      for (; left > 0 && given.faults() !== null; left -= BUSY_STEP_MS)
        await process.answered(later(BUSY_STEP_MS));
      return beats.ask(self);
    },
  });
  const { claims } = database;
  const node = (() => {
    let made!: ReturnType<typeof openNode>;
    process.enter(() => {
      made = openNode({
        claims: {
          claim: (id, keys) => slow(() => claims.claim(id, keys)),
          release: (given_) => slow(() => claims.release(given_)),
          leave: (id) => slow(() => claims.leave(id)),
        },
        beats: busy(openBeats((self) => slow(() => claims.beat(self)))),
        self: { id: name, address: name, version: "1", speaks: 1 },
        log: () => undefined,
        clock: databaseClock,
        onChange: () => undefined,
        // This database loses no rows.
        lookForLast: async () => undefined,
        open: async (right) => {
          const rooms = await open(right);
          owned = rooms;
          return {
            answers: { request: () => undefined, upgrade: () => undefined },
            forumSeq: () => 1,
            drop: () => {
              right.lost("another node has the key");
              void rooms.each((room) => room.fail(new Fenced(right.claim)));
            },
            close: () => rooms.close(),
          };
        },
      });
    });
    return made;
  })();
  const owns = (): boolean => alive && node.now().is === "own";
  const room = async (): Promise<Room> => {
    if (!owns() || owned === null) throw new Error("not the owner");
    const found = await owned.get(options.id);
    if (found === null) throw new Error("the Opinion is not there any more");
    return found;
  };

  return {
    name,
    connections,
    enter: process.enter,
    owns,
    follows: () => {
      const now = node.now();
      return now.is === "forward" ? now.to : null;
    },
    room,
    accept: async (user) => {
      const met = await room();
      const { opinion } = await met.view();
      return openSocket(met, {
        user,
        page: { concord: true, schema: SCHEMA, generation: options.generation, person: user },
        generation: opinion.generation,
      });
    },
    freeze: process.freeze,
    cut: (ms) => {
      cutUntil = time.now() + ms;
    },
    heal: () => {
      cutUntil = 0;
      healDisk();
    },
    leave: (left) => {
      process.enter(() => {
        void node
          .drain()
          .then(() => {
            stopping = true;
            return node.leave();
          })
          .then(() => time.after(0, left));
      });
    },
    isStopping: () => stopping,
    isAlive: () => alive,
    kill: () => {
      alive = false;
      process.die();
      for (const connection of connections) connection.serverDied();
    },
    failures: () => failures + countFailures(),
  };
}
