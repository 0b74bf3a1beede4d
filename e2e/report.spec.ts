import { spawnSync } from "node:child_process";
import { expect, type Page, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  await page.locator("main").evaluate((main) => main.scrollTo(0, 0));
  const tall = await page.locator("main").evaluate((main) => main.scrollHeight + 100);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: before.width, height: Math.min(tall, 6_000) });
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.setViewportSize(before);
};

test("H1 H2 H4 H5 H6 H11 the Chair writes and issues; all take it and check it; a (Cor.1)", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2025-03-03T09:00:00Z" });
  const chair = await enter(browser, running, { who: "chair" });
  await chair.goto(`${running.url}/report`);
  await expect(chair.getByRole("heading", { name: "Still open" })).toBeVisible();
  await expect(chair.locator(".not-ready li")).toHaveCount(5);
  await expect(chair.locator(".not-ready")).toContainText("no base text yet");

  const own = chair.locator(".report-steps");
  const toStep = (name: string): Promise<void> => own.getByRole("link", { name, exact: true }).click();
  await own.getByRole("link", { name: "Next: Write" }).click();
  await own.getByRole("textbox", { name: "Document number" }).fill("IEG/7-E");
  await own
    .getByRole("textbox", { name: /^Introduction by the Chair/ })
    .fill("The group met twice.\nIt thanks all.");
  await expect(own.getByText("Not saved yet")).toBeVisible();
  await toStep("3 Issue");
  await expect(chair.getByRole("button", { name: "Issue the report …" })).toBeDisabled();
  await toStep("2 Write");
  // A page that dies keeps them on the device; signing out asks first.
  await chair.reload();
  await expect(own.getByRole("textbox", { name: /^Introduction by the Chair/ })).toHaveValue(
    "The group met twice.\nIt thanks all.",
  );
  await expect(own.getByText("Not saved yet")).toBeVisible();
  await chair.getByRole("button", { name: /^Signed in as/ }).click();
  await chair.getByRole("menuitem", { name: "Sign out" }).click();
  const losing = chair.getByRole("alertdialog", { name: "Sign out and lose this text?" });
  await expect(losing).toContainText("You began to write 1 text");
  await losing.getByRole("button", { name: "Stay signed in" }).click();
  await own.getByRole("button", { name: "Undo" }).click();
  await expect(own.getByRole("textbox", { name: "Document number" })).toHaveValue("WTPF-26/IEG-E");
  await own.getByRole("textbox", { name: "Document number" }).fill("IEG/7-E");
  await own
    .getByRole("textbox", { name: /^Introduction by the Chair/ })
    .fill("The group met twice.\nIt thanks all.");
  await own.getByRole("checkbox", { name: "Annex: provenance and old numbers" }).uncheck();
  await own.getByRole("radio", { name: "Nobody" }).check();
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Saved", { exact: true })).toBeVisible();
  // Words that are typed while others are being saved stay, and are not said to be saved.
  const introduction = own.getByRole("textbox", { name: /^Introduction by the Chair/ });
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await chair.route("**/api/forum/commands", async (route) => {
    await held;
    await route.continue();
  });
  await introduction.fill("The group met twice.\nIt thanks everybody.");
  await own.getByRole("button", { name: "Save" }).click();
  await introduction.fill("The group met twice.\nIt thanks all.");
  letGo();
  await expect(own.getByText("Not saved yet")).toBeVisible();
  await expect(introduction).toHaveValue("The group met twice.\nIt thanks all.");
  await chair.unroute("**/api/forum/commands");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Saved", { exact: true })).toBeVisible();
  await chair.getByText("The report now").click();
  const sheet = chair.locator(".report-sheet");
  await expect(sheet).toContainText("It thanks all.");
  await expect(sheet).toContainText("IEG/7-E");
  await expect(sheet).toContainText("this report names no delegation");
  await picture(chair, "chair");

  await toStep("3 Issue");
  await chair.getByRole("button", { name: "Issue the report …" }).click();
  const dialog = chair.getByRole("dialog", { name: "Issue IEG/7-E" });
  await dialog.getByRole("radio", { name: "At a set time" }).check();
  await dialog.getByLabel("Day").fill("2025-03-04");
  await dialog.getByLabel(/^Time in/).fill("10:00");
  await dialog.getByRole("button", { name: "Set the time" }).click();
  await expect(chair.getByText(/^IEG\/7-E appears/)).toBeVisible();

  const aaa = await enter(browser, running, { who: "AAA" });
  await aaa.goto(`${running.url}/report`);
  await expect(aaa.getByText("No report has been issued yet.")).toBeVisible();
  await expect(aaa.getByRole("heading", { name: "Still open" })).toHaveCount(0);

  // The server is down over the instant: it issues when it runs again.
  await running.kill();
  await running.restart({ FORUM_NOW: "2025-03-04T12:00:00Z" });
  await aaa.reload();
  await expect(aaa.locator(".issued")).toContainText("IEG/7-E");
  const download = aaa.waitForEvent("download");
  await aaa.getByRole("link", { name: "Download IEG/7-E as Word" }).click();
  const file = `${await (await download).path()}.docx`;
  await (await download).saveAs(file);
  const verified = spawnSync(process.execPath, ["server/command-line/cli.ts", "verify", file], {
    encoding: "utf8",
  });
  // Without a record nothing is proven.
  expect(verified.status).toBe(3);
  const said = verified.stderr;
  expect(said.match(/: identical to working text in IEG\/7-E/g)).toHaveLength(5);
  expect(said).toContain("Not covered: the covering text");
  await picture(aaa, "delegate");

  await chair.reload();
  await toStep("2 Write");
  await own.getByRole("combobox", { name: "Revision" }).selectOption("Cor");
  await own.getByRole("textbox", { name: /^Introduction by the Chair/ }).fill("The group met three times.");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Saved", { exact: true })).toBeVisible();
  await toStep("3 Issue");
  await chair.getByRole("button", { name: "Issue the report …" }).click();
  await chair.getByRole("button", { name: "Issue now" }).click();
  await expect(own.getByText("Issued: IEG/7-E(Cor.1).")).toBeVisible();
  await expect(chair.locator(".issued li").first()).toContainText("IEG/7-E(Cor.1)");
  await aaa.reload();
  await expect(aaa.locator(".issued li b")).toHaveText(["IEG/7-E(Cor.1)", "IEG/7-E"]);
  await aaa.setViewportSize({ width: 390, height: 800 });
  await picture(aaa, "delegate-narrow");
  await expect(aaa.getByRole("main")).not.toContainText("npm run");
  await chair.setViewportSize({ width: 390, height: 800 });
  await picture(chair, "chair-narrow");
  await running.close();
});

