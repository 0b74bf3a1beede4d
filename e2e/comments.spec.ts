import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord, wordsIn } from "./people.ts";
import { selectWord } from "./select-word.ts";
import { slowLine } from "./slow-line.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const comments = (page: Page): Locator => page.getByRole("region", { name: "Comments", exact: true });
const checks = (page: Page): Locator => page.getByRole("region", { name: "Checks", exact: true });

/** Finds text said in a thread, not text still being written. */
const said = (page: Page | Locator, text: string): Locator => page.locator("p").filter({ hasText: text });

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
  await expect(page.getByRole("button", { name: "Add to clause a)" })).toBeVisible();
};

const write = async (page: Page, text: string, to: string): Promise<void> => {
  await addToClause(page, /^Comment on/);
  await comments(page).getByRole("textbox", { name: "Comment" }).fill(text);
  await comments(page).getByRole("radio", { name: to }).check();
};

test("delegations ask, answer and resolve on a clause, each before the readers it chose", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await openSpace(page);
  const first = (await wordsIn(rowA(aaa).locator("[data-words]"))).split(" ")[2]!;

  await test.step("what is begun survives closing and reloading, with who shall read it", async () => {
    await write(aaa, "Which of these do we want?", "AAA only");
    await comments(aaa).getByRole("button", { name: "Save for later" }).click();
    await aaa.reload();
    await rowA(aaa).locator("[data-words]").click();
    await addToClause(aaa, /^Comment on/);
    await expect(comments(aaa).getByRole("textbox", { name: "Comment" })).toHaveValue(
      "Which of these do we want?",
    );
    await expect(comments(aaa).getByText("Only the delegation of AAA reads it.")).toBeVisible();
    await comments(aaa).getByRole("button", { name: "Send" }).click();
    await expect(said(comments(aaa), "Which of these do we want?")).toBeVisible();
  });

  await test.step("a comment on some words is sent by the keyboard, for the room", async () => {
    await write(aaa, "Is this the usual word?", "everyone");
    await selectWord(rowA(aaa).locator("[data-words]"), first);
    await expect(comments(aaa).locator("q")).toHaveText(first);
    await comments(aaa).getByRole("textbox", { name: "Comment" }).focus();
    // Somebody types before them meanwhile: they are the same words still.
    await rowA(bbb).locator("[data-words]").click();
    await bbb.keyboard.press("Control+Home");
    await bbb.keyboard.type("still ");
    await expect(rowA(aaa)).toContainText("still");
    await expect(comments(aaa).locator("q")).toHaveText(first);
    await comments(aaa).getByRole("textbox", { name: "Comment" }).press("Control+Enter");
    await expect(said(bbb, "Is this the usual word?")).toBeVisible();
    await expect(comments(bbb).locator("q")).toHaveText(first);
    for (const page of [bbb, facilitator])
      await expect(said(page, "Which of these do we want?")).toHaveCount(0);
    await expect(rowA(bbb).getByRole("button", { name: /^1 open thread/ })).toBeVisible();
    await expect(rowA(aaa).getByRole("button", { name: /^2 open threads/ })).toBeVisible();
  });

  await test.step("what is for a delegation alone reaches no other, whatever they ask for", async () => {
    for (const page of [bbb, facilitator]) {
      const id = new URL(page.url()).pathname.split("/").at(-1)!;
      for (const path of [`/api/opinions/${id}`, `/api/opinions/${id}/minutes?after=0`]) {
        const told = await (await page.request.get(running.url + path)).text();
        expect(told).toContain("Is this the usual word?");
        expect(told).not.toContain("Which of these do we want?");
      }
    }
  });

  await test.step("its words are underlined in the sheet, and stay while others type before them", async () => {
    await comments(bbb).getByRole("button", { name: "Show in the text" }).click();
    const underlined = (): Promise<string> =>
      bbb.evaluate(() =>
        [...document.querySelectorAll(".sheet .underlined.commented")]
          .map(({ textContent }) => textContent)
          .join(""),
      );
    await expect.poll(underlined).toBe(first);
    await rowA(aaa).locator("[data-words]").click();
    await aaa.keyboard.press("Control+Home");
    await aaa.keyboard.type("indeed ");
    await expect(rowA(bbb)).toContainText("indeed");
    await expect.poll(underlined).toBe(first);
  });

  await test.step("a reply stands in the thread; the facilitator resolves it, and it is folded", async () => {
    await comments(bbb).getByRole("button", { name: "Reply" }).click();
    await comments(bbb).getByRole("textbox", { name: "Reply" }).fill("It is ours.");
    await comments(bbb).getByRole("button", { name: "Send reply" }).click();
    await expect(said(comments(aaa), "It is ours.")).toBeVisible();
    await expect(comments(bbb).getByRole("button", { name: "Resolve" })).toHaveCount(0);
    await comments(facilitator).getByRole("button", { name: "Resolve" }).click();
    await expect(comments(bbb).getByText("One resolved thread")).toBeVisible();
    await expect(said(comments(bbb), "It is ours.")).toBeHidden();
    await expect(rowA(bbb).getByRole("button", { name: /open thread/ })).toHaveCount(0);
  });

  await test.step("all comments of the Opinion are listed in one place", async () => {
    await comments(aaa)
      .getByRole("button", { name: /^All comments/ })
      .click();
    const list = aaa.getByRole("dialog", { name: "Comments on this Opinion" });
    await expect(said(list, "Which of these do we want?")).toBeVisible();
    await expect(said(list, "It is ours.")).toHaveCount(0);
    await aaa.keyboard.press("Escape");
  });

  await test.step("checks hint, and a suggestion is typed by whoever takes it", async () => {
    await rowA(aaa).locator("[data-words]").click();
    await aaa.keyboard.press("Control+End");
    await aaa.keyboard.type(' as  in considering z) and "so on" here, after is of the view 1 above');
    await expect(checks(aaa).getByText("there is no such clause today")).toBeVisible();
    await checks(aaa).getByRole("button", { name: "Write “␣”" }).click();
    await expect(rowA(bbb)).toContainText(" as in considering");
    await expect(checks(aaa).getByText("More than one space")).toHaveCount(0);
    await checks(aaa).getByRole("switch", { name: "Show" }).press("Space");
    await expect(checks(aaa).getByText("Checks are off on this device.")).toBeVisible();
  });

  await test.step("a reference leads to the clause that it speaks of", async () => {
    const inHand = facilitator.locator("[data-clause][aria-current=true]");
    const rowB = facilitator.getByRole("listitem", { name: /^Clause b\)/ }).first();
    await rowB.locator("[data-words]").click();
    await rowA(facilitator).getByRole("link", { name: "is of the view 1 above" }).click();
    await expect(inHand).toHaveAttribute("aria-label", /^Clause 1,/);
    await rowA(facilitator)
      .locator("[data-words]")
      .click({ position: { x: 4, y: 8 } });
    await checks(facilitator).getByRole("button", { name: "is of the view 1 above" }).click();
    await expect(inHand).toHaveAttribute("aria-label", /^Clause 1,/);
  });

  await test.step("what two delegations say to each other reaches no third, and not the lead", async () => {
    for (const page of [aaa, bbb]) await rowA(page).locator("[data-words]").click();
    await write(bbb, "Shall we two ask for less?", "some delegations");
    await expect(comments(bbb).getByRole("button", { name: "Send" })).toBeDisabled();
    await comments(bbb).getByRole("checkbox", { name: "AAA" }).check();
    await expect(comments(bbb).getByText("Only BBB and AAA read it, not the facilitator.")).toBeVisible();
    await comments(bbb).getByRole("button", { name: "Send" }).click();
    await expect(said(aaa, "Shall we two ask for less?")).toBeVisible();
    const id = new URL(facilitator.url()).pathname.split("/").at(-1)!;
    for (const path of [`/api/opinions/${id}`, `/api/opinions/${id}/minutes?after=0`])
      expect(await (await facilitator.request.get(running.url + path)).text()).not.toContain("Shall we two");
  });
});

