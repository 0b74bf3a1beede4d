import { expect, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

/** One word without a break, wider than any page. */
const LONG = "donaudampfschifffahrtsgesellschaft".repeat(12);

type Seen = { readonly id: string; readonly kind: string; readonly text: string; readonly hash: string };

const asked = (page: Page, path: string, body?: object): Promise<Record<string, unknown>> =>
  page.evaluate(
    async ([address, sent]) => {
      const answer = await fetch(
        address,
        sent === undefined
          ? {}
          : { method: "POST", headers: { "content-type": "application/json" }, body: sent },
      );
      return (await answer.json()) as Record<string, unknown>;
    },
    [path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );

/** Finds elements wider than the place they scroll in: a button there would be out of sight. Tables may scroll. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("main, aside, .modal, html")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`),
  );

test("a word without a break, in whatever somebody writes, pushes no button out of sight", async ({
  browser,
}) => {
  const lead = await enter(browser, running, { who: "green" });
  const aaa = await enter(browser, running, { who: "AAA" });
  const bbb = await enter(browser, running, { who: "BBB" });
  const path = new URL(lead.url()).pathname;
  const opinion = `/api${path}`;
  const { clauses } = (await asked(lead, opinion)) as { clauses: readonly Seen[] };
  const [first, second] = clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["));
  const on = { clauseId: first!.id, hash: first!.hash };
  const act = async (page: Page, command: object): Promise<void> => {
    expect(await asked(page, `${opinion}/commands`, command)).toHaveProperty("entries");
  };

  await act(aaa, { type: "propose", kind: "change", text: LONG, reason: LONG, ...on });
  await act(bbb, { type: "propose", kind: "change", text: `${LONG} b`, reason: `عربي ${LONG}`, ...on });
  const position = { type: "takePosition", subject: { clauseId: first!.id }, hash: first!.hash };
  await act(bbb, { ...position, position: "cannotAccept", reason: LONG });
  await act(aaa, { type: "comment", on: { clauseId: first!.id }, text: LONG, readers: "room" });
  await act(lead, {
    type: "park",
    subject: { clauseId: second!.id },
    reason: LONG,
    until: { meeting: LONG },
  });

  for (const size of [
    { width: 1440, height: 960 },
    { width: 390, height: 844 },
  ]) {
    await lead.setViewportSize(size);
    await lead.goto(running.url + path);
    await lead.locator(`[data-clause="${first!.id}"] [data-words]`).click();
    const story = lead.getByRole("button", { name: "Details" });
    if (size.width < 1000) await story.click();
    const card = lead.getByRole("listitem", { name: "Proposal AAA/1" });
    await expect(card.getByRole("button", { name: "Accept AAA/1" })).toBeVisible();
    expect(await tooWide(lead)).toEqual([]);
    for (const tab of [/^Proposals/, /^Record/]) {
      await lead.getByRole("tab", { name: tab }).click();
      await expect(lead.getByRole("tabpanel")).toContainText(LONG.slice(0, 80));
      expect(await tooWide(lead)).toEqual([]);
    }
    for (const [screen, shown] of [
      ["/board", "Convergence board"],
      [`${path}/history`, "Versions of"],
      ["/desk", "Across all Opinions"],
    ] as const) {
      await lead.goto(running.url + screen);
      await expect(lead.getByRole("heading", { name: shown }).first()).toBeVisible();
      expect(await tooWide(lead)).toEqual([]);
    }
  }
});
