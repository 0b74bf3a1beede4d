import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, signInBy, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const rowA = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause a\)/ }).first();
const bar = (page: Page): Locator => page.getByRole("toolbar", { name: /./ }).last();

const takeInHand = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowA(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause a)" })).toBeVisible();
};

test("P6 P9 a facilitator hands the lead over by keyboard, speaks for AAA, and takes it back", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const admitted = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { origin: running.url },
    data: {
      type: "admitParticipant",
      name: "Facilitator from AAA",
      role: "facilitator",
      delegation: "AAA",
      leads: ["space"],
    },
  });
  const { link, entries } = (await admitted.json()) as {
    link: string;
    entries: { participant: { id: string } }[];
  };
  const headed = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { origin: running.url },
    data: {
      type: "changeParticipant",
      userId: entries[0]!.participant.id,
      head: true,
      reason: "by letter",
    },
  });
  expect(headed.ok()).toBe(true);
  const lead = await (await browser.newContext({ viewport: { width: 1440, height: 960 } })).newPage();
  await signInBy(lead, link);
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [lead, bbb]) await takeInHand(page);

  await test.step("what BBB tells the lead stands on the lead's page", async () => {
    await bar(bbb)
      .getByRole("button", { name: /position on clause a\)/ })
      .click();
    await bbb.getByRole("radio", { name: /^Cannot accept/ }).check();
    await bbb.getByRole("radio", { name: "Only the facilitator" }).check();
    await bbb.getByLabel(/^Reason/).fill("for the lead alone");
    await bbb.getByRole("button", { name: "Send" }).click();
    await expect(lead.getByText("for the lead alone").first()).toBeVisible();
  });

  await test.step("the lead is handed over", async () => {
    const hat = lead.getByRole("button", { name: "You lead this group: hand over" });
    await hat.focus();
    await lead.keyboard.press("Enter");
    await expect(lead.getByRole("radio", { name: "The secretariat" })).toBeChecked();
    await lead.getByRole("radio", { name: "The other facilitator" }).focus();
    await lead.getByLabel(/^Reason/).fill("AAA has a proposal");
    await lead.keyboard.press("Enter");
    await expect(lead.getByRole("button", { name: "You act for AAA: lead again" })).toBeVisible();
    await rowA(lead).locator("[data-words]").click();
    await expect(lead.getByRole("heading", { name: "Clause a)" })).toBeVisible();
    await expect(lead.getByText("for the lead alone")).toHaveCount(0);
  });

  await test.step("it speaks for AAA, and the record says so", async () => {
    await bar(lead)
      .getByRole("button", { name: /position on clause a\)/ })
      .click();
    await lead.getByRole("radio", { name: /^Can accept/ }).check();
    await lead.getByRole("button", { name: "Send" }).click();
    await expect(lead.getByRole("region", { name: "Positions" })).toContainText("AAA");
  });

  await test.step("it takes the lead back, and its acts stand under the office again", async () => {
    await lead.getByRole("button", { name: "You act for AAA: lead again" }).click();
    await lead.getByRole("button", { name: "Lead again", exact: true }).click();
    await expect(lead.getByRole("button", { name: "You lead this group: hand over" })).toBeVisible();
    await rowA(lead).locator("[data-words]").click();
    await expect(lead.getByText("for the lead alone").first()).toBeVisible();
    await bar(lead)
      .getByRole("button", { name: /Bracket words of|^Bracket/ })
      .first()
      .waitFor();
    await lead.getByRole("tab", { name: "Record" }).click();
    await expect(lead.getByText(/^AAA can accept/).first()).toBeVisible();
  });

  await test.step("why it handed the lead over stands in the record, for everybody", async () => {
    await bbb.reload();
    await bbb.getByRole("tab", { name: "Record" }).click();
    for (const page of [lead, bbb]) {
      const record = page.getByRole("tabpanel", { name: "Record" }).getByRole("listitem");
      const handed = record.filter({
        hasText: "The facilitator handed over to the secretariat, and acts for AAA",
      });
      await expect(handed).toContainText("Reason: AAA has a proposal");
      await expect(record.filter({ hasText: "AAA leads the group again" })).toBeVisible();
    }
  });
});
