import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Board } from "../../shared/board/board.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord, type Site } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { openFolder, typeHistory } from "../testing/long-history.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let dataDir: string;
let site: Site | null = null;
let url = "";

/** The real server on one day of the forum, over the same data folder. */
async function startOn(now: string): Promise<Concord> {
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, FORUM_NOW: now });
  if ("problem" in settings) throw new Error(settings.problem);
  const log = (line: string): void => console.error(line);
  const found = { preset: wtpf26.id, sample: true };
  const concord = await openConcord({ settings, log, address: () => url, found });
  if (concord === null) throw new Error("no forum");
  site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  url = `http://localhost:${site.port}`;
  return concord;
}
const stop = async (): Promise<void> => {
  await site?.close();
  site = null;
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-board-"));
});
afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** By role, group or delegation, as invited on the first day; cookies outlive a restart. */
async function cookieOf(concord: Concord, who: string): Promise<string> {
  const invited = concord.invited.find((one) => one.role === who || one.of === who);
  const found = concord.people.byName(invited?.name ?? "");
  if (found === null) throw new Error(`nobody is ${who}`);
  const token = (await concord.secretariat.invite(found)).split("#")[1];
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const boardOf = async (person: TestPerson): Promise<Board> =>
  (await (await person.get("/api/board")).json()) as Board;

/** The board once all days are counted: the page asks again until then. */
async function counted(person: TestPerson): Promise<Board> {
  let board = await boardOf(person);
  await until("all days", async () => {
    board = await boardOf(person);
    return board.opinions.every((one) => one.week !== null);
  });
  return board;
}

const mark = async (person: TestPerson, opinionId: string, nth: number, more: object = {}) => {
  const { clauses } = await person.opinion(opinionId);
  const found = clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["))[nth]!;
  const answer = await person.ask(opinionId, {
    type: "markClause",
    clauseId: found.id,
    tier: "ad-referendum",
    hash: found.hash,
    ...more,
  });
  expect(answer.refusal).toBeUndefined();
  return found.id;
};

test("O6 each day as it stood at its end at the seat, from the record; a past day never changes", async () => {
  const first = await startOn("2025-03-03T09:00Z");
  const opinionId = first.forum.forum().opinions.find((one) => one.groupId === "space")!.id;
  const [lead, chair] = [await cookieOf(first, "space"), await cookieOf(first, "chair")];
  await mark(signedIn(url, lead), opinionId, 0);
  await stop();
  // 22:59 UTC is still the day before at the seat's midnight; 23:30 UTC is the next one.
  await startOn("2025-03-05T22:30Z");
  await mark(signedIn(url, lead), opinionId, 1);
  const { hash } = await signedIn(url, lead).opinion(opinionId);
  expect((await signedIn(url, lead).ask(opinionId, { type: "clearText", hash })).refusal).toBeUndefined();
  await stop();
  await startOn("2025-03-05T23:30Z");
  await mark(signedIn(url, lead), opinionId, 2);
  const takeBack = { type: "takeBackClearing", reason: "the annex is missing" };
  expect((await signedIn(url, lead).ask(opinionId, takeBack)).refusal).toBeUndefined();
  await stop();
  const last = await startOn("2025-03-20T12:00Z");
  const board = await counted(signedIn(url, chair));
  const space = board.opinions.find(({ id }) => id === opinionId)!;
  expect(space.days.map(({ day, counts, clearing }) => [day, counts.adReferendum, clearing])).toEqual([
    ["2025-03-03", 1, "none"],
    ["2025-03-05", 2, "holds"],
    ["2025-03-06", 3, "none"],
    ["2025-03-20", 3, "none"],
  ]);
  expect(space.clearing).toEqual({ state: "none", at: null });
  // The same as every version of the text has it.
  const rows = await last.store.read(opinionId, 0, { limit: 1_000 });
  const lastOf = (day: string) =>
    rows.findLast(({ at }) => new Date(at + 3_600_000).toISOString().startsWith(day));
  const then = await signedIn(url, chair).get(
    `/api/opinions/${opinionId}/export.json?at=${lastOf("2025-03-05")!.seq}`,
  );
  expect(((await then.json()) as { counts: unknown }).counts).toEqual(space.days[1]!.counts);
  // In the forum's order, and a week in which nothing was done.
  const order = (await signedIn(url, chair).forum()).groups.flatMap(({ opinions }) => opinions);
  expect(board.opinions.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
  expect(space.week).toEqual([]);

  const csv = await signedIn(url, chair).get("/api/board.csv");
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(csv.headers.get("content-disposition")).toContain("convergence-board.csv");
  const lines = (await csv.text()).split("\r\n");
  expect(lines.filter((line) => line.startsWith("2025-03-05,4,"))).toEqual([
    `2025-03-05,4,Space connectivity,0,2,${space.days[1]!.counts.open},0,2,0,0,yes`.replace(
      /,\d+,\d+,0,yes$/u,
      `,${space.days[1]!.counts.brackets},${space.days[1]!.counts.alternatives},0,yes`,
    ),
  ]);
});

test("O4 O5 for whom clauses wait, which hold up which package, and what was done in the week", async () => {
  const concord = await startOn("2025-03-03T09:00Z");
  const opinionId = concord.forum.forum().opinions.find((one) => one.groupId === "space")!.id;
  const [lead, aaa] = [
    signedIn(url, await cookieOf(concord, "space")),
    signedIn(url, await cookieOf(concord, "AAA")),
  ];
  const { clauses } = await lead.opinion(opinionId);
  const plain = clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["));
  const [one, two, three] = [plain[0]!, plain[1]!, plain[2]!];
  await mark(lead, opinionId, 0, { pending: [{ clauseId: two.id }] });
  await mark(lead, opinionId, 1, { pending: [{ clauseId: one.id }, { delegationId: "AAA" }] });
  await aaa.ask(opinionId, {
    type: "takePosition",
    subject: { clauseId: three.id },
    position: "awaitsInstructions",
    hash: three.hash,
  });
  const board = await counted(lead);
  const space = board.opinions.find(({ id }) => id === opinionId)!;
  expect(space.waits?.pending.map((found) => [found.kind, found.clause.id])).toEqual([
    ["pendingDelegation", two.id],
    ["awaitsInstructions", three.id],
  ]);
  expect(
    space.waits?.packages.map(({ clause, waitsFor, isPackage }) => [clause.id, waitsFor.id, isPackage]),
  ).toEqual([
    [one.id, two.id, true],
    [two.id, one.id, true],
  ]);
  expect(space.week).toMatchObject([
    { type: "clauseMarked", n: 2, clauses: [{ id: one.id }, { id: two.id }] },
  ]);
});

test("O2 the chair decides what others see: nothing, the figures, or all", async () => {
  const concord = await startOn("2025-03-03T09:00Z");
  const who = async (name: string) => signedIn(url, await cookieOf(concord, name));
  const [chair, secretariat, lead, aaa] = [
    await who("chair"),
    await who("secretariat"),
    await who("green"),
    await who("AAA"),
  ];
  const open = (person: TestPerson, to: string) =>
    person.post("/api/forum/commands", { type: "openBoard", to });
  const waits = async (person: TestPerson) => {
    const answer = await person.get("/api/board");
    if (answer.status !== 200) return answer.status;
    return ((await answer.json()) as Board).opinions.every((one) => one.waits !== null) ? "all" : "figures";
  };
  expect([await waits(aaa), await waits(lead), await waits(secretariat)]).toEqual(["figures", "all", "all"]);
  expect((await open(aaa, "room")).status).toBe(403);
  expect((await open(secretariat, "room")).status).toBe(403);
  expect((await open(chair, "room")).status).toBe(200);
  expect(await waits(aaa)).toBe("all");
  expect((await aaa.forum()).boardTo).toBe("room");
  expect((await open(chair, "managementTeam")).status).toBe(200);
  expect(await waits(aaa)).toBe(403);
  expect((await aaa.get("/api/board.csv")).status).toBe(403);
  expect([await waits(chair), await waits(lead), await waits(secretariat)]).toEqual(["all", "all", "all"]);
});

test("O6 a long history is counted beside the rooms: a first answer comes at once", async () => {
  const rows = 3_000;
  rmSync(dataDir, { recursive: true, force: true });
  const seed = 7;
  const concord = await openFolder(dataDir);
  const id = concord.forum.forum().opinions[0]!.id;
  await typeHistory(concord, { id, rows, seed });
  const chair = [...concord.forum.forum().participants.values()].find((one) => one.role === "chair")!;
  const began = performance.now();
  const first = await concord.board.of(chair);
  const answered = performance.now() - began;
  if ("refusal" in first) throw new Error("refused");
  expect(first.opinions[0]!.counted.rows).toBeLessThan(rows);
  expect(first.opinions[0]!.week).toBeNull();
  expect(first.opinions[0]!.days.at(-1)!.counts).toEqual(first.opinions[0]!.counts);
  await concord.days.counted();
  const all = performance.now() - began;
  const again = await concord.board.of(chair);
  expect("opinions" in again && again.opinions[0]!.counted.rows).toBe(first.opinions[0]!.counted.of);
  console.log(
    `board of ${rows} rows (seed ${seed}): first answer ${answered.toFixed(0)} ms, counted after ${all.toFixed(0)} ms`,
  );
  await concord.close();
});
