import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord } from "./people.ts";
import {
  submitSuggestion,
  suggestedText,
  suggestedWords,
  suggestion,
  unfoldSuggestion,
  writeSuggestion,
} from "./suggesting.ts";
import { type SlowLine, slowLine } from "./slow-line.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(rowOf(page)).toBeVisible();
};

const takeUp = async (page: Page): Promise<void> => {
  await rowOf(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
};

const card = (page: Page, label: string): Locator =>
  page.getByRole("tabpanel").getByRole("listitem", { name: `Proposal ${label}` });

const choose = async (page: Page, label: string, act: string): Promise<void> => {
  await card(page, label)
    .getByRole("button", { name: `Actions on ${label}` })
    .click();
  await page.getByRole("menuitem", { name: act }).click();
};

const BASE = "that voluntary good practice for the end of a satellite’s life helps to keep orbits usable";

test("text that a lock refused is proposed, finds a co-sponsor, is set aside and brought back", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await openSpace(page);
  const line = await slowLine(aaa);
  await aaa.reload();
  await expect(rowOf(aaa)).toBeVisible();
  for (const page of [facilitator, aaa, bbb]) await takeUp(page);

  await test.step("what AAA typed comes after the lock, and is given back with a way to propose it", async () => {
    await expect(aaa.getByRole("textbox", { name: /^Words of/ })).toBeFocused();
    await aaa.keyboard.press("Control+End");
    line.hold();
    await aaa.keyboard.type(" and safe");
    await facilitator
      .getByRole("button", { name: /^Lock clause 3/ })
      .first()
      .click();
    await expect(rowOf(bbb)).toHaveAccessibleName(/locked/);
    line.release();
    const lost = aaa.getByRole("alert", { name: "Text that was not accepted" });
    await lost.getByRole("button", { name: "Suggest them on clause 3" }).click();
    await expect.poll(() => suggestedWords(aaa)).toBe(`${BASE} and safe`);
    await expect(suggestion(aaa).locator("ins")).toHaveText("and safe");
    await submitSuggestion(aaa).click();
    await expect(lost).toHaveCount(0);
    await expect(card(bbb, "AAA/1").locator("ins")).toHaveText("and safe");
    await expect(rowOf(bbb)).not.toContainText("and safe");
  });

  await test.step("who may not type finds propose in the same place", async () => {
    await expect(bbb.getByRole("toolbar").getByRole("button", { name: "Suggest on clause 3" })).toBeVisible();
  });

  await test.step("a co-sponsor is named once it has confirmed", async () => {
    await choose(aaa, "AAA/1", "Ask a co-sponsor for AAA/1");
    await aaa.getByRole("combobox", { name: "Delegation" }).selectOption({ label: "BBB · Delegation B" });
    await aaa
      .getByRole("dialog")
      .getByRole("button", { name: /^Ask a co-sponsor/ })
      .click();
    const join = card(bbb, "AAA/1").getByRole("button", { name: "Join AAA/1 as co-sponsor" });
    await expect(join).toBeVisible();
    await expect(card(facilitator, "AAA/1")).not.toContainText("BBB");
    await join.click();
    await expect(card(facilitator, "AAA/1")).toContainText("with BBB");
  });

  await test.step("the lead sets it aside with a reason, and its proponent brings it back", async () => {
    await choose(facilitator, "AAA/1", "Set AAA/1 aside");
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("after the coffee");
    await dialog.getByRole("button", { name: "Set aside…" }).click();
    await expect(card(bbb, "AAA/1")).toContainText("Set aside by the facilitator");
    await expect(card(bbb, "AAA/1")).toContainText("after the coffee");
    await card(aaa, "AAA/1").getByRole("button", { name: "Bring AAA/1 back" }).click();
    await expect(card(facilitator, "AAA/1").getByRole("button", { name: "Accept AAA/1" })).toBeVisible();
  });

  await test.step("folding is each reader's own, and stays", async () => {
    await card(bbb, "AAA/1").getByRole("button", { name: "Fold AAA/1" }).click();
    await expect(card(bbb, "AAA/1").locator("ins")).toHaveCount(0);
    await bbb.reload();
    await expect(rowOf(bbb)).toBeVisible();
    await takeUp(bbb);
    await expect(card(bbb, "AAA/1").getByRole("button", { name: "Unfold AAA/1" })).toBeVisible();
    await expect(card(facilitator, "AAA/1").locator("ins")).toHaveCount(1);
  });

  await test.step("accepted on the locked clause, which stays locked", async () => {
    await card(facilitator, "AAA/1").getByRole("button", { name: "Accept AAA/1" }).click();
    await facilitator.getByRole("dialog").getByRole("button", { name: "Accept", exact: true }).click();
    await expect(rowOf(bbb)).toContainText("orbits usable and safe");
    await expect(rowOf(bbb)).toHaveAccessibleName(/locked/);
  });
});

