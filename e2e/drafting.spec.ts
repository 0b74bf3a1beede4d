import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { enter, keptRows, type Running, startConcord, wordsIn } from "./people.ts";
import { slowLine } from "./slow-line.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** The row of the first recital under the first verb: "Clause a), …". */
const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const rowB = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause b\)/ }).first();

const putCaret = async (page: Page, row: Locator, key: "Home" | "End"): Promise<void> => {
  await row.locator("[data-words]").click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.keyboard.press(`Control+${key}`);
};

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(
    page
      .getByRole("heading", { name: /Space connectivity/ })
      .or(rowA(page))
      .first(),
  ).toBeVisible();
  await expect(rowA(page)).toBeVisible();
};

/** Returns a clause's exact text from the server. */
const textOf = async (page: Page, id: string | null): Promise<string | undefined> => {
  const answer = await page.request.get(page.url().replace("/opinions/", "/api/opinions/"));
  const { clauses } = (await answer.json()) as { clauses: readonly { id: string; text: string }[] };
  return clauses.find((one) => one.id === id)?.text;
};

/** Undoes typing back to this text. On a busy machine the typing is several undo steps. */
async function undoTo(page: Page, { id, text }: { id: string | null; text: string }): Promise<void> {
  for (let now = await textOf(page, id); now !== text; now = await textOf(page, id)) {
    expect(now?.startsWith(text), now).toBe(true);
    await page.keyboard.press("Control+z");
    const shown = now;
    await expect.poll(() => textOf(page, id)).not.toBe(shown);
  }
}

const documentXml = (bytes: Uint8Array): string => {
  const file = unzipSync(bytes)["word/document.xml"];
  if (file === undefined) throw new Error("no word/document.xml");
  return strFromU8(file)
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "");
};

test("four people draft, agree, change, lock and report", async ({ browser }) => {
  const chair = await enter(browser, running, { who: "chair" });
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [chair, facilitator, aaa, bbb]) await openSpace(page);
  const line = await slowLine(bbb);
  await bbb.reload();
  await expect(rowA(bbb)).toBeVisible();

  await test.step("two delegates type in the same clause and see each other", async () => {
    await putCaret(aaa, rowA(aaa), "End");
    await putCaret(bbb, rowA(bbb), "Home");
    await Promise.all([
      aaa.keyboard.type(" (alpha)", { delay: 30 }),
      bbb.keyboard.type("(beta) ", { delay: 30 }),
    ]);
    for (const page of [aaa, bbb, facilitator]) {
      await expect(rowA(page)).toContainText("(alpha)");
      await expect(rowA(page)).toContainText("(beta)");
    }
    await expect(rowA(facilitator).getByText("BBB", { exact: true }).first()).toBeVisible();
    await expect(rowA(facilitator).locator("ins").first()).toBeVisible();
  });

  await test.step("the facilitator settles and marks the words on the screen", async () => {
    await rowA(facilitator).locator("[data-words]").click();
    await facilitator
      .getByRole("button", { name: /^Accept edits in clause a\)/ })
      .first()
      .click();
    await expect(rowA(facilitator).locator("ins")).toHaveCount(0);
    await facilitator
      .getByRole("button", { name: /^Agree \(ad referendum\): clause a\)/ })
      .first()
      .click();
    await facilitator.getByRole("textbox", { name: "Meeting or basis" }).fill("third sample meeting");
    await facilitator.getByRole("button", { name: "Mark", exact: true }).click();
    for (const page of [chair, facilitator, aaa, bbb]) {
      await expect(
        page.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
      ).toBeVisible();
    }
  });

  await test.step("a changed word voids the mark, and everybody sees what changed", async () => {
    await putCaret(aaa, rowA(aaa), "End");
    await aaa.keyboard.type(" indeed");
    for (const page of [chair, facilitator, bbb]) {
      await expect(
        page.getByRole("listitem", { name: /^Clause a\), changed since it was marked/ }).first(),
      ).toBeVisible();
    }
    await rowA(chair).getByRole("button", { name: "See the difference" }).click();
    await expect(rowA(chair).locator("ins").filter({ hasText: "indeed" }).first()).toBeVisible();
  });

  await test.step("words in flight while the lock is taken come back to their author", async () => {
    const before = await rowB(aaa).locator("[data-words]").innerText();
    await putCaret(bbb, rowB(bbb), "End");
    line.hold();
    await bbb.keyboard.type(" and late words");
    await rowB(facilitator).locator("[data-words]").click();
    await facilitator
      .getByRole("button", { name: /^Lock clause b\)/ })
      .first()
      .click();
    await expect(aaa.getByRole("listitem", { name: /^Clause b\).*locked/ }).first()).toBeVisible();
    line.release();
    const lost = bbb.getByRole("alert").filter({ hasText: "and late words" });
    await expect(lost).toBeVisible();
    await expect(lost.getByRole("button", { name: /Copy/i })).toBeVisible();
    await expect(bbb.getByRole("listitem", { name: /^Clause b\).*locked/ }).first()).toBeVisible();
    for (const page of [aaa, bbb, chair]) await expect(rowB(page).locator("[data-words]")).toHaveText(before);
    await bbb.reload();
    await expect(bbb.getByRole("alert").filter({ hasText: "and late words" })).toBeVisible();
    const kept = await keptRows(bbb, "refused");
    const forum = (await (await bbb.request.get(`${running.url}/api/forum`)).json()) as {
      me: { id: string };
    };
    expect(kept.map(([, person]) => person)).toEqual([forum.me.id]);
    await bbb.getByRole("button", { name: /Discard/i }).click();
    await bbb
      .getByRole("alertdialog")
      .getByRole("button", { name: /Discard/i })
      .click();
    await expect(bbb.getByRole("alert").filter({ hasText: "and late words" })).toHaveCount(0);
  });

  await test.step("the Chair agrees to a clause and takes the report as a Word file", async () => {
    await rowB(chair).locator("[data-words]").click();
    await chair
      .getByRole("button", { name: /^Agree clause b\)/ })
      .first()
      .click();
    const basis = chair.getByRole("textbox", { name: "Meeting or basis" });
    await basis.fill("sample meeting of the group");
    await chair.getByRole("button", { name: "Mark", exact: true }).click();
    await expect(aaa.getByRole("listitem", { name: /^Clause b\), agreed, locked/ }).first()).toBeVisible();
    await chair
      .getByRole("link", { name: /Chair’s report/ })
      .first()
      .click();
    await chair.getByRole("link", { name: "3 Issue" }).click();
    const [download] = await Promise.all([
      chair.waitForEvent("download"),
      chair.getByRole("button", { name: /Export the Chair’s report/ }).click(),
    ]);
    const text = documentXml(readFileSync(await download.path()));
    expect(text).toContain("Annex 5");
    expect(text).toMatch(/draft opinion 4/i);
    expect(text).toContain("SAMPLE, not a document of any organization");
    expect(text).toContain("(alpha) indeed;");
    expect(text).not.toContain("late words");
    expect(text).toContain("sample meeting of the group");
  });

  await test.step("others may not take the report", async () => {
    await aaa.goto(`${running.url}/report`);
    await expect(aaa.getByText("Only the Chair exports the report.")).toBeVisible();
    const answer = await aaa.request.get(`${running.url}/api/report.docx`);
    expect(answer.status()).toBe(403);
  });
});

