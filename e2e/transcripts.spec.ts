import { expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace, putCaret, rowA, rowB } from "./behind.ts";
import { heardBy, listenTo } from "./heard-by.ts";
import { addToClause, enter, type Running, search, startConcord } from "./people.ts";
import { expectTranscript, readOut } from "./read-out/read-out.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Clause = { readonly id: string; readonly kind: string; readonly hash: string; readonly number: string };

const OBJECTION = {
  type: "takePosition",
  position: "cannotAccept",
  to: "room",
  reason: "It is too wide.",
} as const;

const address = (page: Page): string => `${running.url}/api${new URL(page.url()).pathname}`;
const ask = async (page: Page, command: object): Promise<void> => {
  const answer = await page.request.post(`${address(page)}/commands`, { data: command });
  expect(answer.status(), await answer.text()).toBe(200);
};
const clausesOf = async (page: Page): Promise<readonly Clause[]> =>
  ((await (await page.request.get(address(page))).json()) as { clauses: readonly Clause[] }).clauses;
const row = (page: Page, { id }: Clause): Locator => page.locator(`[data-clause="${id}"]`);
const said = (name: string, part: Locator): Promise<void> => expectTranscript(name, () => readOut(part));
const panel = (page: Page): Locator => page.getByRole("tabpanel");
const toolbar = (page: Page): Locator => page.getByRole("toolbar", { name: "Actions" });
const closed = async (page: Page): Promise<void> => {
  await page.keyboard.press("Escape");
  await expect(page.locator("[role=dialog], [role=alertdialog], [role=menu]")).toHaveCount(0);
};

