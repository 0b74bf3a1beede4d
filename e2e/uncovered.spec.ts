import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { coveredText } from "./uncovered.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const WIDTHS = [320, 390, 768, 1024, 1440];

/** A notice that lies there until somebody takes it away. */
async function keepNotice(page: Page): Promise<void> {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Can accept/ }).check();
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Dismiss" }).focus();
}

test("A54 no line of the text lies under a notice, the meeting's line or the bar", async ({ browser }) => {
  const page = await enter(browser, running, { who: "CCC" });
  const lead = await enter(browser, running, { who: "space" });
  await page.goto(lead.url());
  await page
    .getByRole("listitem", { name: /^Clause b\)/ })
    .first()
    .locator("[data-words]")
    .click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await keepNotice(page);
  const top = (): Promise<number> =>
    page.locator("main .sheet").evaluate((sheet) => Math.round(sheet.getBoundingClientRect().top));
  const before = await top();
  const command = { type: "openMeeting", groupId: "space", name: "A meeting with a name of some length" };
  const answer = await lead.request.post(`${running.url}/api/forum/commands`, { data: command });
  expect(answer.status(), await answer.text()).toBe(200);
  const line = page.getByRole("region", { name: /A meeting with a name/ });
  await expect(line).toBeVisible();
  expect(await top()).toBe(before);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await coveredText(page), `${width} px wide`).toEqual([]);
    await expect(page.locator(".toast")).toBeVisible();
    for (const button of await line.getByRole("button").all())
      await expect(button).toBeInViewport({ ratio: 1 });
  }
});
