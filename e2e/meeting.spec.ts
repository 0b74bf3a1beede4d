import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { seeded } from "../server/testing/chance.ts";
import { openProxy, type Proxy } from "../server/testing/proxy.ts";
import { openSpace } from "./behind.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { picture } from "./picture.ts";

let running: Running;
const proxies: Proxy[] = [];
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(async () => {
  await Promise.all(proxies.map((one) => one.close()));
  await running.close();
});

const line = (page: Page): Locator => page.getByRole("region", { name: /^Open meeting:/ });
const row = (page: Page, id: string): Locator => page.locator(`[data-clause="${id}"]`);
const selected = (page: Page): Locator => page.locator('[data-clause][aria-current="true"]');
const box = (page: Page): Locator => page.getByRole("region", { name: /^Call for objections:/ });

/** Instant at which a page selects a clause, by the clock that all pages here share. */
const selectedAt = (page: Page, id: string): Promise<number> =>
  page.evaluate(
    (clause) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const row = document.querySelector('[data-clause][aria-current="true"]');
          if (row?.getAttribute("data-clause") === clause) resolve(Date.now());
        };
        new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
    id,
  );
/** Listens from now on, also to a key that is pressed at once. */
const nextKey = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const nextKeyAt = new Promise<number>((resolve) =>
      addEventListener("keydown", () => resolve(Date.now()), { capture: true, once: true }),
    );
    Object.assign(window, { nextKeyAt });
  });
const keyAt = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { nextKeyAt: Promise<number> }).nextKeyAt);

const projected = (page: Page): Locator => page.getByRole("region", { name: "Paragraph on the projector" });

/** The sign-in link of somebody of a delegation that has nobody yet. */
async function admit(browser: Browser, delegation: string): Promise<string> {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const answer = await secretariat.request.post(`${running.url}/api/forum/commands`, {
    headers: { accept: "application/json" },
    data: { type: "admitParticipant", name: "Somebody", role: "delegate", delegation },
  });
  return ((await answer.json()) as { link: string }).link;
}

/** TCP sends a lost packet again after its round trip, 800 ms here, and 200 ms more. */
const SENT_AGAIN_MS = 1_000;

type BadLine = { readonly page: Page; readonly cut: () => void; readonly mend: () => void };

/** Waits until a page has fetched nothing for five seconds. "networkidle" may come while its scripts still start. */
async function fetchedAll(page: Page): Promise<void> {
  const count = (): Promise<number> => page.evaluate(() => performance.getEntriesByType("resource").length);
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now;
    await page.waitForTimeout(5_000);
  }
}

/** A delegation at 64 kbit/s with 400 ms and 2 % of packets lost each way, once its page is there. */
async function behindBadLine(browser: Browser, who: string): Promise<BadLine> {
  const own = await admit(browser, who);
  const narrow = await openProxy(Number(new URL(running.url).port), seeded(1));
  const lossy = await openProxy(Number(new URL(narrow.url).port), seeded(3));
  const far = await openProxy(Number(new URL(lossy.url).port), seeded(2));
  proxies.push(far, lossy, narrow);
  const link = (): string => own.replace(running.url, far.url);
  const page = await enter(browser, { ...running, link }, { who });
  await openSpace(page);
  // The line turns bad once the page is whole: its last parts come after four quiet seconds.
  await fetchedAll(page);
  narrow.set({ kind: "bandwidth", bytesPerSecond: 8_000 });
  lossy.set({ kind: "loss", percent: 2, waitMs: SENT_AGAIN_MS });
  const mend = (): void => {
    far.set({ kind: "latency", ms: 400, jitterMs: 0 });
    far.reset();
  };
  mend();
  return {
    page,
    mend,
    // Nothing comes through, also on connections that are opened now, and nobody is told.
    cut: () => far.set({ kind: "halfOpen" }),
  };
}

