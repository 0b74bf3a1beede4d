import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { runCli } from "../server/testing/server-process.ts";
import { enter, startConcord } from "./people.ts";

const REASON = "The meeting is over";
const folder = mkdtempSync(join(tmpdir(), "concord-closing-"));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clause = (page: Page) => page.locator("[data-clause]").nth(3);
const words = (page: Page) => clause(page).locator("[data-words]");
async function startTyping(page: Page): Promise<void> {
  await words(page).click();
  await page.getByRole("textbox", { name: /^Words of/u }).waitFor();
  await page.keyboard.press("End");
}
async function answer(page: Page, act: string, done: string): Promise<void> {
  await page.getByRole("button", { name: `${act}…` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(REASON);
  await dialog.getByRole("button", { name: done, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("D23 D26 D31 closed while AAA types, opened again, and an archive that opens alone", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2026-01-05T09:00Z" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  await secretariat.goto(`${running.url}/timetable`);
  const add = secretariat.getByRole("button", { name: /^Add/u });
  await expect(add.first()).toBeVisible();
  await startTyping(aaa);
  await aaa.keyboard.type(" before");

  await answer(secretariat, "Close the forum", "Close the forum");
  await expect(secretariat.locator(".banner")).toContainText(
    `You can read and export everything. Reason: ${REASON}`,
  );
  await expect(add).toHaveCount(0);
  const banner = aaa.locator(".banner").filter({ hasText: "closed this forum" });
  await expect(async () => {
    await aaa.keyboard.type("x", { delay: 20 });
    await expect(aaa.locator(".clause-editor")).toBeHidden({ timeout: 10 });
  }).toPass({ timeout: 20_000, intervals: [100] });
  await expect(banner).toContainText(REASON, { timeout: 20_000 });
  await words(aaa).click();
  await expect(aaa.locator(".clause-editor")).toBeHidden();
  const kept = await words(aaa).innerText();
  expect(kept).toContain(" before");
  await offersNoAct(aaa);
  await secretariat.goto(`${running.url}/contributions`);
  await expect(secretariat.locator(".banner")).toContainText(REASON);
  await expect(secretariat.getByRole("button", { name: /^Register/u })).toHaveCount(0);

  await secretariat.goto(`${running.url}/people`);
  await expect(secretariat.getByRole("row", { name: /Delegation A/ })).toBeVisible();
  await expect(secretariat.getByRole("button", { name: "Add a person" })).toHaveCount(0);

  const archive = join(folder, "archive");
  const made = await runCli(running.dataDir, "archive", archive);
  expect(made.code, made.out).toBe(0);
  expect(made.out).toMatch(/^Opinion \d+: \d+ files, 1 of \d\n/mu);

  await secretariat.goto(`${running.url}/timetable`);
  await answer(secretariat, "Open the forum again", "Open again");
  await expect(banner).toBeHidden({ timeout: 20_000 });
  await startTyping(aaa);
  await aaa.keyboard.type(" after");
  await expect(words(aaa)).toContainText(" after");
  await secretariat.goto(aaa.url());
  await expect(words(secretariat)).toContainText(" before");
  await expect(words(secretariat)).toContainText(" after");
  await running.close();

  const alone = await browser.newContext({ offline: true, viewport: { width: 1440, height: 960 } });
  await readAlone(await alone.newPage(), archive);
});

/** The clause is selected: neither text nor panel, margin or bar offers an act, and the bar says why on a phone, too. */
async function offersNoAct(page: Page): Promise<void> {
  const acts =
    /^(Suggest|New clause|Deletion|Take|Change|State|Comment|Bracket|Start|Add|Bring|Write|Hand|Lock|Mark)\b/u;
  const offered = page.getByRole("button", { name: acts, disabled: false });
  await expect(offered).toHaveCount(0);
  await page.getByRole("tab", { name: /^Proposals/u }).click();
  await expect(offered).toHaveCount(0);
  await page.getByRole("tab", { name: /^Clause/u }).click();
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  const why = page.locator(".pen-bar .bar-words");
  await expect(why).toHaveText("The forum is closed. You can read and export everything.");
  // The page takes its new width a moment later.
  await expect(async () => {
    const box = (await why.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    // In two lines at most.
    expect(box.height).toBeLessThan(40);
  }).toPass({ timeout: 10_000 });
  await page.setViewportSize(size);
}

/** No server is there: pages open, and the verifier names what was changed or left out. */
async function readAlone(page: Page, archive: string): Promise<void> {
  const at = (file: string): string => pathToFileURL(join(archive, file)).href;
  await page.goto(at("index.html"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "The record as all may read it" }).click();
  await expect(page.getByText(`The secretariat closed the forum. Reason: ${REASON}`)).toBeVisible();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("link", { name: "html", exact: true }).first().click();
  await expect(page).toHaveURL(/opinions\/.*\/opinion\.html$/u);
  await expect(page.locator("body")).toContainText("Opinion");

  const verdict = page.locator("#verdict");
  const files = page.locator("#files");
  await page.goto(at("verify.html"));
  await expect(verdict).toHaveText("The record is whole.");
  await files.setInputFiles(archive);
  await expect(page.locator("#result")).toContainText("files, whole");

  const [opinion = ""] = readdirSync(join(archive, "opinions"));
  const name = `opinions/${opinion}/opinion.txt`;
  const bytes = readFileSync(join(archive, name));
  bytes[10]! ^= 1;
  writeFileSync(join(archive, name), bytes);
  await page.reload();
  await files.setInputFiles(archive);
  await expect(page.locator("#result .bad").first()).toHaveText(`${name}: was changed`);

  // A stream that is left out, and a bit of another, in the embedded record.
  const embedded = readFileSync(join(archive, "embedded.js"), "utf8");
  const left = embedded.replace(`"stream":"${opinion}"`, '"stream":"another"');
  writeFileSync(join(archive, "embedded.js"), left);
  await page.reload();
  await expect(verdict).toHaveText("The record is not whole.");
  await expect(page.locator("#result .bad")).toContainText([`${opinion}: it is missing`]);
  await page.context().close();
}
