import { expect, type Locator, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { addToClause, enter, type Running, startConcord } from "./people.ts";
import { submitSuggestion, suggestion } from "./suggesting.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord({ FORUM_NOW: "2026-05-20T09:00:00Z" });
});
test.afterAll(() => running.close());

const openReport = async (page: Page): Promise<void> => {
  await page.goto(`${running.url}/main-report`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};
const dialogOf = (page: Page): Locator => page.getByRole("dialog");
const rows = (page: Page): Locator => page.locator(".sheet-row");
const publish = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name: /^Publish Draft \d+…$/ }).click();
  await dialogOf(page).getByRole("radio", { name, exact: true }).check();
};

test("R31 R32 R33 R34 R35 the report goes from its first section to the final draft, and all take part", async ({
  browser,
}) => {
  const [office, aaa] = (await Promise.all(
    ["secretariat", "AAA"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page];

  await test.step("nobody has begun it; the secretariat does, from the navigation", async () => {
    await openReport(aaa);
    await expect(aaa.getByRole("main")).toContainText("The secretariat has not begun the report yet.");
    await expect(aaa.getByRole("button", { name: "Begin the report" })).toHaveCount(0);
    await picture(aaa, "report-none");
    await office.goto(running.url);
    await openReport(office);
    await office.getByRole("button", { name: "Begin the report" }).click();
    await dialogOf(office).getByRole("textbox", { name: "Title" }).fill("Report on lamps and ships");
    await dialogOf(office).getByRole("button", { name: "Begin", exact: true }).click();
    await expect(office.getByRole("heading", { level: 1, name: "Report on lamps and ships" })).toBeVisible();
    await picture(office, "report-begun");
  });

  await test.step("it is written in the editor, with a heading and numbered paragraphs", async () => {
    await office.getByRole("link", { name: "Write the text" }).click();
    await office.getByRole("button", { name: "Add a section" }).click();
    await expect(rows(office)).toHaveCount(3);
    await office.keyboard.type("Introduction", { delay: 10 });
    await rows(office).nth(2).click();
    await office.keyboard.type("Lamps are lit. They help.", { delay: 10 });
    await office.keyboard.press("Enter");
    await expect(rows(office)).toHaveCount(4);
    await office.keyboard.type("Ships come by night.", { delay: 10 });
    await office.locator("h1.sheet-number").click();
    await expect(rows(office).nth(2)).toContainText("1");
    await expect(rows(office).nth(3)).toContainText("Ships come by night.");
    await expect(office.getByRole("main")).not.toContainText("Ships come by night;");
    await picture(office, "report-writing");
  });

  await test.step("the outline goes out with a deadline; the dialog says all of it", async () => {
    await openReport(office);
    await publish(office, "Draft 1 (outline)");
    await dialogOf(office)
      .getByLabel(/^Comments until/)
      .fill("2026-06-01T18:00");
    await picture(office, "report-publish");
    await dialogOf(office).getByRole("button", { name: "Publish Draft 1 (outline)" }).click();
    await expect(dialogOf(office)).toHaveCount(0);
    await expect(office.getByRole("main")).toContainText("Newest: Draft 1 (outline).");
    await expect(office.getByRole("main")).toContainText("Comments and proposals until");
  });

  await test.step("a delegation cannot type in it, and comments and proposes by paragraph", async () => {
    await openReport(aaa);
    await aaa.getByRole("link", { name: "Open the text" }).click();
    await rows(aaa).nth(2).click();
    await expect(aaa.locator(".clause-editor")).toHaveCount(0);
    await picture(aaa, "report-read");
    await addToClause(aaa, /^Comment/);
    const comments = aaa.getByRole("tabpanel");
    await comments.getByRole("textbox", { name: "Comment" }).fill("Say which lamps.");
    await comments.getByRole("radio", { name: "everyone" }).check();
    await picture(aaa, "report-comment");
    await comments.getByRole("button", { name: "Send" }).click();
    await aaa.getByRole("toolbar").getByRole("button", { name: "Suggest on clause 1" }).click();
    await expect(suggestion(aaa)).toBeVisible();
    await aaa.keyboard.press("Control+End");
    await aaa.keyboard.type(" All of them.", { delay: 10 });
    await picture(aaa, "report-suggestion");
    await submitSuggestion(aaa).click();
    await expect(suggestion(aaa)).toHaveCount(0);
  });

  await test.step("the secretariat reads both, takes the proposal and goes on to the next draft", async () => {
    await openReport(office);
    await office.getByRole("button", { name: "Go on writing" }).click();
    await expect(rows(office).nth(2)).toBeVisible();
    await rows(office).nth(2).locator("[data-words]").click();
    const panel = office.getByRole("tabpanel");
    await expect(panel).toContainText("Say which lamps.");
    await panel.getByRole("button", { name: "Accept AAA/1" }).first().click();
    await dialogOf(office).getByRole("button", { name: "Accept", exact: true }).click();
    await expect(rows(office).nth(2)).toContainText("They help. All of them.");
    await picture(office, "report-accepted");
  });

  await test.step("draft 2 goes out with two Opinions annexed; its changes are read as a redline", async () => {
    await openReport(office);
    await publish(office, "Draft 2");
    const annexes = dialogOf(office).getByRole("group", { name: "Annexed Opinions" });
    for (const n of [1, 2, 3])
      await annexes.getByRole("checkbox", { name: new RegExp(`^Opinion ${n}:`) }).uncheck();
    await dialogOf(office).getByRole("button", { name: "Publish Draft 2" }).click();
    await expect(dialogOf(office)).toHaveCount(0);
    await openReport(aaa);
    await expect(aaa.getByRole("main")).toContainText("Newest: Draft 2. No comments are asked for.");
    await aaa.getByText("2 annexed Opinions").click();
    await picture(aaa, "report-drafts", { fullPage: true });
    await aaa.getByRole("link", { name: "Changes since Draft 1 (outline)" }).click();
    await expect(aaa.locator("#compared ins, .compared ins").first()).toContainText("All of them.");
    await picture(aaa, "report-redline");
  });

  await test.step("the final report comes late by the rule: the dialog and the list say so", async () => {
    const { timetable } = (await (await office.request.get(`${running.url}/api/forum`)).json()) as ForumView;
    const {
      id: entryId,
      ownRule: _rule,
      extensions: _extended,
      ...entry
    } = timetable.find(({ id }) => id === "forum")!;
    const sooner = { ...entry, date: "2026-06-10", until: "2026-06-12" };
    const change = { type: "changeTimetableEntry", entryId, entry: sooner, reason: "the hall is free then" };
    const headers = { origin: running.url };
    const moved = await office.request.post(`${running.url}/api/forum/commands`, { data: change, headers });
    expect(moved.status(), await moved.text()).toBe(200);
    await openReport(office);
    await publish(office, "Final report");
    await expect(dialogOf(office).getByRole("radio")).toHaveCount(2);
    await expect(dialogOf(office)).toContainText("Late by the forum’s rule: the final report is due by");
    await picture(office, "report-late");
    await dialogOf(office).getByRole("button", { name: "Publish Final report" }).click();
    await expect(dialogOf(office)).toHaveCount(0);
    await expect(office.getByRole("main")).toContainText("Newest: Final report.");
    const saved = office.waitForEvent("download");
    await office.getByRole("link", { name: "Final report as Word" }).click();
    expect((await saved).suggestedFilename()).toBe("report-final.docx");
    await expect(office.locator(".report-draft").first()).toContainText("Late by the forum’s rule");
  });
});
