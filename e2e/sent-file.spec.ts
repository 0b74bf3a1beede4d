import { type APIResponse, expect, type Page, test } from "@playwright/test";
import type { OpinionAnswer } from "../server/testing/room-of-people.ts";
import { editComments, editWord } from "../server/testing/edit-word.ts";
import { run } from "../server/testing/word-package.ts";
import { enter, type Running, search, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ok = (answer: APIResponse): void => expect(answer.status(), answer.url()).toBe(200);

/** A word put into BBB's paragraph with tracking, and an answer to its comment. */
const inWord = (bytes: Uint8Array): Uint8Array =>
  editComments(
    editWord(bytes, (xml) =>
      xml.replace(
        "that masts be shared",
        `that masts</w:t></w:r></w:ins><w:ins w:id="9000" w:author="Pat Person" w:date="2025-06-20T10:00:00Z">${run(
          " and towers",
        )}</w:ins><w:ins w:id="9001" w:author="BBB" w:date="${instantOf(xml)}"><w:r><w:t xml:space="preserve"> be shared`,
      ),
    ),
    { answering: "who pays?", author: "Pat Person", text: "those who use them" },
  );

const instantOf = (xml: string): string => /w:author="BBB" w:date="([^"]+)"/u.exec(xml)![1]!;

async function pictures(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
  }
}

test("X24 edits within another delegation's proposal and answers come back where they belong", async ({
  browser,
}) => {
  const theirs = await enter(browser, running, { who: "BBB" });
  const page = await enter(browser, running, { who: "AAA" });
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/opinions\//);
  const path = `${running.url}/api/opinions/${new URL(page.url()).pathname.split("/").at(-1)!}`;
  const opinion = async (): Promise<OpinionAnswer> =>
    (await (await page.request.get(path)).json()) as OpinionAnswer;
  const item = (await opinion()).clauses.find(({ kind }) => kind === "operative")!;
  const ask = async (command: object): Promise<void> =>
    ok(await theirs.request.post(`${path}/commands`, { data: command }));
  await ask({ type: "propose", kind: "add", clauseId: item.id, text: "that masts be shared" });
  await ask({ type: "comment", on: { clauseId: item.id }, text: "who pays?", readers: "room" });
  const { negotiation: before } = (await opinion()).record;
  await ask({ type: "replyToComment", commentId: before.comments[0]!.id, text: "all of us?" });
  const file = await page.request.get(`${path}/export.docx?form=tracked`);
  const edited = inWord(new Uint8Array(await file.body()));

  await search(page, "Bring in a Word file…");
  const dialog = page.getByRole("dialog", { name: "Bring in a Word file" });
  await dialog
    .getByLabel("Word file (.docx)")
    .setInputFiles({ name: "second round.docx", mimeType: DOCX, buffer: Buffer.from(edited) });
  await expect(dialog.getByText(/^This file is from here, at row \d+ of the record \(/)).toBeVisible();
  await expect(dialog.getByRole("group", { name: "BBB" })).toHaveCount(0);
  await dialog.getByRole("group", { name: "Pat Person" }).getByLabel("Our delegation’s").check();
  await dialog.getByRole("button", { name: "Read the file" }).click();
  await expect(dialog.getByRole("checkbox", { name: "Change the text of BBB/1" })).toBeChecked();
  await expect(dialog.locator("ins")).toHaveText(" and towers");
  await expect(dialog.getByText(/answers “who pays\?”, for the same readers/)).toBeVisible();
  await pictures(page, "sent-file");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  await dialog.getByRole("button", { name: "Use what is chosen" }).click();
  await expect(dialog.getByText("Used. The record names this receipt.")).toBeVisible();
  const { negotiation } = (await opinion()).record;
  const [first, counter] = negotiation.proposals;
  expect(counter).toMatchObject({ symbol: "AAA", on: first!.id });
  const [asked, , answer] = negotiation.comments;
  expect(answer).toMatchObject({ replyTo: asked!.id, text: "those who use them", to: "room" });
});
