import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord, wordsIn } from "./people.ts";

let running: Running;
// A sign-in link works once, so each story has a server of its own.
test.beforeEach(async () => {
  running = await startConcord();
});
test.afterEach(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const words = (page: Page): Locator => rowA(page).locator("[data-words]");
const brackets = (page: Page): Locator => page.locator(".brackets-of");

async function takeInHand(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await words(page).click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
}

/** The words without carets and names that are drawn into them. */
const wordsAlone = (page: Page): Promise<string> =>
  words(page).evaluate((text) => {
    const copy = text.cloneNode(true) as Element;
    for (const drawn of copy.querySelectorAll("[data-drawn]")) drawn.remove();
    return copy.textContent;
  });

test("AAA brackets a word with an alternative; nobody types its signs away; the lead lifts it", async ({
  browser,
}) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await takeInHand(page);
  const before = await wordsIn(words(aaa));
  const last = before.split(" ").at(-1)!;

  await test.step("AAA selects the last word in its editor and presses the key", async () => {
    await aaa.keyboard.press("Control+End");
    for (let i = 0; i < last.length; i++) await aaa.keyboard.press("Shift+ArrowLeft");
    await aaa.keyboard.press("Alt+b");
    const dialog = aaa.getByRole("dialog");
    await expect(dialog).toContainText(`[${last}]`);
    await expect(dialog).toContainText("Everyone will see the bracket and the reservation, from AAA");
    await dialog.getByRole("button", { name: "Add an alternative" }).click();
    await dialog.getByRole("textbox", { name: "Alternative 1" }).fill("other words");
    await dialog.getByRole("textbox", { name: /^Reservation/ }).fill("our law says otherwise");
    await dialog.getByRole("button", { name: "Put in brackets" }).click();
    for (const page of [facilitator, aaa, bbb]) {
      await expect.poll(() => wordsAlone(page)).toContain(`[${last}][other words]`);
      await expect(words(page).getByTitle("bracket of AAA")).toHaveText("AAA");
      await expect(brackets(page)).toContainText("Reservation: our law says otherwise");
    }
  });

  await test.step("BBB types between the signs, and the signs stay", async () => {
    await words(bbb).click();
    await bbb.keyboard.press("Control+End");
    await bbb.keyboard.press("Backspace");
    await expect(bbb.getByText("This bracket has an owner")).toBeVisible();
    await bbb.keyboard.press("ArrowLeft");
    await bbb.keyboard.type(" here");
    await expect(brackets(aaa)).toContainText(`[${last}][other words here]`);
    await expect(brackets(bbb).getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
    await expect(brackets(aaa).getByRole("button", { name: /^Withdraw/ })).toBeVisible();
  });

  await test.step("the facilitator lifts it, with a reason", async () => {
    await brackets(facilitator).getByRole("button", { name: /^Lift/ }).click();
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("radio", { name: "other words here" }).check();
    await dialog.getByRole("button", { name: "Lift the bracket" }).click();
    await expect(dialog).toContainText("Please give a reason");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("agreed in the huddle");
    await dialog.getByRole("button", { name: "Lift the bracket" }).click();
    await expect(brackets(aaa)).toHaveCount(0);
    await aaa.getByRole("tab", { name: "Record" }).click();
    await expect(aaa.getByRole("tabpanel")).toContainText("The facilitator lifted a bracket in");
    await expect(aaa.getByRole("tabpanel")).toContainText(`[${last}][other words here] → other words here`);
  });
});
