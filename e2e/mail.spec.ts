import { expect, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";

test("A45 a person chooses under Mail what comes by mail, and finds it again", async ({ browser }) => {
  const concord = await startConcord();
  try {
    const page = await enter(browser, concord, { who: "chair" });
    await page.getByRole("button", { name: /^Signed in as/ }).click();
    await page.getByRole("menuitem", { name: "Mail" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Mail" })).toBeVisible();
    await expect(page.getByText("This forum sends no mail at present.")).toBeVisible();
    await expect(page.getByRole("radio", { name: "Once a day" })).toBeChecked();
    await page.getByRole("radio", { name: "At once, several in one mail" }).check();
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your choices about mail are saved.")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("radio", { name: "At once, several in one mail" })).toBeChecked();
    await expect(page.getByRole("checkbox").first()).toBeChecked();
  } finally {
    await concord.close();
  }
});
