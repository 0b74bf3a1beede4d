import { execFileSync } from "node:child_process";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace, putCaret, rowA, saved, wordsOf } from "./behind.ts";
import { enter, keptRows, type Running, signInBy, signOut, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const keptHere = (page: Page): Locator => page.getByRole("status").filter({ hasText: /kept here$/ });

/** Somebody with words that could not be sent; `mend` lets the page come back. */
async function withUnsentWords(page: Page, words: string): Promise<{ readonly mend: () => void }> {
  let open = true;
  const cuts: (() => void)[] = [];
  await page.routeWebSocket(/\/ws\//, (socket) => {
    if (!open) {
      void socket.close({ code: 1012 });
      return;
    }
    cuts.push(() => void socket.close({ code: 1012 }));
    socket.connectToServer();
  });
  // Else the page would go on over HTTPS (rule W12), and its words would be sent.
  await page.route(/\/api\/opinions\/[^/]+\/line/u, (route) =>
    open ? route.continue() : route.abort("connectionfailed"),
  );
  await page.reload();
  await expect(saved(page)).toBeVisible();
  open = false;
  for (const cut of cuts) cut();
  await putCaret(page, rowA(page), "End");
  await page.keyboard.type(words);
  await expect(keptHere(page)).toBeVisible();
  await expect.poll(() => keptRows(page, "changes")).not.toEqual([]);
  return {
    mend: () => {
      open = true;
    },
  };
}

const signIn = (page: Page, who: string): Promise<void> => signInBy(page, running.link(who));

const newLink = (of: Running, who: string): string =>
  execFileSync(process.execPath, ["server/command-line/cli.ts", "invite", who], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: of.dataDir },
  })
    .trim()
    .split("\n")[0]!
    .split("\t")[3]!;

const account = (page: Page, name: string): Locator =>
  page.getByRole("button", { name: new RegExp(`^Signed in as .*${name}`) });

test("A19 unsent words of an earlier person wait, and are not sent in another's name", async ({
  browser,
}) => {
  const first = await enter(browser, running, { who: "AAA" });
  await openSpace(first);
  const line = await withUnsentWords(first, " (words of AAA)");

  const other = await first.context().newPage();
  await signIn(other, "BBB");
  await openSpace(other);
  line.mend();
  await expect(account(first, "Delegation B")).toBeVisible();
  await openSpace(first);
  await expect(saved(first)).toBeVisible();
  expect(await wordsOf(other)).not.toContain("(words of AAA)");
  await expect(rowA(first)).not.toContainText("(words of AAA)");
  expect(await keptRows(first, "changes")).not.toEqual([]);
  expect(await keptRows(first, "refused")).toEqual([]);
  await first.context().close();
});

test("who signs out in one tab takes the unsent words of all tabs along, whoever comes next", async ({
  browser,
}) => {
  const first = await enter(browser, running, { who: "CCC" });
  await openSpace(first);
  const line = await withUnsentWords(first, " (words of CCC)");
  const other = await first.context().newPage();
  await other.goto(running.url);
  await signOut(other);
  await expect(first.getByRole("heading", { name: "You are signed out." })).toBeVisible();
  await signIn(other, "DDD");
  await openSpace(other);
  line.mend();
  await expect(account(first, "Delegation D")).toBeVisible();
  await expect(saved(first)).toBeVisible();
  expect(await wordsOf(other)).not.toContain("(words of CCC)");
  for (const kind of ["changes", "refused"] as const) expect(await keptRows(other, kind)).toEqual([]);
  await first.context().close();
});

test("A20 the next sign-in at the browser finds the page and its unsent words", async ({ browser }) => {
  const later = await startConcord();
  const first = await enter(browser, later, { who: "AAA" });
  await openSpace(first);
  const address = first.url();
  const line = await withUnsentWords(first, " (before the sign-in ended)");
  const other = await first.context().newPage();
  await other.goto(`${later.url}/sign-in`);
  await other.evaluate(() => fetch("/api/sign-out", { method: "POST" }));
  line.mend();
  await expect(first.getByRole("heading", { name: "You are signed out." })).toBeVisible();
  // Nothing must happen: the page waits as long as nobody comes, with no event to wait for.
  await first.waitForTimeout(3_000);
  await expect(first.getByRole("heading", { name: "You are signed out." })).toBeVisible();
  expect(await keptRows(first, "changes")).not.toEqual([]);

  await signInBy(other, newLink(later, "AAA"));
  await expect(rowA(first)).toContainText("(before the sign-in ended)");
  await expect(saved(first)).toBeVisible();
  expect(first.url()).toBe(address);
  await openSpace(other);
  await expect(rowA(other)).toContainText("(before the sign-in ended)");
  await expect.poll(() => keptRows(first, "changes")).toEqual([]);
  await first.context().close();
  await later.close();
});

