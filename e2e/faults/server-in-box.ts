import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ServerLoad } from "../../server/broadcast/server-load.ts";
import type { RoomForum } from "../../server/room/room-forum.ts";
import type { Room } from "../../server/room/room.ts";
import { openRooms, type Rooms } from "../../server/room/rooms.ts";
import { openSocket } from "../../server/wire/socket.ts";
import { openDiskWatch } from "../../server/store/disk-watch.ts";
import { openSqlite } from "../../server/store/sqlite.ts";
import { openCommandIds } from "../../server/room/command-ids.ts";
import type { Row, Store } from "../../server/store/store.ts";
import type { NewId, OpinionId, UserId } from "../../shared/ids.ts";
import { MESSAGE, SCHEMA } from "../../shared/wire/protocol.ts";
import { type DiskFaults, type FaultyDisk, openFaultyDisk } from "./faulty-disk.ts";
import { type Connection, type NetworkFaults, openConnection, type PageEnd } from "./network.ts";
import type { ClusterFaults } from "./member.ts";
import type { VirtualTime } from "./virtual-time.ts";

/**
 * Places for a process to end; "frame sent" is between a frame and its acknowledgements. Before and after each call
 * of the store besides.
 */
export type CrashPoint = { readonly point: string; times: number };

type Process = {
  readonly store: Store;
  readonly disk: FaultyDisk;
  readonly rooms: Rooms;
  readonly connections: Set<Connection>;
  alive: boolean;
};

export type ServerInBox = {
  readonly connect: (user: UserId, page: PageEnd) => Connection;
  /** As an HTTP request: late, and rejected when the server is down meanwhile. */
  readonly request: <Answer>(ask: (room: Room) => Promise<Answer>) => Promise<Answer>;
  readonly crash: () => void;
  /** As SIGTERM does: what was taken is put on disk, then all connections close with 1012. */
  readonly stop: () => void;
  readonly heal: () => void;
  readonly isUp: () => boolean;
  readonly store: () => Store;
  readonly counts: () => { readonly crashes: number; readonly stops: number; readonly diskErrors: number };
  readonly close: () => void;
};

/** Versions are rebuilt on a thread of their own, which no simulated time reaches. */
export const NO_PAST: Parameters<typeof openRooms>[0]["past"] = {
  visit: async () => ({ reason: "noSuchPlace", message: "There is no past here." }),
};

const MESSAGE_NAMES = new Map<number, string>([
  [MESSAGE.frame, "frame sent"],
  [MESSAGE.acknowledgement, "acknowledgement sent"],
]);

export type BoxOptions = {
  readonly folder: string;
  readonly id: OpinionId;
  readonly generation: string;
  readonly founding: readonly Row[];
  readonly forum: RoomForum;
  readonly newId: NewId;
  readonly startAt: number;
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly network: NetworkFaults;
  readonly disk: DiskFaults;
  readonly crashes: readonly CrashPoint[];
  readonly load: ServerLoad;
  readonly stored: (rows: readonly Row[]) => void;
  readonly log: (line: string) => void;
  /** Something that must never happen. */
  readonly problem: (what: string) => void;
  /** Troubles of several nodes; without it one process has the file. */
  readonly cluster?: ClusterFaults;
};

