import { type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { seeded } from "../server/testing/chance.ts";
import { type Below, type Composition, compositionOf, pick } from "./composing/composition.ts";
import { allowedTexts, type Change, changed, textModel, textOf } from "./composing/text-model.ts";
import { enter, type Running, startConcord } from "./people.ts";

/** Random compositions. `npm run soak` makes 500. */
const COMPOSED = Number(process.env["COMPOSED"] ?? "12");
/** The soak takes other ones each time. */
const OWN_SEED = process.env["COMPOSED"] === undefined ? 27 : Date.now() % 1_000_000;
const SEED = Number(process.env["SEED"] ?? OWN_SEED);
const RUN_MS = 6_000;
const OFTEN = { intervals: [20, 20, 40, 80], timeout: 15_000 };
const LETTERS = ["a", "b", "c"];
/** A longer clause loses more at each cut. */
const LONG_CHARS = 300;

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const row = (page: Page, letter: string): Locator =>
  page.getByRole("listitem", { name: new RegExp(`^Clause ${letter}\\)`) }).first();
const editor = (page: Page): Locator => page.getByRole("textbox", { name: /^Words of/ });

/** A clause's text as a page shows it, without the signs that are drawn into it. */
const textOn = (page: Page, letter: string): Promise<string> =>
  row(page, letter)
    .locator("[data-words]")
    .first()
    .evaluate((text) => {
      const copy = text.cloneNode(true) as HTMLElement;
      for (const drawn of copy.querySelectorAll("[data-drawn], del, .insertion-note")) drawn.remove();
      return copy.textContent;
    });

const textOnServer = async (page: Page, id: string): Promise<string> => {
  const answer = await page.request.get(page.url().replace("/opinions/", "/api/opinions/"));
  const { clauses } = (await answer.json()) as { clauses: { id: string; text: string }[] };
  return clauses.find((clause) => clause.id === id)!.text;
};

/** The text up to the caret. */
const beforeCaret = (page: Page): Promise<string> =>
  editor(page).evaluate((text) => {
    const { focusNode, focusOffset } = getSelection()!;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(focusNode!, focusOffset);
    const part = range.cloneContents();
    for (const drawn of part.querySelectorAll("[data-drawn], del")) drawn.remove();
    return part.textContent;
  });

/** Puts the caret behind so many characters, and selects as many as are said, as by a mouse. */
const select = (page: Page, at: number, count = 0): Promise<void> =>
  editor(page).evaluate(
    (text, ends) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (node.parentElement!.closest("[data-drawn], del") === null) nodes.push(node as Text);
      const place = (offset: number): readonly [Node, number] => {
        let left = offset;
        for (const node of nodes) {
          if (left <= node.length) return [node, left];
          left -= node.length;
        }
        return [text, 0];
      };
      const [anchor, head] = ends.map(place) as [readonly [Node, number], readonly [Node, number]];
      getSelection()!.setBaseAndExtent(...anchor, ...head);
    },
    [at, at + count],
  );

/** Offsets at which signs are drawn: deleted text, names of brackets, carets of others. */
const signsIn = (page: Page): Promise<readonly number[]> =>
  editor(page).evaluate((text) => {
    const places: number[] = [];
    let passed = 0;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.hasAttribute("data-drawn")) places.push(passed);
      } else if (node.parentElement!.closest("[data-drawn]") === null) passed += node.textContent!.length;
    }
    return places;
  });

/** Between a click and a composition a hand needs this long. ProseMirror sets the caret once more in between. */
const HAND_MS = 50;

async function open(page: Page, letter: string): Promise<void> {
  if ((await row(page, letter).getByRole("textbox").count()) > 0) return;
  await row(page, letter).locator("[data-words]").first().click();
  await row(page, letter).getByRole("textbox").waitFor();
  // In the page, behind the timers that the click began.
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), HAND_MS);
}

/** Something that the other does in a text of this length. */
function changeOf(random: Below, length: number): Change {
  const at = random(length + 1);
  if (random(5) < 3) return { at, removed: 0, inserted: `(${random(1_000)})` };
  const most = length > LONG_CHARS ? 60 : 6;
  return { at, removed: Math.min(random(most), length - at), inserted: "" };
}

async function carryOut(page: Page, random: Below, { at, removed, inserted }: Change): Promise<void> {
  await select(page, at, removed);
  if (removed > 0) await page.keyboard.press(pick(random, ["Control+x", "Delete", "Backspace"]));
  await page.keyboard.type(inserted, { delay: random(3) * 4 });
}

async function compose(devtools: CDPSession, random: Below, { shown, left }: Composition): Promise<void> {
  for (const text of shown) {
    const { length } = text;
    await devtools.send("Input.imeSetComposition", { text, selectionStart: length, selectionEnd: length });
    await new Promise((resolve) => setTimeout(resolve, random(12)));
  }
  if (left !== "") await devtools.send("Input.insertText", { text: left });
}

