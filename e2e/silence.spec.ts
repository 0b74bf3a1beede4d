import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { openConcord } from "../server/setup/concord.ts";
import { buildPage, PAGE_DIR } from "../server/http/page.ts";
import { serveConcord } from "../server/serve.ts";
import { readSettings } from "../server/setup/settings.ts";
import { wtpf26File } from "../shared/testing/wtpf-26.ts";
import { addToClause, enter, signInBy, startConcord } from "./people.ts";

const START = Date.parse("2025-03-03T09:00Z");
const WITH_SILENCE = { ...wtpf26File, silence: { hoursMin: 72, workingDays: null } };

test.beforeAll(() => buildPage((line) => console.log(line)));

/** The real server in this process, of a forum whose rules allow silence procedures, its clock at an instant. */
async function serveAt(now: number, dataDir: string, port = "0") {
  const settings = readSettings({ PORT: port, DATA_DIR: dataDir, FORUM_NOW: new Date(now).toISOString() });
  if ("problem" in settings) throw new Error(settings.problem);
  let url = "";
  const concord = await openConcord({
    settings,
    log: () => undefined,
    address: () => url,
    found: { preset: wtpf26File.id, sample: true },
    presets: new Map([[wtpf26File.id, WITH_SILENCE]]),
  });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: PAGE_DIR, log: () => undefined });
  url = `http://localhost:${site.port}`;
  const names = concord.invited.map(({ name, of, role }) => ({ name, who: of === "-" ? role : of }));
  return { concord, site, names, url };
}

type Serving = Awaited<ReturnType<typeof serveAt>>;

async function signIn(browser: Browser, { concord }: Serving, name: string): Promise<Page> {
  const user = concord.people.byName(name);
  if (user === null) throw new Error(`nobody is ${name}`);
  const page = await (await browser.newContext()).newPage();
  await signInBy(page, await concord.secretariat.invite(user));
  await page.waitForURL(/opinions/u);
  return page;
}

