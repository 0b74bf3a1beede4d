import { expect, test } from "@playwright/test";
import { expectSavedOnce, openSpace, row, sign, timesIn, wordsOnServer } from "./offline-page.ts";
import { enter, keptRows, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const MOVES = ["BBB", "CCC", "AAA"];

test("A21 K5 a person who becomes another while typing loses no letter, nor the caret", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const typist = await enter(browser, running, { who: "AAA" });
  const other = await enter(browser, running, { who: "CCC" });
  const { me } = (await (await typist.request.get(`${running.url}/api/forum`)).json()) as {
    me: { id: string };
  };
  for (const page of [typist, other]) await openSpace(page);

  // In the middle of the words, so that a caret at either end would show.
  await row(typist, "a").locator("[data-words]").click();
  await typist.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await typist.keyboard.press("Home");
  for (let n = 0; n < 3; n++) await typist.keyboard.press("ArrowRight");
  await row(other, "a").locator("[data-words]").click();
  await other.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await other.keyboard.press("Control+End");

  let letters = 0;
  let expected = "";
  for (const [n, delegation] of MOVES.entries()) {
    const words = Array.from({ length: 40 }, (_, at) => `${n}x${at}.`).join("");
    letters += words.length;
    expected += words;
    // Each time at another moment of the typing.
    const before = (n + 1) * 30;
    const change = async (): Promise<void> => {
      await typist.keyboard.type(words.slice(0, before), { delay: 6 });
      const [answer] = await Promise.all([
        secretariat.request.post(`${running.url}/api/forum/commands`, {
          headers: { origin: running.url },
          data: { type: "changeParticipant", userId: me.id, delegation, reason: "by letter of today" },
        }),
        typist.keyboard.type(words.slice(before), { delay: 6 }),
      ]);
      expect(answer.ok()).toBe(true);
    };
    await Promise.all([change(), other.keyboard.type(` other${n}.`, { delay: 20 })]);
    await expectSavedOnce(typist, expected);
    await expect(sign(other, /^Saved$/)).toBeVisible();
    expect(timesIn(await wordsOnServer(typist), ` other${n}.`)).toBe(1);
  }
  console.log(`${MOVES.length} changes under ${letters} letters: each stands once, in order`);
  await expect.poll(() => keptRows(typist, "changes")).toEqual([]);
  expect(await keptRows(typist, "refused")).toEqual([]);
});
