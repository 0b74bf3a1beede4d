import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, search, startConcord } from "./people.ts";

/** From three contributions to a published base text 2 with its provenance table. */
let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const PAPERS = [
  {
    from: "AAA",
    text: "considering\n\na)\tthat schools, clinics and libraries wait for affordable links;\n\nb)\tthat voluntary codes replace the Radio Regulations,",
  },
  {
    from: "BBB",
    text: "considering\n\na)\tthat schools and clinics wait for reliable links,\n\ninvites Member States\n\n1\tto name a focal point for satellite licensing;",
  },
  { from: "CCC", text: "invites Member States\n\n1\tto publish the fees of satellite licences." },
] as const;

type Told = {
  readonly id: string;
  readonly hash: string;
  readonly clauses: readonly { id: string; kind: string; text: string }[];
};
const ask = async (page: Page, path: string, command: object): Promise<void> => {
  const answer = await page.request.post(`${running.url}${path}`, { data: command });
  expect(answer.ok(), await answer.text()).toBe(true);
};
const opinion = async (page: Page, id: string): Promise<Told> =>
  (await (await page.request.get(`${running.url}/api/opinions/${id}`)).json()) as Told;
const spaceId = async (page: Page): Promise<string> => {
  const forum = (await (await page.request.get(`${running.url}/api/forum`)).json()) as {
    groups: readonly { id: string; opinions: readonly { id: string }[] }[];
  };
  return forum.groups.find(({ id }) => id === "space")!.opinions[0]!.id;
};
const row = (page: Page, words: string): Locator => page.getByRole("article").filter({ hasText: words });
const takeIn = async (page: Page, label: string): Promise<void> => {
  await page.getByRole("button", { name: "Add text…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: label }).check();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog).toHaveCount(0);
};

test("U12 U21 three contributions become base text 2, and each proponent finds its own text", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const id = await spaceId(lead);
  const url = (path: string): string => `${running.url}${path}`;

  await test.step("base text 1 stands, and three papers are registered", async () => {
    const path = `/api/opinions/${id}/commands`;
    const last = (await opinion(lead, id)).clauses.findLast(({ kind }) => kind === "recital")!.id;
    await ask(lead, path, { type: "addClause", after: last, kind: "verb", text: "considering" });
    const verb = (await opinion(lead, id)).clauses.find(({ text }) => text === "considering")!.id;
    const text = "that schools and clinics wait for affordable links";
    await ask(lead, path, { type: "addClause", after: verb, kind: "recital", text });
    await ask(lead, path, { type: "consolidate" });
    for (const [i, paper] of PAPERS.entries()) {
      await ask(secretariat, "/api/forum/commands", {
        type: "registerContribution",
        number: String(i + 1),
        from: { kind: "delegation", delegationId: paper.from },
        title: "On satellites",
        language: "en",
        receivedAt: new Date(Date.now() - 60_000).toISOString(),
        text: paper.text,
      });
    }
  });

  await test.step("the lead opens the desk from the Opinion, in private, and takes the papers in", async () => {
    await lead.goto(url(`/opinions/${id}`));
    await search(lead, "Merging desk and revisions");
    await expect(lead.getByRole("main")).toContainText("There is no merge here");
    await lead.getByRole("button", { name: "Start privately" }).click();
    for (const [i, { from }] of PAPERS.entries())
      await takeIn(lead, `${i + 1} · ${from} · Delegation ${from[0]} · On satellites`);
    await expect(lead.getByRole("region", { name: "Texts" })).toContainText("Contribution 3");
  });

  await test.step("who does not work there sees that nothing is merged in the open", async () => {
    await aaa.goto(url(`/desk/${id}`));
    await expect(aaa.getByRole("main")).toContainText("There is no public merge");
  });

  await test.step("where words part they stand beside each other, each with whose it is", async () => {
    const merged = row(lead, "schools").first();
    await expect(merged).toContainText("[affordable]");
    await expect(merged).toContainText("[reliable]");
    await expect(merged).toContainText("merged");
  });

  await test.step("one paragraph is dropped with a reason, another is written anew, and an act is taken back", async () => {
    const codes = row(lead, "voluntary codes replace");
    await codes.getByRole("button", { name: /^Drop (Row|clause)/ }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByRole("textbox").fill("settled by the conferences");
    await dialog.getByRole("button", { name: "Drop" }).click();
    await expect(codes).toContainText("Dropped: settled by the conferences");
    await lead.getByRole("button", { name: "Undo" }).click();
    await expect(codes).not.toContainText("Dropped:");
    await codes.getByRole("button", { name: /^Drop (Row|clause)/ }).click();
    await lead.getByRole("dialog").getByRole("textbox").fill("settled by the conferences");
    await lead.getByRole("dialog").getByRole("button", { name: "Drop" }).click();
    await expect(codes).toContainText("Dropped:");
    const fees = row(lead, "fees of satellite licences");
    await fees.getByRole("button", { name: /^Write/ }).click();
    await fees
      .getByRole("textbox", { name: "Text of the clause" })
      .fill("to publish the fees of satellite licences early");
    await fees.getByRole("button", { name: "Save this text" }).click();
    await expect(fees).toContainText("In none of the texts: early");
  });

  await test.step("two people write one clause at once: the second keeps their words, and reads the other's", async () => {
    const chair = await enter(browser, running, { who: "chair" });
    await chair.goto(url(`/desk/${id}`));
    const text = "to publish the fees of satellite licences early";
    const leads = row(lead, text);
    await leads.getByRole("button", { name: /^Write/ }).click();
    await leads.getByRole("textbox", { name: "Text of the clause" }).fill(`${text} and in full`);
    const chairs = row(chair, text);
    await chairs.getByRole("button", { name: /^Write/ }).click();
    await chairs.getByRole("textbox", { name: "Text of the clause" }).fill(`${text} enough`);
    await chairs.getByRole("button", { name: "Save this text" }).click();
    const told = lead.getByRole("alert").filter({ hasText: "Somebody else wrote here" });
    await expect(told).toContainText("enough");
    const mine = lead.getByRole("textbox", { name: "Text of the clause" });
    await expect(mine).toHaveValue(`${text} and in full`);
    await lead.getByRole("button", { name: "Keep mine" }).click();
    await mine.fill(text);
    await lead.getByRole("button", { name: "Save this text" }).click();
    await expect(row(chair, text)).not.toContainText("enough");
  });

  await test.step("the revision is published, and stands beside the text for all to read", async () => {
    const before = await opinion(lead, id);
    await lead.getByRole("button", { name: "Publish…" }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Facilitator’s text");
    await dialog.getByText("Differences from the working text").click();
    await expect(dialog.getByRole("listitem").first()).toBeVisible();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog).toHaveCount(0);
    expect((await opinion(lead, id)).hash).toBe(before.hash);
    await expect(aaa.getByRole("heading", { name: "Facilitator’s text" })).toBeVisible();
    await expect(aaa.getByRole("button", { name: /Use as the new working text/ })).toHaveCount(0);
  });

  await test.step("the versions list it: it is read there, and compared with the text and with a base text", async () => {
    await aaa.goto(url(`/opinions/${id}`));
    const news = aaa.getByRole("status").filter({ hasText: "New version to compare" });
    await news.getByRole("link", { name: "Read it" }).click();
    const heading = "Revision “Facilitator’s text”, compared with: ";
    const compared = aaa.getByRole("region", { name: `${heading}The text now` });
    await expect(compared.locator("ins").filter({ hasText: "early" })).toBeVisible();
    const list = aaa.getByRole("region", { name: "Versions with a name" });
    await list.getByRole("checkbox", { name: "Base text 1" }).check();
    await list.getByRole("checkbox", { name: "Revision “Facilitator’s text”" }).check();
    await list.getByRole("button", { name: "Compare the two that are ticked" }).click();
    await expect(aaa.getByRole("region", { name: `${heading}Base text 1` })).toContainText("[reliable]");
    await list.getByRole("link", { name: "Read: Revision “Facilitator’s text”" }).click();
    const read = aaa.getByRole("region", { name: "Revision “Facilitator’s text”", exact: true });
    await expect(read).toContainText("to publish the fees of satellite licences early");
    await expect(read.locator("ins, del")).toHaveCount(0);
    await read.getByRole("link", { name: "At the merging desk" }).click();
    await expect(aaa.getByRole("heading", { name: "Facilitator’s text" })).toBeVisible();
  });

  await test.step("the lead takes it as the basis for discussion, clears it, and makes base text 2 of it", async () => {
    await lead.getByRole("button", { name: "Use as the new working text: “Facilitator’s text”" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Use it" }).click();
    await expect(lead.getByRole("region", { name: "Revisions beside the working text" })).toContainText(
      "made it the new working text, ",
    );
    const texts = (await opinion(lead, id)).clauses.map(({ text }) => text);
    expect(texts).toContain("to publish the fees of satellite licences early");
    expect(texts.some((text) => text.includes("voluntary codes replace"))).toBe(false);
    await lead.getByRole("button", { name: "Approve for the Chair’s report" }).click();
    await expect(lead.getByRole("main")).toContainText("approved this text, ");
    const { hash } = await opinion(lead, id);
    await ask(lead, `/api/opinions/${id}/commands`, { type: "consolidate", hash });
  });

  await test.step("the table shows each clause with its sources, and is exported", async () => {
    const revisions = aaa.getByRole("region", { name: "Revisions beside the working text" });
    await revisions.getByText("Where each clause came from").click();
    const table = revisions.getByRole("table");
    await expect(table.getByRole("row").filter({ hasText: "voluntary codes replace" })).toContainText(
      "Why: settled by the conferences",
    );
    await expect(table.getByRole("row").filter({ hasText: "[affordable]" })).toContainText("AAA, BBB");
    const [download] = await Promise.all([
      aaa.waitForEvent("download"),
      revisions.getByRole("link", { name: /as csv$/ }).click(),
    ]);
    const csv = readFileSync(await download.path(), "utf8");
    expect(csv).toContain("settled by the conferences");
    expect(csv).toContain("contribution 3, paragraph 2");
  });

  await test.step("AAA is told of the new basis, and finds where its text went", async () => {
    await aaa.goto(url(`/opinions/${id}`));
    await expect(aaa.getByText("Base text 2 is published.")).toBeVisible();
    await aaa.getByRole("link", { name: "Where our text is now" }).first().click();
    const paper = aaa.getByRole("article", { name: /^Contribution 1/ });
    await expect(aaa.getByRole("main")).toContainText("“Facilitator’s text” became the new working text");
    const [home] = await Promise.all([
      aaa.waitForEvent("download"),
      aaa.getByRole("link", { name: "Where our text is now, as plain text" }).click(),
    ]);
    expect(readFileSync(await home.path(), "utf8")).toContain("What happened to the proposals of AAA");
    await expect(paper.getByRole("listitem").filter({ hasText: "libraries" })).toContainText("in brackets");
    await expect(paper.getByRole("listitem").filter({ hasText: "libraries" })).toContainText("BBB");
    await expect(paper.getByRole("listitem").filter({ hasText: "voluntary codes" })).toContainText(
      "not reflected Why: settled by the conferences",
    );
  });
});
