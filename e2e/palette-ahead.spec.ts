import { expect, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("K20 keys typed before the palette comes are its question", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space" });
  await lead.getByRole("button", { name: "Search everything" }).waitFor();
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await lead.route("**/palette-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await lead.reload();
  await lead.getByRole("button", { name: "Search everything" }).waitFor();
  const words = lead.locator("[data-clause] [data-words]").nth(4);
  await words.click();
  await lead.getByRole("textbox", { name: /^Words of/ }).waitFor();
  const before = await words.textContent();
  await lead.keyboard.press("Control+k");
  await lead.keyboard.type("orbitx");
  await lead.keyboard.press("Backspace");
  letGo();
  await expect(lead.getByRole("dialog").getByRole("combobox")).toHaveValue("orbit");
  expect(await words.textContent()).toBe(before);
});
