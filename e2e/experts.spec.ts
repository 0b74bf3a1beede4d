import { expect, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

/** Experts are nominated by their delegation under a circular letter, and listed. */
let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("P22 P23 P25 a focal point nominates by form, the secretariat approves, all read the list", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  await secretariat.goto(`${running.url}/experts`);
  await expect(secretariat.getByText("No nominations are open.")).toBeVisible();
  await secretariat.getByRole("button", { name: "Open nominations…" }).click();
  const opening = secretariat.getByRole("dialog");
  await opening.getByLabel("Circular letter").fill("CL-7");
  const year = new Date().getFullYear() + 1;
  await opening.getByLabel("Last day").fill(`${year}-03-01`);
  await opening.getByRole("button", { name: "Open", exact: true }).click();
  const code = (await secretariat.getByRole("dialog").locator("code").innerText()).trim();
  expect(code).toMatch(/^[A-Z2-9-]{14}$/u);
  await secretariat.getByRole("button", { name: "I have copied it" }).click();
  await expect(secretariat.getByText(/^Open under CL-7 until/u)).toBeVisible();

  // Without a sign-in, in a browser of its own.
  const visitor = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await visitor.goto(`${running.url}/nominate`);
  await visitor.getByLabel("Code").fill("wrong");
  await visitor.getByRole("button", { name: "Next" }).click();
  await expect(visitor.getByText(/^This code is not known/u)).toBeVisible();
  await visitor.getByLabel("Code").fill(code.toLowerCase());
  await visitor.getByRole("button", { name: "Next" }).click();
  await visitor.getByLabel("Your delegation").selectOption("BBB");
  await visitor.getByRole("button", { name: "Send to the secretariat" }).click();
  await expect(visitor.getByText("Please fill this in.").first()).toBeVisible();
  await visitor.getByLabel("Your name").fill("Focal Point of B");
  await visitor.getByLabel("Your e-mail address").fill("focal@b.example.org");
  const first = visitor.getByRole("group", { name: "Expert 1" });
  await first.getByLabel("Name").fill("Expert of B");
  await first.getByLabel("Title").fill("Engineer");
  await first.getByLabel("E-mail address").fill("expert@b.example.org");
  await visitor.getByRole("button", { name: "Send to the secretariat" }).click();
  await expect(visitor.getByText("1 nomination sent")).toBeVisible();

  await secretariat.reload();
  await expect(secretariat.getByText("1 nomination waits")).toBeVisible();
  await secretariat.getByRole("button", { name: "Approve Expert of B" }).click();
  const handing = secretariat.getByRole("dialog", { name: "Sign-in link for Expert of B" });
  await expect(handing.locator("code")).toContainText("/sign-in#");
  await handing.getByRole("button", { name: "Done" }).click();
  await expect(secretariat.getByText("No nomination waits.")).toBeVisible();
  await secretariat.getByRole("button", { name: "Readers and records…" }).click();
  await secretariat.getByRole("dialog").getByLabel("Everyone who takes part").check();
  await secretariat.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(secretariat.getByText("Everyone who takes part can read this list.")).toBeVisible();

  const other = await enter(browser, running, { who: "AAA" });
  await other.getByRole("link", { name: /^List of experts/u }).click();
  await other.getByLabel("Search by name, title or delegation").fill("expert of b");
  await expect(other.getByRole("row", { name: /Expert of B.*Engineer/u })).toBeVisible();
  const [file] = await Promise.all([
    other.waitForEvent("download"),
    other.getByRole("link", { name: ".pdf" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("list-of-experts.pdf");
  await visitor.context().close();
});
