import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";

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

const BASE = "that voluntary good practice for the end of a satellite's life helps to keep orbits usable";

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
    await lost.getByRole("button", { name: "Propose them on clause 3" }).click();
    const dialog = aaa.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: "Proposed text" })).toHaveValue(`${BASE} and safe`);
    await expect(dialog.locator("ins")).toHaveText("and safe");
    await dialog.getByRole("button", { name: "Submit the proposal" }).click();
    await expect(lost).toHaveCount(0);
    await expect(card(bbb, "AAA/1").locator("ins")).toHaveText("and safe");
    await expect(rowOf(bbb)).not.toContainText("and safe");
  });

  await test.step("who may not type finds propose in the same place", async () => {
    await expect(bbb.getByRole("toolbar").getByRole("button", { name: "Propose on clause 3" })).toBeVisible();
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
    await bbb.getByRole("button", { name: "Propose on clause 3" }).first().click();
    const dialog = bbb.getByRole("dialog");
    await dialog
      .getByRole("textbox", { name: "Proposed text" })
      .fill(BASE.replace("orbits usable", "orbits usable and safe"));
    await dialog.getByRole("button", { name: "Submit the proposal" }).click();

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
  await ccc.getByRole("button", { name: "Propose on clause a)" }).first().click();
  const writing = ccc.getByRole("dialog");
  await expect(writing.getByRole("combobox", { name: "Original language" })).toHaveValue("en");
  await writing.getByRole("textbox", { name: "Proposed text" }).fill("que le climat change");
  await writing.getByRole("combobox", { name: "Original language" }).selectOption("fr");
  await writing.getByRole("button", { name: "Submit the proposal" }).click();
  await expect(writing).toHaveCount(0);
  await card(facilitator, "CCC/1").getByRole("button", { name: "Accept CCC/1", exact: true }).click();
  const dialog = facilitator.getByRole("dialog");
  await expect(dialog).toContainText("Not the language of the text: French");
  await expect(dialog.getByRole("button", { name: "Accept", exact: true })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "I know: use the text as it is" }).check();
  await dialog.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(card(ccc, "CCC/1")).toContainText("Accepted by the facilitator");
});