test("V14 V25 text typed over a proposal's is told on its card at once, and looked at later", async ({
  browser,
}) => {
  const own = await startConcord();
  try {
    const facilitator = await enter(browser, own, { who: "space" });
    const aaa = await enter(browser, own, { who: "AAA" });
    const bbb = await enter(browser, own, { who: "BBB" });
    for (const page of [facilitator, aaa, bbb]) {
      await openSpace(page);
      await takeUp(page);
    }
    await bbb.getByRole("button", { name: "Suggest on clause 3" }).first().click();
    await writeSuggestion(bbb, BASE.replace("orbits usable", "orbits usable and safe"));
    await submitSuggestion(bbb).click();

    await test.step("what is typed beside them is told as that", async () => {
      await expect(aaa.getByRole("textbox", { name: /^Words of/ })).toBeFocused();
      await aaa.keyboard.press("Control+Home");
      await aaa.keyboard.type("always ");
      for (const page of [aaa, bbb, facilitator])
        await expect(card(page, "BBB/1")).toContainText(
          "The clause has changed since, but not in these words",
        );
    });

    await test.step("what is typed into them is told to everybody at once, and is in no record", async () => {
      await aaa.keyboard.press("Control+End");
      await aaa.keyboard.type(" everywhere");
      for (const page of [aaa, bbb, facilitator])
        await expect(card(page, "BBB/1")).toContainText("The clause is changing in these very words.");
      await expect(card(bbb, "BBB/1")).not.toContainText("Please review");
    });

    await test.step("at the next act on the clause people are asked to look", async () => {
      await facilitator
        .getByRole("button", { name: /^Lock clause 3/ })
        .first()
        .click();
      await expect(card(bbb, "BBB/1")).toContainText("Please review");
      await expect(card(bbb, "BBB/1")).not.toContainText("The clause is changing in these very words.");
    });
  } finally {
    await own.close();
  }
});

test("V15 words in another language go into the text by a choice of their own", async ({ browser }) => {
  const facilitator = await enter(browser, running, { who: "green" });
  const ccc = await enter(browser, running, { who: "CCC" });
  for (const page of [facilitator, ccc]) {
    await page
      .getByRole("link", { name: /Green digital transformation/ })
      .first()
      .click();
    await page
      .getByRole("listitem", { name: /^Clause a\)/ })
      .first()
      .locator("[data-words]")
      .click();
    await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
  }
  await ccc.getByRole("button", { name: "Suggest on clause a)" }).first().click();
  const writing = suggestion(ccc);
  await writeSuggestion(ccc, "que le climat change");
  await unfoldSuggestion(ccc);
  await expect(writing.getByRole("combobox", { name: "Original language" })).toHaveValue("en");
  await writing.getByRole("combobox", { name: "Original language" }).selectOption("fr");
  await submitSuggestion(ccc).click();
  await expect(writing).toHaveCount(0);
  await card(facilitator, "CCC/1").getByRole("button", { name: "Accept CCC/1", exact: true }).click();
  const dialog = facilitator.getByRole("dialog");
  await expect(dialog).toContainText("Not the language of the text: French");
  await expect(dialog.getByRole("button", { name: "Accept", exact: true })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "I know: use the text as it is" }).check();
  await dialog.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(card(ccc, "CCC/1")).toContainText("Accepted by the facilitator");
});

