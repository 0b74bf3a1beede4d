import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** The words alone, without those that are drawn struck. */
const text = (page: Page): Promise<string> =>
  page.locator(".sheet [data-words]").evaluateAll((all) =>
    all
      .map((one) => {
        const words = one.cloneNode(true) as Element;
        for (const drawn of words.querySelectorAll("[data-drawn]")) drawn.remove();
        return words.textContent;
      })
      .join("\n"),
  );
const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Find and replace" });

test("K28 words are replaced in all open clauses at once, and one undo takes all back", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  await lead
    .getByRole("listitem", { name: /^Clause 1/ })
    .first()
    .locator("[data-words]")
    .click();
  await lead.getByRole("button", { name: /^Lock clause 1/ }).click();
  await expect(lead.getByRole("listitem", { name: /^Clause 1, .*locked/ }).first()).toBeVisible();
  const before = await text(lead);
  expect(before.match(/that/gu)?.length).toBeGreaterThan(4);

  await lead.getByRole("button", { name: /^Search everything/ }).waitFor();
  await lead.keyboard.press("Control+h");
  await expect(dialog(lead).getByRole("textbox", { name: "Find" })).toBeFocused();
  await lead.keyboard.type("THAT");
  await dialog(lead).getByRole("checkbox", { name: "Match case" }).check();
  await expect(dialog(lead).getByText("No place that you can change.")).toBeVisible();
  await dialog(lead).getByRole("checkbox", { name: "Match case" }).uncheck();
  await dialog(lead).getByRole("checkbox", { name: "Whole words" }).check();
  await dialog(lead).getByRole("textbox", { name: "Replace with" }).fill("how");
  const closed = dialog(lead).getByRole("region", { name: "Not changed" });
  await expect(closed.getByRole("listitem")).toHaveText(/“is of the view” 1.*[Ll]ocked/);
  await picture(lead, "replace");
  // One place stays as it is.
  const boxes = dialog(lead).locator(".replace-list").getByRole("checkbox");
  const all = await boxes.count();
  await boxes.first().uncheck();
  await dialog(lead)
    .getByRole("button", { name: `Replace ${all - 1} places` })
    .click();
  await expect(lead.getByRole("status").filter({ hasText: `Replaced ${all - 1} places` })).toBeVisible();

  await expect.poll(async () => (await text(lead)).match(/\bhow\b/gu)?.length).toBe(all - 1);
  const after = await text(lead);
  const aaa = await enter(browser, running, { who: "AAA" });
  await aaa.goto(lead.url());
  await expect.poll(() => text(aaa)).toBe(after);
  await lead.keyboard.press("Control+z");
  await expect.poll(() => text(lead)).toBe(before);
  await lead.keyboard.press("Control+y");
  await expect.poll(() => text(lead)).toBe(after);
  await expect.poll(() => text(aaa)).toBe(after);
});
