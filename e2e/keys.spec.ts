import { expect, type Locator, type Page, test } from "@playwright/test";
import { addToClause, enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Read = {
  readonly id: string;
  readonly kind: string;
  readonly level: number;
  readonly number: string;
  readonly state: string;
  readonly hash: string;
  readonly text: string;
};
type Opinion = { readonly clauses: readonly Read[]; readonly record: { readonly seq: number } };

const address = (page: Page): string => `${running.url}/api${new URL(page.url()).pathname}`;
const read = async (page: Page): Promise<Opinion> =>
  (await (await page.request.get(address(page))).json()) as Opinion;
const seqOf = async (page: Page): Promise<number> => (await read(page)).record.seq;
const clauseOf = async (page: Page, id: string): Promise<Read> => {
  const { clauses } = await read(page);
  return clauses.find((one) => one.id === id)!;
};
const asked = async (page: Page, command: object): Promise<void> => {
  const answer = await page.request.post(`${address(page)}/commands`, { data: command });
  expect(answer.status(), await answer.text()).toBe(200);
};
const mark = async (page: Page, id: string): Promise<void> => {
  const { hash } = await clauseOf(page, id);
  const how = { tier: "ad-referendum", basis: "sample meeting", reason: "as the room agreed" };
  await asked(page, { type: "markClause", clauseId: id, hash, ...how });
};

const row = (page: Page, id: string): Locator => page.locator(`[data-clause="${id}"]`);
const editor = (page: Page): Locator => page.getByRole("textbox", { name: /^Words of/ });
const notice = (page: Page, words: RegExp): Locator => page.locator(".toast").filter({ hasText: words });
const question = (page: Page): Locator => page.getByRole("alertdialog", { name: /^End this mark/ });
const putCaret = async (page: Page, id: string, key: "Home" | "End"): Promise<void> => {
  await row(page, id).locator("[data-words]").click();
  await editor(page).waitFor();
  await page.keyboard.press(`Control+${key}`);
};
/** Holds a key down: it repeats, as on a keyboard, until released. */
const hold = async (page: Page, key: string, times = 4): Promise<void> => {
  for (let n = 0; n < times; n++) await page.keyboard.down(key);
  await page.keyboard.up(key);
};
/** Waits until the server has answered all earlier commands of this page; it answers in order. */
const settled = async (page: Page): Promise<void> => {
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
};

const RECITALS = (one: Read): boolean => one.kind === "recital" && one.level === 1;

test("K12 Tab only moves the focus in every item; Ctrl+Enter on a row only marks", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "green" });
  const aaa = await enter(browser, running, { who: "AAA" });
  await aaa.goto(lead.url());
  await expect(row(aaa, (await read(lead)).clauses[0]!.id)).toBeVisible();
  const [a, b, c] = (await read(lead)).clauses.filter(RECITALS);

  await test.step("Tab and Shift+Tab leave an agreed item as it is", async () => {
    await mark(lead, b!.id);
    const before = await seqOf(lead);
    for (const key of ["Tab", "Shift+Tab", "Tab", "Shift+Tab"]) {
      await putCaret(aaa, b!.id, "End");
      await expect(row(aaa, b!.id).getByText("a change here ends the mark")).toBeVisible();
      await aaa.keyboard.press(key);
      await expect(editor(aaa)).not.toBeFocused();
    }
    await settled(aaa);
    expect([await seqOf(lead), (await clauseOf(lead, b!.id)).state]).toEqual([before, "adReferendum"]);
  });

  await test.step("Ctrl+Enter on a row, held and followed by Tab, leaves exactly the mark", async () => {
    await row(lead, a!.id).locator("[data-words]").click();
    await lead.keyboard.press("Escape");
    await expect(row(lead, a!.id)).toBeFocused();
    // The first time, the page asks what the mark rests on.
    await lead.keyboard.press("Control+Enter");
    await lead.getByRole("textbox", { name: "Meeting or basis" }).fill("sample meeting");
    await lead.keyboard.press("Enter");
    await expect(row(lead, a!.id)).toHaveAttribute("aria-label", /agreed ad referendum/);
    const before = await seqOf(lead);
    await row(lead, c!.id).locator("[data-words]").click();
    await lead.keyboard.press("Escape");
    await expect(row(lead, c!.id)).toBeFocused();
    await lead.keyboard.down("Control");
    await hold(lead, "Enter");
    await lead.keyboard.up("Control");
    await expect(row(lead, c!.id)).toHaveAttribute("aria-label", /agreed ad referendum/);
    await expect(editor(lead)).toHaveCount(0);
    await lead.keyboard.press("Tab");
    await settled(lead);
    expect([await seqOf(lead), (await clauseOf(lead, c!.id)).state]).toEqual([before + 1, "adReferendum"]);
  });

  await test.step("a key with other modifiers than its own does nothing on a row", async () => {
    const before = await seqOf(lead);
    let presses = 0;
    for (const modifiers of combinations(["Control", "Alt", "Shift", "Meta"])) {
      for (const key of ["Enter", "F2", "Delete", "Backspace", "Space", "ArrowRight", "ArrowLeft"]) {
        const chord = [...modifiers, key].join("+");
        // On a marked clause, the same key marks it agreed if the user may do that.
        if (chord === "Enter" || chord === "F2" || chord === "Control+Enter") continue;
        await row(lead, b!.id).focus();
        await lead.keyboard.press(chord);
        presses += 1;
        await expect(editor(lead), chord).toHaveCount(0);
        await expect(lead.getByRole("dialog"), chord).toHaveCount(0);
      }
    }
    await settled(lead);
    console.log(`${presses} presses on a row: ${(await seqOf(lead)) - before} entries`);
    expect(await seqOf(lead)).toBe(before);
  });

  await test.step("Ctrl+Enter in a comment sends it and marks nothing", async () => {
    const [, , , d] = (await read(lead)).clauses.filter((one) => one.kind === "operative");
    await row(lead, d!.id).locator("[data-words]").click();
    await addToClause(lead, /^Comment on/);
    await expect(lead.getByRole("textbox", { name: "Comment" })).toBeFocused();
    await lead.keyboard.type("a sample question");
    await lead.keyboard.press("Control+Enter");
    await expect(lead.getByRole("listitem", { name: /^Thread of/ })).toContainText("a sample question");
    await settled(lead);
    expect((await clauseOf(lead, d!.id)).state).toBe("open");
  });

  await test.step("Alt with an arrow goes to the next paragraph, from a verb too", async () => {
    const { clauses } = await read(lead);
    const second = clauses.filter((one) => one.kind === "verb")[1]!;
    const at = clauses.indexOf(second);
    const counted = (one: Read): boolean => !["title", "verb", "note"].includes(one.kind);
    const next = clauses.slice(at).find(counted)!;
    const before = clauses.slice(0, at).findLast(counted)!;
    for (const [key, to] of [
      ["Alt+ArrowDown", next],
      ["Alt+ArrowUp", before],
    ] as const) {
      await row(lead, second.id).locator("[data-words]").click();
      await lead.keyboard.press("Escape");
      await expect(row(lead, second.id)).toBeFocused();
      await lead.keyboard.press(key);
      await expect(row(lead, to.id)).toHaveAttribute("aria-current", "true");
      await expect(row(lead, to.id)).toBeFocused();
    }
  });
});

