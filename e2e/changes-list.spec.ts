import { expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace, putCaret, rowA, rowB } from "./behind.ts";
import { enter, type Running, search, startConcord } from "./people.ts";
import { expectTranscript, readOut } from "./read-out/read-out.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Read = {
  readonly clauses: readonly { readonly id: string; readonly kind: string; readonly hash: string }[];
};
const address = (page: Page): string => `${running.url}/api${new URL(page.url()).pathname}`;
const list = (page: Page): Locator => page.locator(".change-list");
const items = (page: Page): Locator => list(page).getByRole("button");
const typed = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.type(text);
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/u })).toBeAttached();
};

test("A78 K39 all changes as one list in words, walked by keys", async ({ browser }) => {
  const [aaa, bbb] = (await Promise.all(["AAA", "BBB"].map((who) => enter(browser, running, { who })))) as [
    Page,
    Page,
  ];
  await Promise.all([aaa, bbb].map(openSpace));

  await test.step("without a change it says so, once it is open", async () => {
    await search(aaa, "changes list", "Changes, as a list");
    await expect(aaa.getByRole("heading", { name: "Changes, as a list" })).toBeVisible();
    await expect(aaa.getByRole("status").filter({ hasText: "The text shows no changes." })).toBeAttached();
    await expect(list(aaa)).toHaveCount(0);
    await aaa.getByRole("button", { name: "Back to the current text" }).click();
  });

  await test.step("changes of several authors, and a proposal", async () => {
    await putCaret(bbb, rowB(bbb), "End");
    await typed(bbb, " of a sample");
    await putCaret(aaa, rowA(aaa), "End");
    await aaa.keyboard.press("Control+Shift+ArrowLeft");
    await aaa.keyboard.press("Control+Shift+ArrowLeft");
    await typed(aaa, "other");
    await rowB(aaa).press("Escape");
    await rowB(aaa).focus();
    const { clauses } = (await (await bbb.request.get(address(bbb))).json()) as Read;
    const { id: clauseId, hash } = clauses.filter(({ kind }) => kind === "recital")[2]!;
    const data = { type: "propose", kind: "delete", clauseId, hash };
    const answer = await bbb.request.post(`${address(bbb)}/commands`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
  });

  await test.step("the view menu opens the list, and it is read in the order of the text", async () => {
    await aaa.getByRole("button", { name: /^View: /u }).click();
    await aaa.getByRole("menuitemradio", { name: "Changes, as a list" }).click();
    await expect(items(aaa)).toHaveCount(3);
    await expectTranscript("changes-as-a-list", () => readOut(aaa.locator(".reading")));
  });

  await test.step("next and previous by keys, and by the arrows", async () => {
    await aaa.keyboard.press("Alt+j");
    await expect(items(aaa).first()).toBeFocused();
    await aaa.keyboard.press("ArrowDown");
    await expect(items(aaa).nth(1)).toBeFocused();
    await aaa.keyboard.press("Alt+k");
    await expect(items(aaa).first()).toBeFocused();
    await aaa.keyboard.press("Alt+k");
    await expect(items(aaa).last()).toBeFocused();
    await aaa.keyboard.press("Home");
    await aaa.keyboard.press("ArrowDown");
  });

  await test.step("Enter leads to the place, Back to the list, at the same change", async () => {
    await aaa.keyboard.press("Enter");
    await expect(rowB(aaa)).toBeFocused();
    await expect(rowB(aaa)).toHaveAttribute("aria-current", "true");
    await aaa.goBack();
    await expect(items(aaa).nth(1)).toBeFocused();
  });

  await test.step("what others type joins the list and is not told anew", async () => {
    await putCaret(bbb, rowB(bbb), "Home");
    await typed(bbb, "Today ");
    await expect(items(aaa).nth(1)).toContainText("Today");
    await expect(items(aaa).nth(1)).toBeFocused();
  });

  await test.step("a comparison is a list too, without network the current text still is", async () => {
    const { states } = (await (await aaa.request.get(`${address(aaa)}/states`)).json()) as {
      states: readonly { readonly seq: number }[];
    };
    await aaa.goto(`${running.url}${new URL(aaa.url()).pathname}?read=since-${states.at(-1)!.seq}`);
    const asList = aaa.getByRole("switch", { name: "As a list" });
    await asList.check();
    await expect(items(aaa).first()).toContainText("AAA");
    await items(aaa).first().press("Enter");
    await expect(aaa.locator(".compared:focus")).toHaveCount(1);
    await aaa.getByRole("button", { name: "Back to the current text" }).click();
    await aaa.setViewportSize({ width: 390, height: 844 });
    await expect(rowA(aaa)).toBeVisible();
    await aaa.context().setOffline(true);
    await search(aaa, "changes list", "Changes, as a list");
    await expect(items(aaa).first()).toContainText("AAA");
    expect(await aaa.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
