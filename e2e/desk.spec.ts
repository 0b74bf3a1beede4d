import { expect, type Locator, type Page, test } from "@playwright/test";
import { MERGE_INPUT_CHARS_MAX } from "../shared/limits.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";

/** The desk by keyboard, what lies on it, all Opinions beside each other, and clauses that go next door. */
let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Told = {
  readonly clauses: readonly {
    readonly id: string;
    readonly kind: string;
    readonly text: string;
    readonly hash: string;
  }[];
};
const ask = async (page: Page, id: string, command: object): Promise<void> => {
  const answer = await page.request.post(`${running.url}/api/opinions/${id}/commands`, { data: command });
  expect(answer.ok(), await answer.text()).toBe(true);
};
const opinion = async (page: Page, id: string): Promise<Told> =>
  (await (await page.request.get(`${running.url}/api/opinions/${id}`)).json()) as Told;
const idOf = async (page: Page, group: string): Promise<string> => {
  const forum = (await (await page.request.get(`${running.url}/api/forum`)).json()) as {
    groups: readonly { id: string; opinions: readonly { id: string }[] }[];
  };
  return forum.groups.find(({ id }) => id === group)!.opinions[0]!.id;
};
const lastRecital = async (page: Page, id: string): Promise<string> =>
  (await opinion(page, id)).clauses.findLast(({ kind }) => kind === "recital")!.id;
const places = (page: Page): Promise<string[]> =>
  page.getByRole("article").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row") ?? ""));

test("U3 U4 U15 U16 K8 the desk by keyboard alone: choose, move, write, put back, take off", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const id = await idOf(lead, "space");
  const [one, two] = (await opinion(aaa, id)).clauses.filter(({ kind }) => kind === "operative");
  for (const clause of [one!, two!]) {
    const change = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash };
    await ask(aaa, id, { ...change, text: `${clause.text}, as AAA proposes` });
  }
  await ask(lead, id, { type: "openMerge", openness: "private" });
  const line = await slowLine(lead);
  await lead.goto(`${running.url}/desk/${id}`);

  const press = async (button: Locator): Promise<void> => {
    await button.focus();
    await lead.keyboard.press("Enter");
  };
  const dialog = lead.getByRole("dialog");
  await press(lead.getByRole("button", { name: "Add text…" }));
  await dialog.getByRole("radio", { name: "Proposals not decided" }).focus();
  await lead.keyboard.press("Space");
  await dialog.getByRole("checkbox", { name: /^AAA\/2 · to change/u }).focus();
  await lead.keyboard.press("Space");
  await press(dialog.getByRole("button", { name: "Add", exact: true }));
  await expect(dialog).toHaveCount(0);
  const rows = lead.getByRole("article");
  const proposed = rows.filter({ hasText: "AAA/1" });
  await expect(proposed).toContainText("as AAA proposes");
  await expect(rows.filter({ hasText: "AAA/2" })).toHaveCount(0);

  // Running proposals that do not lie there yet are offered next.
  await press(lead.getByRole("button", { name: "Add text…" }));
  await dialog.getByRole("radio", { name: "Proposals not decided" }).focus();
  await lead.keyboard.press("Space");
  await expect(dialog.getByRole("checkbox", { name: /^AAA\/1 .*\(already here\)/u })).not.toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: /^AAA\/2/u })).toBeChecked();
  await press(dialog.getByRole("button", { name: "Add", exact: true }));
  await expect(rows.filter({ hasText: "AAA/2" })).toHaveCount(1);

  // A text that is too long says so, and nothing of it is cut off unseen.
  await press(lead.getByRole("button", { name: "Add text…" }));
  await dialog.getByRole("radio", { name: "My own text" }).focus();
  await lead.keyboard.press("Space");
  const file = dialog.locator("input[type=file]");
  const paper = (words: string) => ({
    name: "paper.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(words),
  });
  await file.setInputFiles(paper(`_noting_\n\na)\t${"x".repeat(MERGE_INPUT_CHARS_MAX)};`));
  await expect(dialog.getByRole("alert")).toHaveText("The text is too long.");
  await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
  await file.setInputFiles(paper("_noting_\n\na)\tthat lamps burn;"));
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect(dialog.getByLabel("Name of the text")).toHaveValue("paper.txt");
  await expect(dialog.getByRole("button", { name: "Add", exact: true })).toBeEnabled();
  await lead.keyboard.press("Escape");

  // Only what differs is shown, until all is asked for.
  await expect(proposed).toHaveAttribute("aria-label", /^clause /);
  const few = (await places(lead)).length;
  await press(lead.getByRole("button", { name: /^Show all \d+ clauses/u }));
  const before = await places(lead);
  expect(before.length).toBeGreaterThan(few);
  const at = before.indexOf((await proposed.getAttribute("data-row"))!);
  // The moves show before their answers, and an answer leaves the keys where they went meanwhile.
  line.holdAnswers();
  await proposed.getByRole("button", { name: /^Write/u }).focus();
  await lead.keyboard.press("Alt+ArrowDown");
  const moved = before.with(at, before[at + 1]!).with(at + 1, before[at]!);
  await expect.poll(() => places(lead)).toEqual(moved);
  // The row keeps the keys: a second press goes on from there, and back.
  await lead.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => places(lead)).toEqual(before);

  await press(proposed.getByRole("button", { name: /^Write/u }));
  await expect(proposed.getByRole("textbox")).toBeFocused();
  line.release();
  await expect(lead.getByRole("button", { name: "Undo" })).toBeEnabled();
  await expect(proposed.getByRole("textbox")).toBeFocused();
  await lead.keyboard.press("ControlOrMeta+A");
  await lead.keyboard.type("that words are written by hand");
  // Pressed before the answer to what the desk shows already, Undo takes back that act and none before it.
  line.holdAnswers();
  await press(proposed.getByRole("button", { name: "Save this text" }));
  const written = rows.filter({ hasText: "that words are written by hand" });
  await expect(written).toHaveCount(1);
  await press(lead.getByRole("button", { name: "Undo" }));
  line.release();
  await expect(written).toHaveCount(0);
  expect(await places(lead)).toEqual(before);

  // The arrow that moves a row to the top is out of use there: the row takes the keys.
  const second = rows.nth(1);
  const id2 = await second.getAttribute("data-row");
  await press(second.getByRole("button", { name: /up$/u }));
  await expect.poll(async () => (await places(lead))[0]).toBe(id2);
  await expect(rows.first()).toBeFocused();
  await lead.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => places(lead)).toEqual(before);

  await press(lead.getByRole("button", { name: /^Remove /u }).last());
  await press(lead.getByRole("alertdialog").getByRole("button", { name: "Remove" }));
  await expect(rows.filter({ hasText: "AAA/2" })).toHaveCount(0);
  await expect(rows.filter({ hasText: "AAA/1" })).toHaveCount(1);
  await press(lead.getByRole("button", { name: "Undo" }));
  await expect(rows.filter({ hasText: "AAA/2" })).toHaveCount(1);
  await press(lead.getByRole("button", { name: "More acts on this merge" }));
  await expect(lead.getByRole("menuitem", { name: "Discard…" })).toBeVisible();
});

