import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { seeded } from "../../server/testing/chance.ts";
import { clauseId as clauseIdOf } from "../../shared/ids.ts";
import { stopWithAll } from "./children.ts";
import { joinAll, startTyping } from "./crowd-typing.ts";
import { documentFrom } from "./crowd-words.ts";
import { openHistogram, type Spread, spreadOf } from "./histogram.ts";
import { openPerson, type Person } from "./person.ts";
import { figuresOf, LOAD_CORE, machineBusyMs, pin } from "./process-figures.ts";
import { startTarget } from "./servers.ts";
import { openTypist, spotsOf } from "./typist.ts";
import { readOnce } from "./wires.ts";

/**
 * A meeting whose lead puts one clause after the other on the table and calls for objections to one, while people type in
 * the others: `node e2e/bench/meeting.ts --people 300 --typing 30 --seconds 15`. Each is measured from the lead's request
 * until each page has read its message. A page answers a call by saying that it shows the words.
 */
type Measured = {
  readonly times: number;
  readonly expected: number;
  readonly arrived: number;
  readonly took: Spread;
  readonly bytesMax: number;
};

export type MeetingResult = {
  readonly steps: Measured;
  readonly calls: Measured;
  /** Of the load generator: above 0.95 the figures are not the server's. */
  readonly loadBusy: number;
  readonly othersShare: number | null;
};

const SIGNED_IN_MAX = 200;
const KEYS = 4;
const STEP_MS = 500;
/** Attendance is pushed too, when the delegations come: it is over before the first step. */
const WARM_MS = 7_000;
const LATE_MS = 5_000;

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "300" },
    typing: { type: "string", default: "30" },
    seconds: { type: "string", default: "15" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
const people = Number(values.people);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Target = Awaited<ReturnType<typeof startTarget>>;
/** A request that is on its way to the pages: the clause on the table, or "call". */
type Step = {
  readonly of: string;
  readonly at: number;
  readonly reached: Map<number, number>;
  bytes: number;
};

/** Makes one request after the other, each when the one before has reached everybody. */
async function measure(options: {
  readonly begin: (of: string) => Step;
  readonly ask: (n: number) => { readonly of: string; readonly send: () => Promise<() => Promise<void>> };
}): Promise<Measured> {
  const took = openHistogram();
  const end = performance.now() + Number(values.seconds) * 1_000;
  let [times, bytesMax] = [0, 0];
  while (performance.now() < end) {
    const { of, send } = options.ask(times++);
    const step = options.begin(of);
    const undo = await send();
    while (step.reached.size < people && performance.now() < step.at + LATE_MS) await sleep(5);
    for (const at of step.reached.values()) took.note(at - step.at);
    bytesMax = Math.max(bytesMax, step.bytes);
    await undo();
    await sleep(Math.max(0, step.at + STEP_MS - performance.now()));
  }
  return { times, expected: times * people, arrived: took.count(), took: spreadOf(took), bytesMax };
}

function openCrowd(target: Target) {
  let step: Step | null = null;
  let base: Uint8Array | null = null;
  const read = readOnce((bytes) => ({ heard: target.wire.hear(bytes), runs: [] }));
  const join = (i: number, cookie = target.cookies?.[i % target.cookies.length] ?? null): Person =>
    openPerson({
      url: target.url,
      wire: target.wire,
      client: 30_000_000 + i,
      cookie,
      read,
      onRuns: () => undefined,
      onAcknowledged: () => undefined,
      onUpdate: i === people - 1 ? (update) => (base ??= update) : null,
      onStep: (of, { at, bytes }) => {
        if (step?.of !== of || i >= people || step.reached.has(i)) return;
        step.reached.set(i, at);
        step.bytes = Math.max(step.bytes, bytes);
      },
      onLost: (why) => {
        throw new Error(why);
      },
    });
  return {
    join,
    begin: (of: string): Step => (step = { of, at: performance.now(), reached: new Map(), bytes: 0 }),
    text: (): Uint8Array => base!,
  };
}

async function run(target: Target): Promise<MeetingResult> {
  const { lead } = target;
  if (lead === undefined) throw new Error("this server has no meetings");
  const { opinionId } = lead;
  // Nobody types in the called clause.
  const [called, ...clauses] = target.clauses;
  const askForum = async (command: object): Promise<{ readonly entries?: readonly object[] }> => {
    const answer = await lead.person.post("/api/forum/commands", command);
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { readonly entries?: readonly object[] };
  };
  const ask = async (command: Parameters<typeof lead.person.ask>[1]): Promise<number> => {
    const { status, entries, refusal } = await lead.person.ask(opinionId, command);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(refusal)}`);
    return entries![0]!.seq;
  };
  const opened = await askForum({ type: "openMeeting", groupId: "space", name: "A measured meeting" });
  const { meeting } = opened.entries![0] as { readonly meeting: { readonly id: string } };
  const { begin, join, text } = openCrowd(target);
  const first = join(people - 1);
  // A call lapses without its lead.
  const leading = join(people, lead.person.cookie);
  await Promise.all([first.joined, leading.joined]);
  const progress = (line: string): void => console.error(`  ${line}`);
  const crowd = await joinAll(people, { join: (i) => join(i), first, progress });
  const typing = Number(values.typing);
  const spots = spotsOf(documentFrom([text()]), clauses);
  const chance = seeded(Number(values.seed));
  const stopTyping = startTyping(crowd.slice(0, typing), {
    keys: KEYS,
    chance,
    typists: Array.from({ length: typing }, (_, i) => openTypist(30_000_000 + i, { spots, chance })),
    onKey: () => undefined,
  });
  await sleep(WARM_MS);

  const [from, machine] = [performance.eventLoopUtilization(), machineBusyMs()];
  const cpuMs = (): number =>
    [process.pid, target.pid].reduce((ms, pid) => ms + (figuresOf(pid)?.cpuMs ?? 0), 0);
  const [began, own] = [performance.now(), cpuMs()];
  const steps = await measure({
    begin,
    ask: (n) => {
      const clauseId = clauses[n % clauses.length]!;
      const send = async () => {
        await askForum({ type: "setTable", meetingId: meeting.id, opinionId, clauseId });
        return () => Promise.resolve();
      };
      return { of: clauseId, send };
    },
  });
  const { hash } = (await lead.person.opinion(opinionId)).clauses.find(({ id }) => id === called)!;
  const clause = { clauseId: clauseIdOf(called!), hash };
  const calls = await measure({
    begin,
    ask: () => ({
      of: "call",
      send: async () => {
        const callSeq = await ask({
          type: "callForObjections",
          clauses: [clause],
          tier: "ad-referendum",
          pauseS: 10,
        });
        return async () => void (await ask({ type: "withdrawCall", callSeq }));
      },
    }),
  });
  const measuredMs = performance.now() - began;
  const { utilization } = performance.eventLoopUtilization(from);
  const others = (machineBusyMs() ?? 0) - (machine ?? 0) - (cpuMs() - own);
  stopTyping();
  for (const person of [...crowd, leading]) person.leave();
  return {
    steps,
    calls,
    loadBusy: utilization,
    othersShare: machine === null ? null : Math.max(0, others / measuredMs),
  };
}

stopWithAll();
const target = await startTarget("concord", { signedIn: Math.min(people, SIGNED_IN_MAX) });
try {
  pin(process.pid, LOAD_CORE);
  const result = await run(target);
  console.log(JSON.stringify(result, null, values.json ? 0 : 2));
} finally {
  await target.close();
}
