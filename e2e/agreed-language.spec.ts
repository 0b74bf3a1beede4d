import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const words = (page: Page): Locator => rowA(page).locator("[data-words]");
const shelf = (page: Page): Locator => page.getByRole("region", { name: "Agreed language", exact: true });

const sources = (page: Page): Locator =>
  shelf(page).getByRole("list", { name: "Agreed words in this clause" }).getByRole("listitem");

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await words(page).click();
};

/** The words of the clause as they stand, without deleted ones that are drawn between them. */
const standing = (page: Page): Promise<string> =>
  words(page).evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll("[data-drawn]")) drawn.remove();
    return copy.textContent ?? "";
  });

/** Selects all words of the clause, as a drag over them does: they are looked for by themselves. */
const selectAll = async (page: Page): Promise<void> => {
  await words(page).click();
  const all = await standing(page);
  await words(page).evaluate((element) =>
    document.getSelection()?.selectAllChildren(element.querySelector("p") ?? element),
  );
  await expect(shelf(page).getByRole("textbox")).toHaveValue(all.slice(0, 300));
};

const HARBOUR = "that every harbour should keep a lamp lit for ships that come by night";
const TEXT = `# On lamps\n\n_considering_\n\na)\t${HARBOUR};\n\nb)\tthat ships are many.\n`;

const texts = (page: Page): Locator => page.getByRole("list", { name: "Adopted texts" });

