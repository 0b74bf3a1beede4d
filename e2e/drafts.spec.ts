import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, signInBy, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";
import {
  submitSuggestion,
  suggestedText as words,
  suggestedWords,
  suggestion,
  suggestOn,
  unfoldSuggestion,
  writeSuggestion,
} from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(rowOf(page)).toBeVisible();
};

const takeUp = async (page: Page): Promise<void> => {
  await rowOf(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
};

const saved = (page: Page): Locator => suggestion(page).getByText("Saved", { exact: true });
/** Begins a draft with the words of the clause. */
const draft = async (page: Page): Promise<void> => {
  await suggestOn(page, "3");
  await suggestion(page).getByRole("button", { name: "Save as draft" }).click();
  await expect(suggestion(page)).toHaveAccessibleName(/^Draft of /);
};

test("Q8 Q9 two of a delegation draft together; others see the text once it is submitted", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const admitted = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { origin: running.url },
    data: { type: "admitParticipant", name: "Second of AAA", role: "delegate", delegation: "AAA" },
  });
  const { link } = (await admitted.json()) as { link: string };
  const head = await enter(browser, running, { who: "AAA" });
  const second = await (await browser.newContext({ viewport: { width: 1440, height: 960 } })).newPage();
  await signInBy(second, link);
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [head, second, bbb]) {
    await openSpace(page);
    await takeUp(page);
  }

  // Begun by one: it is there for the other at once, and for nobody else.
  await draft(head);
  await expect(words(head)).toContainText("orbits usable");
  await second.getByRole("button", { name: /^Write the draft on Change of clause 3/i }).click();
  await expect(words(second)).toContainText("orbits usable");

  await words(head).click();
  await head.keyboard.press("Control+End");
  await head.keyboard.type(" for all", { delay: 20 });
  await expect(words(second)).toContainText("orbits usable for all");
  await words(second).click();
  await second.keyboard.press("Control+Home");
  await second.keyboard.type("Draft: ", { delay: 20 });
  await expect(words(head)).toContainText("Draft: ");
  await expect(saved(head)).toBeVisible();
  await expect(saved(second)).toBeVisible();
  await expect(suggestion(head).getByText("Also writing: Second of AAA")).toBeVisible();

  await expect(bbb.getByText("orbits usable for all")).toHaveCount(0);
  await expect(bbb.getByRole("button", { name: /^Write the draft/ })).toHaveCount(0);

  // Only whoever speaks for the delegation submits it; then it is a proposal, and its draft is closed.
  // Each sees the other's caret.
  await expect(suggestion(head).locator(".others-caret")).toHaveCount(1);
  await expect(submitSuggestion(second)).toBeDisabled();
  await unfoldSuggestion(head);
  await suggestion(head)
    .getByRole("textbox", { name: /^Reason/ })
    .fill("for every country");
  await submitSuggestion(head).click();
  await expect(suggestion(head)).toHaveCount(0);
  await expect(second.getByRole("status").filter({ hasText: "The draft was submitted." })).toBeVisible();
  const card = bbb.getByRole("tabpanel").getByRole("listitem", { name: "Proposal AAA/1" });
  await expect(card).toContainText("for all");
  await expect(card).toContainText("for every country");
});

test("V4 each key in a draft works or says why not, and no pasted word is lost", async ({ browser }) => {
  const page = await enter(browser, running, { who: "CCC" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSpace(page);
  await takeUp(page);
  await draft(page);
  await expect(words(page)).toContainText("orbits usable");
  await words(page).click();
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press("Control+v");
  };
  const said = (what: RegExp) => suggestion(page).getByRole("status").filter({ hasText: what });

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Enter");
  await expect(said(/one paragraph/)).toBeVisible();
  await expect(words(page)).toContainText("orbits usable");
  await page.keyboard.type("Sample");
  await expect.poll(() => suggestedWords(page)).toBe("Sample");
  for (const breaks of ["\n", "\r\n", "\n\n", "\u2029"]) {
    await page.keyboard.press("Control+a");
    await paste(`one line${breaks}  another${breaks}${breaks}and a third `);
    await expect.poll(() => suggestedWords(page)).toBe("one line another and a third");
    await expect(said(/joined into one/)).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect.poll(() => suggestedWords(page)).not.toBe("one line another and a third");
  }
  // The paste is too long: it is refused whole, and the selected text stays.
  const before = await suggestedWords(page);
  await page.keyboard.press("Control+a");
  await paste("a line of words\n".repeat(1_400));
  await expect(said(/Not added/)).toBeVisible();
  expect(await suggestedWords(page)).toBe(before);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(said(/change the level of a suggestion/)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(words(page)).not.toBeFocused();
  expect(await suggestedWords(page)).toBe(before);
  await page.keyboard.press("Escape");
  await expect(suggestion(page)).toHaveCount(0);
});

test("V28 a late draft closes no later suggestion", async ({ browser }) => {
  const page = await enter(browser, running, { who: "DDD" });
  await openSpace(page);
  const line = await slowLine(page);
  await page.reload();
  await takeUp(page);
  await addToClause(page, "Suggest a new clause after clause 3");
  await writeSuggestion(page, "that drafts be late");
  line.holdAnswers();
  await suggestion(page).getByRole("button", { name: "Save as draft" }).click();
  await expect(page.getByRole("button", { name: /^Write the draft on/i })).toBeVisible();
  await page.keyboard.press("Alt+p");
  await writeSuggestion(page, "words begun meanwhile");
  line.release();
  await expect(page.getByText("You started a draft")).toBeVisible();
  await expect(words(page)).toBeFocused();
  await expect.poll(() => suggestedWords(page)).toBe("words begun meanwhile");
});
