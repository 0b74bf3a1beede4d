import { expect, type Locator, type Page, test } from "@playwright/test";
import type { OpinionAnswer } from "../server/testing/room-of-people.ts";
import { editWord, put } from "../server/testing/edit-word.ts";
import { relationship, run, W, wordFileBytes } from "../server/testing/word-package.ts";
import { enter, type Running, search, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function openSpace(page: Page): Promise<string> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/opinions\//);
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

async function openImport(page: Page): Promise<Locator> {
  await search(page, "Bring in a Word file…");
  return page.getByRole("dialog", { name: "Bring in a Word file" });
}

async function pictures(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1440, "light"],
    [1440, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env["PICTURES"]}/${name}-${width}-${colorScheme}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The text as a file: two persons put words into two clauses, and one comments. */
function edited({ clauses }: OpinionAnswer): Buffer {
  const [first, second] = clauses.filter(({ kind }) => kind === "recital");
  const body = clauses.map(({ id, number, text }) => {
    const words = run(number === "" ? text : `${number}  ${text}`);
    const put = (author: string, more: string): string => `<w:ins w:author="${author}">${run(more)}</w:ins>`;
    if (id === first!.id)
      return `<w:p><w:commentRangeStart w:id="0"/>${words}<w:commentRangeEnd w:id="0"/>${put("Pat Person", " and on islands")}</w:p>`;
    if (id === second!.id) return `<w:p>${words}${put("Other Person", " of no concern")}</w:p>`;
    return `<w:p>${words}</w:p>`;
  });
  return Buffer.from(
    wordFileBytes({
      body: body.join(""),
      relationships: relationship("comments", "comments.xml"),
      parts: {
        "word/comments.xml": `<w:comments ${W}><w:comment w:id="0" w:author="Pat Person"><w:p>${run("is this enough?")}</w:p></w:comment></w:comments>`,
      },
    }),
  );
}

test("X6 X29 X30 a delegation sends its Word file: receipt, names, preview, confirmed", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "AAA" });
  const id = await openSpace(page);
  const opinion = (await (
    await page.request.get(`${running.url}/api/opinions/${id}`)
  ).json()) as OpinionAnswer;

  const dialog = await openImport(page);
  const choose = dialog.getByLabel("Word file (.docx)");

  await test.step("what is no Word file is refused in words", async () => {
    await choose.setInputFiles({ name: "notes.docx", mimeType: DOCX, buffer: Buffer.from("no zip") });
    await expect(dialog.getByRole("alert")).toHaveText(
      "This is not a Word file (.docx). Open it in Word and save it as .docx.",
    );
  });
  await choose.setInputFiles({ name: "AAA on space.docx", mimeType: DOCX, buffer: edited(opinion) });
  await expect(dialog.getByText(/^Receipt 2: “AAA on space\.docx” was received on/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Use what is chosen" })).toBeDisabled();
  await dialog.getByRole("group", { name: "Pat Person" }).getByLabel("Our delegation’s").check();
  await dialog.getByRole("group", { name: "Other Person" }).getByLabel("Somebody else’s").check();
  await dialog.getByRole("button", { name: "Read the file" }).click();
  await expect(dialog.getByText("of no concern")).toHaveCount(0);
  await expect(dialog.locator("ins")).toHaveText(" and on islands");
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = await dialog.evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await dialog.getByRole("button", { name: "Use what is chosen" }).click();
  await expect(dialog.getByText("Used. The record names this receipt.")).toBeVisible();
  const after = (await (await page.request.get(`${running.url}/api/opinions/${id}`)).json()) as OpinionAnswer;
  expect(after.record.negotiation.proposals).toHaveLength(1);
  expect(after.record.negotiation.comments).toMatchObject([{ to: "delegation" }]);
});

