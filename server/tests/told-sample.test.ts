import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingsIn } from "../../shared/checks/checks.ts";
import { numberIndexOf } from "../../shared/checks/references.ts";
import { DAY_MS } from "../../shared/durations.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { openMatters } from "../../shared/standing/open-matters.ts";
import { isOpenAt, turnsOf } from "../../shared/timetable/timetable.ts";
import { verifyStreams } from "../command-line/verify.ts";
import { issueFirstReport } from "../told-sample/first-report.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { readSettings } from "../setup/settings.ts";
import { postponedOf } from "../../shared/negotiation/postponed.ts";

let dataDir: string;
let concord: Concord;

async function open(): Promise<Concord> {
  const settings = readSettings({ DATA_DIR: dataDir });
  if ("problem" in settings) throw new Error(settings.problem);
  const found = { preset: "wtpf-26", sample: true, told: true };
  const log = (line: string): void => console.error(line);
  const opened = await openConcord({ settings, log, address: () => "http://localhost", found });
  if (opened === null) throw new Error("no forum");
  return opened;
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-story-"));
  concord = await open();
}, 30_000);
afterAll(async () => {
  await concord.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const viewOf = async (group: string) => {
  const { id } = concord.forum.forum().opinions.find((one) => one.groupId === group)!;
  return (await concord.rooms.get(id))!.view();
};
const openIn = ({ opinion, words }: Awaited<ReturnType<typeof viewOf>>) =>
  openMatters(opinion, words, concord.forum.names()).map(({ kind }) => kind);

test("T38 the told sample has five Opinions in five states", async () => {
  const [fresh, consolidated, near, agreed] = [
    await viewOf("green"),
    await viewOf("digital-divide"),
    await viewOf("resilience"),
    await viewOf("innovation"),
  ];
  expect(fresh.opinion).toMatchObject({
    stage: "drafting",
    baseTexts: [],
    negotiation: { proposals: [], comments: [] },
  });
  expect(consolidated.opinion).toMatchObject({ stage: "consolidated", baseTexts: [{ n: 1 }] });
  const input = consolidated.opinion.negotiation.proposals.filter(isRunning);
  expect(input.map(({ symbol, contribution }) => [symbol, contribution !== null])).toEqual([
    ["AAA", true],
    ["XXP", true],
    ["GGG", false],
  ]);
  expect(near.opinion).toMatchObject({ stage: "consolidated", baseTexts: [{ n: 1 }, { n: 2 }] });
  expect(openIn(near).filter((kind) => kind === "notAgreed" || kind === "adReferendum")).toEqual([
    "notAgreed",
    "adReferendum",
  ]);
  expect(agreed.opinion.stage).toBe("agreed");
  expect(openIn(agreed)).toEqual([]);
});

test("T38 one Opinion of the told sample is in the middle of a negotiation", async () => {
  const { opinion, words, document } = await viewOf("space");
  const { proposals, positions, brackets, comments } = opinion.negotiation;
  const running = proposals.filter(isRunning);
  const rivals = Map.groupBy(running, ({ clauseId }) => clauseId);
  expect([...rivals.values()].map((all) => all.map(({ symbol }) => symbol))).toEqual([
    ["AAA", "BBB", "CCC"],
    ["H1"],
  ]);
  expect(openIn({ opinion, words } as never)).toContain("cannotAccept");
  expect(
    positions.some(({ position, delegationId }) => position === "cannotAccept" && delegationId === "EEE"),
  ).toBe(true);
  expect(brackets.map(({ delegationId }) => delegationId)).toEqual(["DDD"]);
  expect(comments.length).toBeGreaterThan(3);
  expect(postponedOf(opinion).huddles).toMatchObject([{ outcome: { proposalId: running.at(-1)!.id } }]);
  expect(document.clauses.filter(({ mark }) => mark?.tier === "ad-referendum").length).toBeGreaterThan(1);
});

test("T38 the told sample has papers, two meetings with records, a plan and a living timetable", () => {
  const { contributions, meetings, plans } = concord.forum.forum();
  const now = concord.clock.now();
  expect(contributions).toHaveLength(6);
  expect(contributions.filter(({ paragraphs }) => paragraphs !== null)).toHaveLength(6);
  expect(
    meetings.map(({ closed, attending, narrative }) => [
      closed !== null,
      attending.length > 4,
      narrative.versions.length,
    ]),
  ).toEqual([
    [true, true, 1],
    [true, true, 1],
  ]);
  expect(plans.filter(({ startsAt }) => startsAt > now)).toHaveLength(1);
  const { timeZone } = concord.forum.preset();
  const timetable = concord.forum.timetable().entries;
  for (const on of ["text", "comments", "contributions"] as const)
    expect(isOpenAt(turnsOf(on, timetable, { openedAt: -Infinity, timeZone, of: null }), now)).toBe(true);
  const ahead = timetable.filter(({ date }) => date.length === 10 && Date.parse(date) > now);
  expect(
    ahead.some(({ windows, date }) => windows[0]?.only !== undefined && Date.parse(date) < now + 14 * DAY_MS),
  ).toBe(true);
});

test("T38 the story's events lie in past weeks, in whole chains, and later starts only read them", async () => {
  const id = concord.forum.forum().opinions.find((one) => one.groupId === "space")!.id;
  const rows = await concord.store.read(id, 0, { limit: 1_000 });
  const now = concord.clock.now();
  expect(rows[0]!.at).toBeLessThan(now - 60 * DAY_MS);
  expect(rows.at(-1)!.at).toBeGreaterThan(now - DAY_MS);
  expect(rows.every(({ at }, n) => at <= now && at >= (rows[n - 1]?.at ?? 0))).toBe(true);
  expect((await verifyStreams(concord)).code).toBe(0);
  const { seq } = concord.forum.forum();
  await concord.close();
  concord = await open();
  expect(concord.forum.forum().seq).toBe(seq);
  expect(concord.invited).toEqual([]);
  expect((await verifyStreams(concord)).code).toBe(0);
});

test("E6 every text of the told sample passes the product's own checks", async () => {
  const { warnVerbs } = concord.forum.preset();
  const found: string[] = [];
  for (const { groupId } of concord.forum.forum().opinions) {
    const { document, opinion } = await viewOf(groupId);
    const checking = { numbers: numberIndexOf(document.clauses), warnVerbs, drafting: "en" as const };
    const proposed = opinion.negotiation.proposals.map(({ wordings, clauseKind }) => ({
      id: document.clauses[0]!.id,
      kind: clauseKind,
      text: wordings
        .at(-1)!
        .runs.map(({ text }) => text)
        .join(""),
    }));
    for (const clause of [...document.clauses, ...proposed])
      found.push(
        ...findingsIn(clause, checking).map(({ kind, found: words }) => `${groupId}: ${kind} “${words}”`),
      );
  }
  expect(found).toEqual([]);
});

test("T38 the Chair issues the first report of the told sample", async () => {
  await issueFirstReport(concord);
  const { out } = concord.forum.forum().report;
  expect(out.map(({ issue }) => [issue.texts.length, issue.files.length > 3])).toEqual([[5, true]]);
}, 60_000);
