import { expect, type Locator, type Page, test } from "@playwright/test";
import { rowA } from "./behind.ts";
import { enter, type Running, search, startConcord } from "./people.ts";
import { submitSuggestion, suggestion, unfoldSuggestion, writeSuggestion } from "./suggesting.ts";
import { slowLine } from "./slow-line.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const BASE = "that voluntary good practice for the end of a satellite’s life helps to keep orbits usable";
const rowOf = (page: Page): Locator => page.getByRole("listitem", { name: /^Clause 3,/ }).first();
const bar = (page: Page): Locator => page.getByRole("toolbar", { name: "Actions" });

async function takeUp(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Space connectivity/ })
    .first()
    .click();
  await rowOf(page).locator("[data-words]").click();
  await expect(page.getByRole("heading", { name: "Clause 3" })).toBeVisible();
}

/** Others type at the very start or end of the clause in hand. */
async function typeAt(page: Page, key: "Control+Home" | "Control+End", words: string): Promise<void> {
  await rowOf(page).locator("[data-words]").click();
  await page.keyboard.press(key);
  await page.keyboard.type(words);
}

test("what is written in a question survives a refusal, changed words and a reload", async ({ browser }) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  for (const page of [facilitator, aaa, bbb]) await takeUp(page);

  await test.step("words that change while a position is written are told there, and nothing is lost", async () => {
    await bar(bbb)
      .getByRole("button", { name: /position on clause 3/ })
      .click();
    const dialog = bbb.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Reservation/ }).check();
    await dialog.getByRole("textbox", { name: /^Reason/ }).fill("our law says otherwise");
    await typeAt(aaa, "Control+End", " for all");
    const changed = dialog.getByRole("alert").filter({ hasText: "The text changed" });
    await expect(changed.locator("ins")).toHaveText("for all");
    await dialog.getByRole("button", { name: "Send" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "Nothing was done" })).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: /^Reason/ })).toHaveValue("our law says otherwise");
    await changed.getByRole("button", { name: "I have read the new text: continue with it" }).click();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
    await dialog.getByRole("button", { name: "Send" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(bbb.getByRole("region", { name: "Positions" })).toContainText("Reservation");
  });

  await test.step("what comes to stand in the way of a mark is told while the question is open", async () => {
    await bar(facilitator).getByRole("button", { name: "Agree (ad referendum): clause 3" }).click();
    const dialog = facilitator.getByRole("dialog");
    await expect(dialog.getByRole("textbox", { name: "Meeting or basis" })).toBeVisible();
    await bar(aaa)
      .getByRole("button", { name: /position on clause 3/ })
      .click();
    await aaa
      .getByRole("dialog")
      .getByRole("radio", { name: /^Cannot accept/ })
      .check();
    await aaa.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: "AAA" }).first()).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).click();
  });

  await test.step("a proposal that was begun is there again after a reload, against the words as they are", async () => {
    await bar(bbb)
      .getByRole("button", { name: /^Suggest/ })
      .click();
    const dialog = suggestion(bbb);
    await writeSuggestion(bbb, `${BASE.replace("voluntary", "binding")} for all`);
    await unfoldSuggestion(bbb);
    await dialog.getByRole("textbox", { name: /^Reason/ }).fill("it binds nobody");
    await bbb.reload();
    await expect(rowOf(bbb)).toBeVisible();
    await rowOf(bbb).locator("[data-words]").click();
    await typeAt(aaa, "Control+End", " times");
    await expect(rowOf(bbb)).toContainText("for all times");
    await bar(bbb)
      .getByRole("button", { name: /^Suggest/ })
      .click();
    await expect(dialog.getByRole("textbox", { name: /^Reason/ })).toHaveValue("it binds nobody");
    await expect(dialog.locator("ins").first()).toHaveText("binding");
    await expect(dialog.locator("del").first()).toHaveText("voluntary");
  });

  await test.step("what others type elsewhere in the clause is taken into it, and it says so", async () => {
    const dialog = suggestion(bbb);
    await typeAt(aaa, "Control+End", " to come");
    await expect(dialog.getByRole("status").filter({ hasText: "includes that change" })).toBeVisible();
    await expect(dialog.getByRole("textbox").first()).toContainText("for all times to come");
    await expect(dialog.locator("del")).toHaveText(["voluntary"]);
    await submitSuggestion(bbb).click();
    await expect(dialog).toHaveCount(0);
    await expect(facilitator.getByRole("listitem", { name: "Proposal BBB/1" })).toContainText(
      "it binds nobody",
    );
  });

  await test.step("a base text is made of the words on the screen, though somebody typed while it was named", async () => {
    await search(facilitator, "Publish base text 1…");
    const dialog = facilitator.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("After the third reading");
    // AAA cannot accept an earlier text, and has not answered.
    await dialog.getByRole("textbox", { name: "Reason" }).fill("AAA is heard next");
    await typeAt(aaa, "Control+End", ", and more");
    await expect(rowOf(facilitator)).toContainText("to come, and more");
    await dialog.getByRole("button", { name: "Publish base text 1" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(aaa.getByRole("listitem", { name: /^Clause 3, .*locked/ }).first()).toBeVisible();
  });
});

