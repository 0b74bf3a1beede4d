import { expect, type Locator, type Page, test } from "@playwright/test";
import { enter, type Running, startConcord } from "./people.ts";
import { slowLine } from "./slow-line.ts";
import { submitSuggestion } from "./suggesting.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

type Read = { readonly id: string; readonly kind: string; readonly hash: string; readonly text: string };

const opinionOf = (page: Page): string => `${running.url}/api${new URL(page.url()).pathname}`;
const asked = async (page: Page, command: object): Promise<unknown> =>
  (await page.request.post(`${opinionOf(page)}/commands`, { data: command })).json();
const paragraphs = async (page: Page): Promise<readonly Read[]> => {
  const { clauses } = (await (await page.request.get(opinionOf(page))).json()) as {
    clauses: readonly Read[];
  };
  return clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["));
};
const row = (page: Page, id: string): Locator => page.locator(`[data-clause="${id}"]`);
const press = async (page: Page, control: Locator): Promise<void> => {
  await control.focus();
  await page.keyboard.press("Enter");
};

test("the keys go on near the control that vanished, never from nowhere", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "green" });
  const aaa = await enter(browser, running, { who: "AAA" });
  await aaa.goto(lead.url());
  const [one, two, three] = await paragraphs(lead);
  const take = (page: Page, { id }: Read): Promise<void> => row(page, id).locator("[data-words]").click();
  const act = (name: RegExp): Locator => lead.getByRole("toolbar").getByRole("button", { name });

  await test.step("a mark and a lock lead to the row of the clause", async () => {
    await take(lead, one!);
    await press(lead, act(/^Agree \(ad referendum\):/));
    await lead.getByRole("textbox", { name: "Meeting or basis" }).fill("sample meeting");
    await lead.keyboard.press("Enter");
    await expect(row(lead, one!.id)).toBeFocused();
    await press(lead, act(/^Lock /));
    await expect(row(lead, one!.id)).toBeFocused();
    await take(lead, two!);
    await press(lead, act(/^Agree \(ad referendum\):/));
    await expect(row(lead, two!.id)).toBeFocused();
  });

  await test.step("an acceptance leads to the card of the proposal", async () => {
    await take(lead, three!);
    const on = { clauseId: three!.id, hash: three!.hash };
    await asked(aaa, { type: "propose", kind: "change", text: `${three!.text} and seas`, ...on });
    await press(lead, lead.getByRole("button", { name: "Accept AAA/1" }));
    await press(lead, lead.getByRole("dialog").getByRole("button", { name: "Accept", exact: true }));
    await expect(lead.getByRole("listitem", { name: "Proposal AAA/1" })).toBeFocused();
  });

  await test.step("a dialog that is left leads back to the button that opened it", async () => {
    await asked(aaa, {
      type: "propose",
      kind: "add",
      clauseKind: "operative",
      level: 2,
      text: "a further paragraph",
      clauseId: three!.id,
    });
    const accept = lead.getByRole("button", { name: "Accept AAA/2" });
    await press(lead, accept);
    await expect(lead.getByRole("dialog")).toBeVisible();
    await lead.keyboard.press("Escape");
    await expect(accept).toBeFocused();
  });

  await test.step("Escape in a comment, and in an answer, leads to the button that opened it", async () => {
    const comment = lead.getByRole("button", { name: /^Add to / });
    const entry = lead.getByRole("menuitem", { name: /^Comment on/ });
    await press(lead, comment);
    await entry.waitFor();
    await lead.keyboard.press("c");
    await expect(lead.getByRole("textbox", { name: "Comment" })).toBeFocused();
    await lead.keyboard.type("sample question");
    await lead.keyboard.press("Escape");
    await expect(comment).toBeFocused();
    await lead.keyboard.press("/");
    await entry.waitFor();
    await lead.keyboard.press("c");
    await expect(lead.getByRole("textbox", { name: "Comment" })).toBeFocused();
    await lead.keyboard.press("Control+Enter");
    await expect(comment).toBeFocused();
    const reply = lead.getByRole("button", { name: "Reply" });
    await press(lead, reply);
    await expect(lead.getByRole("textbox", { name: /answer|reply/i })).toBeFocused();
    await lead.keyboard.press("Escape");
    await expect(reply).toBeFocused();
  });

  await test.step("refused words that are discarded, or proposed, lead to the row of their clause", async () => {
    const line = await slowLine(aaa);
    await aaa.reload();
    for (const way of ["discard", "propose"] as const) {
      await take(aaa, three!);
      await aaa.getByRole("textbox", { name: /^Words of/ }).waitFor();
      line.hold();
      await aaa.keyboard.type("late words ");
      await take(lead, three!);
      await press(lead, act(/^Lock /));
      await expect(row(lead, three!.id)).toBeFocused();
      line.release();
      const lost = aaa.getByRole("alert", { name: "Text that was not accepted" });
      if (way === "discard") {
        await press(aaa, lost.getByRole("button", { name: /^Discard/ }));
        await press(aaa, aaa.getByRole("alertdialog").getByRole("button", { name: "Discard" }));
      } else {
        await press(aaa, lost.getByRole("button", { name: /^Suggest/ }));
        await press(aaa, submitSuggestion(aaa));
      }
      await expect(lost).toHaveCount(0);
      await expect(row(aaa, three!.id)).toBeFocused();
      await asked(lead, { type: "unlockClause", clauseId: three!.id, reason: "sample" });
      await expect(row(aaa, three!.id)).not.toHaveAttribute("aria-label", /locked/);
    }
  });

  await test.step("who pressed beside everything is not led back", async () => {
    await take(lead, two!);
    const lock = act(/^Lock /);
    await lock.focus();
    await lock.blur();
    await asked(lead, { type: "lockClause", clauseId: two!.id, hash: two!.hash });
    await expect(lock).toHaveCount(0);
    // Nothing must happen. The page moves the focus within 100 ms of a change, with no event to wait for.
    await lead.waitForTimeout(300);
    expect(await lead.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});
