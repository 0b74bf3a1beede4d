import { expect, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("D18 the secretariat reads, filters and searches the audit, also on a phone", async ({ browser }) => {
  const chair = await enter(browser, running, { who: "chair" });
  const page = await enter(browser, running, { who: "secretariat" });
  const admitted = { type: "admitParticipant", name: "Somebody New", role: "follower" };
  await page.request.post(`${running.url}/api/forum/commands`, { data: admitted });
  await page.getByRole("link", { name: /^Audit/u }).click();
  const rows = page.getByRole("row");
  const signIns = rows.filter({ has: page.getByRole("rowheader", { name: "Signed in" }) });
  await expect(signIns.filter({ hasText: "Chair" }).first()).toContainText("link, computer");
  await expect(rows.filter({ hasText: "Person admitted" }).first()).toBeVisible();

  await page.getByLabel("Show", { exact: true }).selectOption("Sign-ins");
  await expect(rows.filter({ hasText: "Person admitted" })).toHaveCount(0);
  await page.getByLabel("Name or delegation").fill("chair, ");
  await expect(signIns).toHaveCount(1);
  await page.getByLabel("Name or delegation").fill("nobody is called so");
  await expect(page.getByText("There is nothing of this kind.")).toBeVisible();
  await page.getByLabel("Name or delegation").fill("");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("audit.csv");

  await page.getByLabel("Show", { exact: true }).selectOption("Everything");
  const pictures = process.env["CONCORD_PICTURES"];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(rows.filter({ hasText: "Person admitted" }).first()).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    // The heads of the columns are out of sight there: the cell itself says whose act it was.
    const label = rows.filter({ hasText: "Person admitted" }).first().locator(".audit-label");
    await (width === 390 ? expect(label).toBeVisible() : expect(label).toBeHidden());
    for (const colorScheme of ["light", "dark"] as const) {
      if (pictures === undefined) continue;
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${pictures}/audit-${width}-${colorScheme}.png` });
    }
  }

  // Nobody else has the entry, and the address says why.
  await expect(chair.getByRole("link", { name: /^Audit/u })).toHaveCount(0);
  await chair.goto(`${running.url}/audit`);
  await expect(chair.getByText("Only the secretariat reads the audit.")).toBeVisible();
});
