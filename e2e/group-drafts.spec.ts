import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import {
  submitSuggestion as submit,
  suggestedText as words,
  suggestion,
  suggestOn,
  unfoldSuggestion,
} from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const takeUp = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await page
    .getByRole("listitem", { name: /^Clause 3,/ })
    .first()
    .locator("[data-words]")
    .click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
};
const saved = (page: Page): Locator => suggestion(page).getByText("Saved", { exact: true });
const suggest = (page: Page): Promise<void> => suggestOn(page, "3");
const card = (page: Page, label: string): Locator =>
  page.getByRole("tabpanel").getByRole("listitem", { name: `Proposal ${label}` });

test("Q8 V8 two delegations draft live in a group; one submits, the other confirms its name", async ({
  browser,
}) => {
  const [aaa, bbb, ccc] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "BBB" }),
    await enter(browser, running, { who: "CCC" }),
  ];
  for (const page of [aaa, bbb, ccc]) await takeUp(page);

  await test.step("AAA names the group and its members", async () => {
    await suggest(aaa);
    await unfoldSuggestion(aaa);
    const dialog = suggestion(aaa);
    await dialog.getByRole("radio", { name: /A group of delegations/ }).check();
    await dialog.getByRole("textbox", { name: "Symbol of the group" }).fill("two");
    await dialog.getByRole("textbox", { name: "Name of the group" }).fill("Group of two");
    await dialog.getByRole("checkbox", { name: "BBB" }).check();
    await expect(dialog.getByText(/^A group’s symbol has 1 to 12 Latin capital letters/)).toBeVisible();
    await dialog.getByRole("textbox", { name: "Symbol of the group" }).fill("TWO");
    await dialog.getByRole("button", { name: "Save as draft" }).click();
    await expect(words(aaa)).toContainText("orbits usable");
    await expect(aaa.getByText("Only AAA, BBB see it until it is submitted.")).toBeVisible();
  });

  await test.step("BBB writes in it; CCC has nothing of it", async () => {
    await bbb.getByRole("button", { name: /^Write the draft on Change of clause 3/i }).click();
    await expect(words(bbb)).toContainText("orbits usable");
    await words(bbb).click();
    await bbb.keyboard.press("Control+End");
    await bbb.keyboard.type(" for all", { delay: 20 });
    await expect(words(aaa)).toContainText("orbits usable for all");
    await expect(suggestion(aaa).getByText("Also writing: BBB")).toBeVisible();
    await expect(submit(bbb)).toBeDisabled();
    await expect(ccc.getByRole("button", { name: /^Write the draft/ })).toHaveCount(0);
    await expect(ccc.getByText("Group of two")).toHaveCount(0);
  });

  await test.step("AAA submits it in the group's name; BBB is named when it confirms", async () => {
    await expect(saved(aaa)).toBeVisible();
    await submit(aaa).click();
    await expect(suggestion(aaa)).toHaveCount(0);
    await bbb.getByRole("button", { name: "Close", exact: true }).click();
    await expect(card(ccc, "TWO/1")).toContainText("Group of two (AAA)");
    await expect(card(ccc, "TWO/1")).toContainText("for all");
    await expect(card(ccc, "TWO/1")).not.toContainText("BBB");
    await card(bbb, "TWO/1")
      .getByRole("button", { name: /^Confirm that we are a member/ })
      .click();
    await expect(card(ccc, "TWO/1")).toContainText("Group of two (AAA, BBB)");
  });
});

test("Q8 the facilitator drafts and submits; neither the Chair nor a delegation saw the draft", async ({
  browser,
}) => {
  const [lead, chair, ddd] = [
    await enter(browser, running, { who: "space" }),
    await enter(browser, running, { who: "chair" }),
    await enter(browser, running, { who: "DDD" }),
  ];
  for (const page of [lead, chair, ddd]) await takeUp(page);
  await suggest(lead);
  await suggestion(lead).getByRole("button", { name: "Save as draft" }).click();
  await expect(lead.getByRole("heading", { name: "Drafts of the facilitators" })).toBeVisible();
  await expect(chair.getByRole("heading", { name: /^Drafts of/ })).toHaveCount(0);
  await expect(words(lead)).toContainText("orbits usable");
  await words(lead).click();
  await lead.keyboard.press("Control+End");
  await lead.keyboard.type(", as a bridge", { delay: 20 });
  await expect(saved(lead)).toBeVisible();
  for (const page of [chair, ddd])
    await expect(page.getByRole("button", { name: /^Write the draft/ })).toHaveCount(0);
  await submit(lead).click();
  await expect(card(ddd, "Facilitator/1")).toContainText("as a bridge");
  await expect(card(ddd, "Facilitator/1")).toContainText("Facilitator’s text");
});
