import { expect, test } from "@playwright/test";
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
