import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import {
  submitSuggestion,
  suggestedWords,
  suggestion,
  suggestOn,
  unfoldSuggestion,
  writeSuggestion,
} from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(rowOf(page)).toBeVisible();
};

/** A paragraph of the sample without brackets: "Clause 3, …". */
const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();

/** The words as they stand in the sheet, without the carets of others in them and what is struck. */
const words = (page: Page): Promise<string> =>
  rowOf(page)
    .locator("[data-words]")
    .evaluate((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const caret of copy.querySelectorAll(".others-caret, del")) caret.remove();
      return copy.textContent ?? "";
    });

const takeUp = async (page: Page): Promise<void> => {
  await rowOf(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
};

const card = (page: Page, label: string): Locator =>
  page.getByRole("tabpanel").getByRole("listitem", { name: `Proposal ${label}` });

const BASE = "that voluntary good practice for the end of a satellite’s life helps to keep orbits usable";

/** Writes a proposal on the clause in hand, as somebody does who presses "Suggest". */
async function propose(page: Page, words: string, reason = ""): Promise<void> {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /^Suggest on clause 3/ })
    .click();
  await expect.poll(() => suggestedWords(page)).toBe(BASE);
  await writeSuggestion(page, words);
  if (reason !== "") {
    await unfoldSuggestion(page);
    await suggestion(page)
      .getByRole("textbox", { name: /^Reason/ })
      .fill(reason);
  }
  await expect(suggestion(page).getByText("Everyone will see it.")).toBeVisible();
  await submitSuggestion(page).click();
  await expect(suggestion(page)).toHaveCount(0);
}

const positions = (page: Page): Locator => page.getByRole("region", { name: "Positions" });

async function take(page: Page, position: RegExp, reason = ""): Promise<void> {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause 3/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: position }).check();
  if (reason !== "") await dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
}

const markButton = (page: Page): Locator =>
  page.getByRole("toolbar").getByRole("button", { name: "Agree (ad referendum): clause 3" });

