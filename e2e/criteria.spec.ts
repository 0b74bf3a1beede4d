import { expect, type Page, test } from "@playwright/test";
import { faultsOf } from "./accessible.ts";
import { focusOf, looksOf, motionOf } from "./criteria.ts";
import { openScreen, pageOf, placesOf, TOLD_FORUM } from "./open-screen.ts";
import { type Running, startConcord } from "./people.ts";
import { OVERLAYS, type Places, type Screen, SCREENS } from "./screens.ts";

let running: Running;
let places: Places;
const people = new Map<Screen["who"], Page>();

test.beforeAll(async ({ browser }) => {
  running = await startConcord(TOLD_FORUM);
  for (const who of ["lead", "delegate", "secretariat", "nobody"] as const)
    people.set(who, await pageOf(browser, running, { who, reducedMotion: "no-preference" }));
  places = await placesOf(people.get("lead")!, running);
});
test.afterAll(() => running.close());

const open = async (name: string, width = 1440): Promise<Page> => {
  const screen = [...SCREENS, ...OVERLAYS].find((one) => one.name === name)!;
  const page = people.get(screen.who)!;
  await page.setViewportSize({ width, height: 900 });
  await openScreen(page, screen, { running, places });
  return page;
};

const STOPS_MAX = 30;
/** A notice stays so long where nobody points at it. */
const NOTICE_MS = 5_000;
const SCREENS_HERE = [
  ["clause in the panel", 1440],
  ["proposals in the panel", 390],
  ["open clause", 1440],
  ["home", 390],
  ["people", 1440],
  ["contributions", 390],
  ["timetable", 1440],
  ["report", 1440],
  ["mail", 390],
  ["nomination", 390],
  ["sign-in", 1440],
  ["menu of the person", 1440],
  ["menu of the acts", 390],
  ["menu of what can be added", 1440],
  ["palette", 1440],
  ["position", 390],
] as const;

test("A80 focus is seen, borders have contrast, labels stand in names, nothing moves", async () => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  let [controls, stops] = [0, 0];
  for (const [name, width] of SCREENS_HERE) {
    const page = await open(name, width);
    const looks = await looksOf(page);
    controls += looks.seen;
    faults.push(...looks.faults.map((one) => `${name}: ${one}`));
    // The arrows walk a menu.
    const isMenu = name.startsWith("menu");
    for (let n = 0; n < (isMenu ? 3 : STOPS_MAX); n++) {
      await page.keyboard.press(isMenu ? "ArrowDown" : "Tab");
      const fault = await focusOf(page);
      if (fault === null) break;
      stops += 1;
      if (fault !== "") faults.push(`${name}: ${fault}`);
    }
  }
  const { faults: moving, rules } = await motionOf(people.get("lead")!);
  console.log(`${controls} controls, ${stops} stops of Tab, ${rules} rules of style`);
  expect(rules).toBeGreaterThan(500);
  expect(stops).toBeGreaterThan(150);
  expect([...faults, ...moving].join("\n")).toBe("");
});

test("A80 a press is taken back by releasing it elsewhere; menus and tabs act on release", async () => {
  const page = await open("clause in the panel");
  const shown = page.locator("[role=menu], [role=dialog], [role=alertdialog]");
  const before = [page.url(), await page.locator("[role=tab][aria-selected=true]").innerText()];
  const buttons = page.locator("button:visible, [role=tab]:visible");
  let tried = 0;
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    if (box === null || box.y < 0 || box.y + box.height > 900 || (await button.isDisabled())) continue;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await expect(shown).toHaveCount(0);
    await page.mouse.move(700, 5);
    await page.mouse.up();
    tried += 1;
  }
  console.log(`${tried} presses were taken back`);
  expect(tried).toBeGreaterThan(15);
  await expect(shown).toHaveCount(0);
  expect([page.url(), await page.locator("[role=tab][aria-selected=true]").innerText()]).toEqual(before);
  await page.getByRole("button", { name: /^View/u }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Record" }).click();
  await expect(page.getByRole("tab", { name: "Record" })).toHaveAttribute("aria-selected", "true");
});

test("A80 nothing appears by pointing at a control, and a choice changes no place", async () => {
  const page = await open("clause in the panel");
  await page.keyboard.press("Alt+g");
  const notice = page.locator(".toast").first();
  await notice.hover();
  await page.waitForTimeout(NOTICE_MS + 1_000);
  await expect(notice).toBeVisible();
  await page.mouse.move(700, 5);
  await expect(notice).toHaveCount(0);
  const count = (): Promise<number> =>
    page.evaluate(
      () =>
        [...document.body.querySelectorAll("*")].filter((one) =>
          one.checkVisibility({ opacityProperty: true }),
        ).length,
    );
  const still = await count();
  for (const one of (await page.locator("button:visible, .sheet-row:visible").all()).slice(0, 40)) {
    await one.hover({ force: true });
    expect(await count()).toBeLessThanOrEqual(still);
  }
  for (const [name, width] of [
    ["people", 1440],
    ["mail", 1440],
    ["report", 1440],
    ["contributions", 1440],
  ] as const) {
    const shown = await open(name, width);
    for (const choice of (await shown.locator("main select:visible").all()).slice(0, 4)) {
      const value = await choice.locator("option:not([disabled])").last().getAttribute("value");
      await choice.focus();
      await choice.selectOption(value);
      await expect(choice).toBeFocused();
      await expect(shown.locator("[role=dialog], [role=alertdialog]")).toHaveCount(0);
      expect(new URL(shown.url()).pathname).toBe(`/${name}`);
    }
  }
});

test("A80 keys of one character can be turned off, and Help tells of access and clear texts", async () => {
  const page = await open("help");
  await expect(page.getByRole("heading", { name: "For readers with a disability" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Texts that everyone can read" })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Keys of this page" });
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("switch", { name: /^Single keys act/u }).uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("?");
  const text = await open("clause of a delegate");
  await text.locator(".sheet-row.operative").first().focus();
  await text.keyboard.press("/");
  await text.keyboard.press("?");
  await text.waitForTimeout(300);
  await expect(text.locator("[role=menu], [role=dialog]")).toHaveCount(0);
  await text.evaluate(() => localStorage.removeItem("concord.singleKeys"));
  await text.keyboard.press("/");
  await expect(text.getByRole("menu")).toBeVisible();
});

test("A80 files and public pages have no fault that a program can judge", async ({ browser }) => {
  const lead = people.get("lead")!;
  const answer = await lead.request.get(`${running.url}/api/opinions/${places.opinion}/export.html`);
  expect(answer.status()).toBe(200);
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.setContent(await answer.text());
  expect(await page.locator("h1, h2, h3").count()).toBeGreaterThan(3);
  expect((await faultsOf(page, { theme: "light" })).faults).toEqual([]);
  await page.context().close();
});
