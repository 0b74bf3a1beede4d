import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, signInBy, startConcord } from "./people.ts";

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
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
};

const positionButton = (page: Page): Locator =>
  page.getByRole("toolbar").getByRole("button", { name: /position on clause a\)/ });

test("C10 C21 the head lets another delegate speak, by keyboard, and takes it back, unseen", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const admitted = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { origin: running.url },
    data: { type: "admitParticipant", name: "Second of AAA", role: "delegate", delegation: "AAA" },
  });
  const { link } = (await admitted.json()) as { link: string };
  const head = await enter(browser, running, { who: "AAA" });
  const second = await (await browser.newContext({ viewport: { width: 1440, height: 960 } })).newPage();
  await signInBy(second, link);
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [head, second, bbb]) await takeInHand(page);
  await expect(positionButton(second)).toHaveCount(0);

  await head.getByRole("tab", { name: "People" }).click();
  await bbb.getByRole("tab", { name: "People" }).click();
  const speaks = head.getByRole("switch", { name: "Second of AAA in this Opinion" });
  await expect(head.getByRole("heading", { name: "Who speaks for AAA" })).toBeVisible();
  await expect(head.getByText(/^Only AAA sees this/)).toBeVisible();
  await speaks.focus();
  await head.keyboard.press("Space");
  await expect(speaks).toBeChecked();
  await expect(head.getByText("Second of AAA speaks for AAA in this Opinion.")).toBeVisible();

  await expect(positionButton(second)).toBeVisible();
  await positionButton(second).click();
  await second.getByRole("radio", { name: /^Can accept/ }).focus();
  await second.keyboard.press("Space");
  await second.getByRole("button", { name: "Send" }).click();
  await expect(second.getByRole("region", { name: "Positions" })).toContainText("AAA");

  await head.keyboard.press("Space");
  await expect(speaks).not.toBeChecked();
  await expect(positionButton(second)).toHaveCount(0);

  // A deputy speaks in every Opinion, and the secretariat sees who it is.
  const deputy = head.getByRole("switch", { name: "Second of AAA as a deputy of AAA, in every Opinion" });
  await deputy.focus();
  await head.keyboard.press("Space");
  await expect(deputy).toBeChecked();
  await expect(
    head.getByText("Second of AAA is a deputy and speaks for AAA in every Opinion."),
  ).toBeVisible();
  // Their own page, which is open, is told as well.
  await expect(positionButton(second)).toBeVisible();
  await second.getByRole("tab", { name: "People" }).click();
  const own = second.getByRole("listitem").filter({ hasText: "Second of AAA" });
  await expect(own.filter({ hasText: "Deputy" })).toBeVisible();
  await takeInHand(secretariat);
  await secretariat.getByRole("tab", { name: "People" }).click();
  await expect(secretariat.getByText("Second of AAA Deputy")).toBeVisible();
  await deputy.focus();
  await head.keyboard.press("Space");
  await expect(deputy).not.toBeChecked();
  await expect(positionButton(second)).toHaveCount(0);

  // BBB has heard of the position, and of nothing else.
  await bbb.getByRole("tab", { name: "Record" }).click();
  await expect(bbb.getByText(/AAA can accept/i).first()).toBeVisible();
  await expect(bbb.getByText(/lets a member of the delegation/)).toHaveCount(0);

  // The author within AAA stands in the record for AAA and the secretariat alone.
  for (const [page, named] of [
    [head, 1],
    [secretariat, 1],
    [bbb, 0],
  ] as const) {
    await page.getByRole("tab", { name: "Record" }).click();
    const line = page.getByRole("listitem").filter({ hasText: /AAA can accept/i });
    await expect(line.first()).toBeVisible();
    await expect(line.getByText("Second of AAA")).toHaveCount(named);
  }
});