test("K15 keys change an item's level, with a notice and undo; ended marks need consent", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const bbb = await enter(browser, running, { who: "BBB" });
  await bbb.goto(lead.url());
  const [a, b, c] = (await read(lead)).clauses.filter(RECITALS);
  const levelOf = async (id: string): Promise<number> => (await clauseOf(lead, id)).level;

  await test.step("one level deeper, told, and back by the notice or by Ctrl+Z", async () => {
    for (const back of ["notice", "key"] as const) {
      await putCaret(bbb, b!.id, "End");
      await bbb.keyboard.press("Alt+Shift+ArrowRight");
      const told = notice(bbb, /Clause b\) is now clause i\), a sub-item of level 2/);
      await expect(told).toBeVisible();
      await expect.poll(() => levelOf(b!.id)).toBe(2);
      if (back === "key") await bbb.keyboard.press("Control+z");
      else await told.getByRole("button", { name: "Undo" }).click();
      await expect.poll(() => levelOf(b!.id)).toBe(1);
    }
    await putCaret(bbb, b!.id, "End");
    await bbb.keyboard.press("Alt+Shift+ArrowRight");
    await expect.poll(() => levelOf(b!.id)).toBe(2);
    // The page may hear of the new level after the record has it.
    await expect(async () => {
      await bbb.keyboard.press("Alt+Shift+ArrowLeft");
      await expect.poll(() => levelOf(b!.id), { timeout: 2_000 }).toBe(1);
    }).toPass();
  });

  await test.step("the page says why an item cannot go deeper or higher, or has no level", async () => {
    const before = await seqOf(lead);
    await putCaret(bbb, a!.id, "End");
    await bbb.keyboard.press("Alt+Shift+ArrowRight");
    await expect(notice(bbb, /cannot go deeper here/)).toBeVisible();
    await bbb.keyboard.press("Alt+Shift+ArrowLeft");
    await expect(notice(bbb, /at the first level already/)).toBeVisible();
    const verb = (await read(lead)).clauses.find((one) => one.kind === "verb")!;
    await putCaret(bbb, verb.id, "End");
    await bbb.keyboard.press("Alt+Shift+ArrowRight");
    await expect(notice(bbb, /Only items have levels/)).toBeVisible();
    expect(await seqOf(lead)).toBe(before);
  });

  await test.step("held keys act once: one level, one clause, and no join by a held Backspace", async () => {
    await putCaret(bbb, b!.id, "End");
    const before = await seqOf(lead);
    await bbb.keyboard.down("Alt");
    await bbb.keyboard.down("Shift");
    await hold(bbb, "ArrowRight");
    await bbb.keyboard.up("Shift");
    await bbb.keyboard.up("Alt");
    await expect.poll(() => seqOf(lead)).toBe(before + 1);
    await bbb.keyboard.press("Control+z");
    await expect.poll(() => seqOf(lead)).toBe(before + 2);
    const rows = bbb.locator("[data-clause]");
    const count = await rows.count();
    await hold(bbb, "Enter");
    await expect(rows).toHaveCount(count + 1);
    await bbb.keyboard.type("xyz");
    // The held key empties the new clause but never joins it with the one before.
    await hold(bbb, "Backspace", 12);
    await settled(bbb);
    await expect(rows).toHaveCount(count + 1);
    await bbb.keyboard.press("Backspace");
    await expect(rows).toHaveCount(count);
    expect((await clauseOf(lead, b!.id)).text).toBe(b!.text);
  });

  await test.step("Enter that ends a composition splits nothing", async () => {
    await putCaret(bbb, b!.id, "End");
    const before = await seqOf(lead);
    const devtools = await bbb.context().newCDPSession(bbb);
    await devtools.send("Input.imeSetComposition", { text: "审议", selectionStart: 2, selectionEnd: 2 });
    const enterKey = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
    await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...enterKey });
    await devtools.send("Input.insertText", { text: "审议" });
    await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...enterKey, key: "Enter" });
    await expect(row(lead, b!.id)).toContainText("审议");
    // Safari sends the composition's end first, then the key, marked only by this code.
    await editor(bbb).evaluate((element) => {
      const init = { key: "Enter", code: "Enter", bubbles: true, cancelable: true };
      const event = new KeyboardEvent("keydown", init);
      Object.defineProperty(event, "keyCode", { value: 229 });
      element.dispatchEvent(event);
    });
    await settled(bbb);
    expect(await seqOf(lead)).toBe(before);
    await bbb.keyboard.press("Control+z");
    await expect.poll(async () => (await clauseOf(lead, b!.id)).text).toBe(b!.text);
  });

  await test.step("C24 the page asks before a mark ends, and Enter keeps it", async () => {
    await mark(lead, b!.id);
    await expect(row(bbb, b!.id)).toHaveAttribute("aria-label", /agreed ad referendum/);
    const before = await seqOf(lead);
    await putCaret(bbb, b!.id, "End");
    await bbb.keyboard.press("Alt+Shift+ArrowRight");
    await expect(question(bbb)).toContainText("agreed ad referendum");
    await bbb.keyboard.press("Enter");
    await expect(question(bbb)).toHaveCount(0);
    await expect(editor(bbb)).toBeFocused();
    await bbb.keyboard.press("Control+Home");
    for (const _word of [1, 2, 3]) await bbb.keyboard.press("Control+ArrowRight");
    await bbb.keyboard.press("Enter");
    await expect(question(bbb)).toBeVisible();
    await bbb.keyboard.press("Escape");
    await expect(question(bbb)).toHaveCount(0);
    await settled(bbb);
    expect([await seqOf(lead), (await clauseOf(lead, b!.id)).state]).toEqual([before, "adReferendum"]);
    await bbb.keyboard.press("Alt+Shift+ArrowRight");
    await question(bbb).getByRole("button", { name: "Continue and end the mark" }).click();
    await expect.poll(async () => (await clauseOf(lead, b!.id)).state).toBe("void");
    await expect(notice(lead, /The mark on .*b\) ended: BBB changed its kind or level/)).toBeVisible();
    await expect(notice(bbb, /The mark on .* ended/)).toHaveCount(0);
    await bbb.keyboard.press("Control+z");
    await expect.poll(async () => (await clauseOf(lead, b!.id)).state).toBe("adReferendum");
  });

  await test.step("C44 typing that ends a mark is told at once to its author and to everybody", async () => {
    await mark(lead, c!.id);
    await putCaret(bbb, c!.id, "End");
    await expect(row(bbb, c!.id).getByText("a change here ends the mark")).toBeVisible();
    await bbb.keyboard.type(" soon");
    await expect(notice(bbb, /You changed agreed text. The mark on .*c\) ended/)).toBeVisible();
    const told = notice(lead, /The mark on .*c\) ended: BBB changed the text/);
    await expect(told).toBeVisible();
    await told.getByRole("button", { name: "Show" }).click();
    await expect(row(lead, c!.id)).toHaveAttribute("aria-current", "true");
    // Every mark under a verb rests on it, so one notice covers all.
    await bbb.keyboard.press("Control+z");
    await expect.poll(async () => (await clauseOf(lead, c!.id)).state).toBe("adReferendum");
    const verb = (await read(lead)).clauses.find((one) => one.kind === "verb")!;
    await mark(lead, a!.id);
    await putCaret(bbb, verb.id, "End");
    await expect(row(bbb, verb.id).getByText(/a change here ends \d marks/)).toBeVisible();
    await bbb.keyboard.type(" also");
    await expect(notice(lead, /The marks? on .*a\).* ended: BBB changed the text/)).toBeVisible();
    await bbb.keyboard.press("Control+z");
    await expect.poll(async () => (await clauseOf(lead, a!.id)).state).toBe("adReferendum");
  });

  await test.step("C44 an absent person sees the ended marks on return", async () => {
    const url = lead.url();
    // The page closes once the device has stored that the mark held.
    const kept = (): Promise<string> =>
      lead.evaluate(() =>
        Object.keys(localStorage)
          .map((key) => localStorage.getItem(key))
          .join(),
      );
    await expect.poll(kept).toContain(a!.id);
    await lead.goto("about:blank");
    await putCaret(bbb, a!.id, "End");
    await bbb.keyboard.type(" again");
    await settled(bbb);
    await lead.goto(url);
    const away = lead.getByRole("region", { name: "Marks that ended since your last visit" });
    await expect(away).toContainText(/a\) was agreed ad referendum, and changed since/);
    await away.getByRole("button", { name: "Dismiss" }).click();
    await expect(away).toHaveCount(0);
    await lead.reload();
    await expect(row(lead, a!.id)).toBeVisible();
    await expect(lead.getByRole("toolbar")).toBeVisible();
    await expect(away).toHaveCount(0);
  });
});

