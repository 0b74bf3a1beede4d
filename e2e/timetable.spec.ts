import { expect, type Page, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";

/** The timetable of WTPF-26 closes the text at 2025-06-16T21:59:59Z; the forum's clock starts shortly before. */
const BEFORE = (seconds: number): string =>
  new Date(Date.parse("2025-06-16T21:59:59Z") - seconds * 1000).toISOString();
const DEADLINE = /Deadline: comments on the third draft/u;

test("T9 T11 two type as the text closes: both are warned, pages close, late words come back", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: BEFORE(45) });
  const [aaa, bbb] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "BBB" }),
  ];
  const line = await slowLine(bbb);
  await bbb.goto(aaa.url());
  const clause = (page: Page) => page.locator("[data-clause]").nth(3);
  for (const page of [aaa, bbb]) {
    const warning = page.locator(".banner.deadline");
    await expect(warning).toContainText("The text closes in");
    await expect(warning).toContainText("16 June 2025, 21:59 your time (UTC) · 23:59 Geneva");
    await expect(page.getByRole("link", { name: /^Text: .* left$/u })).toBeVisible();
    await clause(page).locator("[data-words]").click();
    await page.getByRole("textbox", { name: /^Words of/u }).waitFor();
    await page.keyboard.press("End");
  }
  // One person's text is on its way when the text closes; the other types on across the instant.
  line.hold();
  await bbb.keyboard.type(" and late words");
  await expect(async () => {
    await aaa.keyboard.type(" on", { delay: 20 });
    await expect(aaa.locator(".clause-editor")).toBeHidden({ timeout: 10 });
  }).toPass({ timeout: 60_000, intervals: [100] });
  for (const page of [aaa, bbb]) {
    await expect(page.locator(".banner.deadline")).toContainText("The text has been closed since");
    await expect(page.locator(".clause-editor")).toBeHidden();
    await clause(page).click();
    await expect(page.locator(".clause-editor")).toBeHidden();
  }
  line.release();
  const lost = bbb.getByRole("alert").filter({ hasText: "late words" });
  await expect(lost).toContainText("The timetable has closed this for now.");
  await expect(lost.getByRole("button", { name: /Copy/u })).toBeVisible();
  // Both pages show one text: what was typed in time is there, what came later is not.
  await expect(async () => {
    const [one, two] = await Promise.all(
      [aaa, bbb].map((page) => clause(page).locator("[data-words]").innerText()),
    );
    expect(one).toBe(two);
    expect(one).toContain(" on on");
    expect(one).not.toContain("late words");
  }).toPass();
  await running.close();
});

test("T7 the secretariat sees the effects, extends a deadline with a reason, and all are told", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: BEFORE(3_600) });
  const [aaa, secretariat] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "secretariat" }),
  ];
  const report = await enter(browser, running, { who: "chair" });
  await report.goto(`${running.url}/report`);
  await expect(report.locator(".banner.deadline")).toContainText("The text of every Opinion closes in");

  await secretariat.goto(`${running.url}/timetable`);
  const entry = secretariat.locator(".dates > li").filter({ hasText: DEADLINE });
  await entry.getByRole("button", { name: /^Extend/u }).click();
  const dialog = secretariat.getByRole("dialog", { name: "Extend a deadline" });
  const extend = dialog.getByRole("button", { name: "Extend", exact: true });
  await dialog.getByLabel("New last day").fill("2025-06-16");
  await expect(dialog).toContainText("a later time than the one set now");
  await dialog.getByLabel("New last day").fill("2025-06-20");
  await dialog.getByLabel("Time (Geneva)").fill("18:00");
  await expect(dialog).toContainText(
    "The texts close for every Opinion: 20 June 2025, 16:00 your time (UTC) · 18:00 Geneva",
  );
  await expect(extend).toBeDisabled();
  await dialog.getByLabel("Reason").fill("the hall had no network");
  await extend.click();

  const told = "deadline extended by the secretariat on";
  for (const page of [aaa, report]) {
    await expect(page.locator(".timetable-news")).toContainText(told);
    await expect(page.locator(".timetable-news")).toContainText("Reason: the hall had no network");
  }
  await expect(entry).toContainText(told);
  await expect(entry).toContainText("was 16 June 2025, 23:59");
  await aaa.getByRole("button", { name: "Dismiss" }).click();
  await expect(aaa.locator(".timetable-news")).toBeHidden();
  // A delegation reads the timetable and changes nothing there.
  await aaa.goto(`${running.url}/timetable`);
  await expect(aaa.getByText(told)).toBeVisible();
  await expect(aaa.getByRole("button", { name: /^Extend/u })).toHaveCount(0);

  // An entry is added for one Opinion alone, and removed again with a reason.
  await secretariat.getByRole("button", { name: "Add an entry…" }).click();
  const adding = secretariat.getByRole("dialog", { name: "Add an entry to the timetable" });
  await adding.getByLabel("Name in English").fill("Comments on one text close");
  await adding.getByLabel("First day").fill("2025-07-01");
  await adding.getByLabel("comments", { exact: true }).selectOption("closes");
  await adding.getByLabel("Only some").check();
  await adding.getByLabel(/^Opinion 4/u).check();
  await expect(adding).toContainText(
    "Comments close for Opinion 4: 1 July 2025, 21:59 your time (UTC) · 23:59 Geneva",
  );
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  const added = secretariat.locator(".dates > li").filter({ hasText: "Comments on one text close" });
  await expect(added).toContainText("only for Opinion 4");
  await added.getByRole("button", { name: /^Remove/u }).click();
  const removing = secretariat.getByRole("dialog", { name: "Remove an entry from the timetable" });
  await removing.getByLabel("Reason").fill("entered by mistake");
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  await secretariat.getByText("Removed entries").click();
  await expect(secretariat.getByText("removed by the secretariat on").first()).toBeVisible();
  await running.close();
});

