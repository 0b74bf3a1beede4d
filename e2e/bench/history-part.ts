import { hash } from "node:crypto";
import type { OpinionId } from "../../shared/ids.ts";
import { compared } from "../../server/history/compared.ts";
import { changedSince, seenOf } from "../../shared/history/look.ts";
import { versionText } from "../../shared/history/version-text.ts";
import type { Concord } from "../../server/setup/concord.ts";
import { seeded } from "../../server/testing/chance.ts";
import { historyFolder } from "../../server/testing/long-history.ts";
import { typeForum } from "../../server/testing/real-size.ts";
import { atMost, type Finding, ms, type Part, type Progress, seen } from "./findings.ts";

const ROWS = 100_000;
const VERSIONS = 120;
const VERSION_MS_MAX = 300;
const COMPARISONS = 60;
const COMPARE_MS_MAX = 200;
const LOOKS = 60;
const LOOK_MS_MAX = 50;

const sha256 = (words: string): string => hash("sha256", words);

type Times = readonly number[];

/** The worst is what a reader may meet: it is what is held against the aim. */
function figures(what: string, times: Times, aim: number): readonly Finding[] {
  const sorted = [...times].toSorted((a, b) => a - b);
  const share = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  return [
    seen(`${what}, p50 and p95 of ${times.length}`, `${ms(share(0.5))}, ${ms(share(0.95))}`),
    atMost(`${what}, worst`, { value: sorted.at(-1)!, aim, unit: "ms", digits: 0 }),
  ];
}

async function rebuilt(concord: Concord, ids: readonly OpinionId[]): Promise<Times> {
  const random = seeded(7);
  const times: number[] = [];
  for (let i = 0; i <= VERSIONS; i++) {
    const id = ids[i % ids.length]!;
    const { seq } = await (await concord.rooms.get(id))!.view();
    const start = performance.now();
    await concord.versions.at(id, 1 + random(seq));
    // The first of all starts the thread.
    if (i > 0) times.push(performance.now() - start);
  }
  return times;
}

/** Two versions that are at hand, compared as the server answers it; then one person's look at what is new. */
async function comparedTimes(
  concord: Concord,
  ids: readonly OpinionId[],
): Promise<{ readonly comparisons: Times; readonly looks: Times }> {
  const random = seeded(11);
  const { past, forum, versions } = concord;
  const reader = [...forum.forum().participants.values()].find((one) => one.role === "secretariat")!;
  const comparisons: number[] = [];
  const looks: number[] = [];
  for (let i = 0; i < COMPARISONS; i++) {
    const room = (await concord.rooms.get(ids[i % ids.length]!))!;
    const view = await room.view();
    const states = await past.states(room.id, { reader, groupId: view.opinion.groupId });
    const from = (await versions.at(room.id, states[random(states.length)]!.seq))!;
    const to = i % 3 === 0 ? view : (await versions.at(room.id, states[random(states.length)]!.seq))!;
    const [older, newer] = from.seq <= to.seq ? [from, to] : [to, from];
    const start = performance.now();
    JSON.stringify(await compared({ past, forum }, { room, from: older, to: newer, reader }));
    comparisons.push(performance.now() - start);
  }
  for (let i = 0; i < LOOKS; i++) {
    const room = (await concord.rooms.get(ids[i % ids.length]!))!;
    const from = (await versions.at(room.id, 1 + random((await room.view()).seq - 1)))!;
    const seen = seenOf(versionText(from.opinion, from.words), sha256);
    const start = performance.now();
    const { opinion, words } = await room.view();
    changedSince(seen, seenOf(versionText(opinion, words), sha256));
    looks.push(performance.now() - start);
  }
  return { comparisons, looks };
}

async function measured(opinions: number, progress: Progress): Promise<Part> {
  progress(`the past of ${opinions} Opinions, ${ROWS} edits in all: they are typed first`);
  const folder = await historyFolder();
  const concord = await folder.open();
  try {
    const ids = await typeForum(concord, { rows: ROWS, opinions, seed: 1 });
    const versions = await rebuilt(concord, ids);
    const { comparisons, looks } = await comparedTimes(concord, ids);
    return {
      title: `The past: ${ROWS.toLocaleString("en")} edits by 40 people on ${opinions === 1 ? "one Opinion" : `${opinions} Opinions`} of 60 clauses`,
      findings: [
        ...figures("any version rebuilt", versions, VERSION_MS_MAX),
        ...figures("two states compared", comparisons, COMPARE_MS_MAX),
        ...figures("what is new since the last look", looks, LOOK_MS_MAX),
      ],
      charts: [],
      notes: [],
    };
  } finally {
    await concord.close();
    folder.remove();
  }
}

/** Time until a text is seen as it was. */
export const historyParts = async (progress: Progress): Promise<readonly Part[]> => [
  await measured(5, progress),
  await measured(1, progress),
];
