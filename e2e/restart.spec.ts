import { expect, type Page, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";

const ROUNDS = 3;

/** The words as they stand, if the page says "Saved" at this moment. */
const wordsIfSaved = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const sign = document.querySelector(".saved.saved");
    const words = document.querySelector(".ProseMirror")?.textContent ?? "";
    return sign?.textContent === "Saved" ? words : null;
  });

/** Types for a while. Returns the text at the last "Saved", and reports each "Saved" from a given word on. */
async function typeAndNote(
  page: Page,
  { mark, from, savedThen }: { mark: string; from: number; savedThen: () => void },
): Promise<string> {
  let saved = "";
  for (let i = 0; i < 40; i++) {
    await page.keyboard.type(`${mark}${i} `, { delay: 4 });
    // Now and then a typist thinks; the first time until the page says that all is saved, however slow the machine:
    // where it said so before, the server may be gone by now.
    if (i === 2 && saved === "") await expect.poll(() => wordsIfSaved(page)).toContain(`${mark}0 `);
    // This pause is part of the typing, not a wait: the text before it goes out alone.
    else if (i % 3 === 2) await page.waitForTimeout(110);
    const seen = await wordsIfSaved(page);
    if (seen?.includes(`${mark}0 `) === true) {
      saved = seen;
      if (i >= from) savedThen();
    }
  }
  return saved;
}

test("the server is killed while two browsers type: nothing acknowledged is missing", async ({ browser }) => {
  const running = await startConcord();
  try {
    const pages = [
      await enter(browser, running, { who: "AAA" }),
      await enter(browser, running, { who: "BBB" }),
    ];
    for (const [i, page] of pages.entries()) {
      await page
        .getByRole("link", { name: /Space connectivity/ })
        .first()
        .click();
      await page
        .getByRole("listitem", { name: /^Clause a\)/ })
        .nth(i)
        .locator("[data-words]")
        .click();
      await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
      await page.keyboard.press("Control+End");
    }
    let acknowledgedInAll = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const begun = pages.map(() => Promise.withResolvers<void>());
      // Each round comes a little later in the typing.
      const typing = pages.map((page, i) =>
        typeAndNote(page, { mark: `${"ab"[i]}${round}.`, from: 9 * round, savedThen: begun[i]!.resolve }),
      );
      await Promise.race([Promise.all(begun.map(({ promise }) => promise)), Promise.all(typing)]);
      await running.kill();
      const saved = await Promise.all(typing);
      await running.restart();
      for (const [i, page] of pages.entries()) {
        await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible({
          timeout: 15_000,
        });
        const answer = await page.request.get(page.url().replace("/opinions/", "/api/opinions/"));
        const { clauses } = (await answer.json()) as { clauses: { text: string }[] };
        const all = clauses.map((clause) => clause.text).join("\n");
        const acknowledged = saved[i]!.match(/[ab]\d\.\d+ /g) ?? [];
        console.log(`round ${round}, browser ${i}: ${acknowledged.length} acknowledged words`);
        acknowledgedInAll += acknowledged.length;
        for (const word of acknowledged) expect(all).toContain(word.trim());
        // Text typed while the server was away comes after it, merged on return.
        expect(all).toContain(`${"ab"[i]}${round}.39`);
      }
    }
    expect(acknowledgedInAll).toBeGreaterThan(0);
  } finally {
    await running.close();
  }
});