test("U11 repeated text, and clauses copied or moved between Opinions, each with its source", async ({
  browser,
}) => {
  const chair = await enter(browser, running, { who: "chair" });
  const [space, green] = [await idOf(chair, "space"), await idOf(chair, "green")];
  const twice = "that measuring what is spent on licences helps everybody who pays for them";
  const alone = "that quays and ferries are swept before the first passengers come in the morning";
  for (const [id, text] of [
    [space, twice],
    [green, twice],
    [space, alone],
  ] as const)
    await ask(chair, id, { type: "addClause", after: await lastRecital(chair, id), kind: "recital", text });
  const copied = "that lighthouses are lit in winter and in summer by those who keep them";
  await ask(chair, space, {
    type: "addClause",
    after: await lastRecital(chair, space),
    kind: "recital",
    text: copied,
  });

  await chair.goto(`${running.url}/desk`);
  const said = chair.getByRole("main").getByRole("listitem").filter({ hasText: "the same text" });
  await expect(said.filter({ hasText: twice })).toContainText("Opinion 4");

  const bring = async (text: string, how: "Copy" | "Move"): Promise<void> => {
    await chair.getByRole("button", { name: "Copy a clause to another Opinion…" }).click();
    const dialog = chair.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "From" }).selectOption(space);
    const clause = (await opinion(chair, space)).clauses.find((one) => one.text === text)!;
    await dialog.getByRole("combobox", { name: "Clause" }).selectOption(clause.id);
    await dialog.getByRole("combobox", { name: "To" }).selectOption(green);
    await dialog.getByRole("combobox", { name: "After" }).selectOption(await lastRecital(chair, green));
    await dialog.getByRole("radio", { name: new RegExp(`^${how}:`, "u") }).check();
    if (how === "Move") await dialog.getByRole("textbox").fill("it is of the sea");
    await dialog.getByRole("button", { name: how, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await bring(copied, "Copy");
  await bring(alone, "Move");
  const textsOf = async (id: string) => (await opinion(chair, id)).clauses.map(({ text }) => text);
  expect(await textsOf(space)).toContain(copied);
  expect(await textsOf(space)).not.toContain(alone);
  expect(await textsOf(green)).toEqual(expect.arrayContaining([copied, alone]));

  // Both records say where it came from and where it went, and why.
  await chair.goto(`${running.url}/opinions/${green}`);
  await chair.getByRole("tab", { name: "Record" }).click();
  await expect(chair.getByRole("tabpanel")).toContainText("from draft Opinion 4");
  await chair.goto(`${running.url}/opinions/${space}`);
  await chair.getByRole("tab", { name: "Record" }).click();
  await expect(chair.getByRole("tabpanel")).toContainText("moved a clause into another draft Opinion");
  await expect(chair.getByRole("tabpanel")).toContainText("it is of the sea");
});

test("E13 a typed reference is bound to its clause, and shows its new number when it moves", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "green" });
  const id = await idOf(lead, "green");
  const texts = await opinion(lead, id);
  const verb = texts.clauses.findLast(
    ({ kind }, i) => kind === "verb" && texts.clauses[i + 1]?.kind === "recital",
  )!;
  const first = texts.clauses[texts.clauses.indexOf(verb) + 1]!;
  const citing = texts.clauses.find(({ kind }) => kind === "operative")!;
  await lead.goto(`${running.url}/opinions/${id}`);
  const words = lead.locator(`[data-clause="${citing.id}"]`);
  await words.locator("[data-words]").click();
  await lead.getByRole("textbox", { name: /^Words of/u }).waitFor();
  await lead.keyboard.press("Control+End");
  await lead.keyboard.type(`, as ${verb.text} a) says`);
  await lead.locator(`[data-clause="${first.id}"] [data-words]`).click();
  await expect.poll(async () => JSON.stringify(await opinion(lead, id))).toContain('"references":[{');
  await ask(lead, id, {
    type: "addClause",
    after: verb.id,
    kind: "recital",
    text: "that something comes first",
  });
  await expect(words).toContainText("→ b)");
});
