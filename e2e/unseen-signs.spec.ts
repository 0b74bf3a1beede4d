import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Seen = { readonly id: string };

/** Adds a paragraph without the page, as another client would. */
const added = async (page: Page, text: string): Promise<string> => {
  await page.waitForURL(/\/opinions\//u);
  return page.evaluate(async (words) => {
    const address = `/api${location.pathname}`;
    const { clauses } = (await (await fetch(address)).json()) as { clauses: readonly Seen[] };
    const answer = await fetch(`${address}/commands`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ type: "addClause", after: clauses.at(-1)!.id, kind: "operative", text: words }),
    });
    const { entries } = (await answer.json()) as { entries: readonly { clauseId: string }[] };
    return entries[0]!.clauseId;
  }, text);
};

const wordsOf = (page: Page, id: string): Locator => page.locator(`[data-clause="${id}"] [data-words]`);

/** Returns the pixel position at which this part of the text begins. */
const leftOf = (words: Locator, stretch: string): Promise<number> =>
  words.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`no ${wanted}`);
  }, stretch);

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);

test("W22 names invisible characters in row and editor, and they reorder no figures", async ({ browser }) => {
  const aaa = await enter(browser, running, { who: "AAA" });
  const turned = await added(aaa, "from 1\u200F-\u200F20 pages");
  const persian = await added(aaa, "می\u200Cخواهم");
  const words = wordsOf(aaa, turned);
  const told = (): Promise<readonly string[]> =>
    words.locator(".unseen").evaluateAll((all) => all.map((one) => (one as HTMLElement).title));
  const RLM = "Invisible character: RLM";
  await expect.poll(told).toEqual([RLM, RLM]);
  expect(await leftOf(words, "from 1")).toBeLessThan(await leftOf(words, "20 pages"));
  const box = (await words.locator(".unseen").first().boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThan(4);
  await words.click();
  await expect(words.getByRole("textbox")).toBeVisible();
  await expect.poll(told).toEqual([RLM, RLM]);
  expect(await leftOf(words, "from 1")).toBeLessThan(await leftOf(words, "20 pages"));
  await expect(wordsOf(aaa, persian).locator(".unseen")).toHaveCount(0);
});

test("W18 W15 drops invisible characters from typed and pasted text, and says so", async ({ browser }) => {
  const aaa = await enter(browser, running, { who: "BBB" });
  const id = await added(aaa, "we note");
  const words = wordsOf(aaa, id);
  await words.click();
  await aaa.keyboard.press("End");
  await paste(aaa, " from\u200B 1\u200F-\u200F20\u00AD می\u200Cخواهم");
  await expect(words).toHaveText("we note from 1-20 می\u200Cخواهم");
  await aaa.keyboard.insertText("\u200B");
  await expect(aaa.getByText("Invisible characters were left out.")).toBeVisible();
  await aaa.keyboard.insertText(" کار");
  await aaa.keyboard.insertText("\u200C");
  await aaa.keyboard.insertText("ها می");
  await aaa.keyboard.insertText("\u200C");
  await aaa.keyboard.insertText("شود");
  await expect(words).toHaveText("we note from 1-20 می\u200Cخواهم کارها می\u200Cشود");
  await expect(words.locator(".unseen")).toHaveCount(0);
});