test("W27 beside text that is drawn as deleted, a dead key composes in the clause", async ({ browser }) => {
  const page = await enter(browser, running, { who: "DDD" });
  const devtools = await page.context().newCDPSession(page);
  await open(page, "c");
  const whole = await textOn(page, "c");
  // The new word stands behind the deleted one.
  await select(page, 4, 3);
  await page.keyboard.press("Delete");
  await page.keyboard.type("new");
  await expect(editor(page).locator("del")).toHaveCount(1);
  let text = `${whole.slice(0, 4)}new${whole.slice(7)}`;
  await expect.poll(() => textOn(page, "c")).toBe(text);
  for (const [at, count, left] of [
    [4, 0, "é"],
    [4, 0, "é"],
    [4, 2, "é"],
    [3, 4, "ó"],
    [3, 0, "ú"],
  ] as const) {
    await select(page, at, count);
    await compose(devtools, seeded(at), { kind: "dead key", shown: ["´"], left });
    text = text.slice(0, at) + left + text.slice(at + count);
    await expect.poll(() => textOn(page, "c"), OFTEN).toBe(text);
    expect(await beforeCaret(page)).toBe(text.slice(0, at) + left);
  }
});

test("W27 text composed while another person types is there once and whole", async ({ browser }) => {
  test.setTimeout(60_000 + COMPOSED * RUN_MS);
  const [composer, other, reader] = (await Promise.all(
    ["AAA", "BBB", "CCC"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page, Page];
  for (const page of [other, reader]) await page.goto(composer.url());
  const devtools = await composer.context().newCDPSession(composer);
  const random = seeded(SEED);
  const counts = new Map<string, number>();
  let [characters, changes, beside] = [0, 0, 0];
  const start = performance.now();
  for (let n = 0; n < COMPOSED; n += 1) {
    const letter = LETTERS[n % LETTERS.length]!;
    for (const page of [composer, other]) await open(page, letter);
    const id = (await row(composer, letter).getAttribute("data-clause"))!;
    const whole = await textOn(composer, letter);
    const signs = await signsIn(composer);
    const at = signs.length > 0 && random(2) === 0 ? pick(random, signs) : random(whole.length + 1);
    const selected = random(3) === 0 ? Math.min(random(8), whole.length - at) : 0;
    const composition = compositionOf(random, whole.slice(Math.max(at - 3, 0), at + 3));
    const before = whole.slice(0, at) + whole.slice(at + selected);
    const [first = "", ...shown] = composition.shown;
    await select(composer, at, selected);
    await compose(devtools, random, { ...composition, shown: [first], left: "" });
    await expect.poll(() => textOn(other, letter), OFTEN).toBe(before);
    const acts = async (): Promise<ReturnType<typeof textModel>> => {
      let model = textModel(before);
      for (let count = 1 + random(4); count > 0; count -= 1) {
        const change = changeOf(random, model.length);
        await carryOut(other, random, change);
        model = changed(model, change);
        changes += 1;
      }
      return model;
    };
    const [model] = await Promise.all([
      acts(),
      compose(devtools, seeded(SEED + n), { ...composition, shown, left: "" }),
    ]);
    // Some go on typing as the composition ends.
    const late = random(2) === 0 ? "" : `<${random(100_000)}>`;
    const lateAt = random(model.length + 1);
    await select(other, lateAt);
    await Promise.all([
      other.keyboard.type(late, { delay: random(3) * 5 }),
      compose(devtools, random, { ...composition, shown: [] }),
    ]);
    const end = changed(model, { at: lateAt, removed: 0, inserted: late });
    const isCancelled = composition.kind === "cancelled";
    const allowed = allowedTexts(end, { at, composed: composition.left, whole: late });
    const told = `seed ${SEED}, run ${n}: ${JSON.stringify({ letter, at, selected, composition, before, others: textOf(end), late })}`;
    const unlike = async (): Promise<string> => {
      const text = await textOn(composer, letter);
      return allowed.some((one) => one.join("") === text) ? "" : text;
    };
    await expect.poll(unlike, { message: told, ...OFTEN }).toBe("");
    const text = await textOn(composer, letter);
    for (const page of [other, reader])
      await expect.poll(() => textOn(page, letter), { message: told, ...OFTEN }).toBe(text);
    await expect.poll(() => textOnServer(composer, id), { message: told, ...OFTEN }).toBe(text);
    if (!isCancelled)
      expect(
        allowed.filter((one) => one.join("") === text).map(([head]) => head),
        told,
      ).toContain(await beforeCaret(composer));
    counts.set(composition.kind, (counts.get(composition.kind) ?? 0) + 1);
    characters += composition.left.length;
    if (signs.includes(at)) beside += 1;
  }
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  console.log(
    `seed ${SEED}: ${COMPOSED} compositions (${kinds}), ${characters} characters, ${beside} at drawn signs, beside ${changes} changes of another person, in ${((performance.now() - start) / 1000).toFixed(1)} s: each whole, once, with the caret behind it`,
  );
});