test("X34 a bilingual copy that was filled in in French comes back as proposals in French", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "BBB" });
  const id = await openSpace(page);
  const path = `${running.url}/api/opinions/${id}`;
  const opinion = (await (await page.request.get(path)).json()) as OpinionAnswer;
  const [first, second] = opinion.clauses.filter(({ kind }) => kind === "recital");
  const answer = await page.request.get(`${path}/export.docx?form=bilingual&language=fr`);
  const words = "que les systèmes spatiaux desservent les îles";
  const filled = editWord(new Uint8Array(await answer.body()), (xml) =>
    [first!, second!].reduce(
      (one, clause) => put(one, { after: `w:name="concord_${clause.id}_fr"/>` }, run(words)),
      xml,
    ),
  );
  const dialog = await openImport(page);
  await dialog
    .getByLabel("Word file (.docx)")
    .setInputFiles({ name: "copie de travail.docx", mimeType: DOCX, buffer: Buffer.from(filled) });
  await expect(
    dialog.getByText(/^A bilingual working copy: .* 2 of \d+ paragraphs have text\.$/),
  ).toBeVisible();
  await expect(dialog.getByText(words)).toHaveCount(2);
  if (process.env["PICTURES"] !== undefined) await pictures(page, "bilingual");
  await dialog
    .getByRole("checkbox", { name: new RegExp(`Change ${second!.number.replace(")", "\\)")}`) })
    .uncheck();
  await dialog.getByRole("button", { name: "Use what is chosen" }).click();
  await expect(dialog.getByText("Used. The record names this receipt.")).toBeVisible();
  const after = (await (await page.request.get(path)).json()) as OpinionAnswer;
  expect(after.record.negotiation.proposals.at(-1)).toMatchObject({
    symbol: "BBB",
    clauseId: first!.id,
    language: "fr",
  });
});

test("X11 the secretariat imports a file on a delegation’s word, and both see the receipt", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "secretariat" });
  const id = await openSpace(page);
  const path = `${running.url}/api/opinions/${id}`;
  const opinion = (await (await page.request.get(path)).json()) as OpinionAnswer;
  const dialog = await openImport(page);
  await dialog.getByRole("combobox", { name: "For which delegation" }).selectOption("CCC");
  await dialog.getByRole("textbox", { name: "How it asked you" }).fill("by letter of today");
  await expect(dialog.getByText("No file received yet.")).toBeVisible();
  await dialog
    .getByLabel("Word file (.docx)")
    .setInputFiles({ name: "CCC.docx", mimeType: DOCX, buffer: edited(opinion) });
  await expect(dialog.getByText(/“CCC\.docx” was received on/)).toBeVisible();

  await test.step("looked at later: the receipt is listed, and one that was sent by mistake is dropped", async () => {
    await dialog.getByRole("button", { name: "Cancel" }).click();
    const again = await openImport(page);
    await again.getByRole("combobox", { name: "For which delegation" }).selectOption("CCC");
    await again
      .getByLabel("Word file (.docx)")
      .setInputFiles({ name: "mistake.docx", mimeType: DOCX, buffer: Buffer.from("no zip") });
    await expect(again.getByRole("alert")).toHaveText(
      "This is not a Word file (.docx). Open it in Word and save it as .docx.",
    );
    const mistake = again.getByRole("listitem").filter({ hasText: "mistake.docx" });
    await mistake.getByRole("button", { name: /^Delete the file of receipt/ }).click();
    await mistake.getByRole("button", { name: "Delete the file" }).click();
    await expect(mistake.getByText("deleted; the receipt stays")).toBeVisible();
    if (process.env["PICTURES"] !== undefined) await pictures(page, "receipts");
    await again
      .getByRole("listitem")
      .filter({ hasText: "CCC.docx" })
      .getByRole("button", { name: /^Look at receipt/ })
      .click();
    await again.getByRole("textbox", { name: "How it asked you" }).fill("by letter of today");
  });
  const open = page.getByRole("dialog", { name: "Bring in a Word file" });
  for (const name of ["Pat Person", "Other Person"])
    await open.getByRole("group", { name }).getByLabel("Our delegation’s").check();
  await open.getByRole("button", { name: "Read the file" }).click();
  await expect(open.getByText("Comments in the file")).toHaveCount(0);
  if (process.env["PICTURES"] !== undefined) await pictures(page, "on-word");
  await open.getByRole("button", { name: "Use what is chosen" }).click();
  await expect(open.getByText("Used. The record names this receipt.")).toBeVisible();
  const after = (await (await page.request.get(path)).json()) as OpinionAnswer;
  expect(after.record.negotiation.proposals.filter(({ symbol }) => symbol === "CCC")).toHaveLength(2);

  const ccc = await enter(browser, running, { who: "CCC" });
  await openSpace(ccc);
  const theirs = await openImport(ccc);
  await expect(theirs.getByText(/“CCC\.docx”, received on .*/)).toBeVisible();
  await expect(theirs.getByText(/^used on/)).toBeVisible();
});