test("a question stays open with its words where a proxy answers for a server that is away", async ({
  browser,
}) => {
  const page = await enter(browser, running, { who: "DDD" });
  await takeUp(page);
  await bar(page)
    .getByRole("button", { name: /position on clause 3/ })
    .click();
  const dialog = page.getByRole("dialog");
  const reason = dialog.getByRole("textbox").first();
  await reason.fill("half a reason");
  let answers = 0;
  await page.route(/\/api\/forum(\?.*)?$/u, (route) => {
    answers += 1;
    return route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
  });
  // The page looks when it is told of a change, and once more where that failed.
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const command = { type: "changeForumTexts", texts: { shortName: "Forum One" }, reason: "A test" };
  await secretariat.request.post(`${running.url}/api/forum/commands`, { data: command });
  await expect.poll(() => answers, { timeout: 40_000 }).toBeGreaterThan(1);
  await expect(reason).toHaveValue("half a reason");
  await page.unroute(/\/api\/forum(\?.*)?$/u);
  await expect(rowOf(page)).toBeVisible();
  await page.context().close();
});

test("who goes to the beginning at once types there", async ({ browser }) => {
  const fresh = await startConcord();
  const page = await enter(browser, fresh, { who: "chair" });
  const link = page.getByRole("link", { name: /Space connectivity/ }).first();
  await page.goto(`${fresh.url}${await link.getAttribute("href")}`);
  const row = rowA(page);
  for (const sign of ["x", "y", "z"]) {
    await row.locator("[data-words]").click();
    await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(sign);
    await expect(row.locator("[data-words]")).toHaveText(new RegExp(`^${sign}`));
    await page.keyboard.press("Escape");
  }
  await page.context().close();
  await fresh.close();
});

test("an act that was overtaken is refused in its question once, not twice", async ({ browser }) => {
  const fresh = await startConcord();
  const lead = await enter(browser, fresh, { who: "green" });
  const aaa = await enter(browser, fresh, { who: "AAA" });
  const line = await slowLine(lead);
  await lead.reload();
  const opinion = `${fresh.url}/api${new URL(lead.url()).pathname}`;
  const asked = async (command: object): Promise<unknown> =>
    (await aaa.request.post(`${opinion}/commands`, { data: command })).json();
  const { clauses } = (await (await aaa.request.get(opinion)).json()) as {
    clauses: readonly { id: string; kind: string; hash: string; text: string }[];
  };
  const clause = clauses.find(({ kind, text }) => kind === "operative" && !text.includes("["))!;
  const on = { clauseId: clause.id, hash: clause.hash };
  const done = await asked({ type: "propose", kind: "change", text: `${clause.text} and seas`, ...on });
  const { proposalId } = (done as { entries: readonly { proposalId: string }[] }).entries[0]!;

  await lead.locator(`[data-clause="${clause.id}"] [data-words]`).click();
  await lead.getByRole("button", { name: "Accept AAA/1" }).click();
  const dialog = lead.getByRole("dialog");
  const accept = dialog.getByRole("button", { name: "Accept", exact: true });
  line.hold();
  await accept.click();
  await asked({ type: "withdrawProposal", proposalId, reason: "overtaken" });
  await expect(accept).toBeDisabled();
  const why = dialog.getByText("This proposal is no longer open.");
  // It is under way: nobody may read yet that it was refused.
  await expect(why).toHaveCount(0);
  line.release();
  await expect(dialog.getByRole("alert")).toContainText("is no longer open");
  await expect(why).toHaveCount(1);
  await lead.context().close();
  await aaa.context().close();
  await fresh.close();
});