function combinations(all: readonly string[]): readonly (readonly string[])[] {
  return all.reduce<readonly (readonly string[])[]>(
    (found, one) => [...found, ...found.map((others) => [...others, one])],
    [[]],
  );
}

test("K12 Alt and an arrow move the projector, with the clause centred; the keys are listed", async ({
  browser,
}) => {
  const opener = await enter(browser, running, { who: "CCC" });
  await opener.waitForURL(/\/opinions\//);
  const { clauses } = await read(opener);
  const counted = clauses.filter(({ kind }) => !["title", "verb", "note"].includes(kind));
  const menu = async (entry: string): Promise<void> => {
    await opener.getByRole("button", { name: /exports and views$/ }).click();
    await opener.getByRole("menuitem", { name: entry }).click();
  };
  await menu("Keys of this page");
  const keys = opener.getByRole("dialog", { name: "Keys of this page" });
  await expect(keys.getByRole("row", { name: /one level deeper/ })).toContainText("Alt ⇧ →");
  await opener.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);

  const opening = opener.waitForEvent("popup");
  await menu("Projector: only the text");
  const page = await opening;
  await expect(page.locator(".projector")).toBeVisible();
  const before = await seqOf(page);
  const inHand = page.locator('[data-clause][aria-current="true"]');
  for (const { id } of counted.slice(0, 9)) {
    await page.keyboard.press("Alt+ArrowDown");
    await expect(inHand).toHaveAttribute("data-clause", id);
  }
  await page.keyboard.press("Alt+ArrowUp");
  await expect(inHand).toHaveAttribute("data-clause", counted[7]!.id);
  const inLead = opener.locator('[data-clause][aria-current="true"]');
  await expect(inLead).toHaveAttribute("data-clause", counted[7]!.id);
  const middle = await inHand.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2 / innerHeight;
  });
  expect(middle).toBeGreaterThan(0.35);
  expect(middle).toBeLessThan(0.65);
  // A busy leader hears of two steps at once, and stands where the second one led.
  const busy = opener.evaluate(() => {
    const end = performance.now() + 500;
    while (performance.now() < end);
  });
  await Promise.all([busy, page.keyboard.press("Alt+ArrowDown"), page.keyboard.press("Alt+ArrowUp")]);
  await expect(inHand).toHaveAttribute("data-clause", counted[7]!.id);
  await opener.evaluate(() => new Promise((drawn) => setTimeout(drawn, 200)));
  await expect(inLead).toHaveAttribute("data-clause", counted[7]!.id);
  // The last clause comes to the middle, too.
  await page.keyboard.press("Alt+ArrowDown");
  for (const { id } of counted.slice(9)) {
    await page.keyboard.press("Alt+ArrowDown");
    await expect(inHand).toHaveAttribute("data-clause", id);
  }
  await expect(inHand).toBeInViewport({ ratio: 1 });
  expect(await seqOf(page)).toBe(before);
  // The window goes with the key.
  await page.keyboard.press("Escape").catch(() => {});
  await expect.poll(() => page.isClosed()).toBe(true);
});
