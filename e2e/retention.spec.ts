import { execFileSync } from "node:child_process";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 960 });
};

const MONTHS_LATER = { FORUM_NOW: "2026-02-01T09:00:00Z" };
const concord = (running: Running, ...words: readonly string[]): string =>
  execFileSync(process.execPath, ["server/command-line/cli.ts", ...words], {
    encoding: "utf8",
    env: { ...process.env, ...MONTHS_LATER, DATA_DIR: running.dataDir },
  });
/** Seven months later a sign-in of summer is over: they get a new link. */
const enterAgain = async (browser: Browser, running: Running, who: string): Promise<Page> => {
  const link = concord(running, "invite", who).trim().split("\n")[0]!.split("\t")[3]!;
  return enter(browser, { ...running, link: () => link }, { who });
};

const rowA = (page: Page) => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const words = (page: Page) => rowA(page).locator("[data-words]");
const typeAtEnd = async (page: Page, text: string): Promise<void> => {
  await words(page).click();
  await expect(page.getByRole("textbox", { name: /^Words of/ })).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
  await expect(words(page)).toContainText(text);
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
};

test("Z1 Z2 Z4 a delegate reads how long typing is kept, and later what was removed and when", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2025-07-01T09:00:00Z" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  await aaa
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(words(aaa)).toBeVisible();
  const id = /opinions\/([0-9A-Z]{26})/.exec(aaa.url())![1]!;

  await test.step("the period stands in words in the record and above the walk", async () => {
    await aaa.getByRole("tab", { name: "Record" }).click();
    await expect(aaa.getByRole("region", { name: "The record of this Opinion" })).toContainText(
      "Single keystrokes are deleted after 180 days; a proof of them stays.",
    );
    await typeAtEnd(aaa, " for all");
    // BBB sees the text between two settled states.
    await bbb.evaluate((of) => fetch(`/api/opinions/${of}/look`, { method: "POST", body: "{}" }), id);
    await typeAtEnd(aaa, " and each");
    await running.kill();
    await running.restart(MONTHS_LATER);
  });

  const said = concord(running, "retention");
  expect(said).toContain("removed, their hashes kept");

  const reader = await enterAgain(browser, running, "BBB");
  await reader.goto(`${running.url}/opinions/${id}`);
  await test.step("the record tells what was removed and until when", async () => {
    await expect(words(reader)).toContainText("for all and each");
    await reader.getByRole("tab", { name: "Record" }).click();
    const record = reader.getByRole("region", { name: "The record of this Opinion" });
    await expect(record).toContainText("Keystrokes before 5 August 2025 were deleted.");
    await expect(record.getByRole("listitem").first()).toContainText(
      /^.*The secretariat deleted keystrokes before 5 August 2025: \d+ rows of the record\./,
    );
    await picture(reader, "record");
  });

  await test.step("what is new since a look of before is told since the settled state before it", async () => {
    await reader
      .getByRole("region", { name: "Changes since your last visit" })
      .getByRole("button", { name: "Show changes" })
      .click();
    await expect(reader.locator("article.reading")).toContainText("The typing of that time was deleted");
    await expect(reader.locator(".compared.changed ins")).toHaveText(" for all and each");
    await picture(reader, "since");
  });

  await test.step("the walk goes through every settled state as before", async () => {
    await reader.goto(`${running.url}/opinions/${id}/history`);
    await expect(reader.getByRole("main")).toContainText("Keystrokes before 5 August 2025 were deleted.");
    await reader.getByLabel("Compared with").selectOption("now");
    await expect(reader.locator(".history-text .compared.changed ins")).toHaveText(" for all and each");
    await expect(reader.locator(".history-text")).toContainText("Added: AAA");
    await picture(reader, "walk");
  });
  expect(concord(running, "verify")).toContain("were removed by retention");
  await running.close();
});