test("a delegation finds words in a loaded text, takes them, and sees where it departs by one", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  await openSpace(aaa);

  await test.step("nothing is loaded yet, and the page offers no search of it", async () => {
    await aaa.getByRole("button", { name: /^Add to / }).click();
    await expect(aaa.getByRole("menuitem", { name: /^Comment on/ })).toBeVisible();
    await expect(aaa.getByRole("menuitem", { name: "Agreed language…" })).toHaveCount(0);
    await aaa.keyboard.press("Escape");
  });

  await test.step("what is loaded comes by itself", async () => {
    await secretariat.getByRole("link", { name: /^Agreed language/ }).click();
    await expect(secretariat.getByRole("main")).toContainText("There is no adopted text yet");
    await secretariat.getByRole("button", { name: "Add an adopted text…" }).click();
    const dialog = secretariat.getByRole("dialog");
    const [choosing] = await Promise.all([
      secretariat.waitForEvent("filechooser"),
      dialog.getByRole("button", { name: "Choose a file…" }).click(),
    ]);
    await choosing.setFiles({ name: "lamps.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) });
    // The dialog shows the understood paragraphs, and the title that the text gives itself.
    await expect(dialog).toContainText("4 paragraphs understood");
    await expect(dialog.getByRole("listitem").nth(2)).toHaveText(HARBOUR);
    await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("On lamps");
    await dialog.getByRole("textbox", { name: "Source" }).fill("Resolution L (2001)");
    await dialog.getByRole("button", { name: "Add the text" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(texts(secretariat)).toContainText("Resolution L (2001)");
    await addToClause(aaa, "Agreed language…");
    await expect(shelf(aaa).getByRole("textbox")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("its words are found in their order, and inserted at the caret as typing", async () => {
    await words(aaa).click();
    await aaa.keyboard.press("Control+End");
    await aaa.keyboard.press("End");
    const before = await standing(aaa);
    await shelf(aaa).getByRole("textbox").fill("harbour lamp");
    await expect(shelf(aaa).getByRole("list", { name: "Found in the adopted texts" })).toContainText(
      "Resolution L (2001)",
    );
    await shelf(aaa)
      .getByRole("button", { name: /^Insert at the caret/ })
      .click();
    await expect(words(aaa)).toContainText(HARBOUR);
    await words(aaa).click();
    await aaa.keyboard.press("Control+z");
    await expect.poll(() => standing(aaa)).toBe(before);
    await expect(sources(aaa)).toHaveCount(0);
    await aaa.keyboard.press("Control+Shift+z");
    await expect(words(aaa)).toContainText(HARBOUR);
  });

  await test.step("the margin names the source of the words that stand, to others too", async () => {
    const told = `From Resolution L (2001): “${HARBOUR}”`;
    await expect(sources(aaa)).toHaveText([told]);
    await openSpace(bbb);
    await expect(sources(bbb)).toHaveText([told]);
  });

  await test.step("words that depart by one are told, and the agreed ones are taken", async () => {
    await expect(shelf(aaa)).not.toContainText("instead of “");
    await selectAll(aaa);
    await aaa.keyboard.insertText(HARBOUR.replace("should", "shall"));
    await expect(shelf(aaa)).toContainText("“shall” instead of “should” in agreed language.");
    // From the changed word on.
    await expect(sources(bbb)).toHaveText([/“keep a lamp lit for ships that come by night”$/]);
    await shelf(aaa)
      .getByRole("button", { name: /^Use the agreed words/ })
      .click();
    await expect.poll(() => standing(aaa)).toBe(HARBOUR);
    await expect(shelf(aaa)).not.toContainText("instead of “");
  });

  await test.step("E21 E12 underlines the whole text quietly, and lists its departures by clause", async () => {
    await selectAll(aaa);
    await aaa.keyboard.insertText(HARBOUR.replace("should", "shall"));
    const other = bbb.getByRole("listitem", { name: /^Clause 3,/ }).first();
    await other.locator("[data-words]").click();
    await expect(bbb.getByRole("heading", { name: "Clause 3" })).toBeVisible();
    await addToClause(bbb, "Agreed language…");
    await bbb.getByText("One difference from agreed language in this Opinion").click();
    const list = bbb.getByRole("list", { name: "Differences from agreed language, by clause" });
    await expect(list).toContainText("“shall” instead of “should” in agreed language. Resolution L (2001)");
    /** The underlined words, by the clause that they stand in. */
    const underlined = (name: string) =>
      bbb.evaluate((of) => {
        const words = new Map<string, string>();
        for (const stretch of document.querySelectorAll(`.sheet mark[title].underlined.${of}`)) {
          const clause = stretch.closest("[data-clause]")?.getAttribute("aria-label") ?? "";
          words.set(clause, (words.get(clause) ?? "") + stretch.textContent);
        }
        return [...words];
      }, name);
    const inA = expect.stringMatching(/^Clause a\)/);
    await expect.poll(() => underlined("departs")).toEqual([[inA, HARBOUR.replace("should", "shall")]]);
    await expect
      .poll(() => underlined("adopted"))
      .toEqual([[inA, "keep a lamp lit for ships that come by night"]]);
    await list.getByRole("button").click();
    await expect(shelf(bbb)).toContainText("“shall” instead of “should” in agreed language.");
    await selectAll(aaa);
    await aaa.keyboard.insertText(HARBOUR);
    await addToClause(bbb, "Agreed language…");
    await expect(bbb.getByText("No difference from agreed language in this Opinion")).toBeVisible();
  });

  await test.step("what is selected in the clause is looked for by itself, and replaced", async () => {
    await selectAll(aaa);
    await aaa.keyboard.insertText("that ships");
    await selectAll(aaa);
    await shelf(aaa).getByRole("button", { name: "Replace the selected words: that ships are many" }).click();
    await expect.poll(() => standing(aaa)).toBe("that ships are many");
  });

  await test.step("where nobody may type, it is copied", async () => {
    await openSpace(secretariat);
    await secretariat.getByRole("button", { name: /^Lock clause a\)/ }).click();
    await shelf(aaa).getByRole("textbox").fill("harbour");
    await expect(shelf(aaa).getByRole("button", { name: /^Insert|^Put in place/ })).toHaveCount(0);
    await expect(shelf(aaa).getByRole("button", { name: /^Copy/ })).toHaveCount(1);
  });

  await test.step("everybody reads the shelf; the secretariat takes a text off, and is asked first", async () => {
    await bbb.getByRole("link", { name: /^Agreed language/ }).click();
    await texts(bbb).getByText("4 paragraphs").click();
    await expect(texts(bbb)).toContainText(HARBOUR);
    await expect(bbb.getByRole("main").getByRole("button", { name: /adopted text|^Remove/ })).toHaveCount(0);
    await secretariat.getByRole("link", { name: /^Agreed language/ }).click();
    await secretariat.getByRole("button", { name: "Remove Resolution L (2001)" }).click();
    const dialog = secretariat.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(texts(secretariat)).toBeVisible();
    await secretariat.getByRole("button", { name: "Remove Resolution L (2001)" }).click();
    await dialog.getByRole("button", { name: "Remove the text" }).click();
    await expect(secretariat.getByRole("main")).toContainText("There is no adopted text yet");
  });
});
