import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { listOf } from "../server/testing/people-list.ts";
import { enter, type Running, signInBy, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const act = async (page: Page, name: string, words: string): Promise<void> => {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: words }).click();
};
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
};

test("P14 P16 P17 P18 the secretariat takes 600 people from a list, and works with the table", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "secretariat" });
  await page.goto(`${running.url}/people`);
  await expect(page.getByRole("heading", { name: "Delegations and people", level: 1 })).toBeVisible();

  await test.step("a pasted list is shown by line, then taken", async () => {
    await page.getByRole("button", { name: "Take a list (CSV) …" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(listOf({ delegations: 194, people: 600 }));
    await dialog.getByRole("button", { name: "Show what it will do" }).click();
    await expect(dialog.getByText("600 lines change something")).toBeVisible();
    await picture(page, "people-preview");
    await dialog.getByRole("button", { name: "Take the list" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(/^6\d\d people, 0 chosen/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Cards for the 600 new people" })).toBeVisible();
    await picture(page, "people-table");
    await page.getByRole("button", { name: "Later" }).click();
    await expect(page.getByRole("region", { name: "New people of the list" })).toHaveCount(0);
  });

  const search = page.getByRole("textbox", { name: /^Search by name/ });
  await test.step("one is found, edited and replaced", async () => {
    await search.fill("expert 77 D077");
    await act(page, "Expert 77", "Edit …");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Title" }).fill("Senior adviser");
    await dialog.getByRole("switch", { name: /^Deputy: / }).check();
    await picture(page, "people-edit");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    const row = page.getByRole("row", { name: /Expert 77/ });
    await expect(row).toContainText("Senior adviser");
    await expect(row).toContainText("deputy");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Expert 77: undone.")).toBeVisible();
    await expect(row).not.toContainText("Senior adviser");
    await expect(row).not.toContainText("deputy");
    await act(page, "Expert 77", "Replace …");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Expert in their place");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("By letter");
    await dialog.getByRole("button", { name: "Replace" }).click();
    await expect(dialog).toHaveCount(0);
    await search.fill("in their place");
    await expect(page.getByRole("row", { name: /Expert in their place/ })).toContainText("D077");
    await act(page, "Expert in their place", "End participation …");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("By letter");
    await dialog.getByRole("button", { name: "End participation" }).click();
    await expect(page.getByText("Nobody fits this search.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(page.getByRole("row", { name: /Expert in their place/ })).toContainText("D077");
  });

  await test.step("a new delegation is found by the filter, without people", async () => {
    await search.fill("");
    await page.getByRole("button", { name: "Add or correct a delegation" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Symbol" }).fill("D195");
    await dialog.getByRole("textbox", { name: "Name of the delegation" }).fill("Delegation 195");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    const filter = page.getByRole("combobox", { name: "Delegation" });
    await filter.selectOption("D195 – Delegation 195");
    await expect(page.getByText("Nobody fits this search.")).toBeVisible();
    await expect(page.getByText("1 delegation has nobody yet")).toBeVisible();
    await filter.selectOption("All");
  });

  await test.step("the table goes out as it is filtered", async () => {
    await search.fill("D07");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    const file = await readFile(await (await downloading).path(), "utf8");
    const lines = file.trimEnd().split("\r\n");
    expect(lines[0]).toContain("delegation,delegation_name_en");
    expect(lines.slice(1).every((line) => line.startsWith("D07"))).toBe(true);
    expect(file).toContain("Expert in their place");
  });

  await test.step("cards are made for those who are chosen", async () => {
    await search.fill("D001");
    await page.getByRole("checkbox", { name: "Choose all that are found" }).check();
    await page.getByRole("button", { name: "Cards to print …" }).click();
    await page.getByRole("button", { name: "Make the cards" }).click();
    await expect(page.getByRole("img", { name: /^QR code for/ })).toHaveCount(4);
    await picture(page, "people-cards");
    await page.getByRole("button", { name: "Back to the people" }).click();
    await expect(search).toBeVisible();
  });
});

test("P12 P13 P14 a head keeps the people of their own delegation, and no others", async ({ browser }) => {
  const page = await enter(browser, running, { who: "AAA" });
  await page.goto(`${running.url}/people`);
  await expect(page.getByRole("heading", { name: "Your delegation’s people", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Take a list (CSV) …" })).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Delegation" })).toHaveCount(0);
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Expert A");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: /Expert A/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Add a person" }).click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Expert A");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await act(page, "Expert A", "Replace …");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Expert B");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("By letter");
  await dialog.getByRole("button", { name: "Replace" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Expert A/ })).toHaveCount(0);
  for (const row of await page.locator(".people-table tbody tr").all())
    await expect(row).toContainText("AAA");

  await act(page, "Expert B", "Make a sign-in link");
  const answered = page.waitForResponse(/\/api\/people\/links$/u);
  await page.getByRole("alertdialog").getByRole("button", { name: "Make a sign-in link" }).click();
  const { links } = (await (await answered).json()) as { links: { link: string }[] };
  const context = await browser.newContext();
  const replacement = await context.newPage();
  await signInBy(replacement, links[0]!.link);
  await expect(replacement.getByRole("button", { name: /^Signed in as Expert B/ })).toBeVisible();
  await context.close();
});