test("A76 a screen reader reads text, acts, dialogs, screens and what is told", async ({ browser }) => {
  const [lead, aaa, bbb] = (await Promise.all(
    ["space", "AAA", "BBB"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page, Page];
  await Promise.all([lead, aaa, bbb].map(openSpace));
  const recitals = (await clausesOf(aaa)).filter(({ kind }) => kind === "recital");
  const [a, b, c, d] = recitals as [Clause, Clause, Clause, Clause];

  await test.step("the text as it is opened", async () => {
    await rowA(aaa).locator("[data-words]").click();
    await aaa.keyboard.press("Escape");
    await expect(toolbar(aaa)).toBeVisible();
    await said("header", aaa.getByRole("banner"));
    await said("sheet", aaa.getByRole("article"));
    await said("clause", row(aaa, a));
    await said("clause-panel", panel(aaa));
    await said("acts-of-a-delegate", toolbar(aaa));
    await rowA(lead).locator("[data-words]").click();
    await lead.keyboard.press("Escape");
    await said("acts-of-the-facilitator", toolbar(lead));
    await said("opinions", aaa.getByRole("navigation").first());
    await aaa.keyboard.press("Alt+o");
    await aaa
      .getByRole("combobox", { name: "Go to a paragraph" })
      .or(aaa.getByRole("textbox", { name: "Go to a paragraph" }))
      .first()
      .waitFor();
    await said("outline", aaa.getByRole("complementary").or(aaa.getByRole("navigation")).first());
  });

  await test.step("a redline, somebody's caret, a locked clause and the refusal", async () => {
    await putCaret(bbb, rowB(bbb), "End");
    await bbb.keyboard.type(" and seas");
    await expect(row(aaa, b)).toContainText("and seas");
    await said("redline-with-a-caret", row(aaa, b));
    await row(aaa, a).press("Enter");
    await aaa.getByRole("textbox", { name: /^Words of/ }).waitFor();
    await said("clause-open-for-typing", row(aaa, a));
    await aaa.keyboard.press("Escape");
    await ask(lead, { type: "lockClause", clauseId: c.id, hash: c.hash });
    await expect(row(aaa, c)).toHaveAttribute("aria-label", /locked/);
    await said("locked-clause", row(aaa, c));
    await row(aaa, c).press("Enter");
    await expect(row(aaa, c)).toContainText("You cannot type here");
    await said("locked-clause-refused", row(aaa, c));
    await ask(lead, {
      type: "markClause",
      clauseId: d.id,
      hash: d.hash,
      tier: "ad-referendum",
      basis: "Sample",
    });
    await expect(row(aaa, d)).toHaveAttribute("aria-label", /ad referendum/);
    await said("marked-clause", row(aaa, d));
  });

  await test.step("comments, positions, objections, proposals, brackets", async () => {
    await rowA(aaa).locator("[data-words]").click();
    await addToClause(aaa, /^Comment on/);
    await said("comment-form", aaa.getByRole("region", { name: "Comments", exact: true }));
    await aaa.getByRole("textbox", { name: "Comment", exact: true }).fill("Is this clear?");
    await aaa.keyboard.press("Control+Enter");
    await said("comment-thread", aaa.getByRole("listitem", { name: /^Thread of/ }));
    await toolbar(aaa)
      .getByRole("button", { name: /position on clause/ })
      .click();
    await said("position-dialog", aaa.getByRole("dialog"));
    await closed(aaa);
    await ask(bbb, { ...OBJECTION, subject: { clauseId: a.id }, hash: a.hash });
    await expect(row(aaa, a).getByRole("button", { name: /BBB cannot accept/ })).toBeVisible();
    await said("objection-beside-a-clause", row(aaa, a));
    await rowA(lead).locator("[data-words]").click();
    await lead.keyboard.press("Escape");
    await expect(panel(lead)).toContainText("BBB cannot accept");
    await said("objection-in-the-panel-of-the-facilitator", panel(lead));
    await ask(bbb, {
      type: "propose",
      kind: "change",
      clauseId: a.id,
      hash: a.hash,
      text: "a sample wording",
      reason: "It is shorter.",
    });
    await expect(row(aaa, a).locator(".proposal-count")).toBeVisible();
    await said("clause-panel-with-a-proposal", panel(aaa));
    await aaa.getByRole("tab", { name: /^Proposals/ }).click();
    await said("all-proposals", panel(aaa));
    await aaa.getByRole("tab", { name: "People" }).click();
    await said("people-here", panel(aaa));
    await aaa.getByRole("tab", { name: "Record" }).click();
    await said("record", panel(aaa));
    await ask(lead, { type: "raiseBracket", clauseId: d.id, from: 0, to: 4, hash: d.hash });
    await expect(row(aaa, d)).toContainText("[");
    await said("bracket", row(aaa, d));
  });

  await test.step("menus, palette, dialogs", async () => {
    await toolbar(lead)
      .getByRole("button", { name: "More actions" })
      .or(toolbar(lead).getByRole("button").nth(-2))
      .first()
      .click();
    await said("more-acts", lead.getByRole("menu"));
    await closed(lead);
    await aaa
      .getByRole("button", { name: /^Add to / })
      .or(aaa.getByRole("tab").first())
      .first()
      .click();
    await aaa.getByRole("tab").first().click();
    await aaa.getByRole("button", { name: /^Add to / }).click();
    await said("add-menu", aaa.getByRole("menu"));
    await closed(aaa);
    await aaa.getByRole("button", { name: /^Signed in as/ }).click();
    await said("account-menu", aaa.getByRole("menu"));
    await aaa.getByRole("menuitem", { name: "Spoken messages…" }).click();
    await said("spoken-messages-dialog", aaa.getByRole("dialog"));
    await closed(aaa);
    await aaa.getByRole("button", { name: /^View/ }).click();
    await said("view-menu", aaa.getByRole("menu"));
    await closed(aaa);
    await aaa.keyboard.press("Control+k");
    const palette = aaa.getByRole("dialog", { name: "Search everything" });
    await palette.getByRole("combobox").fill("next comment");
    await expect(palette.getByRole("option").first()).toBeVisible();
    await said("palette", palette);
    await palette.getByRole("combobox").fill("qqqqq");
    await expect(palette).toContainText("No text, proposal, comment or contribution has these words.");
    await said("palette-with-nothing", palette);
    await closed(aaa);
    await row(aaa, a).focus();
    await aaa.keyboard.press("?");
    await said("keys", aaa.getByRole("dialog"));
    await closed(aaa);
    await aaa.keyboard.press("Alt+m");
    await said("notices", aaa.getByRole("dialog"));
    await closed(aaa);
  });

  await test.step("announcements", async () => {
    await search(aaa, "spoken messages", "Spoken messages: The whole Opinion");
    await listenTo(aaa);
    await ask(bbb, { type: "comment", on: { clauseId: b.id }, text: "A remark.", readers: "room" });
    await expect.poll(async () => (await heardBy(aaa)).length, { timeout: 15_000 }).toBe(1);
    await ask(lead, { type: "unlockClause", clauseId: c.id, reason: "A second look" });
    await expect.poll(async () => (await heardBy(aaa)).length, { timeout: 15_000 }).toBe(2);
    await expectTranscript("announcements", async () => (await heardBy(aaa)).map(({ words }) => words));
    await search(aaa, "spoken messages", "Spoken messages: The whole Opinion, and who comes and goes");
    await ask(bbb, {
      ...OBJECTION,
      subject: { clauseId: b.id },
      hash: (await clausesOf(bbb)).find(({ id }) => id === b.id)!.hash,
    });
    const heard = async (): Promise<string> => (await heardBy(aaa)).map(({ words }) => words).join(" ");
    // An objection is a notice of its own, which is read out at once.
    const notice = aaa.locator(".toast").filter({ hasText: "cannot accept" });
    await expect(notice).toBeVisible();
    await said("notice-of-an-objection", notice);
    const ccc = await enter(browser, running, { who: "CCC" });
    await openSpace(ccc);
    await expect.poll(heard, { timeout: 15_000 }).toContain("CCC is here now.");
    await ccc.context().close();
    await expect.poll(heard, { timeout: 15_000 }).toContain("CCC left.");
    await expectTranscript("announcements-of-people", async () =>
      (await heardBy(aaa)).slice(2).map(({ words }) => words),
    );
  });

  await test.step("the other screens", async () => {
    for (const [name, path] of [
      ["home", "/"],
      ["contributions", "/contributions"],
      ["shelf", "/shelf"],
      ["where-texts-went", "/where"],
      ["help", "/help"],
      ["mail", "/mail"],
      ["report", "/report"],
      ["ways-in", "/passkeys"],
    ] as const) {
      await aaa.goto(running.url + path);
      await aaa.getByRole("main").getByRole("heading").first().waitFor();
      await expect(aaa.locator("[aria-busy=true]")).toHaveCount(0);
      await said(`screen-${name}`, aaa.getByRole("main"));
    }
    const secretariat = await enter(browser, running, { who: "secretariat" });
    await secretariat.goto(`${running.url}/people`);
    await secretariat.getByRole("main").getByRole("table").waitFor();
    await said("screen-people", secretariat.getByRole("main").getByRole("table"));
  });
});
