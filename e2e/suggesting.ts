import { expect, type Locator, type Page } from "@playwright/test";
import { addToClause } from "./people.ts";

/** The suggestion, or the draft, that is open in its row. */
export const suggestion = (page: Page): Locator =>
  page.getByRole("group", { name: /^(Suggestion|Draft) (for|as|of) .*: / });

export const suggestedText = (page: Page): Locator =>
  page.getByRole("textbox", { name: /^(Suggestion|Draft) (for|as|of) .*: / });

/** The words that are suggested, without those that are struck. */
export const suggestedWords = (page: Page): Promise<string> =>
  suggestedText(page).evaluate((text) => {
    const copy = text.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll("[data-drawn]")) drawn.remove();
    return copy.textContent.trim();
  });

export const submitSuggestion = (page: Page): Locator =>
  suggestion(page).getByRole("button", { name: /^Suggest (for|as) / });

/** Shows reason, language and as whom. */
export async function unfoldSuggestion(page: Page): Promise<void> {
  await suggestion(page)
    .getByRole("button", { name: /^Reason, / })
    .click();
}

/** Opens a suggestion on the selected clause from the list of what can be added. */
export const suggestOn = (page: Page, clause: string): Promise<void> =>
  addToClause(page, `Suggest on clause ${clause}`);

/** Writes other words over those of the open suggestion. */
export async function writeSuggestion(page: Page, words: string): Promise<void> {
  await expect(suggestedText(page)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(words);
  await expect.poll(() => suggestedWords(page)).toBe(words);
}
