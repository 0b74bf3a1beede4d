import { expect, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { enter, type Running, startConcord } from "./people.ts";

const QUIET_MS = 4_000;

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("M15 a page that sits still asks for nothing, and shows a change at once", async ({ browser }) => {
  const page = await enter(browser, running, { who: "AAA" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  let asked = performance.now();
  let requests = 0;
  page.on("request", () => {
    asked = performance.now();
    requests += 1;
  });
  for (const [path, name] of [
    ["/timetable", "Forum One"],
    ["/", "Forum Two"],
  ] as const) {
    await page.goto(running.url + path);
    await expect.poll(() => performance.now() - asked > QUIET_MS, { timeout: 60_000 }).toBe(true);
    const before = requests;
    const command = { type: "changeForumTexts", texts: { shortName: name }, reason: "A test" };
    const answer = await secretariat.request.post(`${running.url}/api/forum/commands`, { data: command });
    expect(answer.status(), await answer.text()).toBe(200);
    await expect(page.getByText(name).first()).toBeVisible({ timeout: 12_000 });
    expect(requests).toBeGreaterThan(before);
  }
});

/** Counts the messages that tell this page of open meetings, from its next screen on. */
function meetingsToldTo(page: Page): () => number {
  let told = 0;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (payload.toString().includes('"meeting":{')) told += 1;
    }),
  );
  return () => told;
}

test("T29 a step of a meeting reaches pages with and without a text, and none asks anew", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const ask = async (command: object): Promise<{ entries: { meeting: { id: string } }[] }> => {
    const answer = await lead.request.post(`${running.url}/api/forum/commands`, { data: command });
    expect(answer.status(), await answer.text()).toBe(200);
    return (await answer.json()) as { entries: { meeting: { id: string } }[] };
  };
  const forum = (await (await lead.request.get(`${running.url}/api/forum`)).json()) as ForumView;
  const opinionId = forum.groups.find(({ id }) => id === "space")!.opinions[0]!.id;
  const pages = [
    { page: await enter(browser, running, { who: "CCC" }), path: `/opinions/${opinionId}` },
    { page: await enter(browser, running, { who: "BBB" }), path: "/timetable" },
  ];
  const { entries } = await ask({ type: "openMeeting", groupId: "space", name: "Steps" });
  const meetingId = entries[0]!.meeting.id;
  let asked = performance.now();
  let reads = 0;
  const tolds = pages.map(({ page }) => meetingsToldTo(page));
  for (const { page, path } of pages) {
    await page.goto(running.url + path);
    page.on("request", (request) => {
      asked = performance.now();
      if (/\/api\/forum/u.test(request.url())) reads += 1;
    });
  }
  for (const told of tolds) await expect.poll(told).toBeGreaterThan(0);
  await expect.poll(() => performance.now() - asked > QUIET_MS, { timeout: 60_000 }).toBe(true);
  const before = { reads, told: tolds.map((told) => told()) };
  const steps = [null, "01CCCCCCCCCCCCCCCCCCCCCCCC", null];
  for (const clauseId of steps) await ask({ type: "setTable", meetingId, opinionId, clauseId });
  for (const [n, told] of tolds.entries())
    await expect.poll(told).toBeGreaterThanOrEqual(before.told[n]! + steps.length);
  await lead.waitForTimeout(2_000);
  expect(reads).toBe(before.reads);
});
