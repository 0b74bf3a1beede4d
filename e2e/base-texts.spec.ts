import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, search, startConcord } from "./people.ts";
import { submitSuggestion, suggestion, writeSuggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(page.getByRole("listitem", { name: /^Clause 3,/ }).first()).toBeVisible();
};

const takeUp = (page: Page): Promise<void> =>
  page
    .getByRole("listitem", { name: /^Clause 3,/ })
    .first()
    .locator("[data-words]")
    .click();

const standing = (page: Page): Locator => page.locator(".sheet-standing");
const padlocks = (page: Page): Locator => page.locator(".sheet-margin").getByRole("img");

const ofOpinion = (page: Page, act: string): Promise<void> => search(page, act);

test("S2 S7 N12 L5 K30 a base text, a lapsed proposal, a clean-up, a lifted lock", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [lead, aaa, bbb]) await openSpace(page);

  await takeUp(aaa);
  await aaa
    .getByRole("toolbar")
    .getByRole("button", { name: /^Suggest on clause 3/ })
    .click();
  await writeSuggestion(aaa, "that practice helps");
  await submitSuggestion(aaa).click();
  await expect(suggestion(aaa)).toHaveCount(0);

  await ofOpinion(lead, "Publish base text 1…");
  const making = lead.getByRole("dialog", { name: "Publish base text 1" });
  await making.getByRole("textbox", { name: "Name" }).fill("Text of the second meeting");
  await making.getByRole("combobox", { name: /^AAA\/1, / }).selectOption("close");
  await making.getByRole("button", { name: "Publish base text 1" }).click();
  await expect(making.getByRole("alert").filter({ hasText: /stays open, or close/ })).toBeVisible();
  await making.getByRole("textbox", { name: /^Why close AAA\/1/ }).fill("nobody took it up");
  await making.getByRole("button", { name: "Publish base text 1" }).click();
  await expect(making).toHaveCount(0);
  await expect(standing(bbb)).toContainText("base text 1 · locked");
  await expect(padlocks(bbb)).toHaveCount(0);

  await takeUp(aaa);
  const card = aaa.getByRole("tabpanel").getByRole("listitem", { name: "Proposal AAA/1" });
  await expect(card.getByText(/closed at a base text by the facilitator/i)).toBeVisible();
  await expect(card.getByText(/nobody took it up/)).toBeVisible();
  await card
    .getByRole("button", { name: /^Bring/ })
    .first()
    .click();
  await expect(card.getByText(/closed at a base text/i)).toHaveCount(0);

  // People here read at once that a clause was unlocked, by whom and why; others find it on return.
  await bbb.goto("about:blank");
  await takeUp(lead);
  await lead.getByRole("button", { name: "Unlock clause 3" }).first().click();
  await lead.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("a word is to be settled");
  await lead.getByRole("dialog").getByRole("button", { name: "Unlock" }).click();
  await expect(standing(lead)).not.toContainText("locked");
  await expect(padlocks(lead)).not.toHaveCount(0);
  const told = /The facilitator unlocked .*3: a word is to be settled/;
  await expect(aaa.getByRole("status").filter({ hasText: told })).toBeVisible();
  await expect(lead.getByRole("status").filter({ hasText: told })).toHaveCount(0);
  await bbb.goto(lead.url());
  const found = bbb.getByRole("region", { name: "Unlocked since your last visit" });
  await expect(found.getByText(told)).toBeVisible();
  await found.getByRole("button", { name: "Dismiss" }).click();
  await bbb.reload();
  await expect(bbb.getByRole("listitem", { name: /^Clause 3,/ }).first()).toBeVisible();
  await expect(found).toHaveCount(0);

  // A clause is added, and the numbers are cleaned up.
  await ofOpinion(lead, "Add a clause below clause 3");
  await expect(lead.getByRole("listitem", { name: /^Clause 3bis,/ })).toBeVisible();
  await ofOpinion(lead, "Clean up the numbers…");
  const cleaning = lead.getByRole("dialog", { name: "Clean up the numbers" });
  await expect(cleaning.getByRole("row", { name: /^3bis 4/ })).toBeVisible();
  await cleaning.getByRole("button", { name: "Clean up" }).click();
  await expect(lead.getByRole("listitem", { name: /^Clause 3bis,/ })).toHaveCount(0);

  // One page has all versions, with each act on a base text.
  await search(bbb, "base texts", "Versions");
  const named = bbb.getByRole("region", { name: "Versions with a name" });
  await expect(named.getByRole("link", { name: /^Download as Word: Base text 1/ })).toBeVisible();
  await named.getByRole("link", { name: "Read: Base text 1: Text of the second meeting" }).click();
  const reading = bbb.locator(".reading");
  await expect(
    reading.getByRole("heading", { name: "Base text 1: Text of the second meeting" }),
  ).toBeVisible();
  await expect(reading.getByText(/^Published by the facilitator, /)).toBeVisible();
  await expect(reading.getByRole("row", { name: /^3bis 4/ })).toBeVisible();
});
