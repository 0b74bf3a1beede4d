import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";
import type { Running } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();

async function takeInHand(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
}

const positions = (page: Page): Locator =>
  page.getByRole("region", { name: "Positions on the present words" });

const row = (page: Page, kind: string): Locator =>
  positions(page).locator("dl > div").filter({ hasText: kind });

/** In the pen bar, as a delegate finds it first. */
const openPosition = (page: Page): Promise<void> =>
  page
    .getByRole("toolbar")
    .getByRole("button", { name: /position on clause a\)/ })
    .click();

const send = (page: Page): Promise<void> => page.getByRole("button", { name: "Take the position" }).click();

const markButton = (page: Page): Locator =>
  page.getByRole("toolbar").getByRole("button", { name: "Mark clause a) ad referendum" });

test("a clause comes to agreement over instructions and past an objection, pending one delegation", async ({
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
    await expect(positions(aaa)).toContainText("No position to the room on these words.");
    await openPosition(aaa);
    const dialog = aaa.getByRole("dialog");
    await expect(dialog).toContainText("Everyone in the room sees it under AAA.");
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
    await expect(positions(facilitator)).not.toContainText("CCC");
  });

  await test.step("what DDD tells the lead alone is on no other page, not the Chair's", async () => {
    await openPosition(ddd);
    await ddd.getByRole("radio", { name: /^Reservation/ }).check();
    await ddd.getByRole("textbox", { name: /^Reason/ }).fill("for the lead alone");
    await ddd.getByRole("radio", { name: "The lead only" }).check();
    await expect(ddd.getByRole("dialog")).toContainText(
      "Your delegation and the facilitator see it; nobody else, not the Chair.",
    );
    await send(ddd);
    await expect(row(facilitator, "Reservation")).toContainText("DDD");
    await expect(row(ddd, "Reservation")).toContainText("DDD");
    for (const page of [chair, aaa]) {
      await expect(positions(page)).not.toContainText("DDD");
      await page.reload();
      await rowA(page).locator("[data-words]").click();
      await expect(row(page, "Cannot accept")).toContainText("AAA");
      await expect(positions(page)).not.toContainText("DDD");
      await page.getByRole("tab", { name: "Record" }).click();
      await expect(page.getByText(/AAA cannot accept/).first()).toBeVisible();
      await expect(page.getByText("for the lead alone")).toHaveCount(0);
      await page.getByRole("tab", { name: "Clause a)" }).click();
    }
  });

  await test.step("the facilitator takes no national position, and cannot mark over the objection", async () => {
    await expect(facilitator.getByRole("toolbar")).toContainText("as facilitator");
    await expect(positions(facilitator)).toContainText("you take no national position");
    const way = facilitator.getByRole("listitem").filter({ hasText: "cannot accept" });
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
    await expect(dialog).toContainText("Say why: the record names what was marked over.");
    await dialog.getByRole("textbox", { name: /^Why it is marked over/ }).fill("BBB lets the room go on");
    await dialog.getByRole("button", { name: "Mark", exact: true }).click();
    for (const page of [facilitator, chair, aaa]) {
      await expect(
        page.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
      ).toContainText("pending BBB");
      await expect(page.locator(".clause-panel .marks")).toContainText(
        "Marked over BBB awaiting instructions. Reason: BBB lets the room go on",
      );
      await expect(page.locator(".clause-panel .marks")).toContainText("Reservation of AAA");
    }
  });

  await test.step("BBB alone lifts what waits for it", async () => {
    await expect(aaa.getByRole("button", { name: /^Lift pending/ })).toHaveCount(0);
    await expect(chair.getByRole("button", { name: /^Lift pending/ })).toHaveCount(0);
    await bbb.getByRole("button", { name: "Open the clause’s story" }).click();
    await bbb.getByRole("button", { name: "Lift pending BBB from clause a)" }).click();
    await bbb.getByRole("alertdialog").getByRole("button", { name: "Lift" }).click();
    await expect(rowA(facilitator)).not.toContainText("pending BBB");
    await expect(
      facilitator.getByRole("listitem", { name: /^Clause a\), agreed ad referendum/ }).first(),
    ).toBeVisible();
  });
});
