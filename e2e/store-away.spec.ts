import { expect, test } from "@playwright/test";
import { CLOSE } from "../shared/wire/protocol.ts";
import { expectSavedOnce, lineOf, openSpace, sign, typeAtEnd } from "./offline-page.ts";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

test("D11 G11 text typed in an outage, or in a displaced window, is kept and saved", async ({ browser }) => {
  const page = await enter(browser, running, { who: "chair" });
  await openSpace(page);
  const line = await lineOf(page);
  await page.reload();
  await expect(sign(page, /^Saved$/)).toBeVisible();

  await test.step("the page comes back by itself after an outage", async () => {
    line.cut(CLOSE.transient);
    await typeAtEnd(page, "a", " (through the outage)");
    await expect(sign(page, /kept here$/)).toBeVisible();
    line.mend();
    await expectSavedOnce(page, "(through the outage)");
    await expect(page.getByRole("heading", { name: "This Opinion is closed for repair." })).toHaveCount(0);
  });

  await test.step("a displaced window goes on when it is used", async () => {
    line.cut();
    await typeAtEnd(page, "a", " (in the other window)");
    await expect(sign(page, /kept here$/)).toBeVisible();
    line.cut(CLOSE.crowded);
    await expect(
      page.getByRole("heading", { name: "Too many windows are open in your name." }),
    ).toBeVisible();
    line.mend();
    await page.getByRole("button", { name: "Use this window" }).click();
    await expectSavedOnce(page, "(in the other window)");
  });
  await page.context().close();
});
