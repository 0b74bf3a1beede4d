import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord, wordsIn } from "./people.ts";

let running: Running;
test.beforeEach(async () => {
  running = await startConcord();
});
test.afterEach(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const words = (page: Page): Locator => rowA(page).locator("[data-words]");
const open = (page: Page): Promise<void> =>
  page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
const typeAtEnd = async (page: Page, text: string): Promise<void> => {
  await words(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
  await expect(words(page)).toContainText(text);
};
/** The text as `GET` gives it, so that what was typed is on the disk. */
const settle = async (page: Page, id: string): Promise<void> => {
  await page.evaluate(async (opinion) => {
    const { clauses } = (await (await fetch(`/api/opinions/${opinion}`)).json()) as {
      clauses: { id: string; number: string }[];
    };
    const clauseId = clauses.find(({ number }) => number === "a)")!.id;
    const body = JSON.stringify({ type: "settleClause", clauseId });
    const answer = await fetch(`/api/opinions/${opinion}/commands`, { method: "POST", body });
    if (!answer.ok) throw new Error(await answer.text());
  }, id);
};

test("J1 J3 J4 J7 J8 J9 J16 versions: list, compare, restore text, see the latest changes", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await open(page);
  await expect(words(aaa)).toBeVisible();
  const before = await wordsIn(words(bbb));
  const id = /opinions\/([0-9A-Z]{26})/.exec(aaa.url())![1]!;

  await test.step("BBB has seen the text as it stands, and goes", async () => {
    await bbb.evaluate(
      (opinion) => fetch(`/api/opinions/${opinion}/look`, { method: "POST", body: "{}" }),
      id,
    );
    await bbb.goto(`${running.url}/timetable`);
  });

  await test.step("AAA types, the lead settles the words", async () => {
    await typeAtEnd(aaa, " for everybody");
    await expect(words(facilitator)).toContainText("for everybody");
    await settle(facilitator, id);
  });

  await test.step("BBB comes back and is told what changed, in a line and in the margin", async () => {
    await bbb.goto(`${running.url}/opinions/${id}`);
    const line = bbb.getByRole("region", { name: "Changes since your last visit" });
    await expect(line).toContainText("1 clause changed since your last visit");
    await line.getByRole("button", { name: "Next change" }).click();
    await expect(rowA(bbb)).toHaveAttribute("aria-current", "true");
    await rowA(bbb)
      .getByRole("button", { name: /changed since your last visit on/ })
      .click();
    const dialog = bbb.getByRole("dialog");
    await expect(dialog.locator("ins")).toHaveText(" for everybody");
    await expect(dialog).toContainText("Added: AAA");
    await dialog.getByRole("button", { name: "Close" }).click();
    await line.getByRole("button", { name: "Mark all as seen" }).click();
    await expect(line).toBeHidden();
    await bbb.reload();
    await expect(words(bbb)).toContainText("for everybody");
    await expect(line).toBeHidden();
  });

  await test.step("the walk is found in the menu: state by state, by the keys too, with who wrote what", async () => {
    await facilitator.getByRole("button", { name: /exports and views/ }).click();
    await facilitator.getByRole("menuitem", { name: "Versions" }).click();
    await expect(facilitator.getByRole("heading", { name: /Versions of Space connectivity/ })).toBeVisible();
    const text = facilitator.locator(".history-text");
    await expect(text.locator(".compared.changed ins")).toHaveText(" for everybody");
    await expect(text).toContainText("Added: AAA");
    const current = facilitator.locator('.history-states [aria-current="true"]');
    await expect(current).toContainText("accepted the edits");
    await current.focus();
    await facilitator.keyboard.press("ArrowDown");
    await expect(current).not.toContainText(/^$/);
    await expect(text).not.toContainText("for everybody");
    await facilitator.getByRole("button", { name: "Later" }).click();
    await expect(text).toContainText("for everybody");
    await facilitator.getByLabel("Shown").selectOption("sideBySide");
    await expect(text.locator(".compared.changed .compared-column")).toHaveCount(2);
    await facilitator.getByLabel("Shown").selectOption("inPlace");
  });

  await test.step("the old address leads to the versions, and a last visit is compared with the text now", async () => {
    await bbb.goto(`${running.url}/opinions/${id}/history`);
    await expect(bbb).toHaveURL(/\/versions$/);
    const named = bbb.getByRole("region", { name: "Versions with a name" });
    await expect(named.getByRole("link", { name: "The text now" })).toBeVisible();
    await named.getByRole("link", { name: "Changes since: Your last visit" }).click();
    await expect(bbb.locator(".reading")).toContainText("Nothing is different.");
  });

  await test.step("a delegation finds where it paused in typing, and no other does", async () => {
    for (const [page, found] of [
      [aaa, true],
      [bbb, false],
    ] as const) {
      await page.goto(`${running.url}/opinions/${id}/history`);
      await page.getByLabel("Show", { exact: true }).selectOption("typed");
      const list = page.locator(".history-states");
      await expect(list).toContainText("opened draft Opinion");
      if (found) await expect(list).toContainText("AAA typed up to here.");
      else await expect(list).not.toContainText("AAA typed");
    }
  });

  await test.step("earlier words are restored as a new act, shown before it is done", async () => {
    await facilitator.getByRole("button", { name: "Earlier", exact: true }).click();
    await facilitator.getByLabel("Compared with").selectOption("now");
    await facilitator.getByRole("button", { name: /^Restore this text of/ }).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog).toContainText(before);
    await dialog.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(dialog).toBeHidden();
    // Settled text stays to be seen, struck, until the lead settles anew.
    const stands = (): Promise<string> =>
      aaa.evaluate(async (opinion) => {
        const { clauses } = (await (await fetch(`/api/opinions/${opinion}`)).json()) as {
          clauses: { text: string; number: string }[];
        };
        return clauses.find(({ number }) => number === "a)")!.text;
      }, id);
    await expect.poll(stands).toBe(before);
    await expect(facilitator.locator(".history-states")).toContainText("restored an earlier text");
  });

  await test.step("the address keeps how a text is read", async () => {
    await aaa.goto(`${running.url}/opinions/${id}?read=result`);
    await expect(aaa.getByRole("button", { name: "View: Clean, without brackets" })).toBeVisible();
    await expect(aaa.locator(".reading")).toContainText("[…]");
    await aaa.goto(`${running.url}/opinions/${id}?read=agreed`);
    await expect(aaa.getByText("Nothing is agreed yet.")).toBeVisible();
    await aaa.getByRole("button", { name: /^View: Clean, agreed/ }).click();
    await aaa.getByRole("menuitemradio", { name: "Changes since your last visit" }).click();
    await expect(aaa.locator(".reading")).toContainText(
      /Compared with the text of your last visit|first visit/,
    );
    await aaa.getByRole("button", { name: "Back to the current text" }).click();
    await expect(words(aaa)).toBeVisible();
  });
});
