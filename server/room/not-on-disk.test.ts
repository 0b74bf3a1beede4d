import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** The same site on a slow disk: each append waits until it is let go, or fails then. */
let site: TestSite;
let [facilitator, aaa, bbb]: TestPerson[] = [];
let opinionId: string;
let isSlow = false;
let held: { readonly end: (error: Error | null) => void }[] = [];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  const { store } = site.concord;
  const append = store.append;
  // The very store of the server: only when its append is carried out is decided here.
  Object.assign(store, {
    append: async (...given: Parameters<typeof append>) => {
      if (isSlow && given[0].length > 0) {
        const error = await new Promise<Error | null>((end) => held.push({ end }));
        if (error !== null) throw error;
      }
      return append(...given);
    },
  });
  opinionId = site.opinionOf("space");
  [facilitator, aaa, bbb] = [await site.person("space"), await site.person("AAA"), await site.person("BBB")];
});
afterEach(() => endSlowly(null));
afterAll(() => site.close());

const slowly = (): void => {
  held = [];
  isSlow = true;
};
const oneIsHeld = (): Promise<void> => until("rows wait for the disk", () => held.length > 0);
/** Ends the append that waits, and has the next ones wait no more. */
const endSlowly = (error: Error | null): void => {
  isSlow = false;
  for (const { end } of held.splice(0)) end(error);
};
const moment = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 150));
const open = async (person: TestPerson) => {
  const { generation } = await person.opinion(opinionId);
  const page = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
  await page.synced;
  await until("its first state is acknowledged", () => page.acknowledged() === 1);
  return page;
};
const clauseNow = async (id: string) => (await bbb!.opinion(opinionId)).clauses.find((one) => one.id === id)!;
const freeClauses = async () =>
  (await bbb!.opinion(opinionId)).clauses.filter((one) => one.kind === "operative" && !one.locked);
const freeClause = async () => (await freeClauses())[0]!;

test("W8 an answer that refuses an act tells no words that are not on disk", async () => {
  const clause = await freeClause();
  const page = await open(aaa!);
  slowly();
  page.type(() => page.text(clause.id).insert(0, "never stored "));
  await oneIsHeld();
  let answer: unknown = null;
  const act = { type: "lockClause", clauseId: clause.id, hash: clause.hash };
  const asked = facilitator!.ask(opinionId, act).then((told) => (answer = told));
  await moment();
  expect(answer).toBeNull();
  endSlowly(new Error("the disk is full"));
  await asked;
  expect(JSON.stringify(answer)).not.toContain("never stored");
  expect((await clauseNow(clause.id)).text).toBe(clause.text);
  page.terminate();
});

test("W8 a reader of an Opinion gets nothing newer than what is on disk", async () => {
  const [first, second] = await freeClauses();
  const page = await open(aaa!);
  slowly();
  page.type(() => page.text(first!.id).insert(0, "stored "));
  await oneIsHeld();
  // Its own rows come with the next.
  const reading = bbb!.opinion(opinionId);
  await moment();
  const locked = facilitator!.ask(opinionId, { type: "lockClause", clauseId: first!.id });
  await moment();
  held.shift()!.end(null);
  await oneIsHeld();
  const later = facilitator!.ask(opinionId, { type: "lockClause", clauseId: second!.id });
  await moment();
  held.shift()!.end(null);
  const { clauses } = await reading;
  const lockedIn = (id: string): boolean => clauses.find((one) => one.id === id)!.locked;
  expect([lockedIn(first!.id), lockedIn(second!.id)]).toEqual([true, false]);
  await oneIsHeld();
  endSlowly(new Error("the disk is full"));
  expect([(await locked).status, (await later).status]).toEqual([200, 500]);
  expect((await clauseNow(second!.id)).locked).toBe(false);
  page.terminate();
});

test("W8 words are not refused for a lock that is not on disk", async () => {
  for (const isJudged of [false, true]) {
    const clause = await freeClause();
    const page = await open(aaa!);
    slowly();
    const asked = facilitator!.ask(opinionId, { type: "lockClause", clauseId: clause.id });
    await oneIsHeld();
    page.type(() => page.text(clause.id).insert(0, "typed "));
    await moment();
    // Another act has them judged at once, before the lock is on disk.
    const asks = { type: "lockClause", clauseId: "01" };
    if (isJudged) await Promise.race([facilitator!.ask(opinionId, asks), moment()]);
    expect(page.isClosed()).toBe(false);
    endSlowly(new Error("the disk is full"));
    expect((await asked).status).toBe(500);
    expect((await page.closed).code).toBe(4503);
    expect(page.refusal()).toBeNull();
  }
});

test("G4 what stands behind words that are refused is not looked at, an act neither", async () => {
  const [clause, other] = await freeClauses();
  const page = await open(facilitator!);
  expect((await facilitator!.ask(opinionId, { type: "lockClause", clauseId: clause!.id })).status).toBe(200);
  page.type(() => page.text(clause!.id).insert(0, "refused "));
  void page.ask({ type: "lockClause", clauseId: other!.id });
  expect((await page.closed).code).toBe(4403);
  expect((await clauseNow(other!.id)).locked).toBe(false);
});
