import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";
import type { Running } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const insertedBy = (page: Page, words: string): Locator => rowA(page).locator("ins", { hasText: words });

const atEnd = async (page: Page): Promise<void> => {
  await rowA(page).locator("[data-words]").click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press("Control+End");
};

test("A12 A13 an expert moves to another delegation with the page open, and is replaced later", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const [aaa, ccc] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "CCC" }),
  ];
  const { me } = (await (await aaa.request.get(`${running.url}/api/forum`)).json()) as {
    me: { id: string };
  };
  const ask = async (command: Record<string, unknown>): Promise<void> => {
    const answer = await secretariat.request.post(`${running.url}/api/forum/commands`, {
      headers: { origin: running.url },
      data: { userId: me.id, ...command },
    });
    expect(answer.ok()).toBe(true);
  };
  for (const page of [aaa, ccc])
    await page
      .getByRole("link", { name: /Space connectivity/ })
      .first()
      .click();

  await test.step("text typed for AAA stays AAA's, later text is BBB's", async () => {
    await atEnd(aaa);
    await aaa.keyboard.type(" for the first");
    await expect(insertedBy(ccc, "for the first")).toHaveAttribute("title", "inserted by AAA");
    await ask({ type: "changeParticipant", delegation: "BBB", reason: "by letter of today" });
    // The page goes on by itself: the caret is where it was, and typing is the other delegation's.
    await expect(aaa.getByRole("button", { name: /BBB/ }).first()).toBeVisible();
    await atEnd(aaa);
    await aaa.keyboard.type(" and the second");
    await expect(insertedBy(ccc, "and the second")).toHaveAttribute("title", "inserted by BBB");
    await expect(insertedBy(ccc, "for the first")).toHaveAttribute("title", "inserted by AAA");
    await expect(insertedBy(aaa, "and the second")).toHaveAttribute("title", "inserted by BBB");
  });

  await test.step("the record says it in plain words, with the reason and no name to others", async () => {
    await ccc.getByRole("tab", { name: "Record" }).click();
    const record = ccc.getByRole("region", { name: "Record" });
    await expect(record).toContainText("A member of AAA now takes part as a member of BBB");
    await expect(record).toContainText("by letter of today");
    await expect(record).not.toContainText("Head,");
  });

  await test.step("a replaced person leaves the page, and the words stay as they were", async () => {
    await ask({ type: "dismissParticipant", reason: "replaced by letter" });
    await expect(ccc.getByRole("region", { name: "Record" })).toContainText(
      "A member of BBB takes part no more",
    );
    await ccc.reload();
    await expect(insertedBy(ccc, "and the second")).toHaveAttribute("title", "inserted by BBB");
    await expect(insertedBy(ccc, "for the first")).toHaveAttribute("title", "inserted by AAA");
  });
});
