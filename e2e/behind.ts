import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { enter, type Running } from "./people.ts";
import { type Answers, openProxy, type Proxy, type Upgrades } from "./proxy.ts";

/** Somebody behind a network of theirs, with the Opinion on space connectivity open. */
export async function behind(
  browser: Browser,
  running: Running,
  { who, ...network }: { readonly who: string; readonly upgrades: Upgrades; readonly answers: Answers },
): Promise<{ readonly page: Page; readonly proxy: Proxy }> {
  const proxy = await openProxy(running.url, network);
  const link = (one: string): string => running.link(one).replace(running.url, proxy.url);
  const page = await enter(browser, { ...running, link }, { who });
  await openSpace(page);
  return { page, proxy };
}

export const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(rowA(page)).toBeVisible();
};

export const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
export const rowB = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause b\)/ }).first();
export const saved = (page: Page): Locator => page.getByRole("status").filter({ hasText: /^Saved$/ });
export const overHttps = (page: Page): Locator => page.getByText("over HTTPS", { exact: true });

export const putCaret = async (page: Page, row: Locator, key: "Home" | "End"): Promise<void> => {
  await row.locator("[data-words]").click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press(`Control+${key}`);
};

/** The words as the server has them. */
export const wordsOf = async (page: Page): Promise<string> => {
  const answer = await page.request.get(page.url().replace("/opinions/", "/api/opinions/"));
  const { clauses } = (await answer.json()) as { clauses: { text: string }[] };
  return clauses.map((clause) => clause.text).join("\n");
};
