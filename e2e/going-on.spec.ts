import { expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace, putCaret, rowA, rowB } from "./behind.ts";
import { enter, type Running, search, startConcord } from "./people.ts";

const TABS_MAX = 8;

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Read = {
  readonly clauses: readonly { readonly id: string; readonly kind: string; readonly hash: string }[];
};
const address = (page: Page): string => `${running.url}/api${new URL(page.url()).pathname}`;
const ask = async (page: Page, command: object): Promise<void> => {
  const answer = await page.request.post(`${address(page)}/commands`, { data: command });
  expect(answer.status(), await answer.text()).toBe(200);
};
const said = (page: Page, words: RegExp): Locator => page.locator(".toast").filter({ hasText: words });

/** Counts the presses of Tab from the focused row to a control. */
async function tabsTo(page: Page, control: Locator): Promise<number> {
  await expect(control).toBeVisible();
  for (let n = 0; n <= 60; n++) {
    if (await control.evaluate((one) => one === document.activeElement)) return n;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to ${String(control)}`);
}

test("K39 K40 K47 to each place and person by keys, and few Tabs to each act", async ({ browser }) => {
  const [lead, aaa, bbb] = (await Promise.all(
    ["space", "AAA", "BBB"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page, Page];
  await Promise.all([lead, aaa, bbb].map(openSpace));
  const { clauses } = (await (await aaa.request.get(address(aaa))).json()) as Read;
  const recitals = clauses.filter(({ kind }) => kind === "recital").slice(0, 3);
  const [a, b, c] = recitals as [Read["clauses"][0], Read["clauses"][0], Read["clauses"][0]];
  const row = (page: Page, { id }: { id: string }): Locator => page.locator(`[data-clause="${id}"]`);

  await test.step("nothing to go to: it is said", async () => {
    await row(aaa, a).focus();
    await search(aaa, "next comment", "Next comment");
    await expect(said(aaa, /This text has no open comment\./)).toBeVisible();
    await aaa.keyboard.press("Alt+g");
    await expect(said(aaa, /Nobody else has a cursor in this text now\./)).toBeVisible();
  });

  for (const one of [a, c])
    await ask(bbb, { type: "comment", on: { clauseId: one.id }, text: "A sample remark.", readers: "room" });

  await test.step("next and previous comment, around the end of the text", async () => {
    await search(aaa, "next comment", "Next comment");
    await expect(row(aaa, a)).toHaveAttribute("aria-current", "true");
    await expect(row(aaa, a)).toBeFocused();
    await aaa.keyboard.press("Alt+j");
    await expect(row(aaa, c)).toBeFocused();
    await aaa.keyboard.press("Alt+j");
    await expect(row(aaa, a)).toBeFocused();
    await expect(said(aaa, /went on from the start of the text/)).toBeVisible();
    await aaa.keyboard.press("Alt+k");
    await expect(row(aaa, c)).toBeFocused();
    await expect(said(aaa, /went on from the end of the text/)).toBeVisible();
  });

  await test.step("next change", async () => {
    await putCaret(bbb, rowB(bbb), "End");
    await bbb.keyboard.type(" of a sample");
    await expect(row(aaa, b).getByText("of a sample")).toBeVisible();
    await search(aaa, "next change", "Next change");
    await expect(row(aaa, b)).toBeFocused();
  });

  await test.step("to a person: by key, by palette, from the list of people", async () => {
    await row(aaa, c).focus();
    await aaa.keyboard.press("Alt+g");
    await expect(row(aaa, b)).toBeFocused();
    await expect(said(aaa, /BBB is in .+ b\)\./)).toBeVisible();
    await putCaret(bbb, rowA(bbb), "End");
    await search(aaa, "go to BBB", "Go to BBB");
    await expect(row(aaa, a)).toBeFocused();
    await putCaret(bbb, rowB(bbb), "End");
    await aaa.getByRole("tab", { name: "People" }).click();
    await aaa.getByRole("button", { name: "Go to BBB" }).click();
    await expect(row(aaa, b)).toBeFocused();
  });

  await test.step("K47 the page follows a person, until Escape; Alt+L leads to a message's place", async () => {
    await search(aaa, "follow BBB", "Follow BBB");
    await expect(said(aaa, /You follow BBB\. Esc ends it\./)).toBeVisible();
    await expect(row(aaa, b)).toBeFocused();
    await putCaret(bbb, rowA(bbb), "End");
    await expect(row(aaa, a)).toBeFocused();
    await putCaret(bbb, rowB(bbb), "End");
    await expect(row(aaa, b)).toBeFocused();
    await aaa.keyboard.press("Escape");
    await expect(said(aaa, /You do not follow BBB any more\./)).toBeVisible();
    await row(aaa, c).focus();
    await putCaret(bbb, rowA(bbb), "End");
    await search(aaa, "spoken messages", "Spoken messages: The whole Opinion");
    await ask(bbb, { type: "comment", on: { clauseId: b.id }, text: "A second one.", readers: "room" });
    await expect
      .poll(() => aaa.locator("[role=status]").allInnerTexts())
      .toContainEqual(expect.stringContaining("BBB"));
    await row(aaa, c).focus();
    await expect(async () => {
      await aaa.keyboard.press("Alt+l");
      await expect(row(aaa, b)).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await putCaret(bbb, rowB(bbb), "End");
  });

  await test.step("J9 a clean text puts comments, proposals and changes away", async () => {
    const counts = aaa.locator(".sheet .comment-count:visible");
    expect(await counts.count()).toBeGreaterThan(1);
    const at = aaa.url();
    await aaa.getByRole("button", { name: /^View/ }).click();
    await aaa.getByRole("menuitemradio", { name: "Clean, as if all edits were accepted" }).click();
    await expect(counts).toHaveCount(0);
    await expect(aaa.locator(".sheet").locator("ins, del, mark")).toHaveCount(0);
    await aaa.goto(at);
    await expect(row(aaa, b).getByText("of a sample")).toBeVisible();
  });

  await test.step("the names of carets are in no reading order", async () => {
    await expect(row(aaa, b).locator(".others-caret").filter({ hasText: "BBB" })).toBeAttached();
    // Its redline names BBB; the flag of the caret would name BBB once more, bare.
    expect(await row(aaa, b).ariaSnapshot()).not.toMatch(/(text|generic|img).*BBB/);
  });

  await test.step("to Lock, a position and a proposal in few Tabs", async () => {
    await row(lead, b).locator("[data-words]").click();
    await lead.keyboard.press("Escape");
    await expect(row(lead, b)).toBeFocused();
    const lock = await tabsTo(lead, lead.getByRole("toolbar").getByRole("button", { name: /^Lock/ }));
    await row(aaa, a).locator("[data-words]").click();
    await aaa.keyboard.press("Escape");
    const position = await tabsTo(
      aaa,
      aaa
        .getByRole("toolbar")
        .getByRole("button", { name: /position/i })
        .first(),
    );
    await row(aaa, a).focus();
    const propose = await tabsTo(aaa, aaa.getByRole("button", { name: /^(Propose|Suggest)/ }).first());
    console.log(`Tabs to Lock ${lock}, position ${position}, proposal ${propose}`);
    expect(Math.max(lock, position, propose)).toBeLessThanOrEqual(TABS_MAX);
  });

  await test.step("the arrows, Home and End move within the toolbar", async () => {
    const buttons = lead.getByRole("toolbar").locator("button:not(:disabled):visible");
    await buttons.first().focus();
    await lead.keyboard.press("ArrowRight");
    await expect(buttons.nth(1)).toBeFocused();
    await lead.keyboard.press("ArrowLeft");
    await lead.keyboard.press("ArrowLeft");
    await expect(buttons.last()).toBeFocused();
    await lead.keyboard.press("Home");
    await expect(buttons.first()).toBeFocused();
    await lead.keyboard.press("End");
    await expect(buttons.last()).toBeFocused();
  });
});
