import crypto from "node:crypto";
import { existsSync, mkdtempSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foundOpinion } from "../../server/room/found-opinion.ts";
import type { RoomForum } from "../../server/room/room-forum.ts";
import { seeded } from "../../server/testing/chance.ts";
import { meetingId, opinionId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { DraftText } from "../../shared/plain-text/draft-text.ts";
import { GROUP, OPEN_RULES, PEOPLE } from "../../shared/testing/room.ts";
import type { CallCounts } from "./check-calls.ts";
import { checkEnd } from "./check-end.ts";
import type { DiskFaults } from "./faulty-disk.ts";
import { act, type Habits, HASTY, MEETING, USUAL } from "./habits.ts";
import { type Counts, type Ledger, openLedger } from "./ledger.ts";
import { type ModelPage, openModelPage } from "./model-page.ts";
import type { NetworkFaults } from "./network.ts";
import { type CrashPoint, openServerInBox, type ServerInBox } from "./server-in-box.ts";
import { openClusterInBox } from "./cluster-in-box.ts";
import type { ClusterFaults } from "./member.ts";
import { openVirtualTime, type VirtualTime } from "./virtual-time.ts";

export type Outcome = {
  readonly problems: readonly string[];
  readonly counts: Counts &
    CallCounts &
    Record<"acts" | "crashes" | "stops" | "diskErrors" | "rows" | "virtualMs" | "roomsFailed", number>;
};

/** Flushes are not what is tried here (server/tests/fsync-order.test.ts does): where there is a folder in memory, files stand there. */
const IN_MEMORY = "/dev/shm";
const START_AT = Date.UTC(2026, 4, 4, 9);
const HEALED_MS = 240_000;
const DRAFT: DraftText = {
  number: "4",
  clauses: [
    { kind: "title", level: 1, text: "words of the title " },
    { kind: "opening", level: 1, text: "the opening words " },
    { kind: "verb", level: 1, text: "considering" },
    { kind: "recital", level: 1, text: "the first recital " },
    { kind: "recital", level: 1, text: "the second recital " },
    { kind: "verb", level: 1, text: "is of the view" },
    { kind: "operative", level: 1, text: "the first paragraph " },
    { kind: "operative", level: 1, text: "the second paragraph " },
    { kind: "operative", level: 1, text: "the third paragraph " },
  ],
};
const DELEGATES: readonly Participant[] = [PEOPLE.aaa, PEOPLE.bbb, PEOPLE.hhh];
const ATTENDING = DELEGATES.flatMap((one) => one.delegationId ?? []);
const POINTS = [
  "before append",
  "after append",
  "frame sent",
  "acknowledgement sent",
  "before read",
  "after read",
  "before checkpoint",
  "before saveCheckpoint",
  "after saveCheckpoint",
];

const forum: RoomForum = {
  seq: () => 1,
  viewSeq: () => 1,
  meetings: (of) => ({ seq: 1, of, open: [] }),
  participant: (user) => Object.values(PEOPLE).find((one) => one.id === user) ?? null,
  rules: () => OPEN_RULES,
  turnsWithin: () => false,
  timetableSeq: () => 0,
  meetingsSeq: () => 0,
  meetingName: () => null,
  meetingId: () => meetingId("01M"),
  attending: () => ATTENDING,
  meetingEnds: () => [],
  delegations: () => ATTENDING,
  opinions: () => [],
  isPresent: (id) => DELEGATES.some((one) => one.delegationId === id),
  isDelegation: (id) => DELEGATES.some((one) => one.delegationId === id),
  categoryOf: (id) => DELEGATES.find((one) => one.delegationId === id)?.category ?? null,
  contributionOf: () => null,
  symbolOf: (id) => DELEGATES.find((one) => one.delegationId === id)?.delegationId ?? null,
  names: () => new Set(),
  personAt: (user) => Object.values(PEOPLE).find((one) => one.id === user) ?? null,
  authorAt: (user) => user,
  lastSeqOf: () => undefined,
  personOf: (author) => Object.values(PEOPLE).find((one) => one.id === author) ?? null,
  person: (user) => {
    const found = Object.values(PEOPLE).find((one) => one.id === user) ?? PEOPLE.chair;
    return { userId: user, symbol: found.delegationId, delegationId: found.delegationId, role: found.role };
  },
};

/** `busy`: people in haste; `tight`: messages that come nearly at once and a disk that is often full for a moment besides. */
export const WEATHERS = ["usual", "busy", "tight"] as const;
/**
 * `cluster`: two nodes on one database that freeze, are cut from it, stop and die. `meeting`: two leads call for objections,
 * with time for the pauses of calls.
 */
export type Weather = (typeof WEATHERS)[number] | "cluster" | "meeting";

const CLUSTER: ClusterFaults = { troubleMs: 6_000, beatMs: 900 };

/** The weather of one seed: each kind of fault is there or not, more or less. */
function weatherOf(kind: Weather, random: (below: number) => number) {
  const perhaps = (most: number): number => (random(2) === 0 ? 0 : random(most + 1));
  const tight = kind === "tight";
  // A call lasts longer than a room whose rows fail one after the other.
  const failMost = kind === "meeting" ? 15 : 60;
  const network: NetworkFaults = {
    delayMs: 1 + random(tight ? 30 : random(5) === 0 ? 2_000 : 60),
    halfOpenMs: 1_000 + random(60_000),
    halfOpenIn1000: perhaps(600),
  };
  const disk: DiskFaults = {
    delayMs: perhaps(random(4) === 0 ? 1_500 : 40),
    failIn1000: perhaps(failMost),
    failThoughStoredIn1000: perhaps(failMost),
    fullIn1000: tight ? random(60) : perhaps(20),
    fullMs: tight ? random(1_000) : 500 + random(5_000),
  };
  const crashes = Array.from({ length: random(4) }, (): CrashPoint => {
    const point = POINTS[random(POINTS.length)]!;
    return { point, times: 1 + random(/read|heckpoint/.test(point) ? 4 : 25) };
  });
  return {
    network,
    disk,
    crashes,
    thinkMs: kind === "meeting" ? 6_000 : kind === "cluster" ? 2_000 : tight ? 300 : 400,
    habits: kind === "meeting" ? MEETING : kind === "usual" ? USUAL : HASTY,
  };
}

/** One seed: `pages` people at their pages do `acts` things while the network, the disk and the process fail. */
export async function simulate(
  seed: number,
  {
    acts,
    pagesMax,
    weather,
    isServerBusy = false,
  }: {
    readonly acts: number;
    readonly pagesMax: number;
    readonly weather: Weather;
    /** All frames are as far apart as on a busy server. Otherwise the load is any at each moment. */
    readonly isServerBusy?: boolean;
  },
): Promise<Outcome> {
  const random = seeded(seed);
  // Of its own: a frame asks for it more or less often with each change of the server.
  const loads = seeded(seed + 1_000_000);
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), "concord-sim-"));
  // The server's one throw of dice: which stand-in id a person gets.
  const { randomInt } = crypto;
  crypto.randomInt = ((least: number, below: number) => least + random(below - least)) as typeof randomInt;
  syncBuiltinESMExports();
  const time = openVirtualTime();
  const ledger = openLedger();
  let roomsFailed = 0;
  let server: ServerInBox | null = null;
  try {
    let ids = 0;
    const newId = (): string => `01${String(++ids).padStart(24, "0")}`;
    const id = opinionId(newId());
    const { chair: actor } = PEOPLE;
    const founder = { actor, author: actor.id, at: START_AT, newId, rules: OPEN_RULES, forumSeq: 1 };
    const founding = foundOpinion({ id, groupId: GROUP, draft: DRAFT, sample: false }, founder);
    ledger.stored(founding);
    const { thinkMs, habits, ...faults } = weatherOf(weather, random);
    const open = weather === "cluster" ? openClusterInBox : openServerInBox;
    const box = open({
      ...faults,
      cluster: CLUSTER,
      folder,
      id,
      founding,
      forum,
      newId,
      time,
      random,
      load: { share: () => (isServerBusy ? 1 : loads(101) / 100) },
      generation: generationOf(founding),
      startAt: START_AT,
      stored: ledger.stored,
      problem: ledger.problem,
      log: (line) => {
        if (line.includes("the room failed")) roomsFailed += 1;
      },
    });
    server = box;
    const count = 2 + random(pagesMax - 1);
    const pages = openPages({ box, id, time, random, ledger, count, isMeeting: weather === "meeting" });
    await live({ pages, box, ledger, time, random, acts, thinkMs, habits });
    const calls = await checkEnd({ pages, box, ledger, id, time, attending: ATTENDING });
    const { typed, acknowledgements, answers, refusals, lost, accepted, views } = ledger.counts;
    return {
      problems: ledger.problems,
      counts: {
        acts,
        typed,
        acknowledgements,
        answers,
        refusals,
        lost,
        accepted,
        views,
        roomsFailed,
        ...calls,
        ...box.counts(),
        rows: ledger.rows.length,
        virtualMs: time.now(),
      },
    };
  } finally {
    server?.close();
    time.close();
    crypto.randomInt = randomInt;
    syncBuiltinESMExports();
  }
}

