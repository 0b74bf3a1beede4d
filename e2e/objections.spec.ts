import { mkdirSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { lineOf, row, typeAtEnd } from "./offline-page.ts";
import { enter, type Running, signInBy, startConcord } from "./people.ts";

let running: Running;
// A sign-in link works once, so each story has a server of its own.
test.beforeEach(async () => {
  running = await startConcord();
});
test.afterEach(() => running.close());

async function takeA(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await row(page, "a").locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
}

async function object(page: Page, why: string, letter = "a"): Promise<void> {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: new RegExp(`position on clause ${letter}\\)`) })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Cannot accept/ }).check();
  await dialog.getByRole("textbox", { name: /^Reason/ }).fill(why);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
}

const questions = (page: Page, who = "CCC"): Locator =>
  page.getByRole("region", { name: `Questions to ${who}` });
/** Answers when the question has all the words: on a text that still changes, the page refuses a press. */
async function answer(page: Page, name: RegExp, words: string, who = "CCC"): Promise<void> {
  await expect(questions(page, who).locator("ins").last()).toContainText(words);
  await questions(page, who).getByRole("button", { name }).click();
}
const marginSign = (page: Page): Locator => row(page, "a").locator(".objection-sign");
const markButton = (page: Page): Locator =>
  page.getByRole("toolbar").getByRole("button", { name: "Agree (ad referendum): clause a)" });
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
};

test("C47 C29 CCC is asked after typing, is named until it answers, and answers by one press", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const bbb = await enter(browser, running, { who: "BBB", size: { width: 390, height: 844 } });
  const ccc = await enter(browser, running, { who: "CCC" });
  const line = await lineOf(ccc);
  await ccc.reload();
  for (const page of [facilitator, ccc]) await takeA(page);
  await bbb.goto(ccc.url());
  await expect(row(bbb, "a")).toBeVisible();

  await test.step("the objection is a notice and a sign on every page", async () => {
    await object(ccc, "it names no funds");
    for (const page of [facilitator, bbb]) {
      await expect(
        page.getByRole("status").filter({ hasText: "CCC cannot accept clause a)." }),
      ).toBeVisible();
      await expect(marginSign(page)).toHaveAccessibleName("CCC cannot accept clause a)");
    }
    await expect(marginSign(ccc)).toHaveText("CCC");
    await shot(facilitator, "1-sign");
    await shot(bbb, "1-sign-phone");
  });

  await test.step("the facilitator types; CCC is asked and its typing keeps the focus", async () => {
    await row(ccc, "b").locator("[data-words]").click();
    await ccc.getByRole("textbox", { name: /^Words of/ }).waitFor();
    await typeAtEnd(facilitator, "a", " in general");
    await expect(questions(ccc)).toContainText("The text that CCC could not accept has changed");
    await expect(ccc.getByRole("textbox", { name: /^Words of/ })).toBeFocused();
    // Beside typing it is one line.
    await expect(questions(ccc).getByRole("button", { name: "Still: CCC cannot accept" })).toHaveCount(0);
    await shot(ccc, "2-asked-typing");
    await questions(ccc).getByRole("button", { name: "Show the question" }).click();
    await expect(questions(ccc).locator("ins")).toContainText("in general");
    await shot(ccc, "2-asked-open");
    for (const page of [facilitator, bbb])
      await expect(marginSign(page)).toHaveAccessibleName(
        /^CCC could not accept the text of \d\d:\d\d, not answered yet: clause a\)$/,
      );
  });

  await test.step("the mark dialog names CCC and what remains, and marks nothing", async () => {
    await row(facilitator, "a").locator("[data-words]").click();
    await markButton(facilitator).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog.getByRole("alert")).toContainText("CCC could not accept the text of");
    await expect(dialog.getByRole("alert")).toContainText("it names no funds");
    await expect(dialog.getByRole("alert")).toContainText("CCC was asked if it still cannot accept");
    await expect(dialog.getByRole("button", { name: "Mark", exact: true })).toHaveCount(0);
    await shot(facilitator, "3-mark");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(facilitator.locator(".way")).toContainText("has not answered yet");
    await shot(facilitator, "3-panel");
  });

  await test.step("away, CCC cannot answer, and its page says why", async () => {
    line.cut();
    await expect(ccc.getByRole("status").filter({ hasText: "You are offline" }).first()).toBeVisible();
    await expect(questions(ccc).getByRole("button", { name: /^No longer/ })).toBeDisabled();
    await shot(ccc, "4-offline");
    await typeAtEnd(facilitator, "a", " and beyond");
    line.mend();
    await expect(questions(ccc).locator("ins").last()).toContainText("and beyond");
  });

  await test.step("on its next visit, in another Opinion first, CCC is led to the question", async () => {
    await ccc
      .getByRole("link", { name: /Green digital transformation/ })
      .first()
      .click();
    await ccc.getByRole("link", { name: /^Answer in/ }).click();
    await expect(questions(ccc)).toContainText("Reason: “it names no funds”");
    await shot(ccc, "5-next-visit");
  });

  await test.step("one press by the keyboard: still; everybody learns it", async () => {
    const still = questions(ccc).getByRole("button", { name: /^Still/ });
    await expect(still).toBeEnabled();
    await still.focus();
    await ccc.keyboard.press("Enter");
    await expect(questions(ccc)).toHaveCount(0);
    await expect(
      facilitator.getByRole("status").filter({ hasText: "CCC still cannot accept clause a)." }),
    ).toBeVisible();
    await expect(marginSign(facilitator)).toHaveAccessibleName("CCC cannot accept clause a)");
  });

  await test.step("another change: no longer, taken back by the notice, then a reservation with the reason", async () => {
    await typeAtEnd(facilitator, "a", " again");
    await answer(ccc, /^No longer/, "again");
    await expect(marginSign(facilitator)).toHaveCount(0);
    await ccc.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(marginSign(facilitator)).toHaveAccessibleName("CCC cannot accept clause a)");
    await typeAtEnd(facilitator, "a", " finally");
    await answer(ccc, /^Reservation/, "finally");
    await expect(marginSign(facilitator)).toHaveCount(0);
    await row(facilitator, "a").locator("[data-words]").click();
    const positions = facilitator.getByRole("region", { name: "Positions" });
    await expect(positions).toContainText("Reservation");
    await positions.getByRole("button", { name: "CCC: why" }).click();
    await expect(positions).toContainText("it names no funds");
  });
});

