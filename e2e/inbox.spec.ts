import { mkdirSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { row } from "./offline-page.ts";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const bell = (page: Page): Locator => page.getByRole("button", { name: /^Notices for/ });
const panel = (page: Page): Locator => page.getByRole("dialog", { name: /^For / });
const eventsLine = (page: Page): Locator => page.getByRole("region", { name: "Events in this text" });
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["PICTURES"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
};

type Clauses = readonly { readonly id: string; readonly number: string; readonly hash: string }[];

/** Sends a command as a person's page does, without its dialogs: they have stories of their own. */
async function sends(page: Page, opinionId: string, command: object): Promise<Record<string, unknown>> {
  const answer = await page.request.post(`${running.url}/api/opinions/${opinionId}/commands`, {
    data: command,
  });
  const { entries, refusal } = (await answer.json()) as {
    entries?: Record<string, unknown>[];
    refusal?: { message: string };
  };
  expect(refusal?.message).toBeUndefined();
  return entries![0]!;
}

/** Tells if the page's connection for notices is open, and if it has read its notices anew since. */
function followsNotices(page: Page): () => boolean {
  let isOpen = false;
  const [asked, answered] = [new Set<object>(), new Set<object>()];
  page.on("websocket", (socket) => {
    if (socket.url().includes("/ws/notices")) socket.on("framereceived", () => (isOpen = true));
  });
  page.on("request", (request) => {
    if (isOpen && request.url().endsWith("/api/notices")) asked.add(request);
  });
  page.on("requestfinished", (request) => answered.add(request));
  return () => asked.size > 0 && [...asked].every((one) => answered.has(one));
}

test("A50 A52 A53 A54 bell and events tell what concerns each person; Go leads", async ({ browser }) => {
  const facilitator = await enter(browser, running, { who: "space" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const ccc = await enter(browser, running, { who: "CCC", size: { width: 390, height: 844 } });
  const { groups } = (await (await aaa.request.get(`${running.url}/api/forum`)).json()) as ForumView;
  const idOf = (group: string): string => groups.find(({ id }) => id === group)!.opinions[0]!.id;
  const [space, green] = [idOf("space"), idOf("green")];
  const clauses = async (): Promise<Clauses> =>
    ((await (await aaa.request.get(`${running.url}/api/opinions/${space}`)).json()) as { clauses: Clauses })
      .clauses;
  const clause = async (number: string) => (await clauses()).find((one) => one.number === number)!;
  // The author and the delegation that is called are in another Opinion.
  await facilitator.goto(`${running.url}/opinions/${space}`);
  for (const page of [aaa, ccc]) await page.goto(`${running.url}/opinions/${green}`);
  await expect(row(facilitator, "a")).toBeVisible();
  await expect(bell(facilitator)).toHaveAccessibleName("Notices for Facilitator");
  await expect(eventsLine(facilitator)).toContainText("appears here");
  const a = await clause("a)");
  const b = await clause("b)");

  await test.step("an objection: the facilitator's bell, the line of events, the sign at the clause", async () => {
    const began = Date.now();
    await sends(ccc, space, {
      type: "takePosition",
      subject: { clauseId: a.id },
      position: "cannotAccept",
      hash: a.hash,
      to: "room",
      reason: "it names no funds",
    });
    await expect(bell(facilitator)).toHaveAccessibleName("Notices for Facilitator, 1 new");
    console.log(`the facilitator's bell showed it after ${Date.now() - began} ms`);
    await expect(eventsLine(facilitator)).toContainText(/CCC cannot accept .*a\)\./);
    await expect(row(facilitator, "a").locator(".objection-sign")).toHaveText("CCC");
    await eventsLine(facilitator).getByRole("button", { name: "Go: CCC cannot accept" }).click();
    await expect(facilitator.getByRole("heading", { name: "Clause a)" })).toBeVisible();
  });

  let proposed: Record<string, unknown> = {};
  await test.step("a proposal stands at its clause with its author's symbol", async () => {
    proposed = await sends(aaa, space, {
      type: "propose",
      kind: "change",
      clauseId: b.id,
      hash: b.hash,
      text: "that connectivity is shared by all",
    });
    const sign = row(facilitator, "b").locator(".proposal-count");
    await expect(sign).toHaveText("AAA");
    await expect(sign).toHaveAccessibleName("1 proposal on clause b), from AAA");
    await expect(bell(facilitator)).toHaveAccessibleName("Notices for Facilitator, 2 new");
    await shot(facilitator, "signs-1440");
  });

  await test.step("its fate and a small group reach people in another Opinion", async () => {
    const { wordsHash } = proposed["wording"] as { wordsHash: string };
    const of = { proposalId: proposed["proposalId"], proposalHash: wordsHash };
    await sends(facilitator, space, { type: "acceptProposal", ...of, hash: b.hash });
    await expect(bell(aaa)).toHaveAccessibleName("Notices for AAA, 1 new");
    const delegations = (await (await aaa.request.get(`${running.url}/api/forum`)).json()) as ForumView;
    const called = delegations.delegations.filter(({ symbol }) => symbol === "AAA" || symbol === "CCC");
    const until = new Date(delegations.now + 3_600_000).toISOString();
    await sends(facilitator, space, {
      type: "formHuddle",
      clauseId: a.id,
      question: "Which funds?",
      delegations: called.map(({ id }) => id),
      until,
    });
    await expect(bell(ccc)).toHaveAccessibleName("Notices for CCC, 1 new");
    await expect(bell(aaa)).toHaveAccessibleName("Notices for AAA, 2 new");
  });

  await test.step("the panel opens by key, says who and where, and Escape closes it", async () => {
    await aaa.keyboard.press("Alt+m");
    const lines = panel(aaa).getByRole("listitem");
    await expect(lines).toHaveCount(2);
    await expect(lines.nth(0)).toContainText(/The facilitator called a small group on .*a\)\./);
    await expect(lines.nth(1)).toContainText(/The facilitator accepted AAA\/1 on .*b\)\./);
    await shot(aaa, "panel-1440");
    await aaa.keyboard.press("Escape");
    await expect(panel(aaa)).toHaveCount(0);
    await expect(bell(aaa)).toBeFocused();
    await bell(ccc).click();
    await expect(panel(ccc).getByRole("listitem")).toHaveCount(1);
    await shot(ccc, "panel-390");
  });

  await test.step("Go opens the clause in the other Opinion, and that notice is seen, also after reload", async () => {
    await panel(ccc)
      .getByRole("button", { name: /^Go: The facilitator called a small group/ })
      .click();
    await expect(ccc).toHaveURL(new RegExp(`/opinions/${space}`));
    await expect(row(ccc, "a")).toHaveAttribute("aria-current", "true");
    await expect(bell(ccc)).toHaveAccessibleName("Notices for CCC");
    await shot(ccc, "clause-390");
    await ccc.reload();
    await expect(bell(ccc)).toHaveAccessibleName("Notices for CCC");
  });

  await test.step("all are marked as seen at once, for this person alone", async () => {
    await bell(aaa).click();
    await panel(aaa).getByRole("button", { name: "Mark all as seen" }).click();
    await expect(panel(aaa).getByText("New", { exact: true })).toHaveCount(0);
    await aaa.keyboard.press("Escape");
    await aaa.reload();
    await expect(bell(aaa)).toHaveAccessibleName("Notices for AAA");
    await expect(bell(facilitator)).toHaveAccessibleName("Notices for Facilitator, 2 new");
  });

  await test.step("on a screen without a text the bell counts at once, without asking", async () => {
    const follows = followsNotices(aaa);
    await aaa.goto(`${running.url}/timetable`);
    await expect.poll(follows).toBe(true);
    // From here on the connection alone can tell.
    await aaa.route(/\/api\/notices/, (route) => route.abort());
    const began = Date.now();
    const on = { proposalId: proposed["proposalId"] };
    await sends(facilitator, space, { type: "comment", on, text: "Thank you.", readers: "room" });
    await expect(bell(aaa)).toHaveAccessibleName("Notices for AAA, 1 new");
    console.log(`the bell on the timetable showed it after ${Date.now() - began} ms`);
  });
});