test("E24 @ offers delegations by keyboard, tells each named one, and who cannot read", async ({
  browser,
}) => {
  const ccc = await enter(browser, running, { who: "CCC" });
  const ddd = await enter(browser, running, { who: "DDD" });
  await openSpace(ccc);
  await write(ccc, "", "CCC only");
  const field = comments(ccc).getByRole("textbox", { name: "Comment" });
  await field.focus();
  await ccc.keyboard.type("Could @d");
  const offered = comments(ccc).getByRole("listbox", { name: "Delegations" }).getByRole("option");
  await expect(offered.first()).toContainText("DDD");
  await expect(offered.first()).toContainText("cannot read this");
  const chosen = await comments(ccc).getByRole("option", { selected: true }).getAttribute("id");
  await expect(field).toHaveAttribute("aria-activedescendant", chosen!);
  await ccc.keyboard.press("Enter");
  await expect(field).toHaveValue("Could @DDD ");
  await ccc.keyboard.type("agree, a@EEE and @FFFF?");
  await expect(offered).toHaveCount(0);
  const cannot = comments(ccc).getByText(/^DDD cannot read this comment/);
  await expect(cannot).toBeVisible();
  await comments(ccc).getByRole("radio", { name: "everyone" }).check();
  await expect(cannot).toHaveCount(0);
  await field.press("Control+Enter");
  await expect(comments(ccc).locator(".mention")).toHaveText(["@DDD"]);

  await ddd.goto(running.url);
  const told = /CCC mentioned you in a comment on “.+” a\)\.$/u;
  await expect(ddd.getByText(told).first()).toBeVisible();
  await ddd.getByRole("button", { name: /^Notices for DDD/ }).click();
  await expect(ddd.getByRole("dialog").getByText(told)).toHaveCount(1);
  // Escape closes the list and keeps what is being written.
  await addToClause(ccc, /^Comment on/);
  await expect(field).toBeFocused();
  await ccc.keyboard.type("@");
  await expect(offered.first()).toBeVisible();
  await ccc.keyboard.press("ArrowDown");
  await expect(offered.nth(1)).toHaveAttribute("aria-selected", "true");
  await ccc.keyboard.press("Escape");
  await expect(offered).toHaveCount(0);
  await expect(field).toHaveValue("@");
});

