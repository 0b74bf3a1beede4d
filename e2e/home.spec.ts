import { expect, type Locator, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { row } from "./offline-page.ts";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const region = (page: Page, name: string | RegExp): Locator => page.getByRole("region", { name });
const forumOf = async (page: Page): Promise<ForumView> =>
  (await (await page.request.get(`${running.url}/api/forum`)).json()) as ForumView;
const home = async (page: Page): Promise<void> => {
  await page.goto(running.url);
  await expect(
    page.getByRole("heading", { level: 1, name: /^Good (?:morning|afternoon|evening)/u }),
  ).toBeVisible();
};
/** Sends a command as a person's page does, without its dialogs: they have stories of their own. */
const sends = async (page: Page, path: string, command: object): Promise<void> => {
  const answer = await page.request.post(`${running.url}/api/${path}/commands`, { data: command });
  expect(answer.ok(), await answer.text()).toBe(true);
};
/** Nothing is wider than the page. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test("A69 K19 one press leads from Home to the place; cards, keys and help are found", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const { groups, delegations, now } = await forumOf(lead);
  const id = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  const { clauses } = (await (await lead.request.get(`${running.url}/api/opinions/${id}`)).json()) as {
    clauses: readonly { id: string; number: string }[];
  };
  const calledOn = (number: string): object => ({
    type: "formHuddle",
    clauseId: clauses.find((one) => one.number === number)!.id,
    question: "Which words?",
    delegations: delegations.slice(0, 2).map((one) => one.id),
    until: new Date(now + 3_600_000).toISOString(),
  });
  const waiting = region(aaa, "Waiting for AAA");

  await test.step("the role in a sentence, and nothing that waits", async () => {
    await home(aaa);
    await expect(
      aaa.getByText("You are head of AAA. You can type, propose, comment and take positions"),
    ).toBeVisible();
    await expect(waiting).toContainText("Nothing waits for you.");
    await expect(region(aaa, "Now")).toContainText("No meeting is open");
  });

  await test.step("what comes appears at once; a further one waits behind a button", async () => {
    await sends(lead, `opinions/${id}`, calledOn("a)"));
    const join = waiting.getByRole("button", {
      name: /^Join: The facilitator called a small group on .*a\)/u,
    });
    await expect(join).toBeVisible();
    await expect(aaa.locator("[aria-busy=true]")).toHaveCount(0);
    const before = await join.boundingBox();
    await sends(lead, `opinions/${id}`, calledOn("b)"));
    await expect(waiting.getByRole("button", { name: "Show 1 new" })).toBeVisible();
    expect(await join.boundingBox()).toEqual(before);
    await waiting.getByRole("button", { name: "Show 1 new" }).click();
    await expect(waiting.getByRole("listitem")).toHaveCount(2);
  });

  await test.step("the cards of the role are skipped, and are found again under Help", async () => {
    const cards = region(aaa, "First steps");
    await expect(cards.getByRole("listitem")).toHaveCount(3);
    await cards.getByRole("button", { name: "Got it" }).click();
    await aaa.reload();
    await expect(waiting.getByRole("listitem")).toHaveCount(2);
    await expect(cards).toHaveCount(0);
    await aaa.getByRole("button", { name: /^Signed in as/u }).click();
    await aaa.getByRole("menuitem", { name: "Help" }).click();
    await expect(aaa.getByRole("heading", { name: "Propose, take positions" })).toBeVisible();
    await aaa.getByLabel("Search in Help").fill("ad referendum");
    await expect(aaa.getByText(/^\d+ places found$/u)).toBeVisible();
    await expect(aaa.getByRole("term").filter({ hasText: /^Agreed ad referendum$/u })).toBeVisible();
    // In a field the sign is typed.
    await aaa.getByLabel("Search in Help").fill("");
    await aaa.keyboard.type("?");
    await expect(aaa.getByRole("dialog")).toHaveCount(0);
    await expect(aaa.getByLabel("Search in Help")).toHaveValue("?");
  });

  await test.step("by keys alone: the list of keys, and the way from Home to the clause", async () => {
    await home(aaa);
    await expect(waiting.getByRole("listitem")).toHaveCount(2);
    const keys = aaa.getByRole("dialog", { name: "Keys of this page" });
    await aaa.keyboard.press("?");
    await expect(keys).toBeVisible();
    await aaa.keyboard.press("Escape");
    await expect(keys).toHaveCount(0);
    // An Arabic keyboard has a question mark of its own.
    await aaa.evaluate(() =>
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "؟", shiftKey: true })),
    );
    await expect(keys).toBeVisible();
    await aaa.keyboard.press("Escape");
    const join = waiting.getByRole("button", { name: /^Join: .*a\)/u });
    for (let i = 0; i < 20 && !(await join.evaluate((one) => one === document.activeElement)); i++)
      await aaa.keyboard.press("Tab");
    await expect(join).toBeFocused();
    await aaa.keyboard.press("Enter");
    await expect(aaa).toHaveURL(new RegExp(`/opinions/${id}`, "u"));
    await expect(row(aaa, "a")).toHaveAttribute("aria-current", "true");
    await aaa.getByRole("link", { name: "Concord", exact: true }).click();
    await expect(waiting.getByRole("listitem")).toHaveCount(1);
  });

  await test.step("an open meeting comes first, with the way in", async () => {
    await sends(lead, "forum", { type: "openMeeting", groupId: "space", name: "Second meeting" });
    await expect(region(aaa, "Now")).toContainText("meets now");
    await aaa.getByRole("link", { name: "Join the meeting: Second meeting" }).click();
    await expect(aaa).toHaveURL(new RegExp(`/opinions/${id}`, "u"));
  });
});

test("A69 each role has a Home that fits a phone and leads to every page", async ({ browser }) => {
  const roles = [
    ["chair", /^You are the Chair/u, "Chair’s report"],
    ["secretariat", /^You keep people/u, "Delegations and people"],
    ["green", /^You lead /u, "Merging desk"],
    ["BBB", /^You are head of BBB/u, "Our proposals and their results"],
  ] as const;
  for (const [who, role, first] of roles) {
    const page = await enter(browser, running, { who, size: { width: 390, height: 844 } });
    await home(page);
    await expect(page.getByText(role)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link").first()).toHaveText(first);
    await expect(region(page, /^Waiting for /u)).toBeVisible();
    expect(await fits(page), who).toBe(true);
    await page.goto(`${running.url}/help`);
    await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
    expect(await fits(page), `${who}, help`).toBe(true);
  }
});
