import { execFileSync } from "node:child_process";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type Running, startConcord } from "./people.ts";

// These tests use up links, so they have their own server.
let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const heading = (page: Page, name: string): Locator => page.getByRole("heading", { level: 1, name });
const button = (page: Page): Locator => page.getByRole("button", { name: "Sign in", exact: true });
const tokenOf = (link: string): string => link.split("#")[1]!;
const newLink = (who: string): string =>
  execFileSync(process.execPath, ["server/command-line/cli.ts", "invite", who], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: running.dataDir, PORT: new URL(running.url).port },
  })
    .trim()
    .split("\n")[0]!
    .split("\t")[3]!;

test("A2 a link signs in by its button, not by being opened; Enter presses it", async ({ page }) => {
  const link = running.link("AAA");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));

  // A mail scanner does this: it opens the link and lets its scripts run.
  await page.goto(link);
  await expect(button(page)).toBeFocused();
  await page.waitForLoadState("networkidle");
  expect(asked).not.toContain("POST /api/sign-in");
  await expect(page).toHaveURL(`${running.url}/sign-in`);
  await expect(page.getByText("Delegation A")).toHaveCount(0);

  // After a reload the page still has the link, but the address bar does not.
  await page.reload();
  await expect(button(page)).toBeFocused();
  expect(page.url()).not.toContain(tokenOf(link));
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  await expect(page.getByRole("button", { name: /^Signed in as .*Delegation A/ })).toBeVisible();
  expect(asked.filter((one) => one === "POST /api/sign-in")).toHaveLength(1);
});

test("A2 a used, an unknown and an expired link each say so, and what to do", async ({ page }) => {
  const link = running.link("BBB");
  await page.goto(link);
  await button(page).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  await page.goto(link);
  await button(page).click();
  await expect(heading(page, "This sign-in link was already used.")).toBeVisible();
  await page.getByRole("link", { name: "Open Concord" }).click();
  await expect(page.getByRole("button", { name: /^Signed in as .*Delegation B/ })).toBeVisible();

  await page.goto(`${running.url}/sign-in#${"x".repeat(43)}`);
  await button(page).click();
  await expect(heading(page, "This sign-in link is unknown.")).toBeVisible();
  // The page forgets a refused link and does not offer it again.
  await page.reload();
  await expect(heading(page, "You are not signed in.")).toBeVisible();
});

test("A2 without a connection the page keeps the link and tries again", async ({ page }) => {
  await page.goto(running.link("CCC"));
  await expect(button(page)).toBeFocused();
  await page.context().setOffline(true);
  await button(page).click();
  await expect(heading(page, "The page could not reach the server.")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
});

test("A6 signing out first says that a return needs a new link, and that link works", async ({ page }) => {
  await page.goto(newLink("DDD"));
  await button(page).click();
  const account = page.getByRole("button", { name: /^Signed in as .*Delegation D/ });
  await expect(account).toBeVisible();
  // Without a connection the page says so at once, and no question comes later.
  await page.context().setOffline(true);
  await account.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("Signing out did not reach the server.")).toBeVisible();
  await page.context().setOffline(false);
  await account.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const asking = page.getByRole("alertdialog", { name: "Sign out?" });
  await expect(asking).toContainText("you need a new one");
  await asking.getByRole("button", { name: "Stay signed in" }).click();
  await expect(account).toBeVisible();
  await account.click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await asking.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(heading(page, "You are not signed in.")).toBeVisible();
  // The next person at this browser reads no notice of the last one; a refusal would stay for 15 s.
  await expect(page.locator(".toast")).toHaveCount(0, { timeout: 5_000 });
  await page.goto(newLink("DDD"));
  await button(page).click();
  await expect(account).toBeVisible();
});

test("A3 the page's policy allows its own WebSocket and no other host", async ({ page }) => {
  await page.goto(newLink("DDD"));
  await button(page).click();
  let came = 0;
  page.on("websocket", (socket) => socket.on("framereceived", () => (came += 1)));
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await expect.poll(() => came).toBeGreaterThan(0);
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        try {
          new WebSocket("ws://127.0.0.1:9/").close();
        } catch {
          // The violation event is the evidence.
        }
      }),
  );
  expect(refused).toBe("connect-src");
});
