import { expect, type Page, test } from "@playwright/test";
import { INPUT_FORM_MS_MIN } from "../shared/door-limits.ts";
import { linksIn, until } from "../server/testing/consulted.ts";
import { type MailServer, openMailServer } from "../server/testing/mail-server.ts";
import { enter, type Running, startConcord } from "./people.ts";

/** A public consultation: a stranger without script answers, the secretariat moderates, everybody reads. */
let smtp: MailServer;
let running: Running;
test.beforeAll(async () => {
  smtp = await openMailServer();
  running = await startConcord({ SMTP_URL: smtp.url, MAIL_FROM: "concord@example.org" });
});
test.afterAll(async () => {
  await running.close();
  await smtp.close();
});

const HOSTILE = "<img src=x onerror=\"document.title='hurt'\"> Keep **both** lamps.";
const wallOf = (at: number): string => new Date(at).toISOString().slice(0, 16);

async function openByDialog(page: Page): Promise<void> {
  await page.goto(`${running.url}/consultations`);
  await page.getByRole("button", { name: "Open a consultation…" }).click();
  const dialog = page.getByRole("dialog", { name: "Open a public consultation" });
  await dialog.getByLabel("Title").fill("Draft on harbour lamps");
  await dialog.getByLabel("Introduction").fill("Tell us what the draft should say.");
  await dialog.getByLabel("Paragraphs").fill("that lamps are lit by night\nthat ships see them from afar");
  await dialog.getByLabel("Topics").fill("Light\nShips");
  await dialog.getByLabel("E-mail address of the secretariat").fill("secretariat@example.org");
  await dialog.getByLabel(/^Opens/u).fill(wallOf(Date.now() - 36e5 * 26));
  await dialog.getByLabel(/^Deadline/u).fill(wallOf(Date.now() + 36e5 * 24 * 20));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("F25 F26 F28 F29 F32 a stranger without script answers, and the secretariat publishes it", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  await openByDialog(secretariat);
  await expect(secretariat.getByText("No input waits.")).toBeVisible();
  const address = await secretariat.getByRole("link", { name: "Public page" }).getAttribute("href");

  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const stranger = await plain.newPage();
  await stranger.goto(running.url + address!);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Draft on harbour lamps");
  await stranger.getByLabel("My input is about 2").check();
  await stranger.getByLabel("Your text").fill(HOSTILE);
  for (const [field, purpose] of [
    ["Your name", "name"],
    ["Affiliation", "organization"],
    ["E-mail address", "email"],
  ] as const)
    await expect(stranger.getByLabel(field)).toHaveAttribute("autocomplete", purpose);
  await stranger.getByLabel("Your name").fill("Ana <b>Example</b>");
  await stranger.getByLabel("E-mail address").fill("ana@example.org");
  await stranger.getByLabel("I agree to this.").check();
  await stranger.waitForTimeout(INPUT_FORM_MS_MIN);
  await stranger.getByRole("button", { name: "Send" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("One more step");
  await until(async () => (await linksIn(smtp)).has("ana@example.org"));
  await stranger.goto((await linksIn(smtp)).get("ana@example.org")!);
  await stranger.getByRole("button", { name: "Confirm" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Your input is confirmed");
  expect(await plain.cookies()).toEqual([]);

  await secretariat.reload();
  await secretariat.getByRole("link", { name: "Inputs and summary" }).click();
  const row = secretariat.getByRole("row").filter({ hasText: "ana@example.org" });
  await expect(row).toContainText(HOSTILE);
  await row.getByRole("checkbox").check();
  await secretariat.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(secretariat.getByText("0 inputs of 1")).toBeVisible();
  await secretariat.getByLabel("State").selectOption({ label: "Published" });
  await expect(row).toContainText("Published");

  await secretariat.getByRole("button", { name: "Begin with the inputs" }).click();
  const note = secretariat.getByRole("textbox", { name: "2", exact: true });
  await expect(note).toHaveValue(/Ana <b>Example<\/b>: <img/u);
  await note.fill("One input asks for both lamps.");
  await secretariat.getByRole("button", { name: "Save" }).click();
  await secretariat.getByRole("button", { name: "Publish the summary" }).click();
  await expect(secretariat.getByText(/^The summary was published/u)).toBeVisible();

  // Everybody reads both, with scripts on: nothing of it runs.
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`${running.url}${address!}/inputs`);
  await expect(reader.getByText("Keep **both** lamps.")).toBeVisible();
  await expect(reader.locator("main img, main b")).toHaveCount(0);
  await expect(reader).toHaveTitle(/^Published inputs/u);
  await reader.goto(`${running.url}${address!}/summary`);
  await expect(reader.getByText("One input asks for both lamps.")).toBeVisible();

  // Erased, its words are gone everywhere, and the log stays.
  await row.getByRole("button", { name: "Erase…" }).click();
  const erasing = secretariat.getByRole("dialog", { name: "Erase this input for good" });
  await erasing.getByLabel("Reason").fill("Asked by mail");
  await erasing.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(erasing).toBeHidden();
  await secretariat.getByLabel("State").selectOption({ label: "Erased" });
  await expect(secretariat.getByText("Its text is erased.")).toBeVisible();
  await expect(secretariat.getByText("Asked by mail")).toBeVisible();
  await reader.goto(`${running.url}${address!}/inputs`);
  await expect(reader.getByText("No input is published yet.")).toBeVisible();
});
