import { rmSync } from "node:fs";
import { join } from "node:path";
import { type ClusterFaults, type Member, openMember } from "./member.ts";
import { openConnection } from "./network.ts";
import { openSqliteDatabase } from "../../server/store/sqlite.ts";
import type { BoxOptions, ServerInBox } from "./server-in-box.ts";

const NODES = 2;
const LOST = new Error("the node is gone");

/**
 * Two nodes on one SQLite database with claims, behind a balancer that knows nothing: each connection goes to any of
 * them, which answers or hands it to the owner.
 */
export function openClusterInBox(options: BoxOptions & { readonly cluster: ClusterFaults }): ServerInBox {
  const { time, random } = options;
  let network = options.network;
  const database = openSqliteDatabase(join(options.folder, "concord.sqlite"), {
    now: () => options.startAt + Math.round(time.now()),
  });
  void database.store.append(options.founding);
  const counts = { crashes: 0, stops: 0, diskErrors: 0, freezes: 0, cuts: 0, claims: 0 };
  let [lastEpoch, started, healed] = [0, 0, false];
  let lastAt = 0;

  const open = (n: number): Member => {
    const member = openMember(options, {
      database,
      name: `node${n}-${++started}`,
      faults: () => (healed ? null : options.cluster),
      claimed: () => (counts.claims += 1),
      stored: (rows, epoch) => {
        if (epoch < lastEpoch) options.problem(`epoch ${epoch} stored rows after epoch ${lastEpoch}`);
        lastEpoch = epoch;
        for (const { at } of rows) {
          if (at < lastAt) options.problem(`a row of ${at} was stored after one of ${lastAt}`);
          lastAt = at;
        }
        options.stored(rows);
      },
    });
    return member;
  };
  const members: (Member | null)[] = Array.from({ length: NODES }, (_, n) => open(n));
  const any = (): Member | null => members[random(NODES)] ?? null;
  const restart = (n: number): void => time.after(random(3_000), () => (members[n] = open(n)));

  const crash = (): void => {
    const n = random(NODES);
    const member = members[n];
    if (!member) return;
    counts.crashes += 1;
    members[n] = null;
    counts.diskErrors += member.failures();
    member.kill();
    restart(n);
  };
  const stop = (): void => {
    const n = random(NODES);
    const member = members[n];
    if (!member || member.isStopping()) return;
    counts.stops += 1;
    member.leave(() => {
      if (members[n] !== member) return;
      members[n] = null;
      counts.diskErrors += member.failures();
      member.kill();
      restart(n);
    });
  };
  const trouble = (): void => {
    if (healed) return;
    const member = any();
    const ms = random(random(3) === 0 ? 8_000 : 1_500);
    if (random(2) === 0) {
      counts.freezes += 1;
      member?.freeze(ms);
    } else {
      counts.cuts += 1;
      member?.cut(ms);
    }
    time.after(random(options.cluster.troubleMs), trouble);
  };
  time.after(random(options.cluster.troubleMs), trouble);

  /** The owner as this node knows it: itself, or the one that it forwards to. */
  const ownerFrom = (member: Member): Member | null => {
    if (member.owns()) return member;
    const address = member.follows();
    return members.find((one) => one?.name === address && one.owns()) ?? null;
  };

  return {
    connect: (user, page) => {
      const met = any();
      let owner: Member | null = null;
      const connection = openConnection({
        time,
        random,
        faults: network,
        page,
        enter: (act) =>
          met?.enter(() => {
            owner ??= ownerFrom(met);
            // It hears of the end of either, also while it waits for one that is frozen.
            owner?.connections.add(connection);
            (owner ?? met).enter(act);
          }),
        accept: async () => {
          return owner === null ? null : owner.accept(user);
        },
        isAlive: () => met?.isAlive() === true && (owner === null || owner.isAlive()),
        onSent: () => undefined,
      });
      met?.connections.add(connection);
      if (met === null) connection.serverDied();
      return connection;
    },
    request: (ask) =>
      new Promise((resolve, reject) => {
        time.after(1 + random(network.delayMs), () => {
          const met = any();
          const owner = met === null ? null : ownerFrom(met);
          if (owner === null) {
            reject(LOST);
            return;
          }
          owner.enter(() => {
            owner
              .room()
              .then(ask)
              .then(
                (answer) =>
                  owner.owns()
                    ? time.after(1 + random(network.delayMs), () => resolve(answer))
                    : reject(LOST),
                reject,
              );
          });
        });
        // If the process ends meanwhile no answer ever comes: the request's own end.
        time.after(10_000, () => reject(new Error("no answer")));
      }),
    crash,
    stop,
    heal: () => {
      healed = true;
      network = { ...network, halfOpenIn1000: 0 };
      for (const member of members) member?.heal();
    },
    isUp: () =>
      members.every((one) => one !== null && !one.isStopping()) && members.some((one) => one?.owns()),
    store: () => database.store,
    counts: () => ({
      ...counts,
      diskErrors: counts.diskErrors + members.reduce((sum, one) => sum + (one?.failures() ?? 0), 0),
    }),
    close: () => {
      for (const member of members) member?.kill();
      void database.close();
      rmSync(options.folder, { recursive: true, force: true });
    },
  };
}