/** The real rooms, sockets and SQLite store of one Opinion, in a process that can be ended at any point and starts again from its file. */
export function openServerInBox(options: BoxOptions): ServerInBox {
  const { id, time, random } = options;
  const plan = options.crashes.map((one) => ({ ...one }));
  let network = options.network;
  let [generationOfFiles, crashes, stops, diskErrors] = [0, 0, 0, 0];
  let healed = false;
  let now: Process;
  const folderOf = (n: number): string => join(options.folder, String(n));

  const at = (point: string): void => {
    const next = plan[0];
    if (next?.point !== point || !now.alive) return;
    next.times -= 1;
    if (next.times > 0) return;
    plan.shift();
    crash();
  };

  const start = (): void => {
    const store = openSqlite(join(folderOf(generationOfFiles), "concord.sqlite"));
    const disk = openFaultyDisk({ store, time, random, faults: options.disk, at, stored: options.stored });
    if (healed) disk.heal();
    const { forum, newId, startAt, log, load } = options;
    const clock = { now: () => startAt + Math.round(time.now()), moved: true };
    const watch = openDiskWatch({ probe: disk.store.probe, log });
    const isStopping = (): boolean => false;
    const commandIds = openCommandIds({ store: disk.store, clock });
    const past = NO_PAST;
    const given = {
      store: disk.store,
      disk: watch,
      forum,
      clock,
      newId,
      commandIds,
      past,
      load,
      log,
      isStopping,
    };
    const rooms = openRooms(given);
    now = { store, disk, rooms, connections: new Set(), alive: true };
  };

  /** The file as it is at this instant, and nothing of the memory: what kill -9 leaves. */
  const crash = (): void => {
    if (!now.alive) return;
    crashes += 1;
    const from = folderOf(generationOfFiles);
    end();
    generationOfFiles += 1;
    cpSync(from, folderOf(generationOfFiles), { recursive: true });
    now.store.close();
    rmSync(from, { recursive: true });
    time.after(random(2_000), start);
  };
  const end = (): void => {
    now.alive = false;
    now.disk.die();
    diskErrors += now.disk.failures();
    time.dropTimers();
    for (const connection of now.connections) connection.serverDied();
  };

  const stop = (): void => {
    const process = now;
    if (!process.alive) return;
    stops += 1;
    const closeRooms = async (): Promise<void> => {
      await process.rooms.close();
      // A crash may have come first.
      if (!process.alive) return;
      end();
      process.store.close();
      time.after(random(2_000), start);
    };
    closeRooms().catch((error: unknown) => options.problem(`stopping failed: ${String(error)}`));
  };

  const roomOf = async (process: Process): Promise<Room> => {
    const room = await process.rooms.get(id);
    if (room === null) throw new Error("the Opinion is not there any more");
    return room;
  };

  mkdirSync(folderOf(0), { recursive: true });
  const founding = openSqlite(join(folderOf(0), "concord.sqlite"));
  void founding.append(options.founding);
  founding.close();
  start();

  return {
    connect: (user, page) => {
      const process = now;
      const connection = openConnection({
        time,
        random,
        faults: network,
        page,
        accept: async () => {
          if (!process.alive) return null;
          const room = await roomOf(process);
          const { opinion } = await room.view();
          return openSocket(room, {
            user,
            page: { concord: true, schema: SCHEMA, generation: options.generation, person: user },
            generation: opinion.generation,
          });
        },
        isAlive: () => process.alive,
        onSent: (bytes) => {
          // The message that meets a crash has left; the next one does not.
          const point = MESSAGE_NAMES.get(bytes[0]!);
          if (point !== undefined && process.alive) at(point);
        },
      });
      process.connections.add(connection);
      if (!process.alive) connection.serverDied();
      return connection;
    },
    request: (ask) =>
      new Promise((resolve, reject) => {
        const process = now;
        time.after(1 + random(network.delayMs), () => {
          if (!process.alive) reject(new Error("the server is down"));
          else {
            roomOf(process)
              .then(ask)
              .then((answer) => time.after(1 + random(network.delayMs), () => resolve(answer)), reject);
            // If the process ends meanwhile no answer ever comes: the request's own end.
            time.after(10_000, () => reject(new Error("no answer")));
          }
        });
      }),
    crash,
    stop,
    heal: () => {
      healed = true;
      network = { ...network, halfOpenIn1000: 0 };
      plan.length = 0;
      now.disk.heal();
    },
    isUp: () => now.alive,
    store: () => now.store,
    counts: () => ({ crashes, stops, diskErrors: diskErrors + (now.alive ? now.disk.failures() : 0) }),
    close: () => {
      if (now.alive) {
        end();
        now.store.close();
      }
      rmSync(options.folder, { recursive: true, force: true });
    },
  };
}
