import { afterAll, beforeAll, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { REBUILDS_BURST, REBUILDS_PER_SECOND, REBUILDS_WAITING_MAX } from "../../shared/limits.ts";
import type { StatesAnswer } from "../../shared/history/told-comparison.ts";
import { openTurns } from "../http/turns.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

const AT_ONCE = 20;

let site: TestSite;
let lead: TestPerson;
let aaa: TestPerson;
let compare: string;
let states: string;
let first: number;
beforeAll(async () => {
  site = await openTestSite();
  lead = await site.person("space");
  aaa = await site.person("AAA");
  const id = site.opinionOf("space");
  states = `/api/opinions/${id}/states`;
  const told = (await (await lead.get(states)).json()) as StatesAnswer;
  first = told.states[0]!.seq;
  compare = `/api/opinions/${id}/compare?from=${first}&to=now`;
});
afterAll(() => site.close());

/** From then on each of theirs waits, however fast the machine answers. */
const spendBurst = async (who: TestPerson): Promise<void> => {
  for (let i = 0; i < REBUILDS_BURST + 5; i++) await who.get(states);
};

test("J14 of many versions asked for at once some are given, others told when to ask again", async () => {
  await spendBurst(lead);
  const asked = Array.from({ length: AT_ONCE }, () => lead.get(compare));
  // Somebody else is served meanwhile.
  expect((await aaa.get(compare)).status).toBe(200);
  const answers = await Promise.all(asked);
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(AT_ONCE - refused.length);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(AT_ONCE - 1 - REBUILDS_WAITING_MAX);
  const seconds = Number(refused[0]!.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(await refused[0]!.json()).toMatchObject({
    refusal: { reason: "tooManyAtOnce", message: expect.stringContaining(`ask again in ${seconds} s`) },
  });
  expect((await lead.get(compare)).status).toBe(200);
});

test("J10 it holds for all that is rebuilt when it is asked for, and for nothing else", async () => {
  const chair = await site.person("chair");
  const id = site.opinionOf("space");
  await spendBurst(chair);
  const busy = async (path: string): Promise<boolean> => {
    const asked = Array.from({ length: AT_ONCE }, () => chair.get(path));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    for (const status of statuses)
      expect({ path, status }).toEqual({ path, status: status === 429 ? 429 : 200 });
    return statuses.includes(429);
  };
  for (const path of [
    compare,
    states,
    `/api/opinions/${id}/export.json?at=${first}`,
    `/api/opinions/${id}/export.docx`,
    `/api/opinions/${id}/export.docx?form=tracked`,
    `/api/opinions/${id}/export.txt`,
    `/api/opinions/${id}/look`,
    "/api/report",
    "/api/board",
    "/api/board.csv",
    "/api/report.html",
  ])
    expect({ path, busy: await busy(path) }).toEqual({ path, busy: true });
  for (const path of [`/api/opinions/${id}`, `/api/opinions/${id}/minutes`, "/api/forum"])
    expect({ path, busy: await busy(path) }).toEqual({ path, busy: false });
}, 60_000);

test("J14 tells one person all meetings one by one, and holds up nobody else", async () => {
  const path = "/api/forum/meetings";
  let answered = 0;
  const askMany = (): readonly Promise<number>[] =>
    Array.from({ length: 200 }, async () => {
      const answer = await lead.get(path);
      await answer.text();
      answered += 1;
      return answer.status;
    });
  // Once to have the connections: then all are asked at once.
  await Promise.all(askMany());
  answered = 0;
  const asked = askMany();
  expect((await aaa.get(path)).status).toBe(200);
  expect(answered).toBeLessThan(100);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
});

test("J10 files asked for together are made one by one, and others' work goes between", async () => {
  const turns = openTurns({ atOnce: 1, burst: Infinity, perSecond: Infinity, waitingMax: 0 });
  let [loop, isOver] = [0, false];
  const tick = (): void => {
    loop += 1;
    if (!isOver) setImmediate(tick);
  };
  tick();
  const people = ["one", "two", "three"].map(async (name) => {
    const turn = await turns.begin(userId(name), new AbortController().signal);
    if (turn.kind === "begun") turn.end();
    return loop;
  });
  const begunIn = await Promise.all(people);
  isOver = true;
  expect(new Set(begunIn).size).toBe(people.length);
});

test("J10 who no longer waits gives the place back, and turns come in the order of asking", async () => {
  const turns = openTurns({
    atOnce: 1,
    burst: REBUILDS_BURST,
    perSecond: REBUILDS_PER_SECOND,
    waitingMax: REBUILDS_WAITING_MAX,
  });
  const [one, two] = [userId("one"), userId("two")];
  const stays = new AbortController().signal;
  const begun = await turns.begin(one, stays);
  if (begun.kind !== "begun") throw new Error(begun.kind);
  const leaving = new AbortController();
  const order: string[] = [];
  const waiting = Array.from({ length: REBUILDS_WAITING_MAX }, async (_none, i) => {
    const turn = await turns.begin(one, i === 0 ? leaving.signal : stays);
    order.push(`${i} ${turn.kind}`);
    if (turn.kind === "begun") turn.end();
  });
  expect((await turns.begin(one, stays)).kind).toBe("tooMany");
  expect((await turns.begin(two, stays)).kind).toBe("begun");
  leaving.abort();
  const last = turns.begin(one, stays);
  begun.end();
  expect((await last).kind).toBe("begun");
  await Promise.all(waiting);
  expect(order).toEqual(["0 left", "1 begun", "2 begun", "3 begun"]);
});