/** Fills the page's storage to its last byte: no draft is kept. */
const fillStorage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let n = 0; ; n++) localStorage.setItem(`full ${size} ${n}`, "x".repeat(size));
      } catch {
        // Full for this size.
      }
    }
  });

test("E28 comments and replies are sent once", async ({ browser }) => {
  const page = await enter(browser, running, { who: "chair" });
  await openSpace(page);
  const line = await slowLine(page);
  await page.reload();
  await rowA(page).locator("[data-words]").click();
  await fillStorage(page);
  await write(page, "Is the line slow?", "everyone");
  const field = comments(page).getByRole("textbox", { name: "Comment" });
  line.holdAnswers();
  await comments(page).getByRole("button", { name: "Send" }).click();
  await field.press("Control+Enter");
  await expect(said(comments(page), "Is the line slow?")).toHaveCount(1);
  await comments(page).getByRole("button", { name: "Send" }).click({ force: true });
  line.release();
  await expect(field).toHaveCount(0);
  await expect(said(comments(page), "Is the line slow?")).toHaveCount(1);

  await comments(page)
    .getByRole("listitem")
    .filter({ hasText: "Is the line slow?" })
    .getByRole("button", { name: "Reply" })
    .click();
  const reply = comments(page).getByRole("textbox", { name: "Reply" });
  await reply.fill("It is.");
  line.holdAnswers();
  await reply.press("Control+Enter");
  await expect(said(comments(page), "It is.")).toHaveCount(1);
  await reply.press("Control+Enter");
  await reply.fill("It is. Or was it?");
  line.release();
  await expect(page.getByText("Your reply was sent.").first()).toBeVisible();
  await expect(reply).toHaveValue("It is. Or was it?");
  await expect(said(comments(page), "It is.")).toHaveCount(1);
});