test("K8 a clause is added by Enter, joined by Backspace, undone, and copied with its number", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "CCC" });
  const line = await slowLine(page);
  await page.goto(running.url);
  await page
    .getByRole("link", { name: /Green digital transformation/ })
    .first()
    .click();
  await expect(rowB(page)).toBeVisible();
  const count = (): Promise<number> => page.locator("[data-clause]").count();
  const before = await count();
  const words = await wordsIn(rowB(page).locator("[data-words]"));
  await putCaret(page, rowB(page), "End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("that a new item follows", { delay: 15 });
  await expect(page.locator("[data-clause]")).toHaveCount(before + 1);
  await expect(page.getByRole("listitem", { name: /^Clause c\)/ }).first()).toContainText(
    "that a new item follows",
  );
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Backspace");
  await expect(page.locator("[data-clause]")).toHaveCount(before);
  await expect(rowB(page)).toContainText(`${words}that a new item follows`);
  // Undo takes back the join first, then the typing, then the new clause.
  const id = await rowB(page).getAttribute("data-clause");
  const made = page.getByRole("listitem", { name: /^Clause c\)/ }).first();
  await page.keyboard.press("Control+z");
  await expect(page.locator("[data-clause]")).toHaveCount(before + 1);
  await undoTo(page, { id: await made.getAttribute("data-clause"), text: "" });
  await page.keyboard.press("Control+z");
  await expect(page.locator("[data-clause]")).toHaveCount(before);
  await expect.poll(() => textOf(page, id)).toBe(words);

  // Undone before the answer has come, it is the new item that goes, not what was typed before it.
  await putCaret(page, rowB(page), "End");
  await page.keyboard.type(" too");
  line.holdAnswers();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-clause]")).toHaveCount(before + 1);
  await page.keyboard.press("Control+z");
  line.release();
  await expect(page.locator("[data-clause]")).toHaveCount(before);
  await expect(rowB(page).locator("[data-words]")).toHaveText(`${words} too`);
  // The caret is where it was: what is typed goes on there.
  await expect(page.getByRole("textbox", { name: /^Words of/ })).toBeFocused();
  await page.keyboard.type(" all");
  await expect.poll(() => textOf(page, id)).toBe(`${words} too all`);
  for (const text of [`${words} too`, words]) await undoTo(page, { id, text });

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await putCaret(page, rowB(page), "Home");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`b)\t${words};`);
});

test("words typed over several Enters before the server's answer all arrive", async ({ browser }) => {
  const page = await enter(browser, running, { who: "DDD" });
  const line = await slowLine(page);
  await page.goto(running.url);
  await page
    .getByRole("link", { name: /Green digital transformation/ })
    .first()
    .click();
  await expect(rowB(page)).toBeVisible();
  const rows = page.locator("[data-clause]");
  const before = await rows.count();
  await putCaret(page, rowB(page), "End");
  line.holdAnswers();
  await page.keyboard.press("Enter");
  for (const key of ["o", "n", "e", "Enter", "t", "w", "o", "Enter", "t", "h", "r", "e", "e"])
    await page.keyboard.press(key);
  line.release();
  await expect(rows).toHaveCount(before + 3);
  for (const [letter, words] of [
    ["c", "one"],
    ["d", "two"],
    ["e", "three"],
  ] as const)
    await expect(
      page
        .getByRole("listitem", { name: new RegExp(`^Clause ${letter}\\)`) })
        .first()
        .locator("[data-words]"),
    ).toHaveText(words);
});