test("X8 the Chair opens a new draft Opinion from a file; others are not offered it", async ({ browser }) => {
  const other = await enter(browser, running, { who: "space" });
  await expect(other.getByRole("link", { name: /Space connectivity/ }).first()).toBeVisible();
  await expect(other.getByRole("link", { name: /New draft from a file/ })).toHaveCount(0);

  const page = await enter(browser, running, { who: "chair" });
  await page.getByRole("link", { name: /New draft from a file/ }).click();
  const text = [
    "International Telecommunication Union",
    "Document EX-26/5-E",
    "Draft Opinion 9",
    "On lamps",
    "The Forum,",
    "considering",
    "a)  that lamps are lit;",
    "is of the view",
  ];
  const struck = run("at once ").replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>");
  const last = `<w:commentRangeStart w:id="0"/>${run("1  that lamps ")}${struck}${run("be lit")}<w:commentRangeEnd w:id="0"/><w:ins w:author="Pat Person">${run(" tonight")}</w:ins>${run(".")}`;
  const body = [...text.map(run), last].map((line) => `<w:p>${line}</w:p>`).join("");
  const bytes = wordFileBytes({
    body,
    relationships: relationship("comments", "comments.xml"),
    parts: {
      "word/comments.xml": `<w:comments ${W}><w:comment w:id="0" w:author="Lee Person"><w:p>${run("all of them?")}</w:p></w:comment></w:comments>`,
    },
  });
  await page
    .getByLabel("Word file or plain text (.docx, .txt)")
    .setInputFiles({ name: "lamps.docx", mimeType: DOCX, buffer: Buffer.from(bytes) });
  const read = page.getByRole("region", { name: "What the page read" });
  await expect(read.getByRole("listitem")).toHaveText([
    "On lamps",
    "The Forum",
    "considering",
    "that lamps are lit",
    "is of the view",
    "that lamps be lit tonight",
  ]);
  await expect(page.getByText("The file has one comment. It is left out.")).toBeVisible();
  await expect(page.getByText(/^The file has one tracked change by \S*Pat Person/u)).toBeVisible();
  const told = page.getByRole("group").filter({ hasText: "Left out, or to check" });
  await expect(told.getByRole("listitem")).toHaveText([
    /^line 1 · around the text .*: International Telecommunication Union · Document EX-26\/5-E$/u,
    /^line 9 · a comment is left out \(\S*Lee Person\S*\): all of them\?$/u,
    /^line 9 · put in with tracking: read as accepted \(\S*Pat Person\S*\): tonight$/u,
    /^line 9 · words struck through by hand, without tracking, are read as deleted: at once$/u,
  ]);
  await page.getByRole("combobox", { name: "Working group" }).selectOption("space");
  await page.getByRole("textbox", { name: "Number of the draft Opinion" }).fill("9");
  if (process.env["PICTURES"] !== undefined) await pictures(page, "new-draft");
  await page.getByRole("button", { name: "Open the draft Opinion" }).click();
  await expect(page).toHaveURL(/\/opinions\//);
  await expect(page.getByRole("link", { name: /On lamps/ })).toBeVisible();
  await expect(other.getByRole("link", { name: /On lamps/ })).toBeVisible();
});
