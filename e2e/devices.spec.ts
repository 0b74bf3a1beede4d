import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const choose = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("menuitem", { name }).click();
};

test("A27 A28 a phone signs in by the code of a laptop, types, and is signed out from there", async ({
  browser,
}) => {
  const laptop = await enter(browser, running, { who: "AAA" });
  await choose(laptop, "Add another device");
  const dialog = laptop.getByRole("dialog", { name: "Add another device" });
  await expect(dialog.getByRole("img", { name: "QR code with your sign-in link" })).toBeVisible();
  const code = await dialog.locator(".short-code").innerText();

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const phone = await context.newPage();
  await phone.goto(`${running.url}/sign-in`);
  await expect(phone.getByText("This server sends no mail.")).toBeVisible();
  await phone.getByLabel("Code", { exact: true }).fill("AAAA-AAAA");
  await phone.getByRole("button", { name: "Use this code" }).click();
  await expect(phone.getByText("This code is wrong, was used, or has ended.")).toBeVisible();
  await phone.getByLabel("Code", { exact: true }).fill(code.toLowerCase());
  await phone.getByRole("button", { name: "Use this code" }).click();
  await phone.waitForURL((url) => !url.pathname.includes("sign-in"));
  await expect(dialog.getByText("The other device has signed in.")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();

  // Closing the dialog withdraws a code that nobody used.
  await choose(laptop, "Add another device");
  const withdrawn = await dialog.locator(".short-code").innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  const other = await (await browser.newContext()).newPage();
  await other.goto(`${running.url}/sign-in`);
  await other.getByLabel("Code", { exact: true }).fill(withdrawn);
  await other.getByRole("button", { name: "Use this code" }).click();
  await expect(other.getByText("This code is wrong, was used, or has ended.")).toBeVisible();
  await other.context().close();

  await phone.goto(laptop.url());
  const words = phone.locator("[data-clause] [data-words]").nth(3);
  await words.click();
  const hand = new AbortController();
  const typing = (async () => {
    while (!hand.signal.aborted) await phone.keyboard.type("z", { delay: 20 });
  })();
  await choose(laptop, "Your devices");
  const devices = laptop.getByRole("dialog", { name: "Your devices" });
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await devices.getByRole("button", { name: /^Sign out / }).click();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await expect(phone.getByText("You are signed out.").first()).toBeVisible({ timeout: 10_000 });
  hand.abort();
  await typing;
  await context.close();
});