test("a clause goes under silence, a delegation gets more time, and the lead declares", async ({
  browser,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-silence-story-"));
  let serving = await serveAt(START, dataDir);
  const { names } = serving;
  const nameOf = (who: string): string => names.find((one) => one.who === who)?.name ?? "";
  const lead = await signIn(browser, serving, nameOf("space"));
  const path = new URL(lead.url()).pathname;
  await lead.locator("[data-clause]").nth(3).click();
  await addToClause(lead, /^Start a silence procedure/u);
  await expect(lead.getByRole("dialog")).toContainText("Every delegation of the forum is told");
  await lead.getByRole("button", { name: "Start the silence procedure" }).click();
  const silence = lead.getByRole("region", { name: "Silence procedure" });
  await expect(silence).toContainText("6 March 2025, 10:00 your time (UTC) · 11:00 Geneva");

  // On another Opinion, too, a delegation reads of it, and asks for more time where it runs.
  const aaa = await signIn(browser, serving, nameOf("AAA"));
  await aaa.goto(`${serving.url}/timetable`);
  await aaa.getByRole("link", { name: /which has an open silence procedure/u }).click();
  await aaa.getByRole("button", { name: /which is under silence/u }).click();
  await aaa.getByRole("button", { name: /^Ask for more time/u }).click();
  await aaa.getByLabel("Reason").fill("A holiday in capital");
  await aaa.getByRole("button", { name: "Ask for more time", exact: true }).click();
  await silence.getByRole("button", { name: /^Answer AAA/u }).click();
  await lead.getByLabel("More time", { exact: true }).check();
  await lead.getByLabel("Explanation").fill("One more day.");
  await lead.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(silence).toContainText("7 March 2025, 10:00 your time (UTC) · 11:00 Geneva");
  await expect(lead.getByRole("button", { name: /^Declare agreement/u })).toHaveCount(0);

  // The server is stopped over the closing instant.
  await serving.site.close();
  serving = await serveAt(Date.parse("2025-03-07T10:30Z"), dataDir);
  const again = await signIn(browser, serving, nameOf("space"));
  await again.goto(serving.url + path);
  await again.getByRole("button", { name: /which is under silence/u }).click();
  const closed = again.getByRole("region", { name: "Silence procedure" });
  await expect(closed).toContainText("only when the facilitators declare it");
  await expect(again.locator(".clause-head")).toContainText("open");
  await closed.getByRole("button", { name: /^Declare agreement/u }).click();
  await again.getByRole("button", { name: "Declare agreement", exact: true }).click();
  await expect(again.locator(".clause-head")).toContainText("ad referendum");
  await expect(again.locator(".clause-panel")).toContainText("silence not broken");
  await serving.site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("I12 I13 an absent delegation is told before the close, after it, and of what ended", async ({
  browser,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-silence-away-"));
  let serving = await serveAt(START, dataDir);
  const { names } = serving;
  const nameOf = (who: string): string => names.find((one) => one.who === who)?.name ?? "";
  const lead = await signIn(browser, serving, nameOf("space"));
  const path = new URL(lead.url()).pathname;
  // BBB has read the text once, and is away when the silence begins.
  const bbb = await signIn(browser, serving, nameOf("BBB"));
  await bbb.goto(serving.url + path);
  await expect(bbb.locator("[data-clause]").first()).toBeVisible();
  await expect.poll(() => bbb.evaluate(() => Object.keys(localStorage).join())).toContain("seen");
  await bbb.goto("about:blank");
  await lead.locator("[data-clause]").nth(3).click();
  await addToClause(lead, /^Start a silence procedure/u);
  await lead.getByRole("button", { name: "Start the silence procedure" }).click();
  await expect(lead.getByRole("region", { name: "Silence procedure" })).toBeVisible();

  const { port } = new URL(serving.url);
  const comeBack = async (now: string): Promise<void> => {
    await serving.site.close();
    serving = await serveAt(Date.parse(now), dataDir, port);
  };
  await comeBack("2025-03-06T09:30Z");
  await bbb.goto(`${serving.url}/timetable`);
  const banner = bbb.locator(".silence-banner");
  await expect(banner).toContainText("Under silence in “Space connectivity”.");
  await expect(banner.locator("b")).toContainText(/left\.$/u);
  await expect(banner.getByRole("status")).toContainText("1 h left.");

  await bbb.goto("about:blank");
  await comeBack("2025-03-06T11:00Z");
  await bbb.goto(`${serving.url}/timetable`);
  await expect(banner).toContainText("Silence not broken in “Space connectivity”. It closed");

  await bbb.goto(serving.url + path);
  const since = bbb.getByRole("region", { name: "Silence procedures since your last visit" });
  await expect(since).toContainText("3 March 2025, 10:00 to 6 March 2025, 11:00 (Geneva): not broken.");
  await since.getByRole("button", { name: "Dismiss" }).click();
  await expect(since).toHaveCount(0);
  await serving.site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("where the forum's rules allow none, the search says so in one sentence", async ({ browser }) => {
  const running = await startConcord();
  const lead = await enter(browser, running, { who: "space" });
  await lead.locator("[data-clause]").nth(3).click();
  await lead.getByRole("button", { name: "Search everything" }).click();
  await lead.getByRole("combobox").fill("silence procedure");
  const entry = lead.getByRole("option", { name: /^Start a silence procedure/u });
  await expect(entry).toHaveAttribute("aria-disabled", "true");
  await expect(entry).toContainText("Off: this forum’s rules allow no silence procedure.");
  await running.close();
});

test("a lead starts a silence once the forum's decision is recorded on the timetable", async ({
  browser,
}) => {
  const running = await startConcord();
  const lead = await enter(browser, running, { who: "space" });
  const chair = await enter(browser, running, { who: "chair" });
  await chair.goto(`${running.url}/timetable`);
  await expect(chair.getByText("This forum’s rules do not allow silence procedures")).toBeVisible();
  await chair.getByRole("button", { name: "Change the rules for silence procedures" }).click();
  const dialog = chair.getByRole("dialog");
  await dialog.getByRole("radio", { name: "allowed; every day counts" }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Decided at the second meeting");
  await dialog.getByRole("textbox", { name: "Minimum hours" }).fill("a day");
  await dialog.getByRole("button", { name: "Record the rules" }).click();
  await expect(dialog.getByText("A number of hours from 1 to 1440.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Minimum hours" }).fill("48");
  await dialog.getByRole("button", { name: "Record the rules" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(chair.getByText("circulated for 48 hours or more")).toBeVisible();
  await expect(chair.getByText("Decided at the second meeting")).toBeVisible();

  await lead
    .getByRole("listitem", { name: /^Clause 3,/ })
    .first()
    .locator("[data-words]")
    .click();
  await addToClause(lead, /^Start a silence procedure/u);
  await lead.getByRole("button", { name: "Start the silence procedure" }).click();
  await expect(lead.getByRole("region", { name: "Silence procedure" })).toBeVisible();
  await running.close();
});