test("V27 V28 a suggestion is typed in its row, follows its clause and loses no word", async ({
  browser,
}) => {
  const own = await startConcord();
  try {
    const facilitator = await enter(browser, own, { who: "space" });
    const aaa = await enter(browser, own, { who: "AAA" });
    let line: SlowLine | null = null;
    for (const page of [facilitator, aaa]) {
      await openSpace(page);
      await takeUp(page);
    }
    await expect(aaa.getByRole("textbox", { name: /^Words of/ })).toBeFocused();

    await test.step("a comma takes three keys, at the place of the caret", async () => {
      await aaa.keyboard.press("Control+Home");
      for (let n = 0; n < "that".length; n += 1) await aaa.keyboard.press("ArrowRight");
      await aaa.keyboard.press("Alt+p");
      await aaa.keyboard.press(",");
      await expect(suggestion(aaa).locator("ins")).toHaveText(",");
      await expect(suggestion(aaa)).toHaveAccessibleName("Suggestion for AAA: Change of clause 3");
      await aaa.keyboard.press("Control+Enter");
      await expect(suggestion(aaa)).toHaveCount(0);
      await expect(rowOf(aaa)).toBeFocused();
      await expect(card(facilitator, "AAA/1").locator("ins")).toHaveText(",");
      // The text itself did not change, and nobody marked it.
      await expect(rowOf(facilitator)).toContainText("that voluntary");
    });

    await test.step("its proponent rewords it in the row, with buttons for undo on a phone", async () => {
      await card(aaa, "AAA/1").getByRole("button", { name: "Reword AAA/1" }).click();
      const rewording = rowOf(aaa).getByRole("group", { name: "Reword AAA/1" });
      const words = rewording.getByRole("textbox", { name: "Reword AAA/1" });
      await expect(words).toBeFocused();
      await expect(rewording.locator("ins")).toHaveText(",");
      await aaa.keyboard.type(" indeed");
      await expect(words).toContainText("indeed");
      const before = aaa.viewportSize()!;
      await aaa.setViewportSize({ width: 390, height: 844 });
      await rewording.getByRole("button", { name: "Undo" }).click();
      await expect(words).not.toContainText("indeed");
      await rewording.getByRole("button", { name: "Redo" }).click();
      await expect(words).toContainText("indeed");
      await aaa.setViewportSize(before);
      await aaa.keyboard.press("Control+Enter");
      await expect(rewording).toHaveCount(0);
      await expect(card(facilitator, "AAA/1").locator("ins", { hasText: "indeed" })).toHaveCount(1);
    });

    await test.step("others go on typing in the clause; the suggestion follows, or says that it cannot", async () => {
      await aaa.keyboard.press("Alt+p");
      await expect(suggestedText(aaa)).toBeFocused();
      await aaa.keyboard.press("Control+Home");
      await aaa.keyboard.type("all ");
      await rowOf(facilitator).locator("[data-words]").click();
      await facilitator.keyboard.press("Control+End");
      await facilitator.keyboard.type(" today");
      await expect.poll(() => suggestedWords(aaa)).toBe(`all ${BASE} today`);
      // The caret stayed where it was.
      await aaa.keyboard.type("of ");
      await expect.poll(() => suggestedWords(aaa)).toBe(`all of ${BASE} today`);
      await facilitator.keyboard.press("Control+Home");
      await facilitator.keyboard.type("so ");
      await expect(suggestion(aaa).getByText("Your text takes back what others wrote")).toBeVisible();
      await expect.poll(() => suggestedWords(aaa)).toBe(`all of ${BASE} today`);
    });

    await test.step("undo is its own; Escape keeps the words, also over a reload, and they are found again", async () => {
      await aaa.keyboard.press("Control+z");
      await expect.poll(() => suggestedWords(aaa)).not.toContain("all of");
      await aaa.keyboard.press("Control+y");
      await expect.poll(() => suggestedWords(aaa)).toBe(`all of ${BASE} today`);
      await aaa.keyboard.press("Escape");
      await expect(suggestion(aaa)).toHaveCount(0);
      await expect(aaa.getByText("Not sent. Your suggestion is kept on this device.")).toBeVisible();
      await expect(rowOf(facilitator)).toContainText(`so ${BASE} today`);
      line = await slowLine(aaa);
      await aaa.reload();
      await expect(rowOf(aaa)).toBeVisible();
      await takeUp(aaa);
      await aaa.getByRole("button", { name: "Continue the suggestion on clause 3" }).click();
      await expect.poll(() => suggestedWords(aaa)).toBe(`all of ${BASE} today`);
      // A second tab of the same person has the same text, not another one in its place.
      const second = await aaa.context().newPage();
      await second.goto(aaa.url());
      await takeUp(second);
      await second.getByRole("button", { name: "Continue the suggestion on clause 3" }).click();
      await expect(suggestedText(second)).toBeFocused();
      await second.keyboard.press("Control+End");
      await second.keyboard.type(" also here");
      await expect.poll(() => suggestedWords(aaa)).toBe(`all of ${BASE} today also here`);
      await second.close();
      await aaa.getByRole("button", { name: "Cancel" }).click();
    });

    await test.step("a deletion and a new clause take two presses; a removed clause loses no words", async () => {
      await addToClause(aaa, "Suggest its deletion: clause 3");
      await expect(suggestion(aaa).locator("del")).toContainText("orbits usable today");
      await aaa.keyboard.press("Escape");
      await addToClause(aaa, "Suggest a new clause after clause 3");
      await writeSuggestion(aaa, "that orbits be shared");
      // An answer that comes late leaves the suggestion open that was begun meanwhile.
      line!.holdAnswers();
      await submitSuggestion(aaa).click();
      await expect(card(facilitator, "AAA/2")).toContainText("that orbits be shared");
      await aaa.keyboard.press("Alt+p");
      await writeSuggestion(aaa, "words of a clause that goes");
      line!.release();
      await expect(suggestedText(aaa)).toBeFocused();
      await facilitator.getByRole("button", { name: "More actions" }).click();
      await facilitator.getByRole("menuitem", { name: /^Remove clause 3/ }).click();
      await expect(suggestion(aaa).getByText(/no longer exists|was removed/)).toBeVisible();
      await expect.poll(() => suggestedWords(aaa)).toBe("words of a clause that goes");
    });
  } finally {
    await own.close();
  }
});
