import { strFromU8, unzipSync } from "fflate";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, search, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const NAME = "3rd online meeting of the group on space connectivity";

const openSpace = async (page: Page): Promise<void> => {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect(page.getByRole("listitem", { name: /^Clause a\)/ }).first()).toBeVisible();
};
const banner = (page: Page) => page.getByRole("region", { name: `Open meeting: ${NAME}` });
const tab = (page: Page) => page.getByRole("region", { name: NAME, exact: true });
test("T13 T15 T16 T18 H8 a meeting opens, is attended, closes, and is in history and report", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const [aaa, bbb] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "BBB" }),
  ];
  for (const page of [lead, aaa, bbb]) await openSpace(page);

  await test.step("the lead opens it from the Opinion's menu, with the keyboard", async () => {
    await lead.getByRole("button", { name: /^Draft Opinion .*exports and views/i }).focus();
    await lead.keyboard.press("Enter");
    await lead.getByRole("menuitem", { name: "Open a meeting …" }).press("Enter");
    const dialog = lead.getByRole("dialog", { name: /^Open a meeting/ });
    const name = dialog.getByRole("textbox", { name: "Name of the meeting" });
    await expect(name).toBeFocused();
    await expect(name).toHaveValue(/^Meeting of /);
    await picture(lead, "open-dialog");
    await name.fill("");
    await lead.keyboard.press("Enter");
    await expect(dialog.getByText("Please fill this in.")).toBeVisible();
    await name.fill(NAME);
    await lead.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(bbb.getByRole("link", { name: /Space connectivity/ }).first()).toContainText("Meeting now");
    for (const page of [lead, aaa, bbb]) await expect(banner(page)).toContainText(NAME);
  });

  await test.step("connected delegations attend; one says that it does not, and says it again", async () => {
    await expect(banner(lead)).toContainText("2 delegations present");
    for (const page of [lead, aaa, bbb])
      await page.getByRole("button", { name: "Attendance: 2 delegations present" }).click();
    await expect(tab(lead)).toContainText("Attending: AAA · BBB");
    await tab(aaa).getByRole("button", { name: "Undo: you are here for AAA" }).click();
    await expect(tab(lead)).toContainText("Attending: BBB");
    await tab(aaa).getByRole("button", { name: "I’m here (AAA)" }).click();
    await expect(tab(bbb)).toContainText("Attending: AAA · BBB");
    // Persons are their own delegation's and the secretariat's alone.
    await expect(tab(bbb)).not.toContainText("(AAA)");
    await expect(tab(lead)).not.toContainText("(AAA)");
  });

  await test.step("the lead lists a third one that it sees on the call", async () => {
    await tab(lead)
      .getByRole("button", { name: `Attendance: ${NAME}` })
      .click();
    const dialog = lead.getByRole("dialog", { name: "Attendance" });
    await dialog.getByRole("checkbox", { name: "CCC" }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(tab(aaa)).toContainText("Attending: AAA · BBB · CCC");
  });

  await test.step("a clause is marked: the mark rests on the meeting without being asked", async () => {
    const row = lead.getByRole("listitem", { name: /^Clause a\)/ }).first();
    await row.locator("[data-words]").click();
    const bar = lead.getByRole("toolbar", { name: /./ }).last();
    await expect(bar.getByRole("button", { name: /^Put to the room: clause a\)/ })).toBeVisible();
    await picture(lead, "line-lead");
    await bar.getByRole("button", { name: "More actions" }).click();
    await lead.getByRole("menuitem", { name: /^Agree \(ad referendum\)/ }).click();
    await expect(row).toHaveAccessibleName(/agreed ad referendum/);
    await lead.getByRole("tab", { name: /Record/ }).click();
    await expect(lead.getByText(`Agreed at: ${NAME}`).first()).toBeVisible();
    await expect(lead.getByText(`The facilitator opened a meeting: ${NAME}.`)).toBeVisible();
  });

  await test.step("it is closed, everybody's banner goes, and its end is a state of the history", async () => {
    await lead.getByRole("tab", { name: "Meeting" }).click();
    await tab(lead)
      .getByRole("button", { name: `Close the meeting: ${NAME}` })
      .click();
    const dialog = lead.getByRole("dialog", { name: "Close the meeting?" });
    await dialog
      .getByRole("textbox", { name: "Conclusion (optional)" })
      .fill("One paragraph was agreed ad referendum.");
    await dialog.getByRole("button", { name: "Close the meeting" }).click();
    for (const page of [lead, aaa, bbb]) await expect(banner(page)).toHaveCount(0);
    await search(aaa, "since the last meeting", /^Changes since the last meeting/);
    await expect(aaa.getByText("Nothing is different.")).toBeVisible();
    await aaa.goto(`${aaa.url().split("?")[0]}/history?show=meetings`);
    await expect(aaa.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveText([
      new RegExp(`The meeting ended: ${NAME}`),
    ]);
    await picture(aaa, "history");
  });

  await test.step("the page of the timetable lists it, and the secretariat corrects who attended", async () => {
    const secretariat = await enter(browser, running, { who: "secretariat" });
    await secretariat.goto(`${running.url}/timetable`);
    await secretariat.getByRole("button", { name: `Correct attendance: ${NAME}` }).click();
    const dialog = secretariat.getByRole("dialog", { name: "Attendance" });
    await dialog.getByRole("checkbox", { name: "CCC" }).uncheck();
    await dialog.getByRole("textbox", { name: "Reason of the correction" }).fill("it was on another call");
    await dialog.getByRole("button", { name: "Save" }).click();
    const held = secretariat.getByRole("listitem").filter({ hasText: NAME });
    await expect(held).toContainText("Attended: AAA · BBB");
    await expect(held).toContainText("Removed by the secretariat");
    await expect(held).toContainText("Conclusion: One paragraph was agreed ad referendum.");
    await held.scrollIntoViewIfNeeded();
    await picture(secretariat, "timetable");
  });

  await test.step("the Chair's report lists it", async () => {
    const chair = await enter(browser, running, { who: "chair" });
    await chair.goto(`${running.url}/report?step=write`);
    await chair.getByText("The report now").click();
    const sheet = chair.locator(".report-sheet");
    await expect(sheet).toContainText(NAME);
    await expect(sheet).toContainText("AAA, BBB");
    await expect(sheet).toContainText("One paragraph was agreed ad referendum.");
    await sheet.getByText(NAME).first().scrollIntoViewIfNeeded();
    await picture(chair, "report");
    const answer = await chair.request.get(`${running.url}/api/report.docx`);
    const xml = strFromU8(unzipSync(new Uint8Array(await answer.body()))["word/document.xml"]!);
    expect(xml).toContain(NAME);
  });
});
