import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";
import { submitSuggestion, suggestedText, suggestion } from "./suggesting.ts";

let running: Running;
// A sign-in link works once, so each story has a server of its own.
test.beforeEach(async () => {
  running = await startConcord();
});
test.afterEach(() => running.close());

const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();

const takeUp = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowOf(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
};

const cannotAccept = async (page: Page, reason: string): Promise<void> => {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause 3/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^cannot accept/i }).check();
  await dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
};

const markDialog = async (page: Page): Promise<Locator> => {
  await page.getByRole("toolbar").getByRole("button", { name: "Agree (ad referendum): clause 3" }).click();
  return page.getByRole("dialog");
};

const huddle = (page: Page): Locator =>
  page.getByRole("tabpanel").getByRole("article", { name: "Small group 1" });

test("Y3 Y4 Y5 Y10 Y1 past an objection: a huddle drafts and reports back, and the clause is parked", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const [aaa, bbb, ccc] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "BBB" }),
    await enter(browser, running, { who: "CCC" }),
  ];
  for (const page of [lead, aaa, bbb, ccc]) await takeUp(page);
  await cannotAccept(aaa, "“voluntary” says too little");

  await test.step("the dialog says why nobody marks, and offers bracket, park, huddle, and a mark pending AAA", async () => {
    const dialog = await markDialog(lead);
    await expect(dialog.getByRole("heading", { name: "You can" })).toBeVisible();
    for (const name of ["[ ] Bracket words of clause 3", "Postpone clause 3", "Small group on clause 3"])
      await expect(dialog.getByRole("button", { name })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Agree except AAA" })).toBeVisible();
    await dialog.getByRole("button", { name: "Small group on clause 3" }).click();
    await expect(dialog.getByRole("checkbox", { name: "AAA" })).toBeChecked();
    await dialog.getByRole("checkbox", { name: "BBB" }).check();
    await dialog.getByRole("textbox", { name: "Question for the group" }).fill("Which practice?");
    await expect(dialog).toContainText("Everyone will see this, from");
    await dialog.getByRole("button", { name: "Start" }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("everybody sees who is in it, on what, until when; CCC may join, and cannot report", async () => {
    for (const page of [lead, aaa, bbb, ccc])
      await expect(huddle(page)).toContainText("AAA, BBB: “Which practice?”");
    await expect(huddle(ccc).getByRole("button", { name: "Join small group 1" })).toBeVisible();
    await expect(huddle(ccc).getByRole("button", { name: "Report back from small group 1" })).toHaveCount(0);
    await picture(aaa, "small-group-own");
    await ccc.getByRole("button", { name: "1 small group at work" }).click();
    await picture(ccc, "small-group");
    await ccc.getByRole("menuitem", { name: "Show Small group 1" }).click();
  });

  await test.step("AAA and BBB write together, CCC sees none of it, AAA submits and reports back", async () => {
    // Called, each member is offered the draft at once, and finds it at the clause.
    await expect(aaa.getByText(/You are in small group 1/u).first()).toBeVisible();
    await expect(ccc.getByText(/You are in small group 1/u)).toHaveCount(0);
    const open = (page: Page): Locator =>
      huddle(page).getByRole("button", { name: "Open the draft of small group 1" });
    await open(aaa).click();
    const dialog = suggestion(aaa);
    const words = suggestedText;
    await expect(words(aaa)).toContainText("orbits usable");
    await open(bbb).click();
    await words(bbb).click();
    await bbb.keyboard.press("Control+End");
    await bbb.keyboard.type(" for all", { delay: 20 });
    await expect(words(aaa)).toContainText("orbits usable for all");
    await expect(ccc.getByRole("button", { name: /^(Write|Open) the draft/ })).toHaveCount(0);
    await expect(dialog.getByText("Saved", { exact: true })).toBeVisible();
    await submitSuggestion(aaa).click();
    await expect(dialog).toHaveCount(0);
    // Its group has ended, and with it the draft.
    await expect(suggestion(bbb)).toHaveCount(0);
    // Submitted, it is brought back in the name of all who wrote it.
    for (const page of [lead, ccc]) {
      await expect(huddle(page)).toContainText("result: proposal H1/1");
      await expect(page.getByText("Brought back by small group 1: AAA, BBB").first()).toBeVisible();
    }
  });

  await test.step("the lead parks the clause; nobody types, everybody sees why and until when", async () => {
    const dialog = await markDialog(lead);
    await dialog.getByRole("button", { name: "Postpone clause 3" }).click();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("two capitals are asked");
    await dialog.getByRole("radio", { name: "a meeting" }).check();
    await dialog.getByRole("textbox", { name: "Which meeting" }).fill("the third meeting");
    await dialog.getByRole("combobox", { name: "Who reports back" }).selectOption("BBB");
    await dialog.getByRole("button", { name: "Postpone", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    for (const page of [lead, ccc]) {
      const panel = page.getByRole("tabpanel");
      await expect(panel).toContainText(
        "two capitals are asked”. Until the third meeting. BBB reports back.",
      );
      await expect(
        rowOf(page).getByRole("button", { name: /postponed it at .*two capitals are asked/ }),
      ).toBeVisible();
    }
    await rowOf(ccc).locator("[data-words]").click();
    await expect(ccc.getByRole("toolbar")).toContainText("The clause is postponed");
    await expect(ccc.getByText("1 postponed")).toBeVisible();
  });

  await test.step("it is taken up again, and the record tells all of it", async () => {
    await lead.getByRole("toolbar").getByRole("button", { name: "Resume clause 3" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
    await expect(ccc.getByText("small group at work")).toHaveCount(0);
    await ccc.getByRole("tab", { name: "Record" }).click();
    const record = ccc.getByRole("tabpanel");
    for (const told of [
      /started small group 1 on .*3: AAA, BBB/,
      /Small group 1 reported back: proposal H1\/1/,
      /postponed .*3/,
      /resumed .*3/,
    ])
      await expect(record).toContainText(told);
  });
});

test("Y4 Y9 a small group gets more time, is left by all, taken up again, and ended", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "green" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [lead, aaa, bbb]) {
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
  await addToClause(lead, /Small group on clause a\)/);
  const dialog = lead.getByRole("dialog");
  for (const name of ["AAA", "BBB"]) await dialog.getByRole("checkbox", { name }).check();
  await dialog.getByRole("textbox", { name: "Question for the group" }).fill("How soon?");
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(dialog).toHaveCount(0);

  await lead.getByRole("button", { name: "More time for small group 1" }).click();
  await dialog.getByLabel(/^Report back by/).fill("2020-01-01T10:00");
  await dialog.getByRole("button", { name: "Give more time" }).click();
  await expect(dialog.getByRole("alert")).toContainText("later day and time than now set");
  await dialog.getByLabel(/^Report back by/).fill("2099-05-04T10:00");
  await dialog.getByRole("button", { name: "Give more time" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(huddle(aaa)).toContainText("2099");
  await expect(aaa.getByRole("button", { name: "More time for small group 1" })).toHaveCount(0);

  for (const page of [aaa, bbb]) await page.getByRole("button", { name: "Leave small group 1" }).click();
  for (const page of [lead, aaa]) {
    await expect(huddle(page)).toContainText("everyone left: “How soon?”");
    await expect(huddle(page)).toContainText(
      "A delegation that joins restarts it. The facilitator may end it.",
    );
    await expect(page.getByText("Everyone left small group 1.")).toBeVisible();
  }
  await aaa.getByRole("button", { name: "Restart small group 1" }).click();
  await expect(huddle(lead)).toContainText("AAA: “How soon?”");
  await lead.getByRole("button", { name: "End small group 1" }).click();
  await dialog.getByRole("textbox", { name: /^Reason/ }).fill("it is late");
  await dialog.getByRole("button", { name: "End the small group" }).click();
  await expect(huddle(aaa)).toContainText("ended it");
});