test("B7 C25 C46 C48 a bracket over an objection; a removal; the secretariat closes; the report", async ({
  browser,
}) => {
  await running.close();
  running = await startConcord({ FORUM_NOW: new Date().toISOString() });
  const facilitator = await enter(browser, running, { who: "space" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const bbb = await enter(browser, running, { who: "BBB" });
  const ccc = await enter(browser, running, { who: "CCC", size: { width: 390, height: 844 } });
  for (const page of [facilitator, secretariat, bbb]) await takeA(page);
  await ccc.goto(facilitator.url());
  await row(ccc, "a").locator("[data-words]").click();
  await object(ccc, "No.");
  await expect(marginSign(facilitator)).toHaveText("CCC");

  await test.step("the dialog makes the bracket CCC's, and lets the maker say otherwise", async () => {
    await facilitator
      .getByRole("toolbar")
      .getByRole("button", { name: /Bracket words of clause a\)/ })
      .click();
    const dialog = facilitator.getByRole("dialog");
    const whose = dialog.getByRole("combobox", { name: "Whose bracket" });
    await expect(whose.locator("option:checked")).toHaveText("CCC, which cannot accept the text");
    await expect(whose.locator("option")).toHaveText([
      "the facilitator’s own",
      "CCC, which cannot accept the text",
    ]);
    await expect(dialog).toContainText("CCC may withdraw it.");
    await shot(facilitator, "6-bracket");
    const words = dialog.getByRole("textbox", { name: /^Words in brackets/ });
    if ((await words.count()) > 0) await words.fill("broadband");
    await dialog.getByRole("button", { name: "Put in brackets" }).click();
    await expect(row(facilitator, "a").locator("[data-words]")).toContainText("[");
    await expect(facilitator.locator(".brackets-of")).toContainText("CCC");
  });

  await test.step("CCC is asked on its phone, and told whose the bracket is", async () => {
    await expect(questions(ccc)).toContainText("The text that CCC could not accept has changed");
    const show = questions(ccc).getByRole("button", { name: "Show the question" });
    if (await show.isVisible()) await show.click();
    await expect(questions(ccc)).toContainText(
      "The facilitator put words in brackets. The bracket belongs to CCC: you may withdraw it.",
    );
    await expect(questions(ccc).locator("ins").first()).toContainText("[");
    await shot(ccc, "7-phone");
    await ccc.emulateMedia({ colorScheme: "dark" });
    await shot(ccc, "7-phone-dark");
    await ccc.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await shot(ccc, "7-phone-forced");
    await ccc.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    // Nothing of the page is pushed out of it at the side.
    expect(await ccc.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  await test.step("the Chair's report and each file name it", async () => {
    const chair = await enter(browser, running, { who: "chair" });
    await chair.goto(`${running.url}/report?step=write`);
    await chair.getByText("The report now").click();
    await expect(chair.locator(".report-sheet")).toContainText(
      /CCC could not accept the text of .*, not answered yet/,
    );
    await chair.goto(`${running.url}/board`);
    await expect(chair.getByText(/CCC could not accept the text of .*, not answered yet/)).toBeVisible();
    await shot(chair, "8-board");
  });

  await test.step("a position to the lead alone has its sign for the lead alone", async () => {
    await bbb
      .getByRole("toolbar")
      .getByRole("button", { name: /position on clause a\)/ })
      .click();
    await bbb.getByRole("radio", { name: /^Cannot accept/ }).check();
    await bbb.getByRole("radio", { name: "Only the facilitator" }).check();
    await bbb.getByRole("button", { name: "Send" }).click();
    await expect(
      facilitator.getByText("BBB cannot accept clause a). Told only to the facilitator."),
    ).toBeVisible();
    const own = row(facilitator, "a").getByRole("button", {
      name: "BBB cannot accept clause a) (told only to the facilitator)",
    });
    await expect(own).toHaveText("(BBB)");
    await expect(marginSign(secretariat)).toHaveCount(1);
    await expect(marginSign(secretariat)).toHaveText("CCC?");
    await typeAtEnd(facilitator, "a", " (more)");
    await expect(questions(bbb, "BBB")).toContainText("told only to the facilitator");
    await shot(facilitator, "9-lead");
    await answer(bbb, /^No longer/, "(more)", "BBB");
    await expect(questions(bbb, "BBB")).toHaveCount(0);
  });

  await test.step("the secretariat sets a time, and cannot record silence before it ends", async () => {
    const settings = await secretariat.context().newPage();
    await settings.goto(`${running.url}/timetable`);
    await settings.getByRole("button", { name: "Change the time to answer a changed text" }).click();
    const dialog = settings.getByRole("dialog");
    await dialog.getByRole("radio", { name: "A number of hours" }).check();
    await dialog.getByRole("textbox", { name: "Hours" }).fill("1");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("decision 3");
    await dialog.getByRole("button", { name: "Record the time" }).click();
    await expect(settings.getByText("One hour from the question.")).toBeVisible();
    await settings.close();
    await expect(questions(ccc)).toContainText("Please answer by");

    await secretariat.getByRole("button", { name: /^Record that CCC left/ }).click();
    const closing = secretariat.getByRole("dialog");
    await expect(closing).toContainText("The delegation still has time to answer.");
    await expect(closing.getByRole("radio", { name: /^CCC did not answer/ })).toBeDisabled();
    await shot(secretariat, "10-close");
    await closing.getByRole("radio", { name: /^CCC left the forum/ }).check();
    await closing.getByRole("textbox", { name: "Reason" }).fill("nobody here");
    await closing.getByRole("button", { name: "Record" }).click();
    await expect(closing).toContainText("Somebody of this delegation takes part in the forum.");
    await closing.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("an hour later the silence is recorded, and CCC learns it when it comes back", async () => {
    await ccc.close();
    await running.kill();
    await running.restart({ FORUM_NOW: new Date(Date.now() + 2 * 3_600_000).toISOString() });
    await secretariat.reload();
    await row(secretariat, "a").locator("[data-words]").click();
    await secretariat.getByRole("button", { name: /^Record that CCC left/ }).click();
    const closing = secretariat.getByRole("dialog");
    await closing.getByRole("radio", { name: /^CCC did not answer/ }).check();
    await closing.getByRole("textbox", { name: "Reason" }).fill("asked twice");
    await closing.getByRole("button", { name: "Record" }).click();
    await expect(closing).toHaveCount(0);
    await expect(marginSign(secretariat)).toHaveCount(0);
    await expect(
      facilitator.getByText("CCC did not answer in time: its objection to clause a) no longer stops a mark."),
    ).toBeVisible();
    const back = await ccc.context().newPage();
    await back.goto(facilitator.url());
    await expect(questions(back)).toContainText("did not answer in time");
    await expect(questions(back)).toContainText("Reason: “asked twice”");
    await shot(back, "11-closed-phone");
    await questions(back).getByRole("button", { name: "Dismiss" }).click();
    await expect(questions(back)).toHaveCount(0);
    await back.reload();
    await expect(row(back, "a")).toBeVisible();
    await expect(questions(back)).toHaveCount(0);
  });

  await test.step("CCC objects again; the clause is removed; its owner is told and the objection has ended", async () => {
    const back = ccc.context().pages().at(-1)!;
    await row(back, "b").locator("[data-words]").click();
    await back
      .getByRole("toolbar")
      .getByRole("button", { name: /position on clause b\)/ })
      .click();
    await back.getByRole("radio", { name: /^Cannot accept/ }).check();
    await back.getByRole("button", { name: "Send" }).click();
    await expect(row(facilitator, "b").locator(".objection-sign")).toHaveText("CCC");
    await row(facilitator, "b").locator("[data-words]").click();
    await facilitator.getByRole("button", { name: "More actions" }).click();
    await facilitator.getByRole("menuitem", { name: /^Remove clause b\)/ }).click();
    await expect(questions(back)).toContainText("The facilitator removed this clause");
    await expect(questions(back).locator("del")).toContainText("that spectrum and orbits");
    await shot(back, "12-removed-phone");
    await questions(back).getByRole("button", { name: "Dismiss" }).click();
    await expect(questions(back)).toHaveCount(0);
  });
});

test("C28 C47 keys answer two questions; others learn who may answer; a late press sends nothing", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const admitted = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { origin: running.url },
    data: { type: "admitParticipant", name: "Second of CCC", role: "delegate", delegation: "CCC" },
  });
  const { link } = (await admitted.json()) as { link: string };
  const second = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signInBy(second, link);
  const ccc = await enter(browser, running, { who: "CCC" });
  await ccc.emulateMedia({ colorScheme: "dark" });
  const held = await heldNews(ccc);
  await ccc.reload();
  for (const page of [facilitator, ccc]) await takeA(page);
  await second.goto(ccc.url());
  await object(ccc, "not this");
  await row(ccc, "b").locator("[data-words]").click();
  await object(ccc, "nor this", "b");
  await ccc.reload();
  await expect(row(ccc, "a")).toBeVisible();
  for (const letter of ["a", "b"]) await typeAtEnd(facilitator, letter, ` in ${letter}`);

  await test.step("another person of CCC reads who may answer, and has no buttons", async () => {
    await expect(questions(second)).toContainText(
      "You may not answer for CCC. These may: Head, Delegation C.",
    );
    await expect(questions(second).getByRole("button", { name: /^Still/ })).toHaveCount(0);
    await shot(second, "13-may-not");
  });

  await test.step("words that came meanwhile: the press says so and changes nothing", async () => {
    for (const words of ["in a", "in b"])
      await expect(questions(ccc).locator("ins").filter({ hasText: words })).toBeVisible();
    const noLonger = questions(ccc).getByRole("button", { name: /^No longer.* a\)$/ });
    await expect(noLonger).toBeEnabled();
    held.hold();
    await typeAtEnd(facilitator, "a", " unseen");
    await expect(row(second, "a")).toContainText("unseen");
    await noLonger.click();
    held.release();
    await expect(questions(ccc)).toContainText("The text changed as you pressed. Nothing was done");
    await expect(questions(ccc).locator("ins").first()).toContainText("unseen");
    await expect(marginSign(facilitator)).toHaveText("CCC?");
    await shot(ccc, "14-dark");
  });

  await test.step("the keys go from the header through both questions to the text", async () => {
    await expect(questions(ccc).getByRole("button", { name: /^Still.* a\)$/ })).toBeEnabled();
    await ccc.getByRole("button", { name: /^Signed in as/ }).focus();
    const names: string[] = [];
    const press = async (until: RegExp): Promise<void> => {
      for (let i = 0; i < 12 && !until.test(names.at(-1) ?? ""); i++) {
        await ccc.keyboard.press("Tab");
        names.push(
          await ccc.evaluate(
            () =>
              document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
          ),
        );
      }
    };
    await press(/^Still.* a\)$/);
    expect(names[0]).toBe("Later");
    await ccc.keyboard.press("Enter");
    await expect(questions(ccc).getByRole("button", { name: /^Still.* a\)$/ })).toHaveCount(0);
    await expect(questions(ccc)).toContainText("nor this");
    // The focus stays at the questions: the next answer is a few keys away.
    await expect
      .poll(() => questions(ccc).evaluate((bar) => bar.contains(document.activeElement)))
      .toBe(true);
    names.length = 0;
    await press(/^Reservation.* b\)/);
    await ccc.keyboard.press("Enter");
    await expect(questions(ccc)).toHaveCount(0);
    await expect(row(facilitator, "b").locator(".objection-sign")).toHaveCount(0);
    await expect(marginSign(facilitator)).toHaveText("CCC");
  });
});

/** Holds what the server tells a page, as a slow line does. */
async function heldNews(page: Page): Promise<{ readonly hold: () => void; readonly release: () => void }> {
  let waiting: (() => void)[] | null = null;
  await page.routeWebSocket(/\/ws\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const send = (): void => socket.send(message);
      if (waiting === null) send();
      else waiting.push(send);
    });
  });
  return {
    hold: () => {
      waiting = [];
    },
    release: () => {
      for (const send of waiting ?? []) send();
      waiting = null;
    },
  };
}
