import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { seeded } from "../../server/testing/chance.ts";
import { type Figures, openArrivals, runsIn } from "./arrivals.ts";
import { joinAll, sayAgain, startTyping } from "./crowd-typing.ts";
import { documentFrom, hashOf, wordsOf } from "./crowd-words.ts";
import { openHistogram, type Spread, spreadOf } from "./histogram.ts";
import { openPerson, type Person, type ReadMessage } from "./person.ts";
import { figuresOf, machineBusyMs, type ProcessFigures } from "./process-figures.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { readOnce, type ServerName, type Wire } from "./wires.ts";

/** A server that is up, with a text of so many clauses to type in. */
export type Target = {
  readonly name: ServerName;
  readonly url: string;
  readonly pid: number;
  /** The node through which people reach it; null where they reach it themselves. */
  readonly forwarderPid: number | null;
  readonly wire: Wire;
  /** One a person, used in turn; null where nobody signs in. */
  readonly cookies: readonly string[] | null;
  readonly clauses: readonly string[];
  /** The first person's text before all; null where the server has a text. */
  readonly text: Uint8Array | null;
  /** The words as the server itself tells them, apart from its sockets. */
  readonly readBack: (() => Promise<ReadonlyMap<string, string>>) | null;
  /** Concord's lead of this text, for commands beside the crowd. */
  readonly lead?: { readonly opinionId: string; readonly person: TestPerson };
  readonly close: () => Promise<void>;
};

export type Load = {
  readonly people: number;
  readonly typing: number;
  /** Keys a second of each who types. */
  readonly keys: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  /** Time for the rest to arrive. */
  readonly drainSeconds: number;
  readonly seed: number;
};

type Cost = {
  readonly measuredSeconds: number;
  /** Of the server, while it was measured; null where the system does not tell. */
  readonly cpuMs: number | null;
  readonly cpuShare: number | null;
  readonly cpuMicrosPerArrival: number | null;
  readonly rssMb: number | null;
  readonly rssMaxMb: number | null;
  /** Other programs' share of one core meanwhile: the noise of this run. */
  readonly othersShare: number | null;
  /** The load generator's own, of its core. */
  readonly loadShare: number | null;
};

export type CrowdResult = Figures &
  Cost & {
    readonly server: ServerName;
    readonly load: Load;
    readonly acknowledged: Spread | null;
    readonly unacknowledged: number;
    readonly outOfOrder: number;
    readonly lost: number;
    /** Messages with edits that people got and sent while it was measured. */
    readonly messages: number;
    /** Of the node that forwards, while it was measured. */
    readonly forwarderCpuMs: number | null;
    /** Of the load generator: above 0.95 the figures are not the server's. */
    readonly loadBusy: number;
    readonly loadDelayP99: number;
    /** Seconds from the last key until all had arrived; null when not all did. */
    readonly drainedIn: number | null;
    readonly equal: boolean;
    readonly note: string | null;
  };

