import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, search, startConcord } from "./people.ts";

let running: Running;
// A sign-in link works once, so each story has a server of its own.
test.beforeEach(async () => {
  running = await startConcord();
});
test.afterEach(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();

async function takeInHand(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
}

const positions = (page: Page): Locator => page.getByRole("region", { name: "Positions" });

const row = (page: Page, kind: string): Locator =>
  positions(page).locator("dl > div").filter({ hasText: kind });

/** In the pen bar, as a delegate finds it first. */
const openPosition = (page: Page): Promise<void> =>
  page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause a\)/ })
    .click();

const send = (page: Page): Promise<void> => page.getByRole("button", { name: "Send" }).click();

const markButton = (page: Page): Locator =>
  page.getByRole("toolbar").getByRole("button", { name: "Agree (ad referendum): clause a)" });

test("a clause is agreed over instructions and past an objection, pending one delegation", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const chair = await enter(browser, running, { who: "chair" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB", size: { width: 390, height: 844 } });
  const ddd = await enter(browser, running, { who: "DDD" });
  for (const page of [facilitator, chair, aaa, ddd]) await takeInHand(page);
  await bbb.goto(aaa.url());
  await rowA(bbb).locator("[data-words]").click();

  await test.step("AAA cannot accept, and says before it sends who will see it", async () => {
    await expect(positions(aaa)).toHaveCount(0);
    await openPosition(aaa);
    const dialog = aaa.getByRole("dialog");
    await expect(dialog).toContainText("Everyone will see this, from AAA.");
    await dialog.getByRole("radio", { name: /^Supports/ }).focus();
    for (let i = 0; i < 4; i++) await aaa.keyboard.press("ArrowDown");
    await expect(dialog.getByRole("radio", { name: /^Cannot accept/ })).toBeChecked();
    await dialog.getByRole("textbox", { name: /^Reason/ }).fill("it leaves out affordable access");
    await send(aaa);
    for (const page of [facilitator, chair, aaa])
      await expect(row(page, "Cannot accept")).toContainText("AAA");
  });

  await test.step("BBB awaits instructions, from a phone", async () => {
    await openPosition(bbb);
    await bbb.getByRole("radio", { name: /^Awaits instructions/ }).check();
    await send(bbb);
    await expect(row(facilitator, "Awaits instructions")).toContainText("BBB");
    await expect(positions(facilitator).filter({ hasText: "CCC" })).toHaveCount(0);
  });

  await test.step("what DDD tells the lead alone is on no other page, not the Chair's", async () => {
    await openPosition(ddd);
    await ddd.getByRole("radio", { name: /^Reservation/ }).check();
    await ddd.getByRole("textbox", { name: /^Reason/ }).fill("for the lead alone");
    await ddd.getByRole("radio", { name: "Only the facilitator" }).check();
    await expect(ddd.getByRole("dialog")).toContainText(
      "Only your delegation and the facilitator will see this. The Chair will not.",
    );
    await send(ddd);
    await expect(row(facilitator, "Reservation")).toContainText("DDD");
    await expect(row(ddd, "Reservation")).toContainText("DDD");
    for (const page of [chair, aaa]) {
      await expect(positions(page).filter({ hasText: "DDD" })).toHaveCount(0);
      await page.reload();
      await rowA(page).locator("[data-words]").click();
      await expect(row(page, "Cannot accept")).toContainText("AAA");
      await expect(positions(page).filter({ hasText: "DDD" })).toHaveCount(0);
      await page.getByRole("tab", { name: "Record" }).click();
      await expect(page.getByText(/AAA cannot accept/).first()).toBeVisible();
      await expect(page.getByText("for the lead alone")).toHaveCount(0);
      await page.getByRole("tab", { name: "Clause a)" }).click();
    }
  });

  await test.step("the facilitator takes no national position, and cannot mark over the objection", async () => {
    await expect(facilitator.getByRole("toolbar")).toContainText("You lead this group");
    await expect(facilitator.getByRole("button", { name: /position on clause a\)/ })).toHaveCount(0);
    const way = facilitator.locator(".way").getByRole("listitem").filter({ hasText: "cannot accept" });
    await expect(way.first()).toContainText("it leaves out affordable access");
    await expect(markButton(facilitator)).not.toHaveAttribute("aria-keyshortcuts");
    await facilitator.keyboard.press("Control+Enter");
    await expect(facilitator.getByRole("dialog")).toHaveCount(0);
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("ask AAA for a reservation");
    await expect(dialog.getByRole("button", { name: "Mark", exact: true })).toHaveCount(0);
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  await test.step("AAA turns it into a reservation", async () => {
    await openPosition(aaa);
    await aaa.getByRole("radio", { name: /^Reservation/ }).check();
    await send(aaa);
    await expect(row(facilitator, "Reservation")).toContainText("AAA");
    await expect(row(facilitator, "Cannot accept")).toHaveCount(0);
  });

  await test.step("the facilitator marks over what waits, with a reason, pending BBB", async () => {
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog).toContainText("BBB awaits instructions.");
    await expect(dialog).toContainText("it leaves out affordable access");
    await dialog.getByRole("textbox", { name: "Meeting or basis" }).fill("third sample meeting");
    await dialog.getByText("Agreed pending a delegation or another clause").click();
    await dialog.getByRole("checkbox", { name: "BBB", exact: true }).check();
    await dialog.getByRole("button", { name: "Mark", exact: true }).click();
    await expect(dialog).toContainText("Say why you mark it now. The record names what was still open.");
    await dialog.getByRole("textbox", { name: /^Why mark it now/ }).fill("BBB lets the room go on");
    await dialog.getByRole("button", { name: "Mark", exact: true }).click();
    for (const page of [facilitator, chair, aaa]) {
      await expect(
        page.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
      ).toContainText("pending BBB");
      await expect(page.locator(".clause-panel .marks")).toContainText(
        "Still open then: BBB awaiting instructions. Reason: BBB lets the room go on",
      );
      await expect(page.locator(".clause-panel .marks")).toContainText("Reservation of AAA");
    }
  });

  await test.step("BBB alone lifts what waits for it", async () => {
    await expect(aaa.getByRole("button", { name: /^Lift pending/ })).toHaveCount(0);
    await expect(chair.getByRole("button", { name: /^Lift pending/ })).toHaveCount(0);
    await bbb.getByRole("button", { name: "Open the details of the clause" }).click();
    await bbb.getByRole("button", { name: "Lift pending BBB from clause a)" }).click();
    await bbb.getByRole("alertdialog").getByRole("button", { name: "Lift" }).click();
    await expect(rowA(facilitator)).not.toContainText("pending BBB");
    await expect(
      facilitator.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
    ).toBeVisible();
  });
});

test("a word to the secretariat, a text forward past an objection, a contested correction", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "green" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const aaa = await enter(browser, running, { who: "AAA" });
  for (const page of [facilitator, secretariat, aaa]) {
    await page.goto(running.url);
    await page
      .getByRole("link", { name: /Green digital transformation/ })
      .first()
      .click();
    await rowA(page).locator("[data-words]").click();
    await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
  }
  const marks = (page: Page): Locator => page.locator(".clause-panel .marks");

  await test.step("the secretariat enters what EEE told it, and the page says so", async () => {
    await addToClause(secretariat, /^For a delegation: take a position on/);
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Delegation" }).selectOption("EEE");
    await dialog.getByRole("radio", { name: /^Cannot accept/ }).check();
    await expect(dialog).toContainText(
      "Everyone will see this, from EEE. They also see that you entered it.",
    );
    await send(secretariat);
    await expect(dialog).toContainText("Say how the delegation asked you");
    await dialog.getByRole("textbox", { name: "How it asked you" }).fill("by letter of 14 June");
    await send(secretariat);
    await row(aaa, "Cannot accept").getByRole("button", { name: "EEE: why" }).click();
    await expect(positions(aaa)).toContainText("Entered for the delegation: by letter of 14 June");
  });

  await test.step("the text goes forward despite the objection, and is not coloured as agreed", async () => {
    await search(facilitator, "forward despite an objection", /forward/);
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog).toContainText("EEE cannot accept it");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("the meeting ends");
    await dialog.getByRole("button", { name: "Send forward" }).click();
    await expect(aaa.locator(".sent-forward")).toContainText("It is not agreed");
    await expect(aaa.getByRole("listitem", { name: /^Clause a\), open/ }).first()).toBeVisible();
    await expect(marks(aaa)).toContainText("Cannot accept: EEE. Reason: the meeting ends");
  });

  await test.step("after EEE's letter withdrew it, the words are marked", async () => {
    await addToClause(secretariat, /^For a delegation: take a position on/);
    const asked = secretariat.getByRole("dialog");
    await asked.getByRole("combobox", { name: "Delegation" }).selectOption("EEE");
    await asked.getByRole("textbox", { name: "How it asked you" }).fill("by letter of 15 June");
    await asked.getByRole("button", { name: "Withdraw for EEE: its position on clause a)" }).click();
    await expect(positions(facilitator).filter({ hasText: "EEE" })).toHaveCount(0);
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Meeting or basis" }).fill("fourth sample meeting");
    await dialog.getByRole("button", { name: "Mark", exact: true }).click();
    await expect(
      aaa.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
    ).toBeVisible();
    await expect(aaa.locator(".sent-forward")).toHaveCount(0);
  });

  await test.step("a correction keeps the mark, until AAA says that it is substance", async () => {
    await search(facilitator, "typo", /spelling of clause a\)/);
    const dialog = facilitator.getByRole("dialog");
    const words = dialog.getByRole("textbox", { name: "Text" });
    await expect(dialog.getByRole("button", { name: "Correct" })).toBeDisabled();
    await words.fill((await words.inputValue()).replace("that ", "That "));
    await expect(dialog.locator("ins")).toHaveText("That");
    await dialog.getByRole("button", { name: "Correct" }).click();
    await expect(marks(aaa).first()).toContainText("still valid after an editorial correction");
    await aaa.getByRole("button", { name: /^This is substance: contest/ }).click();
    await expect(aaa.getByRole("dialog")).toContainText("Everyone will see this, from AAA.");
    await aaa.getByRole("dialog").getByRole("button", { name: "This is substance" }).click();
    await expect(
      facilitator.getByRole("listitem", { name: /^Clause a\), changed since it was marked/ }).first(),
    ).toBeVisible();
  });
});