test("a clause goes from three rival proposals and an objection to agreed ad referendum", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  const ccc = await enter(browser, running, { who: "CCC" });
  const everybody = [facilitator, aaa, bbb, ccc];
  for (const page of everybody) await openSpace(page);

  await test.step("everybody takes the clause up", async () => {
    for (const page of everybody) await takeUp(page);
    await expect.poll(() => words(aaa)).toContain(BASE);
  });

  await test.step("each proposes its own words, and everybody sees them in the order of submission", async () => {
    await propose(
      aaa,
      BASE.replace("voluntary", "binding").replace("helps to keep", "keeps"),
      "practice that binds nobody is no practice",
    );
    await expect(card(bbb, "AAA/1")).toBeVisible();
    await propose(bbb, BASE.replace("helps", "may help"));
    await expect(card(ccc, "BBB/1")).toBeVisible();
    await propose(ccc, BASE.replace("helps to keep", "contributes to keeping"));
    for (const page of everybody) {
      await expect(card(page, "CCC/1")).toBeVisible();
      await expect(page.getByRole("tabpanel").locator(".proposal-label")).toHaveText([
        "AAA/1",
        "BBB/1",
        "CCC/1",
      ]);
      await expect.poll(() => words(page)).toContain(BASE);
    }
    await expect(card(bbb, "AAA/1").locator("del")).toHaveText(["voluntary", "helps to keep"]);
    await expect(card(bbb, "AAA/1").locator("ins")).toHaveText(["binding", "keeps"]);
    await expect(card(bbb, "AAA/1")).toContainText("practice that binds nobody is no practice");
  });

  await test.step("the sheet tells how many stand on the clause, and shows them in place", async () => {
    await expect(rowOf(bbb).getByRole("button", { name: "3 proposals on clause 3" })).toHaveText("3");
    await bbb.getByRole("button", { name: "View: Current text" }).click();
    await bbb.getByRole("menuitemradio", { name: "With proposals" }).click();
    await expect(bbb.getByRole("button", { name: "View: With proposals" })).toBeVisible();
    const inPlace = bbb.getByRole("list", { name: "Proposals on clause 3" });
    await expect(inPlace.getByRole("listitem")).toHaveCount(3);
    await inPlace.scrollIntoViewIfNeeded();
    await expect(inPlace.locator("ins").first()).toHaveText("binding");
  });

  await test.step("rivals are laid over one another, composed of their words alone", async () => {
    await facilitator.getByRole("button", { name: "Compare the proposals on clause 3" }).click();
    const dialog = facilitator.getByRole("dialog");
    const laid = dialog.locator("[data-laid]");
    await expect(laid).toContainText("good practice for the end of a satellite’s life");
    for (const words of [
      "[voluntary]",
      "[binding]",
      "[keeps]",
      "[may help to keep]",
      "[contributes to keeping]",
    ])
      await expect(laid).toContainText(words);
    await dialog.getByRole("radio", { name: "Side by side" }).check();
    await expect(dialog.getByRole("list").getByRole("listitem")).toHaveCount(3);
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  await test.step("the facilitator accepts one in part: the chosen change alone comes into the text", async () => {
    await card(facilitator, "AAA/1").getByRole("button", { name: "Actions on AAA/1" }).click();
    await facilitator.getByRole("menuitem", { name: "Accept AAA/1 in part" }).click();
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "“voluntary” becomes “binding”" }).press("Space");
    await expect(dialog.locator("[data-preview]")).toHaveText(BASE.replace("voluntary", "binding"));
    await dialog.getByRole("button", { name: "Accept the chosen changes" }).click();
    for (const page of everybody) {
      await expect.poll(() => words(page)).toContain("binding good practice");
      await expect(rowOf(page).locator("del")).toHaveText("voluntary");
      await expect.poll(() => words(page)).toContain("helps to keep orbits usable");
      await expect(card(page, "AAA/1")).toContainText("Accepted in part by the facilitator");
      await expect(rowOf(page).getByRole("button", { name: /^2 proposals on/ })).toBeVisible();
    }
  });

  await test.step("the others stand against the new words, and the list keeps what ended", async () => {
    await expect(card(bbb, "BBB/1").locator("p").first().locator("del")).toHaveText(["helps"]);
    await bbb.getByRole("tab", { name: "Proposals 2" }).click();
    await expect(bbb.getByRole("tabpanel").locator(".proposal-label")).toHaveText(["BBB/1", "CCC/1"]);
    await bbb.getByRole("combobox", { name: "Show" }).selectOption("ended");
    await expect(bbb.getByRole("tabpanel").locator(".proposal-label")).toHaveText(["AAA/1"]);
  });

  await test.step("what is left is taken as the bracketed text in one act", async () => {
    await facilitator.getByRole("button", { name: "Compare the proposals on clause 3" }).click();
    await facilitator.getByRole("button", { name: "Put all in brackets" }).click();
    for (const page of everybody) {
      await expect
        .poll(() => words(page))
        .toContain("[helps][may help][contributes] to [keep][keeping] orbits");
      await expect(rowOf(page).getByRole("button", { name: /proposals? on/ })).toHaveCount(0);
    }
    await expect(card(aaa, "BBB/1")).toContainText("Put in brackets by the facilitator");
    await expect(bbb.getByRole("tabpanel").locator(".proposal-label")).toHaveText([
      "AAA/1",
      "BBB/1",
      "CCC/1",
    ]);
  });

  const BRIDGE =
    "that good practice for the end of a satellite’s life, on a voluntary basis, keeps orbits usable";

  await test.step("the facilitator offers a bridge under its own name, and it becomes the text", async () => {
    await suggestOn(facilitator, "3");
    await writeSuggestion(facilitator, BRIDGE);
    await facilitator.getByRole("button", { name: "Suggest as facilitator" }).click();
    await expect(card(ccc, "Facilitator/1")).toContainText("Facilitator’s text");
    await card(facilitator, "Facilitator/1")
      .getByRole("button", { name: /^Accept/ })
      .click();
    await facilitator
      .getByRole("dialog")
      .getByRole("button", { name: /^Accept/ })
      .click();
    for (const page of everybody)
      await expect.poll(() => words(page)).toContain("on a voluntary basis, keeps");
  });

  await test.step("one awaits instructions, one objects: nobody marks over that", async () => {
    await take(bbb, /^Awaits instructions/);
    await take(ccc, /^Cannot accept/, "it says less than was asked");
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("ask CCC for a reservation");
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  await test.step("the objection becomes a reservation, and the clause is agreed ad referendum, pending BBB", async () => {
    await take(ccc, /^Reservation/, "it says less than was asked");
    await expect(positions(facilitator).filter({ hasText: "Cannot accept" })).toHaveCount(0);
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Meeting or basis" }).fill("third sample meeting");
    await dialog.getByText("Agreed pending a delegation or another clause").click();
    await dialog.getByRole("checkbox", { name: "BBB", exact: true }).check();
    await dialog.getByRole("textbox", { name: /^Why mark it now/ }).fill("BBB lets the room go on");
    await dialog.getByRole("button", { name: "Mark", exact: true }).click();
    for (const page of everybody) {
      const agreed = page.getByRole("listitem", { name: /^Clause 3, agreed ad referendum/ }).first();
      await expect(agreed).toContainText("pending BBB");
    }
  });
});
