import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, search, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();

const takeInHand = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
};

const ofOpinion = (page: Page, act: string): Promise<void> => search(page, act);

const position = async (page: Page, kind: RegExp, reason: string): Promise<void> => {
  await page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause a\)/ })
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: kind }).check();
  await dialog.getByRole("textbox", { name: /^Reason/ }).fill(reason);
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog).toHaveCount(0);
};

test("S9 S10 S11 C27 an objection is answered, the text is agreed in one act and adopted", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const chair = await enter(browser, running, { who: "chair" });
  const aaa = await enter(browser, running, { who: "AAA" });
  for (const page of [lead, chair, aaa]) await takeInHand(page);
  const stage = chair.getByRole("dialog", { name: "Stage of this Opinion" });
  const set = stage.getByRole("button", { name: "Set the stage" });
  const bar = chair.getByRole("list", { name: "Stage of this Opinion" });

  await test.step("AAA cannot accept a); a base text says so and needs a reason", async () => {
    await position(aaa, /^Cannot accept/, "it leaves out affordable access");
    await ofOpinion(lead, "Publish base text 1…");
    const making = lead.getByRole("dialog", { name: "Publish base text 1" });
    await expect(making).toContainText("1 objection");
    await expect(making).toContainText("AAA cannot accept part of this text.");
    await making.getByRole("button", { name: "Publish base text 1" }).click();
    await making.getByRole("textbox", { name: "Reason" }).fill("AAA speaks on it at the next meeting");
    await making.getByRole("button", { name: "Publish base text 1" }).click();
    await expect(making).toHaveCount(0);
    await expect(bar.locator("[aria-current]")).toHaveText("Base text 1");
  });

  await test.step("no stage goes over it: the dialog names AAA, and its line leads to the paragraph", async () => {
    await chair
      .getByRole("listitem", { name: /^Clause 3,/ })
      .first()
      .locator("[data-words]")
      .click();
    await ofOpinion(chair, "Stage…");
    await expect(stage.getByRole("alert")).toContainText("AAA cannot accept part of this text.");
    await expect(set).toBeDisabled();
    await expect(stage.getByRole("textbox", { name: /^Reason/ })).toHaveCount(0);
    await stage
      .getByRole("button", { name: /^Show .*a\) in the text/ })
      .first()
      .click();
    await expect(stage).toHaveCount(0);
    await expect(chair.getByRole("heading", { name: "Clause a)" })).toBeVisible();
    await ofOpinion(chair, "Agree the whole text…");
    const bloc = chair.getByRole("dialog", { name: "Agree the whole text" });
    await expect(bloc.getByRole("alert")).toContainText("Nobody can agree the whole text now.");
    await expect(bloc.getByRole("button", { name: "Agree the whole text" })).toBeDisabled();
    await chair.keyboard.press("Escape");
    await expect(bloc).toHaveCount(0);
  });

  await test.step("while the dialog is open AAA turns it into a reservation: a reason is left to be given", async () => {
    await ofOpinion(chair, "Stage…");
    await expect(stage.getByRole("alert")).toBeVisible();
    await position(aaa, /^Reservation/, "affordable access");
    await expect(stage.getByRole("alert")).toHaveCount(0);
    await expect(set).toBeDisabled();
    await stage.getByRole("textbox", { name: "Reason" }).fill("the Forum decides what is open");
    await set.click();
    await expect(stage).toHaveCount(0);
    for (const to of ["annexed", "forum"]) {
      await ofOpinion(chair, "Stage…");
      await stage.getByRole("textbox", { name: "Reason" }).fill(`as before, ${to}`);
      await set.click();
      await expect(stage).toHaveCount(0);
    }
    await expect(bar.locator("[aria-current]")).toHaveText("Forum");
  });

  await test.step("adoption asks for every paragraph; the whole text is agreed in one act, by keyboard", async () => {
    await ofOpinion(chair, "Stage…");
    await stage.getByRole("textbox").waitFor({ state: "detached" });
    await expect(stage.getByRole("alert")).toContainText("The Forum adopts by consensus.");
    await stage.getByRole("button", { name: "Agree the whole text…" }).focus();
    await chair.keyboard.press("Enter");
    const bloc = chair.getByRole("dialog", { name: "Agree the whole text" });
    await expect(bloc).toContainText("agreed in one action");
    const why = bloc.getByRole("textbox", { name: "Why agree it now?" });
    if ((await why.count()) > 0) await why.fill("the Forum agreed to all of it");
    await bloc.getByRole("textbox", { name: /meeting/i }).fill("the Forum, second session");
    await chair.keyboard.press("Enter");
    await expect(bloc).toHaveCount(0);
    await ofOpinion(chair, "Stage…");
    await stage.getByRole("textbox", { name: "Reason" }).fill("by consensus");
    await set.click();
    await expect(bar.locator("[aria-current]")).toHaveText("Adopted");
  });

  await test.step("the record says to AAA what was open and why, and that it was one act", async () => {
    await aaa.getByRole("tab", { name: "Record" }).click();
    const record = aaa.getByRole("tabpanel");
    await expect(record.getByText(/agreed to the whole text in one act/)).toBeVisible();
    await expect(record.getByText(/Reason: the Forum decides what is open/)).toBeVisible();
    await expect(record.getByText(/Still open then: .*1 reservation \(AAA\)/).first()).toBeVisible();
    await expect(record.getByText(/1 objection \(AAA\)/)).toBeVisible();
  });
});

for (const theme of ["light", "dark"] as const)
  test(`S9 on a phone in the ${theme} theme, in Chinese, the list fits and its acts are in sight`, async ({
    browser,
  }) => {
    const fresh = await startConcord();
    try {
      const chair = await enter(browser, fresh, { who: "chair", size: { width: 390, height: 844 } });
      const lead = await enter(browser, fresh, { who: "space" });
      await takeInHand(lead);
      await ofOpinion(lead, "Publish base text 1…");
      await lead.getByRole("dialog").getByRole("button", { name: "Publish base text 1" }).click();
      await expect(lead.getByRole("dialog")).toHaveCount(0);
      await chair.emulateMedia({ colorScheme: theme });
      await chair.evaluate(() => void (document.cookie = "concord-language=zh; Path=/"));
      await chair.goto(lead.url());
      await chair.getByRole("toolbar").getByRole("button").last().waitFor();
      await search(chair, "阶段…");
      const stage = chair.getByRole("dialog");
      await expect(stage).toContainText("案文中尚未了结的事项");
      await expect(stage.getByRole("button", { name: "整体商定案文…" })).toBeVisible();
      expect(await stage.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    } finally {
      await fresh.close();
    }
  });
