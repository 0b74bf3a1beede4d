import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { expect, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("a delegate takes an Opinion away as Word: with tracked changes, and bilingual", async ({ browser }) => {
  const page = await enter(browser, running, { who: "AAA" });
  const take = async (form: string): Promise<{ name: string; parts: readonly string[] }> => {
    await page
      .getByRole("button", { name: /Draft Opinion .* menu|Draft Opinion/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Download…" }).click();
    const dialog = page.getByRole("dialog", { name: "Download" });
    await dialog.getByRole("radio", { name: form }).check();
    if (process.env["PICTURES"] !== undefined)
      await page.screenshot({ path: `${process.env["PICTURES"]}/${form.slice(0, 6)}.png` });
    const waiting = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    const download = await waiting;
    await expect(dialog).toBeHidden();
    const bytes = new Uint8Array(readFileSync(await download.path()));
    return { name: download.suggestedFilename(), parts: Object.keys(unzipSync(bytes)) };
  };
  const tracked = await take("With tracked changes and comments");
  expect(tracked.name).toMatch(/^draft-opinion-.+\.tracked\.docx$/);
  expect(tracked.parts).toContain("word/document.xml");
  expect((await take("Bilingual working copy")).name).toMatch(/^Projet-d.Avis-.+\.bilingue-fr\.docx$/);
  expect((await take("Clean, without brackets")).name).toMatch(/\.clean\.docx$/);
  expect((await take("As it is, with brackets")).name).toMatch(/^draft-opinion-[^.]+\.docx$/);
});
