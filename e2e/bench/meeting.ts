import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { seeded } from "../../server/testing/chance.ts";
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
 * A meeting whose lead puts one clause after the other on the table while people type:
 * `node e2e/bench/meeting.ts --people 300 --typing 30 --seconds 15`. A step is measured from the lead's request until each
 * page has read its message.
 */
export type MeetingResult = {
  readonly steps: number;
  readonly expected: number;
  readonly arrived: number;
  readonly step: Spread;
  readonly bytesMax: number;
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

type Step = { readonly clause: string; readonly at: number; readonly reached: Set<number> };

async function run(target: Awaited<ReturnType<typeof startTarget>>): Promise<MeetingResult> {
  const { lead, clauses } = target;
  if (lead === undefined) throw new Error("this server has no meetings");
  const chance = seeded(Number(values.seed));
  const took = openHistogram();
  let step: Step | null = null;
  let bytesMax = 0;
  let base: Uint8Array | null = null;
  const read = readOnce((bytes) => ({ heard: target.wire.hear(bytes), runs: [] }));
  const join = (i: number): Person =>
    openPerson({
      url: target.url,
      wire: target.wire,
      client: 30_000_000 + i,
      cookie: target.cookies?.[i % target.cookies.length] ?? null,
      read,
      onRuns: () => undefined,
      onAcknowledged: () => undefined,
      onUpdate: i === people - 1 ? (update) => (base ??= update) : null,
      onTable: (clause, { at, bytes }) => {
        if (step?.clause !== clause || step.reached.has(i)) return;
        step.reached.add(i);
        took.note(at - step.at);
        bytesMax = Math.max(bytesMax, bytes);
      },
      onLost: (why) => {
        throw new Error(why);
      },
    });
  const ask = async (command: object): Promise<{ readonly entries?: readonly object[] }> => {
    const answer = await lead.person.post("/api/forum/commands", command);
    if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { readonly entries?: readonly object[] };
  };

  const opened = await ask({ type: "openMeeting", groupId: "space", name: "A meeting that is measured" });
  const { meeting } = opened.entries![0] as { readonly meeting: { readonly id: string } };
  const first = join(people - 1);
  await first.joined;
  const progress = (line: string): void => console.error(`  ${line}`);
  const crowd = await joinAll(people, { join, first, progress });
  const typing = Number(values.typing);
  const spots = spotsOf(documentFrom([base!]), clauses);
  const stopTyping = startTyping(crowd.slice(0, typing), {
    keys: KEYS,
    chance,
    typists: Array.from({ length: typing }, (_, i) => openTypist(30_000_000 + i, { spots, chance })),
    onKey: () => undefined,
  });
  await sleep(WARM_MS);
  const [from, machine] = [performance.eventLoopUtilization(), machineBusyMs()];
  const cpuMs = (pid: number): number => figuresOf(pid)?.cpuMs ?? 0;
  const [began, own] = [performance.now(), cpuMs(process.pid) + cpuMs(target.pid)];
  const end = began + Number(values.seconds) * 1_000;
  let steps = 0;
  while (performance.now() < end) {
    const clause = clauses[steps++ % clauses.length]!;
    const now: Step = { clause, at: performance.now(), reached: new Set() };
    step = now;
    await ask({ type: "setTable", meetingId: meeting.id, opinionId: lead.opinionId, clauseId: clause });
    while (now.reached.size < people && performance.now() < now.at + LATE_MS) await sleep(5);
    await sleep(Math.max(0, now.at + STEP_MS - performance.now()));
  }
  const measuredMs = performance.now() - began;
  const { utilization } = performance.eventLoopUtilization(from);
  const others = (machineBusyMs() ?? 0) - (machine ?? 0) - (cpuMs(process.pid) + cpuMs(target.pid) - own);
  stopTyping();
  for (const person of crowd) person.leave();
  return {
    steps,
    expected: steps * people,
    arrived: took.count(),
    step: spreadOf(took),
    bytesMax,
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
