import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { enter, signInBy, startConcord } from "./people.ts";
import type { Running } from "./people.ts";

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

const words = (page: Page): Locator =>
  page.getByRole("dialog").getByRole("textbox", { name: "Words of the draft" });
const saved = (page: Page): Locator => page.getByRole("dialog").getByText("Saved", { exact: true });

test("Q8 Q9 two of a delegation write a draft together; others see it when it is submitted, and not before", async ({
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
  for (const page of [head, second, bbb]) {
    await openSpace(page);
    await takeUp(page);
  }

  // Begun by one: it is there for the other at once, and for nobody else.
  await head.getByRole("button", { name: /^Draft a change of clause 3/i }).click();
  await expect(words(head)).toContainText("orbits usable");
  await second.getByRole("button", { name: /^Write the draft on Change of clause 3/i }).click();
  await expect(words(second)).toContainText("orbits usable");

  await words(head).click();
  await head.keyboard.press("Control+End");
  await head.keyboard.type(" for all", { delay: 20 });
  await expect(words(second)).toContainText("orbits usable for all");
  await words(second).click();
  await second.keyboard.press("Control+Home");
  await second.keyboard.type("Draft: ", { delay: 20 });
  await expect(words(head)).toContainText("Draft: ");
  await expect(saved(head)).toBeVisible();
  await expect(saved(second)).toBeVisible();
  await expect(head.getByRole("dialog").getByText("Also writing: Second of AAA")).toBeVisible();

  await expect(bbb.getByText("orbits usable for all")).toHaveCount(0);
  await expect(bbb.getByRole("button", { name: /^Write the draft/ })).toHaveCount(0);

  // Only whoever speaks for the delegation submits it; then it is a proposal, and its draft is closed.
  await expect(second.getByRole("dialog").getByRole("button", { name: "Submit to the room" })).toBeDisabled();
  await head
    .getByRole("dialog")
    .getByRole("textbox", { name: /^Reason/ })
    .fill("for every country");
  await head.getByRole("dialog").getByRole("button", { name: "Submit to the room" }).click();
  await expect(head.getByRole("dialog")).toHaveCount(0);
  await expect(second.getByRole("dialog").getByText("The draft was submitted.")).toBeVisible();
  const card = bbb.getByRole("tabpanel").getByRole("listitem", { name: "Proposal AAA/1" });
  await expect(card).toContainText("for all");
  await expect(card).toContainText("for every country");
});