const generationOf = (founding: ReturnType<typeof foundOpinion>): string => {
  const opened = founding.find((row) => row.kind === "minutes");
  return (JSON.parse(new TextDecoder().decode(opened!.body)) as { generation: string }).generation;
};

function openPages(options: {
  readonly box: ServerInBox;
  readonly id: ReturnType<typeof opinionId>;
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly ledger: Ledger;
  readonly count: number;
  /** With a second lead, and pages that show calls or not. */
  readonly isMeeting: boolean;
}): readonly ModelPage[] {
  const { box, id, time, random, ledger, count, isMeeting } = options;
  return Array.from({ length: count }, (_, i) => {
    // The facilitator has the first page; others may have two.
    const isChair = isMeeting && i === 1;
    const delegate = i === 0 || isChair ? PEOPLE.aaa : (DELEGATES[random(DELEGATES.length)] ?? PEOPLE.aaa);
    const actor = i === 0 ? PEOPLE.lead : isChair ? PEOPLE.chair : delegate;
    return openModelPage({
      id,
      actor,
      time,
      random,
      rules: OPEN_RULES,
      name: `p${i}`,
      showsWithinMs: !isMeeting || random(6) === 0 ? null : 8_000,
      connect: (page) => box.connect(actor.id, page),
      readEvents: (after) => box.request((room) => room.minutes(after, 100_000, actor)),
      events: {
        onAcknowledged: ledger.acknowledged,
        onAnswer: ledger.answered,
        onLost: ledger.lost,
        onShown: ledger.shown,
        problem: ledger.problem,
      },
    });
  });
}

