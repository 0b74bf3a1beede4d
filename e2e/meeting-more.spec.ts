import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace } from "./behind.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const NAME = "Reading of the first section";
const line = (page: Page): Locator => page.getByRole("region", { name: /^Open meeting:/ });
const selected = (page: Page): Locator => page.locator('[data-clause][aria-current="true"]');
const boxes = (page: Page): Locator => page.getByRole("region", { name: /^Call for objections:/ });

type Clause = { readonly id: string; readonly kind: string; readonly hash: string; readonly text: string };

async function post(page: Page, path: string, data: object): Promise<unknown> {
  const answer = await page.request.post(`${running.url}${path}`, {
    headers: { accept: "application/json" },
    data,
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

/** Somebody whose page speaks Chinese. */
async function enterInChinese(browser: Browser, who: string): Promise<Page> {
  const page = await enter(browser, running, { who });
  await page.evaluate(() => void (document.cookie = "concord-language=zh; Path=/"));
  await page.goto(running.url);
  return page;
}

test("I15 I18 I21 A66 A67 T35 two leads, several paragraphs, another Opinion", async ({ browser }) => {
  const [caller, chair, aaa, secretariat] = (await Promise.all(
    ["space", "chair", "AAA", "secretariat"].map((who) => enter(browser, running, { who })),
  )) as [Page, Page, Page, Page];
  let lead = caller;
  const bbb = await enterInChinese(browser, "BBB");
  await Promise.all([lead, chair].map(openSpace));
  const space = new URL(lead.url()).pathname.replace("/opinions/", "");
  await bbb.goto(`${running.url}/opinions/${space}`);
  await aaa.goto(`${running.url}/timetable`);
  const read = await lead.request.get(`${running.url}/api/opinions/${space}`);
  const { clauses } = (await read.json()) as { readonly clauses: readonly Clause[] };
  const from = clauses.findIndex(({ kind }) => kind === "recital");
  const count = clauses.findIndex(({ kind }, at) => at > from && kind === "verb") - from;
  const [first, second] = clauses.slice(from) as [Clause, Clause];
  expect(count).toBeGreaterThan(1);
  for (const [page, words] of [
    [aaa, "for all"],
    [bbb, "for some"],
  ] as const)
    await post(page, `/api/opinions/${space}/commands`, {
      type: "propose",
      kind: "change",
      clauseId: first.id,
      hash: first.hash,
      text: `${first.text} ${words}`,
    });

  await test.step("a page without a text tells of the meeting, and leads to the table when asked", async () => {
    const heading = aaa.getByRole("main").getByRole("heading", { level: 1 });
    await heading.waitFor();
    await expect(aaa.locator("[aria-busy=true]")).toHaveCount(0);
    const before = await heading.boundingBox();
    await lead.getByRole("button", { name: "Open a meeting" }).click();
    const dialog = lead.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name of the meeting" }).fill(NAME);
    await dialog.getByRole("button", { name: "Open the meeting" }).click();
    await expect(line(aaa)).toContainText(NAME);
    await lead.keyboard.press("Alt+ArrowDown");
    await expect(line(aaa)).toContainText("On the table:");
    await expect(heading).toBeVisible();
    expect(await heading.boundingBox()).toEqual(before);
    await picture(aaa, "meeting-elsewhere");
    await line(aaa).getByRole("link", { name: "Go to the table" }).click();
    await expect(selected(aaa)).toHaveAttribute(
      "data-clause",
      (await selected(lead).getAttribute("data-clause"))!,
    );
  });

  const projector = await lead.context().newPage();
  await test.step("a projector on another computer follows the table, with proposals side by side", async () => {
    await lead.getByRole("button", { name: /^This meeting:/ }).click();
    await lead.getByRole("menuitem", { name: "Projector on another computer" }).click();
    const dialog = lead.getByRole("dialog", { name: "Projector on another computer" });
    await projector.goto(await dialog.getByRole("textbox", { name: "Address" }).inputValue());
    await dialog.getByRole("button", { name: "Close" }).click();
    await lead.locator(`[data-clause="${first.id}"] [data-words]`).click();
    await expect(selected(projector)).toHaveAttribute("data-clause", first.id);
    const items = projector.getByRole("list", { name: /^Proposals on/ }).getByRole("listitem");
    await expect(items).toHaveCount(2);
    await expect(async () => {
      const [one, other] = await Promise.all([items.nth(0).boundingBox(), items.nth(1).boundingBox()]);
      expect(other!.y).toBe(one!.y);
      expect(other!.x).toBeGreaterThan(one!.x);
    }).toPass({ timeout: 10_000 });
  });

  await test.step("several paragraphs in one call: it reaches all, in Chinese too, and the chair hears an answer", async () => {
    await lead.locator(`[data-clause="${first.id}"] [data-words]`).click();
    await lead.getByRole("button", { name: /^Pause: / }).click();
    await lead.getByRole("menuitem", { name: "10 seconds" }).click();
    await lead.getByRole("button", { name: /^Pause: / }).click();
    await lead.getByRole("menuitem", { name: "Several paragraphs" }).click();
    const dialog = lead.getByRole("dialog", { name: "Put several paragraphs to the room" });
    await picture(lead, "several");
    await dialog.getByRole("button", { name: "Put to the room" }).click();
    for (const page of [lead, aaa]) await expect(boxes(page)).toHaveCount(count);
    const chinese = bbb.getByRole("region", { name: /^征询异议：/ });
    await expect(chinese).toHaveCount(count);
    await expect(chinese.first().getByRole("button", { name: /请求发言/ })).toBeVisible();
    await picture(bbb, "call-in-chinese");
    await boxes(aaa)
      .nth(1)
      .getByRole("button", { name: /^Ask for the floor/ })
      .click();
    await expect(projector.getByRole("region", { name: "Paragraph on the projector" })).toContainText("AAA");
    await picture(projector, "projector-call");
    // By telephone, on the first one.
    await boxes(lead)
      .first()
      .getByRole("button", { name: /^Answer by telephone/ })
      .click();
    const phone = lead.getByRole("dialog", { name: /^Answer by telephone/ });
    await phone.getByRole("combobox", { name: "Delegation" }).selectOption("DDD");
    await phone.getByRole("radio", { name: "Needs time" }).check();
    await phone.getByRole("textbox", { name: "How it reached you" }).fill("by telephone");
    await picture(lead, "answer-by-telephone");
    await phone.getByRole("button", { name: "Record" }).click();
    await expect(boxes(aaa).first()).toContainText("Needs time: DDD");
    // What the call would refuse is not offered.
    await lead.getByRole("button", { name: "Search everything" }).click();
    const palette = lead.getByRole("dialog", { name: "Search everything" });
    await palette.getByRole("combobox").fill("remove clause");
    const remove = palette.getByRole("option", { name: /^Remove/ }).first();
    await expect(remove).toHaveAttribute("aria-disabled", "true");
    await expect(remove).toContainText("held during the call for objections");
    await lead.keyboard.press("Escape");
    // Another lead acts on the call; the one left unanswered stays open.
    await boxes(chair).first().getByRole("button", { name: "DDD had its time" }).click();
    await boxes(chair)
      .first()
      .getByRole("button", { name: "Agreed ad referendum" })
      .click({ timeout: 15_000 });
    // Two proposals are open on the first paragraph.
    const reasoned = chair.getByRole("dialog", { name: "Declare with a reason" });
    await reasoned.getByRole("textbox", { name: /^Reason/ }).fill("Both were read.");
    await reasoned.getByRole("button", { name: "Agreed ad referendum" }).click();
    await expect(lead.locator(`[data-clause="${first.id}"]`)).toHaveAccessibleName(/agreed ad referendum/);
    await expect(lead.locator(`[data-clause="${second.id}"]`)).not.toHaveAccessibleName(/agreed/);
    await expect(boxes(lead)).toHaveCount(0);
  });

  await test.step("a lead is gone: the other keeps the call; without both it ends, with nothing agreed", async () => {
    await lead.locator(`[data-clause="${second.id}"] [data-words]`).click();
    await lead.getByRole("button", { name: /^Put to the room:/ }).click();
    await expect(boxes(chair)).toBeVisible();
    const context = lead.context();
    await lead.close();
    await expect(boxes(chair).getByRole("button", { name: "Withdraw the call" })).toBeEnabled();
    await chair.close();
    await projector.close();
    await expect(boxes(aaa)).toBeVisible();
    await expect(boxes(aaa)).toHaveCount(0, { timeout: 20_000 });
    await expect(aaa.getByText("The call closed without a result.")).toHaveCount(1);
    lead = await context.newPage();
    await lead.goto(`${running.url}/opinions/${space}`);
    await expect(line(lead)).toContainText("On the table:");
    await expect(boxes(lead)).toHaveCount(0);
  });

  await test.step("the table goes to another Opinion of the group, and pages follow", async () => {
    await post(secretariat, "/api/forum/commands", { type: "openOpinion", groupId: "space", number: "9" });
    await lead
      .getByRole("link", { name: /Draft Opinion 9|Opinion 9/ })
      .first()
      .click();
    await lead.locator("[data-clause]").first().click();
    await expect(aaa).toHaveURL(new RegExp(new URL(lead.url()).pathname));
    await line(aaa).getByRole("button", { name: "Stay here" }).click();
  });

  await test.step("the record writes itself; the lead adds its words and closes it", async () => {
    await line(lead)
      .getByRole("button", { name: /^This meeting:/ })
      .click();
    await lead.getByRole("menuitem", { name: "Close the meeting" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Close the meeting" }).click();
    await expect(line(aaa)).toHaveCount(0);
    await lead.goto(`${running.url}/timetable`);
    await lead.getByRole("link", { name: `Record and cable of ${NAME}` }).click();
    const sheet = lead.locator(".report-sheet");
    await expect(sheet).toContainText("AAA");
    await expect(sheet).toContainText(first.text.slice(0, 40));
    await lead.getByRole("textbox", { name: "Narrative" }).fill("The first paragraph was agreed.");
    await lead.getByRole("button", { name: "Save the narrative" }).click();
    await picture(lead, "record-page", { fullPage: true });
    await lead.getByRole("button", { name: "Approve the record" }).click();
    await expect(lead.getByRole("textbox", { name: "Narrative" })).toHaveCount(0);
    await aaa.goto(lead.url());
    await expect(aaa.locator(".report-sheet")).toContainText("The first paragraph was agreed.");
  });
});
