import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const select = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await page
    .getByRole("listitem", { name: /^Clause a\)/ })
    .first()
    .locator("[data-words]")
    .click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
};
const bar = (page: Page): Locator => page.getByRole("toolbar");

test("C49 L1 a lock is taken back from its notice, and by Ctrl+Z", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  await select(lead);
  await select(aaa);
  const lock = bar(lead).getByRole("button", { name: "Lock clause a)" });

  await lock.click();
  const undo = lead.getByRole("button", { name: "Undo", exact: true });
  await expect(undo).toContainText(/\d+ s/u);
  // The hand lies on what comes next, not on the way back.
  await expect(bar(lead).getByRole("button", { name: /^Next/u })).toHaveClass(/main/u);
  await undo.click();
  await expect(lead.getByText("Taken back: the lock")).toBeVisible();
  await expect(lock).toBeVisible();
  await expect(aaa.getByRole("region", { name: "Events in this text" })).toContainText("took back at once");

  await lock.click();
  await expect(undo).toBeVisible();
  await lead.keyboard.press("Control+z");
  await expect(lead.getByText("Taken back: the lock").last()).toBeVisible();
  await expect(lock).toBeVisible();

  await lead.getByRole("tab", { name: "Record" }).click();
  await expect(lead.getByText(/took back at once: the lock, “recognizing” a\)/u).first()).toBeVisible();
});