test("R20 R23 H1 the report is in the language that the Chair chose: Arabic reads from the right", async ({
  browser,
}) => {
  const running = await startConcord();
  const chair = await enter(browser, running, { who: "chair" });
  await chair.goto(`${running.url}/report?step=write`);
  const own = chair.locator(".report-steps");
  const language = own.getByLabel("Language of the report");
  await expect(language.getByRole("option")).toHaveText([
    "العربية",
    "中文",
    "English",
    "Français",
    "Русский",
    "Español",
  ]);
  await language.selectOption("العربية");
  await expect(own.getByRole("textbox", { name: "Document number" })).toHaveValue("WTPF-26/IEG-A");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Saved", { exact: true })).toBeVisible();
  await chair.getByText("The report now").click();
  const sheet = chair.locator(".report-sheet");
  await expect(sheet).toContainText("تقرير رئيس فريق الخبراء غير الرسمي");
  await expect(sheet).toHaveAttribute("dir", "rtl");
  for (const [width, colorScheme] of [
    [1440, "light"],
    [390, "dark"],
  ] as const) {
    await chair.setViewportSize({ width, height: 900 });
    await chair.emulateMedia({ colorScheme });
    await picture(chair, `arabic-${width}-${colorScheme}`);
    if (width > 390) continue;
    // The table keeps several words a line, and the keyboard brings the rest of it.
    const table = sheet.getByRole("region", { name: /^الرأي/ });
    const first = table.getByRole("cell").first();
    expect(await first.evaluate((cell) => cell.clientWidth)).toBeGreaterThanOrEqual(150);
    await table.focus();
    await chair.keyboard.press("ArrowLeft");
    await expect.poll(() => table.evaluate((one) => one.scrollLeft)).toBeLessThan(0);
  }
  await chair.setViewportSize({ width: 1280, height: 720 });
  const download = chair.waitForEvent("download");
  await own.getByRole("link", { name: "3 Issue" }).click();
  await chair.getByRole("button", { name: "Export the Chair’s report (DOCX)" }).click();
  const file = `${await (await download).path()}.docx`;
  expect((await download).suggestedFilename()).toBe("تقرير-الرئيس.docx");
  await (await download).saveAs(file);
  const verified = spawnSync(process.execPath, ["server/command-line/cli.ts", "verify", file], {
    encoding: "utf8",
  });
  // Without a record nothing is proven.
  expect(verified.status).toBe(3);
  const said = verified.stderr;
  expect(said.match(/: identical to /g)).toHaveLength(7);
  await running.close();
});
