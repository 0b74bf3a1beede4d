import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { submitSuggestion, suggestion, unfoldSuggestion, writeSuggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const papers = (page: Page): Locator => page.getByRole("list", { name: "Contributions" });
const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();
const card = (page: Page, label: string): Locator =>
  page.getByRole("tabpanel").getByRole("listitem", { name: `Proposal ${label}`, exact: true });

const openPapers = async (page: Page): Promise<void> => {
  await page.getByRole("link", { name: /^Contributions/ }).click();
  await expect(page.getByRole("heading", { name: "Contributions", level: 1 })).toBeVisible();
};
const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowOf(page).locator("[data-words]").click();
};
const propose = async (page: Page, text: string, paper?: string): Promise<void> => {
  await page.getByRole("button", { name: "Suggest on clause 3" }).first().click();
  await writeSuggestion(page, text);
  if (paper !== undefined) {
    await unfoldSuggestion(page);
    await suggestion(page)
      .getByRole("combobox", { name: "Part of contribution" })
      .selectOption({ label: paper });
  }
  await submitSuggestion(page).click();
  await expect(suggestion(page)).toHaveCount(0);
};

test("a paper is registered, numbers its proposals, and its corrected number goes along", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const aaa = await enter(browser, running, { who: "AAA" });

  await test.step("before the first one each reader is told what will stand here", async () => {
    await openPapers(aaa);
    await expect(aaa.getByRole("main")).toContainText("There is no contribution yet");
    await expect(aaa.getByRole("button", { name: "Register a contribution…" })).toHaveCount(0);
    await openSpace(aaa);
    await propose(aaa, "that lamps are lit");
    await expect(card(aaa, "AAA/1")).toBeVisible();
  });

  await test.step("the secretariat registers one, and reads what was understood of its text", async () => {
    await openPapers(secretariat);
    await secretariat.getByRole("button", { name: "Register a contribution…" }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Number of the document" }).fill("12");
    await dialog.getByRole("textbox", { name: "Title" }).fill("On lamps");
    await dialog.getByRole("combobox", { name: "Delegation" }).selectOption({ label: "AAA" });
    await dialog
      .getByRole("textbox", { name: "Its text (optional)" })
      .fill("considering\n\na)\tthat lamps are lit;\n\nb)\tthat ships come by night,\n");
    await dialog.getByText("3 paragraphs understood").click();
    await expect(dialog.getByRole("listitem").nth(1)).toHaveText("that lamps are lit;");
    await dialog.getByRole("button", { name: "Register" }).click();
    await expect(papers(secretariat)).toContainText("Contribution 12 · AAA · Delegation A");
  });

  await test.step("who proposes says that a proposal belongs to it", async () => {
    await aaa.reload();
    await rowOf(aaa).locator("[data-words]").click();
    await propose(aaa, "that lamps are lit by night", "12 · On lamps");
    await expect(card(aaa, "AAA/12/2")).toBeVisible();
  });

  await test.step("the secretariat enters the earlier one", async () => {
    await openSpace(secretariat);
    const earlier = card(secretariat, "AAA/1");
    await earlier.getByRole("button", { name: "Actions on AAA/1" }).click();
    await secretariat.getByRole("menuitem", { name: "Part of a contribution: AAA/1" }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog
      .getByRole("combobox", { name: "Part of contribution" })
      .selectOption({ label: "12 · On lamps" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(card(aaa, "AAA/12/1")).toBeVisible();
  });

  await test.step("a corrected number is shown on all of its proposals", async () => {
    await openPapers(secretariat);
    await secretariat.getByRole("button", { name: "Edit contribution 12" }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Number of the document" }).fill("12(Rev.1)");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(papers(secretariat)).toContainText("AAA/12(Rev.1)/1");
    await expect(card(aaa, "AAA/12(Rev.1)/2")).toBeVisible();
  });

  await test.step("everybody reads its text, and goes from the list to a proposal", async () => {
    await openPapers(aaa);
    await papers(aaa).getByText("Its text, 3 paragraphs").click();
    await expect(papers(aaa)).toContainText("that ships come by night,");
    await papers(aaa).getByRole("link", { name: "AAA/12(Rev.1)/2" }).click();
    await expect(aaa.getByRole("heading", { name: "Clause 3" })).toBeVisible();
    await expect(card(aaa, "AAA/12(Rev.1)/2")).toBeVisible();
    await aaa.getByRole("tab", { name: "Record" }).click();
    await expect(aaa.getByRole("tabpanel")).toContainText(
      "The secretariat put AAA/1, AAA/2 under contribution 12(Rev.1)",
    );
  });

  await test.step("F7 the secretariat registers a revision: the former stays readable, its proposals go along", async () => {
    await secretariat.getByRole("button", { name: "Register a revision of contribution 12(Rev.1)" }).click();
    const dialog = secretariat.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: "Number of the document" })).toHaveValue("12(Rev.2)");
    await dialog
      .getByRole("textbox", { name: "Its text (optional)" })
      .fill("that lamps are lit on every coast");
    await dialog.getByRole("button", { name: "Register the revision" }).click();
    await expect(papers(secretariat)).toContainText("AAA/12(Rev.2)/1");
    await aaa.getByRole("tab", { name: "Clause 3" }).click();
    await expect(card(aaa, "AAA/12(Rev.2)/2")).toContainText("12(Rev.2) replaced its contribution 12(Rev.1)");
    await openPapers(aaa);
    await papers(aaa).getByText("One earlier revision").click();
    await expect(papers(aaa)).toContainText("Contribution 12(Rev.1)");
    await papers(aaa).getByText("Its text, 3 paragraphs").click();
    await expect(papers(aaa)).toContainText("that ships come by night,");
    await expect(papers(aaa)).toContainText("Its text, 1 paragraph");
  });

  await test.step("F6 its delegation withdraws a paper: it stays in its place, and its proposals are named", async () => {
    await aaa.getByRole("button", { name: "Withdraw contribution 12(Rev.2)" }).click();
    const dialog = aaa.getByRole("dialog");
    await expect(dialog).toContainText(
      "Its proposals stay open until somebody withdraws them too: AAA/12(Rev.2)/1, AAA/12(Rev.2)/2.",
    );
    await dialog.getByRole("textbox", { name: /^Reason/ }).fill("we think again");
    await dialog.getByRole("button", { name: "Withdraw" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(papers(aaa)).toContainText("“we think again”");
    await expect(papers(aaa)).toContainText("AAA/12(Rev.2)/1");
    await expect(aaa.getByRole("button", { name: /^Withdraw contribution/ })).toHaveCount(0);
    await papers(aaa).getByRole("link", { name: "AAA/12(Rev.2)/2" }).click();
    await expect(card(aaa, "AAA/12(Rev.2)/2")).toContainText("Its contribution 12(Rev.2) was withdrawn");
    await expect(card(aaa, "AAA/12(Rev.2)/2")).toContainText("The proposal stays open");
    await secretariat.reload();
    await expect(papers(secretariat)).toContainText("withdrawn");
    await expect(secretariat.getByRole("button", { name: /^Edit contribution/ })).toHaveCount(0);
  });
});
