import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Forum = {
  readonly me: { readonly id: string };
  readonly groups: readonly { readonly id: string; readonly opinions: readonly { readonly id: string }[] }[];
};
type Text = {
  readonly clauses: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
};

async function read<Body>(page: Page, path: string): Promise<Body> {
  return (await (await page.request.get(`${running.url}${path}`)).json()) as Body;
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 1_200 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("X41 X44 X45 X46 a text is written in French beside the original, compared and confirmed", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const chair = await enter(browser, running, { who: "chair" });
  const { groups } = await read<Forum>(lead, "/api/forum");
  const { id } = groups.find((group) => group.id === "space")!.opinions[0]!;
  const { clauses } = await read<Text>(lead, `/api/opinions/${id}`);
  const added = await lead.request.post(`${running.url}/api/opinions/${id}/commands`, {
    data: {
      type: "addClause",
      after: clauses.find(({ kind }) => kind === "verb")!.id,
      kind: "recital",
      text: "that the offices should report on 9 June 2026",
    },
  });
  expect(added.status()).toBe(200);

  // From the text's own menu, by name.
  await aaa.goto(`${running.url}/opinions/${id}/languages?in=fr`);
  const row = aaa.getByRole("row").filter({ hasText: "that the offices should report" });
  const words = row.getByRole("textbox");
  await expect(row.getByText("Missing", { exact: true })).toBeVisible();
  await words.fill("que les bureaux doivent faire rapport le 8 juin 2026");
  await words.blur();
  await expect(row.getByText("Draft", { exact: true })).toBeVisible();
  const list = aaa.getByRole("region", { name: "Differences between languages" });
  await expect(list).toContainText("Date: “9 June” in the original, “8 juin” in the translation.");
  await expect(list).toContainText("Strength: “should” in the original, “doivent” in the translation.");
  await picture(aaa, "translations-differences");

  // Two people in one row: nothing is lost, and the second one decides.
  await aaa.context().setOffline(true);
  await words.pressSequentially(" !");
  await lead.goto(`${running.url}/opinions/${id}/languages?in=fr`);
  const leads = lead.getByRole("row").filter({ hasText: "that the offices should report" });
  await leads.getByRole("textbox").fill("que les bureaux devraient faire rapport le 9 juin 2026");
  await leads.getByRole("textbox").blur();
  await expect(lead.getByRole("region", { name: "Differences between languages" })).toContainText(
    "No difference found.",
  );
  await aaa.context().setOffline(false);
  await expect(row.getByRole("alert")).toContainText("devraient faire rapport le 9 juin");
  await expect(words).toHaveValue(/doivent faire rapport le 8 juin 2026 !$/u);
  await picture(aaa, "translations-two");
  await row.getByRole("button", { name: "Take their text" }).click();
  await expect(words).toHaveValue("que les bureaux devraient faire rapport le 9 juin 2026");
  await expect(list).toContainText("No difference found.");

  // The chair names who confirms French.
  await chair.goto(`${running.url}/opinions/${id}/languages?in=fr`);
  await chair.getByRole("button", { name: "Name people…" }).click();
  const dialog = chair.getByRole("dialog");
  await dialog.getByRole("switch", { name: /^AAA/u }).first().click();
  await picture(chair, "translations-confirmers");
  await dialog.getByRole("button", { name: "Name these people" }).click();
  await expect(dialog).toHaveCount(0);
  await aaa.reload();
  await row.getByRole("button", { name: /^Confirm/u }).click();
  await expect(row.getByText("Confirmed", { exact: true })).toBeVisible();

  // It goes out side by side with the original, in words of the reader's language.
  await aaa.getByRole("button", { name: "Download…" }).click();
  const download = aaa.getByRole("dialog", { name: "Download" });
  await expect(download.getByLabel("Text", { exact: true })).toHaveValue("both fr");
  await download.getByRole("radio", { name: "Plain text" }).check();
  await picture(aaa, "translations-download");
  const waiting = aaa.waitForEvent("download");
  await download.getByRole("button", { name: "Download" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^draft-opinion-.*\.en-fr\.txt$/u);
  const told = readFileSync(await file.path(), "utf8");
  expect(told).toContain("que les bureaux devraient faire rapport le 9 juin 2026");
  expect(told).toContain("State of the translation: Translation confirmed");
  await expect(download).toBeHidden();

  // The original changes: the row is stale, with what changed.
  const now = (await read<Text>(lead, `/api/opinions/${id}`)).clauses;
  const clause = now.find(({ text }) => text.startsWith("that the offices"))!;
  await lead.request.post(`${running.url}/api/opinions/${id}/commands`, {
    data: { type: "splitClause", clauseId: clause.id, at: clause.text.indexOf(" on 9") },
  });
  const stale = aaa.locator(`[id="row-${clause.id}"]`);
  await expect(stale.getByText("Original changed", { exact: true })).toBeVisible();
  await expect(stale.locator("del")).toContainText("9 June");
  await picture(aaa, "translations-stale");
  await stale.getByRole("button", { name: "The translation is still right" }).click();
  await expect(stale.getByText("Draft", { exact: true })).toBeVisible();
});
