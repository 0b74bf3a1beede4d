import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const row = (page: Page, sign: "a" | "b" | "c"): Locator =>
  page.getByRole("listitem", { name: new RegExp(`^Clause ${sign}\\)`) }).first();
const insertedBy = (page: Page, words: string): Locator => row(page, "a").locator("ins", { hasText: words });

const atEnd = async (page: Page, sign: "a" | "b" | "c" = "a"): Promise<void> => {
  await row(page, sign).locator("[data-words]").click();
  await row(page, sign)
    .getByRole("textbox", { name: /^Words of/ })
    .waitFor();
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
      "A member of BBB no longer takes part",
    );
    await ccc.reload();
    await expect(insertedBy(ccc, "and the second")).toHaveAttribute("title", "inserted by BBB");
    await expect(insertedBy(ccc, "for the first")).toHaveAttribute("title", "inserted by AAA");
  });
});

test("W5 text is named on the page where its author is known later than the text", async ({ browser }) => {
  const bbb = await enter(browser, running, { who: "BBB" });
  const line = await slowLine(bbb);
  line.holdBroadcasts();
  await bbb
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  const drawn = (sign: "a" | "b" | "c"): Locator => row(bbb, sign).locator("ins, del");
  for (const sign of ["b", "c"] as const) {
    await atEnd(bbb, sign);
    await bbb.keyboard.press("Backspace");
    await bbb.keyboard.type(" in between");
    await expect(drawn(sign).last()).toHaveAttribute("title", "inserted by a participant");
  }
  line.release();
  // One clause is read, the other is open for typing.
  for (const sign of ["b", "c"] as const) {
    await expect(row(bbb, sign).locator('[title$="by a participant"]')).toHaveCount(0);
    for (const words of ["deleted", "inserted"])
      await expect(row(bbb, sign).getByTitle(`${words} by BBB`)).not.toHaveCount(0);
  }
});
