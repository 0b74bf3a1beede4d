import { expect, type Locator, type Page, test } from "@playwright/test";
import { openSpace } from "./behind.ts";
import { enter, type Running, startConcord } from "./people.ts";
import { expectTranscript, readOut } from "./read-out/read-out.ts";

let running: Running;
test.beforeAll(async () => {
  running = await startConcord();
});
test.afterAll(() => running.close());

const box = (page: Page): Locator => page.getByRole("region", { name: /^Call for objections:/ });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name }).first();

/** Writes down what a screen reader says: new words inside live regions that stood there before. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const known = new Map<Element, string>();
    const LIVE = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
    const look = (isFirst: boolean): void => {
      for (const region of document.querySelectorAll(LIVE)) {
        const words = region.textContent.trim();
        const before = known.get(region);
        known.set(region, words);
        if (!isFirst && before !== undefined && before !== words && words !== "") heard.push(words);
      }
    };
    look(true);
    new MutationObserver(() => look(false)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });

async function hears(page: Page, words: string | RegExp): Promise<void> {
  const heard = (): Promise<string> =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard.join("\n"));
  const found = expect.poll(heard, { timeout: 15_000 });
  await (typeof words === "string" ? found.toContain(words) : found.toMatch(words));
}

/** Compares a part of the page with its transcript, as a screen reader reads it at this moment of the meeting. */
const reads = (name: string, part: Locator): Promise<void> => expectTranscript(name, () => readOut(part));
const line = (page: Page): Locator => page.locator(".events-place");

const TABS_MAX = 250;

/** Goes to a control by Tab, as a person without a mouse does, and presses Enter there. */
async function press(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeEnabled({ timeout: 15_000 });
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

async function tabTo(page: Page, control: Locator): Promise<void> {
  const isThere = (): Promise<boolean> => control.evaluate((one) => one === document.activeElement);
  for (let n = 0; n < TABS_MAX; n++) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to ${String(control)}`);
}

/** Chooses in a menu by its first letters, as the keys of a menu do. */
async function choose(page: Page, menu: Locator, entry: string): Promise<void> {
  await press(page, menu);
  const item = page.getByRole("menuitem", { name: entry });
  await expect(item).toBeVisible();
  for (let n = 0; n < 20 && !(await item.evaluate((one) => one === document.activeElement)); n++)
    await page.keyboard.press("ArrowDown");
  await expect(item).toBeFocused();
  await page.keyboard.press("Enter");
}

test("A68 A76 I15 I16 I18 I19 T27 a whole meeting by keys alone, as it is read out", async ({ browser }) => {
  const pages = await Promise.all(["space", "AAA", "BBB"].map((who) => enter(browser, running, { who })));
  const [lead, aaa, bbb] = pages as [Page, Page, Page];
  await Promise.all(pages.map(openSpace));
  await Promise.all(pages.map((page) => expect(page.getByRole("toolbar")).toBeVisible()));
  await Promise.all(pages.map(listen));

  await test.step("the lead opens the meeting, and everybody hears it", async () => {
    await press(lead, button(lead, "Open a meeting"));
    const dialog = lead.getByRole("dialog", { name: /^Open a meeting/ });
    await expect(dialog.getByRole("textbox", { name: "Name of the meeting" })).toBeFocused();
    await lead.keyboard.type("Second reading");
    await lead.keyboard.press("Enter");
    for (const page of [aaa, bbb]) await hears(page, /The meeting is open: .*Second reading/);
    await reads("meeting-opened", line(aaa));
  });

  await test.step("a paragraph goes on the table, and a delegation has the floor", async () => {
    await lead.keyboard.press("Alt+ArrowDown");
    await hears(aaa, /On the table now: .+/);
    await press(aaa, button(aaa, "Ask for the floor"));
    await hears(aaa, "You asked for the floor.");
    await hears(lead, "AAA asks for the floor.");
    await press(lead, button(lead, "Give AAA the floor"));
    await hears(bbb, "AAA has the floor.");
    await reads("meeting-followed", line(bbb));
    await press(lead, button(lead, /^Attendance:/));
    await press(lead, button(lead, "End the statement of AAA"));
    await expect(lead.getByText("No delegation asks for the floor.")).toBeVisible();
  });

  await test.step("put to the room: a delegation cannot accept it, and the call is withdrawn", async () => {
    // Long enough to read it out.
    await choose(lead, button(lead, /^Pause: /), "30 seconds");
    await press(lead, button(lead, /^Put to the room: .*, 30 seconds$/));
    await hears(aaa, /Any objection to .+\? The pause is 30 seconds\./);
    await expect(box(aaa).getByRole("timer", { name: /^\d+ seconds left$/ })).toBeVisible();
    await reads("meeting-called", box(aaa));
    await press(bbb, box(bbb).getByRole("button", { name: "Cannot accept…" }));
    const dialog = bbb.getByRole("dialog");
    await expect(dialog.getByRole("radio", { name: /^cannot accept/i })).toBeChecked();
    await tabTo(bbb, dialog.getByRole("textbox", { name: /^Reason/ }));
    await bbb.keyboard.type("too wide");
    await press(bbb, dialog.getByRole("button", { name: "Send" }));
    await hears(lead, "Cannot accept: BBB");
    await reads(
      "meeting-objection",
      box(lead).getByRole("status").filter({ hasText: "Cannot accept" }).first(),
    );
    await press(lead, box(lead).getByRole("button", { name: "Withdraw the call" }));
    await hears(aaa, "The call closed without a result.");
  });

  await test.step("the next one: a key asks for time, one page is cut off, and it is declared", async () => {
    await bbb.context().setOffline(true);
    await lead.keyboard.press("Alt+ArrowDown");
    await choose(lead, button(lead, /^Pause: /), "10 seconds");
    await press(lead, button(lead, /^Put to the room: .*, 10 seconds$/));
    await expect(box(aaa)).toBeVisible();
    await aaa.keyboard.press("n");
    await hears(aaa, /You asked for time on /);
    await hears(lead, "Needs time: AAA");
    await press(lead, box(lead).getByRole("button", { name: "AAA had its time" }));
    await hears(lead, "The pause is over. Has not seen this text: BBB");
    await press(lead, box(lead).getByRole("button", { name: "Agreed ad referendum" }));
    await hears(aaa, /Agreed ad referendum: .+\./);
    await reads("meeting-declared", aaa.locator(".sheet-row.in-hand"));
    await bbb.context().setOffline(false);
    await hears(bbb, "Agreed while you were away: 1");
    await press(bbb, button(bbb, "Agreed while you were away: 1"));
    await press(bbb, bbb.getByRole("dialog").getByRole("button", { name: "Close" }));
  });

  await test.step("the meeting is closed, and everybody hears it", async () => {
    await choose(lead, button(lead, /^This meeting:/), "Close the meeting");
    const dialog = lead.getByRole("dialog", { name: "Close the meeting?" });
    await press(lead, dialog.getByRole("button", { name: "Close the meeting" }));
    for (const page of [aaa, bbb]) await hears(page, /The meeting is closed: .*Second reading/);
    await reads("meeting-closed", line(aaa).getByRole("status").last());
  });
});