test("C22 C41 C42 over an objection: no agreement until AAA lifts it with a reservation", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await takeInHand(page);
  await openPosition(aaa);
  await aaa.getByRole("radio", { name: /^Cannot accept/ }).check();
  await send(aaa);
  await expect(row(facilitator, "Cannot accept")).toContainText("AAA");

  await test.step("the dialog names what remains, and one step marks it pending AAA", async () => {
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog).toContainText("Nobody can mark this now");
    await dialog.getByRole("button", { name: "Agree except AAA" }).click();
    await expect(dialog).toContainText("It is not agreed.");
    await dialog.getByText("Agreed pending a delegation or another clause").click();
    await expect(dialog.getByRole("checkbox", { name: "AAA" })).toBeChecked();
    await expect(dialog.getByRole("checkbox", { name: "AAA" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Meeting or basis" }).fill("third sample meeting");
    await dialog.getByRole("button", { name: "Agree except AAA" }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("everybody reads for whom it waits, and that it is not agreed", async () => {
    for (const page of [facilitator, aaa, bbb]) {
      await expect(page.getByRole("listitem", { name: /^Clause a\), open/ }).first()).toBeVisible();
      await expect(rowA(page)).toContainText("pending AAA");
      await expect(page.getByText("Not agreed: the mark waits for AAA.")).toBeVisible();
      await expect(page.locator(".clause-panel .marks")).toContainText("Not agreed: AAA cannot accept");
    }
    await expect(bbb.getByRole("button", { name: /^Lift pending AAA/ })).toHaveCount(0);
  });

  await test.step("AAA lifts it and says what becomes of its objection", async () => {
    await aaa.getByRole("button", { name: "Lift pending AAA from clause a)" }).click();
    const dialog = aaa.getByRole("dialog");
    await dialog.getByRole("button", { name: "Lift" }).click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await dialog.getByRole("radio", { name: /becomes a reservation/ }).check();
    await dialog.getByRole("textbox", { name: "The reservation" }).fill("not before 2030");
    await dialog.getByRole("button", { name: "Lift" }).click();
    for (const page of [facilitator, aaa, bbb]) {
      await expect(
        page.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
      ).toBeVisible();
      await expect(page.locator(".clause-panel .marks")).toContainText("Reservation of AAA: not before 2030");
    }
  });
});