test("A65 A66 I20 a meeting: followed, called, declared, one delegation cut off", async ({ browser }) => {
  const lead = await enter(browser, running, { who: "space" });
  const quick = await Promise.all(
    ["AAA", "BBB", "CCC", "DDD"].map((who) => enter(browser, running, { who })),
  );
  const [aaa, bbb, ccc, ddd] = quick as [Page, Page, Page, Page];
  await Promise.all([lead, ...quick].map(openSpace));
  const bad = await behindBadLine(browser, "EEE");
  const slow = bad.page;
  const all = [...quick, slow];
  const ids = await lead
    .locator(".sheet-row:is(.opening, .recital, .operative)")
    .evaluateAll((rows) => rows.map((one) => one.getAttribute("data-clause")!));
  const [first, second] = ids as [string, string];

  await test.step("it opens in one press, and no text moves", async () => {
    const before = await row(aaa, first).boundingBox();
    await lead.getByRole("button", { name: "Open a meeting" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Open the meeting" }).click();
    for (const [n, page] of all.entries()) await expect(line(page), `page ${n + 1}`).toBeVisible();
    await expect(line(aaa)).toContainText("5 delegations present");
    expect(await row(aaa, first).boundingBox()).toEqual(before);
  });

  const opening = lead.waitForEvent("popup");
  await lead.getByRole("button", { name: /^This meeting:/ }).click();
  await lead.getByRole("menuitem", { name: "Open projector window" }).click();
  const projector = await opening;

  await test.step("every page follows the clause on the table, but one that stays and one that types", async () => {
    await row(bbb, ids[3]!).locator("[data-words]").click();
    await bbb.getByRole("textbox", { name: /^Words of/ }).waitFor();
    await bbb.keyboard.type("x");
    await lead.keyboard.press("Alt+ArrowDown");
    for (const page of [aaa, ccc, slow, projector])
      await expect(selected(page)).toHaveAttribute("data-clause", first);
    await expect(selected(bbb)).toHaveAttribute("data-clause", ids[3]!);
    await bbb.keyboard.press("Backspace");
    await line(ccc).getByRole("button", { name: "Stay here" }).click();
    await nextKey(lead);
    const times = Promise.all([
      keyAt(lead),
      ...[aaa, ddd, projector].map((page) => selectedAt(page, second)),
    ]);
    await lead.keyboard.press("Alt+ArrowDown");
    await expect(selected(aaa)).toHaveAttribute("data-clause", second);
    await expect(selected(ccc)).toHaveAttribute("data-clause", first);
    const [key, ...seen] = await times;
    console.log(`followed the table after ${seen.map((at) => at - key).join(", ")} ms (aim 300)`);
    for (const page of [bbb, ccc]) {
      await line(page).getByRole("button", { name: "Back to the table" }).click();
      await expect(selected(page)).toHaveAttribute("data-clause", second);
    }
    await lead.keyboard.press("Alt+ArrowUp");
    for (const page of [aaa, ccc, ddd, slow])
      await expect(selected(page)).toHaveAttribute("data-clause", first);
    // It typed a moment ago.
    await line(bbb).getByRole("button", { name: "Back to the table" }).click();
    await expect(selected(bbb)).toHaveAttribute("data-clause", first);
  });

  await test.step("the projector shows the text alone: nothing beside it, nobody types", async () => {
    await expect(projector.locator(".projector .sheet-margin > *:visible")).toHaveCount(0);
    await row(projector, first).locator("[data-words]").click();
    await projector.keyboard.type("zzz");
    await expect(projector.getByRole("textbox")).toHaveCount(0);
    await expect(projected(projector)).toContainText("open");
  });

  await test.step("the lead calls; all pages show it, and a delegation asks for the floor by a key", async () => {
    await ddd.context().setOffline(true);
    await lead.getByRole("button", { name: /^Pause: / }).click();
    await lead.getByRole("menuitem", { name: "10 seconds" }).click();
    await lead.getByRole("button", { name: /^Put to the room:/ }).click();
    for (const page of [lead, aaa, bbb, ccc, slow]) await expect(box(page)).toBeVisible();
    await expect(projected(projector)).toContainText("Any objection to this text?");
    await expect(box(lead)).toContainText("Has not seen this text: DDD");
    await expect(box(lead)).not.toContainText("EEE");
    const agreed = box(lead).getByRole("button", { name: "Agreed ad referendum" });
    await expect(agreed).toBeDisabled();
    await aaa.keyboard.press("f");
    await slow.keyboard.press("n");
    await expect(box(lead)).toContainText("Asks for the floor: AAA");
    await expect(box(bbb)).toContainText("Needs time: EEE");
    await picture(lead, "call-lead");
    await picture(aaa, "call-delegation");
    await picture(projector, "projector");
  });

  await test.step("each is heard before the clause is declared, on every page at once", async () => {
    const agreed = box(lead).getByRole("button", { name: "Agreed ad referendum" });
    await box(lead).getByRole("button", { name: "Give AAA the floor" }).click();
    await expect(line(bbb)).toContainText("Floor: AAA");
    await expect(agreed).toBeDisabled();
    await box(lead).getByRole("button", { name: "AAA was heard" }).click();
    await box(lead).getByRole("button", { name: "EEE had its time" }).click();
    await expect(agreed).toBeEnabled({ timeout: 15_000 });
    await agreed.click();
    for (const page of [lead, aaa, bbb, ccc, slow, projector])
      await expect(row(page, first)).toHaveAccessibleName(/agreed ad referendum/);
  });

  await test.step("the delegation that was cut off finds what was agreed, and comes back to it", async () => {
    await ddd.context().setOffline(false);
    const away = line(ddd).getByRole("button", { name: "Agreed while you were away: 1" });
    await away.click({ timeout: 30_000 });
    const dialog = ddd.getByRole("dialog", { name: /^Agreed while you were away/ });
    await dialog.getByRole("button", { name: /^Come back to/ }).click();
    await dialog.getByRole("textbox", { name: "Point to raise" }).fill("The scope of the paragraph.");
    await picture(ddd, "away");
    await dialog.getByRole("button", { name: "Come back to it" }).click();
    await expect(dialog).toContainText("You came back to all of them.");
    await dialog.getByRole("button", { name: "Close" }).click();
    await lead.getByRole("button", { name: /^Attendance:/ }).click();
    await expect(lead.getByText("The scope of the paragraph.")).toBeVisible();
  });

  await test.step("the floor is a list in order, which the lead changes, also by telephone", async () => {
    bad.cut();
    await lead.keyboard.press("Alt+ArrowDown");
    await expect(selected(aaa)).toHaveAttribute("data-clause", second);
    await line(bbb).getByRole("button", { name: "Ask for the floor", exact: true }).click();
    await line(ccc).getByRole("button", { name: "Ask for the floor", exact: true }).click();
    const waiting = lead.getByRole("list", { name: "Waiting for the floor" }).getByRole("listitem");
    await expect(waiting).toHaveCount(2);
    await lead.getByRole("button", { name: "Move CCC up" }).click();
    await expect(waiting.first()).toContainText("CCC");
    await lead.getByRole("button", { name: "Floor by telephone" }).click();
    const dialog = lead.getByRole("dialog", { name: "Floor by telephone" });
    await dialog.getByRole("combobox", { name: "Delegation" }).selectOption("DDD");
    await dialog.getByRole("textbox", { name: "How it reached you" }).fill("by telephone");
    await dialog.getByRole("button", { name: "Put on the list" }).click();
    await expect(waiting).toHaveCount(3);
    await picture(lead, "floor");
    await line(bbb).getByRole("button", { name: "Withdraw my request" }).click();
    await expect(waiting).toHaveCount(2);
  });

  await test.step("the slow line was cut meanwhile: once it is back, nothing is missed", async () => {
    await expect(selected(slow)).toHaveAttribute("data-clause", first);
    bad.mend();
    await expect(selected(slow)).toHaveAttribute("data-clause", second, { timeout: 60_000 });
    await expect(line(slow)).toContainText("Floor: CCC, DDD");
    const text = await row(aaa, second).locator("[data-words]").innerText();
    await expect(row(slow, second).locator("[data-words]")).toHaveText(text);
  });

  await test.step("it is suspended, goes on, and closes", async () => {
    const act = async (name: string): Promise<void> => {
      await line(lead)
        .getByRole("button", { name: /^This meeting:/ })
        .click();
      await lead.getByRole("menuitem", { name }).click();
    };
    await act("Suspend the meeting");
    await lead.getByRole("textbox", { name: "Why, and until when" }).fill("consultations, 5 minutes");
    await lead.getByRole("button", { name: "Suspend", exact: true }).click();
    for (const page of all) await expect(line(page)).toContainText("Suspended: consultations, 5 minutes");
    await act("Resume the meeting");
    await expect(line(aaa)).toContainText("On the table:");
    await act("Close the meeting");
    await lead.getByRole("dialog").getByRole("button", { name: "Close the meeting" }).click();
    for (const page of all) await expect(line(page)).toHaveCount(0);
    // The window goes with the key.
    await projector.keyboard.press("Escape").catch(() => {});
    await expect.poll(() => projector.isClosed()).toBe(true);
  });
});