/** Everybody does things until the acts are used up; then all faults end, all come back, and it gets still. */
async function live({
  pages,
  box,
  ledger,
  time,
  random,
  acts,
  thinkMs,
  habits,
}: {
  readonly pages: readonly ModelPage[];
  readonly box: ServerInBox;
  readonly ledger: Ledger;
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly acts: number;
  /** Nobody thinks much longer than this between two acts. */
  readonly thinkMs: number;
  readonly habits: Habits;
}): Promise<void> {
  let left = acts;
  const busyMs = thinkMs / 20 + random(thinkMs);
  const think = (page: ModelPage): void => {
    if (left <= 0) return;
    left -= 1;
    const turn = random(400);
    if (turn === 0) box.crash();
    else if (turn < 4) box.stop();
    else if (turn < 4 + habits.look)
      void box.request((room) => room.view()).then(ledger.viewed, () => undefined);
    else act(page, habits, ledger, random);
    time.after(random(busyMs), () => think(page));
  };
  for (const page of pages) time.after(random(busyMs), () => think(page));
  const goesOn = (): boolean => left > 0;
  while (goesOn()) await time.step();
  box.heal();
  for (const page of pages) page.comeBack();
  const end = time.now() + HEALED_MS;
  const isStill = (): boolean => box.isUp() && pages.every((page) => page.isStill());
  for (let stillSince = Infinity; time.now() < end;) {
    await time.step();
    if (!isStill()) stillSince = Infinity;
    else stillSince = Math.min(stillSince, time.now());
    // The last frames are on their way for as long as the slowest message takes.
    if (time.now() - stillSince > 5_000) return;
  }
  const restless = pages.filter((page) => !page.isStill()).map((page) => page.name);
  ledger.problem(`not still ${HEALED_MS} ms after all faults ended: ${restless.join() || "the server"}`);
}