const VERIFYING = 3;
const WATCH_MS = 250;
/** A server whose queue grows past this is stopped: it would take the machine with it. */
const RSS_MB_MAX = 4_000;
const BUSY = 0.95;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function runCrowd(
  target: Target,
  load: Load,
  progress: (line: string) => void,
): Promise<CrowdResult> {
  const { people, typing } = load;
  const chance = seeded(load.seed);
  const clients = Array.from({ length: people }, (_, i) => 10_000_000 + i * 1_000 + chance(1_000));
  const typistOf = new Map(clients.slice(0, typing).map((client, i) => [client, i]));
  const arrivals = openArrivals({ people, typists: typing });
  const acknowledgements = openHistogram();
  let measuring = false;
  let messages = 0;
  const lost: string[] = [];
  const kept: Uint8Array[][] = Array.from({ length: people }, () => []);
  const isVerifying = (i: number): boolean => i >= people - VERIFYING;
  const read = readOnce((bytes): ReadMessage => {
    const heard = target.wire.hear(bytes);
    return { heard, runs: heard.update === null ? [] : runsIn(heard.update, typistOf) };
  });
  const join = (i: number, options: { readonly keep: (update: Uint8Array) => void } | null): Person =>
    openPerson({
      url: target.url,
      wire: target.wire,
      client: clients[i]!,
      cookie: target.cookies?.[i % target.cookies.length] ?? null,
      read,
      onRuns: (runs, at) => {
        messages += 1;
        arrivals.arrived(i, runs, at);
      },
      onAcknowledged: (ms) => {
        if (measuring) acknowledgements.note(ms);
      },
      onUpdate: options?.keep ?? (isVerifying(i) ? (update) => kept[i]!.push(update) : null),
      onLost: (why) => lost.push(why),
    });

  // The last of them comes first, brings the text where there is none, and stays.
  const first = join(people - 1, null);
  await first.joined;
  if (target.text !== null) {
    first.type(target.text);
    await sleep(200);
  }
  const base = target.text ?? kept[people - 1]![0]!;
  const spots = spotsOf(documentFrom([base]), target.clauses);
  if (spots.length === 0) throw new Error("there is no clause to type in");
  if (target.wire.keepsNothing) for (let i = 1; i <= VERIFYING; i++) kept[people - i]!.push(base);
  else kept[people - 1]!.push(base);

  const crowd = await joinAll(people, { join, first, progress });
  crowd.forEach((person, i) => person.showCursor(spots[(i * 31) % spots.length]!));
  await sleep(500);

  const written: Uint8Array[] = [base];
  const stopTyping = startTyping(crowd.slice(0, typing), {
    keys: load.keys,
    chance,
    typists: clients.slice(0, typing).map((client) => openTypist(client, { spots, chance })),
    onKey: (i, key) => {
      messages += 1;
      arrivals.sent(i, key.clock, performance.now());
      written.push(key.update);
      if (isVerifying(i)) kept[i]!.push(key.update);
    },
  });
  const stopSaying = sayAgain(crowd, spots);

  let note: string | null = null;
  const watch = async (seconds: number, isOver: () => boolean): Promise<void> => {
    const end = performance.now() + seconds * 1_000;
    while (performance.now() < end && !isOver() && note === null) {
      await sleep(WATCH_MS);
      const rss = (figuresOf(target.pid)?.rssKb ?? 0) / 1_024;
      if (rss > RSS_MB_MAX) note = `stopped: the server's memory passed ${RSS_MB_MAX} MB`;
    }
  };
  await watch(load.warmSeconds, () => false);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  arrivals.measure();
  measuring = true;
  const now = (): Moment => ({
    at: performance.now(),
    server: figuresOf(target.pid),
    forwarder: target.forwarderPid === null ? null : figuresOf(target.forwarderPid),
    messages,
    load: figuresOf(process.pid),
    machineMs: machineBusyMs(),
    arrivals: arrivals.arrivals(),
  });
  const start = now();
  const busyFrom = performance.eventLoopUtilization();
  await watch(load.seconds, () => false);
  const { utilization } = performance.eventLoopUtilization(busyFrom);
  const end = now();
  arrivals.stop();
  delay.disable();
  stopTyping();
  progress("the last keys are on their way");
  const isOver = (): boolean => arrivals.allArrived() && crowd.every((person) => !owes(target, person));
  await watch(load.drainSeconds, isOver);
  const drained = arrivals.allArrived();
  const drainedIn = (performance.now() - end.at) / 1_000;
  measuring = false;
  stopSaying();

  const figures = arrivals.figures();
  const equal = drained && (await isEqual(target, { written, kept: kept.slice(-VERIFYING), join }));
  const unacknowledged = crowd.reduce((sum, person) => sum + person.unacknowledged(), 0);
  for (const person of crowd) person.leave();
  if (utilization > BUSY) note ??= "the load generator was saturated: these figures are not the server's";
  if (lost.length > 0) note ??= `${lost.length} connections were lost, the first ${lost[0]}`;
  return {
    ...figures,
    server: target.name,
    load,
    acknowledged: acknowledgements.count() === 0 ? null : spreadOf(acknowledgements),
    unacknowledged,
    outOfOrder: arrivals.outOfOrder(),
    lost: lost.length,
    ...costOf(start, end),
    messages: end.messages - start.messages,
    forwarderCpuMs:
      start.forwarder === null || end.forwarder === null ? null : end.forwarder.cpuMs - start.forwarder.cpuMs,
    loadBusy: utilization,
    loadDelayP99: delay.percentile(99) / 1e6,
    drainedIn: drained ? drainedIn : null,
    equal,
    note,
  };
}

type Moment = {
  readonly at: number;
  readonly server: ProcessFigures | null;
  readonly forwarder: ProcessFigures | null;
  readonly messages: number;
  readonly load: ProcessFigures | null;
  readonly machineMs: number | null;
  readonly arrivals: number;
};

/** Costs of the server between two moments, and of others. */
function costOf(start: Moment, end: Moment): Cost {
  const measuredMs = end.at - start.at;
  const got = end.arrivals - start.arrivals;
  const measuredSeconds = measuredMs / 1_000;
  if (start.server === null || end.server === null || start.load === null || end.load === null) {
    const unknown = { cpuMs: null, cpuShare: null, cpuMicrosPerArrival: null, rssMb: null, rssMaxMb: null };
    return { measuredSeconds, ...unknown, othersShare: null, loadShare: null };
  }
  const cpuMs = end.server.cpuMs - start.server.cpuMs;
  const loadMs = end.load.cpuMs - start.load.cpuMs;
  const machineMs = (end.machineMs ?? 0) - (start.machineMs ?? 0);
  return {
    measuredSeconds,
    cpuMs,
    cpuShare: cpuMs / measuredMs,
    cpuMicrosPerArrival: got === 0 ? null : (cpuMs * 1_000) / got,
    rssMb: end.server.rssKb / 1_024,
    rssMaxMb: end.server.rssMaxKb / 1_024,
    othersShare: end.machineMs === null ? null : Math.max(0, machineMs - cpuMs - loadMs) / measuredMs,
    loadShare: loadMs / measuredMs,
  };
}

const owes = (target: Target, person: Person): boolean =>
  target.name === "concord" && person.isOpen() && person.unacknowledged() > 0;

/** Those who verify, somebody who comes now, and what was typed, all have the same words. */
async function isEqual(
  target: Target,
  {
    written,
    kept,
    join,
  }: {
    readonly written: readonly Uint8Array[];
    readonly kept: readonly (readonly Uint8Array[])[];
    readonly join: (i: number, options: { readonly keep: (update: Uint8Array) => void }) => Person;
  },
): Promise<boolean> {
  const wordsFrom = (updates: readonly Uint8Array[]): string =>
    hashOf(wordsOf(documentFrom(updates), target.clauses));
  const hashes = new Set([wordsFrom(written), ...kept.map(wordsFrom)]);
  if (!target.wire.keepsNothing) {
    const late: Uint8Array[] = [];
    const person = join(0, { keep: (update) => late.push(update) });
    const came = await Promise.race([person.joined.then(() => true), sleep(10_000).then(() => false)]);
    person.leave();
    if (!came) return false;
    hashes.add(wordsFrom(late));
  }
  if (target.readBack !== null) hashes.add(hashOf(await target.readBack()));
  return hashes.size === 1;
}
