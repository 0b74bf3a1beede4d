import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

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

test("E27 a delegate takes the comments and their resolution away as a table", async ({ browser }) => {
  const page = await enter(browser, running, { who: "BBB" });
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const ask = `${running.url}/api/opinions/${id}`;
  const { clauses } = await (await page.request.get(ask)).json();
  const on = { clauseId: clauses.find((one: { kind: string }) => one.kind === "operative").id };
  const comment = { type: "comment", on, text: "=1+1, and a question", readers: "room" };
  expect((await page.request.post(`${ask}/commands`, { data: comment })).status()).toBe(200);
  const take = async (file: string): Promise<{ name: string; bytes: Buffer }> => {
    await page
      .getByRole("button", { name: /^Draft Opinion/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Download…" }).click();
    const dialog = page.getByRole("dialog", { name: "Download" });
    await dialog.getByRole("radio", { name: file }).check();
    await expect(dialog.getByText("It has all that you may read here")).toBeVisible();
    await picture(page, `take-${file.slice(-5, -1)}`);
    const waiting = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    const download = await waiting;
    await expect(dialog).toBeHidden();
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const table = await take("Comments and their resolution (CSV)");
  expect(table.name).toMatch(/^comments-on-opinion-\d+\.csv$/u);
  expect(table.bytes.toString("utf8")).toContain('"\'=1+1, and a question"');
  const word = await take("Comments and their resolution (Word)");
  expect(word.name).toMatch(/^comments-on-opinion-\d+\.docx$/u);
  const parts = unzipSync(new Uint8Array(word.bytes));
  expect(strFromU8(parts["word/document.xml"]!)).toContain("=1+1, and a question");
});