test("the browser asks before a page with unsaved words is left, and not when all is saved", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "space" });
  await openSpace(page);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const line = await withUnsentWords(page, " (not saved yet)");
  const address = page.url();
  expect(asked).toEqual([]);
  // Stays where it is, since its reader said no.
  await page.evaluate(() => location.assign("/timetable"));
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  expect(page.url()).toBe(address);
  line.mend();
  await expect(saved(page)).toBeVisible();
  await page.goto(`${running.url}/timetable`);
  expect(asked).toEqual(["beforeunload"]);
  await page.context().close();
});

test("K2 an open tab takes up what a dead one could not send, without a reload", async ({ browser }) => {
  const first = await enter(browser, running, { who: "chair" });
  await openSpace(first);
  const other = await first.context().newPage();
  await other.goto(first.url());
  await expect(saved(other)).toBeVisible();
  await withUnsentWords(first, " (of a tab that died)");
  await first.close();
  await expect(rowA(other)).toContainText("(of a tab that died)");
  await expect(other.getByRole("status").filter({ hasText: /from this device w/ })).toBeVisible();
  await expect(saved(other)).toBeVisible();
  expect((await wordsOf(other)).split("(of a tab that died)")).toHaveLength(2);
  await expect.poll(() => keptRows(other, "changes")).toEqual([]);
  await other.context().close();
});

test("A9 a page of the former person changes no timetable, then becomes the new person's", async ({
  browser,
}) => {
  const later = await startConcord({ FORUM_NOW: "2025-06-10T09:00:00Z" });
  const stale = await enter(browser, later, { who: "chair" });
  await stale.goto(`${later.url}/timetable`);
  await expect(account(stale, "Chair")).toBeVisible();
  // It has not looked again yet, as any page in its first seconds.
  await stale.route(/\/api\/forum(\/seq)?(\?.*)?$/u, (route) => route.abort());
  await stale.getByRole("button", { name: /^Remove “Deadline: comments on the third draft/u }).click();
  const removing = stale.getByRole("dialog");
  await removing.getByLabel("Reason").fill("asked by the Chair");

  const other = await stale.context().newPage();
  await signInBy(other, later.link("secretariat"));
  await other.goto(`${later.url}/timetable`);
  await stale.bringToFront();
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  // The form says it. So does a notice of the page, beside the form or behind it.
  const said = removing.getByRole("alert").filter({ hasText: "Somebody else is signed in" });
  await expect(said).toHaveCount(1);
  await expect(said).toContainText("Nothing was done in their name.");
  await expect(account(stale, "Chair")).toBeVisible();

  // Reached again, it becomes that of who is signed in; what the other began is not on it, and was not done.
  await stale.unroute(/\/api\/forum(\/seq)?(\?.*)?$/u);
  // Pressed once more where the form is still there: the page's own look may take it away first.
  await removing
    .getByRole("button", { name: "Remove", exact: true })
    .evaluateAll(([button]) => (button as HTMLElement | undefined)?.click());
  await expect(account(stale, "Secretariat")).toBeVisible();
  await expect(removing).toHaveCount(0);
  await other.reload();
  const entry = other.getByRole("button", { name: /^Remove “Deadline: comments on the third draft/u });
  await expect(entry).toBeVisible();
  await expect(other.getByText("Removed entries")).toHaveCount(0);

  // In its new name it asks as any page.
  await stale.getByRole("button", { name: /^Remove “Deadline: comments on the third draft/u }).click();
  await removing.getByLabel("Reason").fill("asked by the secretariat");
  await removing.getByRole("button", { name: "Remove", exact: true }).click();
  await stale.getByText("Removed entries").click();
  await expect(stale.getByText("removed by the secretariat on").first()).toBeVisible();
  await stale.context().close();
  await later.close();
});

test("A9 who signs out on a page of before leaves who is signed in by now where they are", async ({
  browser,
}) => {
  const later = await startConcord();
  const stale = await enter(browser, later, { who: "AAA" });
  await stale.goto(`${later.url}/contributions`);
  await expect(account(stale, "Delegation A")).toBeVisible();
  await stale.route(/\/api\/forum(\?.*)?$/u, (route) => route.abort());
  const other = await stale.context().newPage();
  await signInBy(other, later.link("BBB"));
  await other.goto(`${later.url}/contributions`);
  await expect(account(other, "Delegation B")).toBeVisible();
  await signOut(stale);
  await other.reload();
  await expect(account(other, "Delegation B")).toBeVisible();
  await stale.context().close();
  await later.close();
});

test("A19 a page that becomes somebody else's shows nothing that the person before had read", async ({
  browser,
}) => {
  const later = await startConcord();
  const stale = await enter(browser, later, { who: "chair" });
  await stale.goto(`${later.url}/report?step=write`);
  const introduction = stale.getByRole("textbox", { name: /^Introduction/u });
  await expect(introduction).toBeVisible();
  // The report's answer to the person now signed in takes its time.
  await stale.route(/\/api\/report$/u, () => {});
  const other = await stale.context().newPage();
  await signInBy(other, later.link("AAA"));
  await stale.bringToFront();
  await expect(account(stale, "Delegation A")).toBeVisible();
  await expect(stale.getByRole("heading", { level: 1, name: /report/iu })).toBeVisible();
  expect(await introduction.count()).toBe(0);
  await stale.context().close();
  await later.close();
});