test("T22 two officers change one entry: the later reads the change, then goes on with either", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2025-06-10T09:00:00Z" });
  const [chair, secretariat] = [
    await enter(browser, running, { who: "chair" }),
    await enter(browser, running, { who: "secretariat" }),
  ];
  const openEntry = async (page: Page) => {
    await page.goto(`${running.url}/timetable`);
    await page.getByRole("button", { name: /^Change “Deadline: comments on the third draft/u }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("More time was asked for");
    return dialog;
  };
  const mine = await openEntry(chair);
  const theirs = await openEntry(secretariat);
  await theirs.getByLabel("First day").fill("2025-06-18");
  await theirs.getByRole("button", { name: "Change", exact: true }).click();
  await expect(theirs).toHaveCount(0);

  const told = mine.getByRole("alert");
  await expect(told).toContainText("Somebody else changed this entry while you had it open.");
  await expect(told).toContainText("18 June 2025");
  await mine.getByLabel("First day").fill("2025-06-20");
  const send = mine.getByRole("button", { name: "Change", exact: true });
  await expect(send).toBeDisabled();
  await told.getByRole("button", { name: "Keep mine" }).click();
  await send.click();
  await expect(mine).toHaveCount(0);
  await expect(chair.getByRole("main")).toContainText("20 June 2025");

  // One that somebody removed meanwhile is told too, and what was typed goes nowhere by itself.
  const again = await openEntry(chair);
  await secretariat.goto(`${running.url}/timetable`);
  await secretariat.getByRole("button", { name: /^Remove “Deadline: comments on the third draft/u }).click();
  const removing = secretariat.getByRole("dialog");
  await removing.getByLabel("Reason").fill("It is none");
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(again.getByRole("alert")).toContainText("Somebody else removed this entry");
  await again.getByRole("button", { name: "Add mine as a new entry" }).click();
  await again.getByRole("button", { name: "Add", exact: true }).click();
  await expect(again).toHaveCount(0);
  await running.close();
});

test("T23 T20 T21 a lead enters a date of its group; a change shows words and status before", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2025-06-10T09:00:00Z" });
  const [aaa, lead, secretariat] = [
    await enter(browser, running, { who: "AAA" }),
    await enter(browser, running, { who: "space" }),
    await enter(browser, running, { who: "secretariat" }),
  ];
  for (const page of [aaa, lead, secretariat]) await page.goto(`${running.url}/timetable`);
  // A newcomer reads this first: the sample notice, the open windows and the next date.
  const now = aaa.locator(".open-now");
  await expect(now).toContainText("This is a sample forum");
  await expect(now).toContainText("Comments: open until 7 August 2025, 23:59");
  await expect(now).toContainText("The texts: open until 16 June 2025, 23:59");
  await expect(now).toContainText("Next: 16 June 2025");

  await lead.getByRole("button", { name: "Add an entry…" }).click();
  const adding = lead.getByRole("dialog", { name: "Add an entry to the timetable" });
  await expect(adding.getByLabel("For whom is the date").locator("option")).toHaveText([
    "Space connectivity",
  ]);
  await adding.getByLabel("Name in Chinese").fill("空间组会议");
  await adding.getByLabel("First day").fill("2025-08-20");
  await expect(adding).toContainText(
    "The texts open for Opinion 4: 19 August 2025, 22:00 your time (UTC) · 20 August 2025, 00:00 Geneva",
  );
  await adding.getByLabel("Last day, if several").fill("2025-08-30");
  await expect(adding).toContainText("for at most a week");
  await adding.getByLabel("Last day, if several").fill("2025-08-21");
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(adding).toHaveCount(0);
  // Its lead changes this entry and no other.
  await expect(lead.getByRole("button", { name: /^Change/u })).toHaveCount(1);
  const entry = aaa.locator(".dates > li").filter({ hasText: "空间组会议" });
  await expect(entry).toContainText("A date of the group “Space connectivity”");
  await expect(entry).toContainText("open during it: text");

  await secretariat.getByRole("button", { name: "Change “空间组会议”" }).click();
  const changing = secretariat.getByRole("dialog");
  await changing.getByLabel("Name in English").fill("Meeting on space connectivity");
  await changing.getByLabel("Proposed").check();
  await changing.getByLabel("comments", { exact: true }).selectOption("does not change");
  await changing.getByLabel("Reason").fill("The hall is not certain");
  await changing.getByRole("button", { name: "Change", exact: true }).click();
  await expect(changing).toHaveCount(0);
  const changed = aaa.locator(".dates > li").filter({ hasText: "Meeting on space connectivity" });
  for (const told of [
    "Words: now “Meeting on space connectivity”, was nothing.",
    "Opens and closes: now open during it: text, was open during it: text · open during it: comments.",
    "Status: now proposed, was in force.",
    "Reason: The hall is not certain",
  ]) {
    await expect(changed).toContainText(told);
  }
  await running.close();
});
