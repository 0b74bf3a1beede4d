import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { OpinionDocument } from "../shared/document/opinion-document.ts";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { PAGE_DIR } from "../server/http/page.ts";
import { type DesignBuild, serveDesignBuild } from "./design-build.ts";
import { addToClause, type Running, startConcord } from "./people.ts";
import { checkFonts, expectPicture, isMaking, openPictured } from "./pictured.ts";
import { suggestedText } from "./suggesting.ts";

/** Words that only the design page has. */
const OF_DESIGN = "Parts of the page in each state";

const hasWords = (dir: string, words: string): boolean =>
  readdirSync(join(dir, "assets")).some(
    (file) => file.endsWith(".js") && readFileSync(join(dir, "assets", file), "utf8").includes(words),
  );

test.describe("the design page", () => {
  let build: DesignBuild;
  let context: BrowserContext;
  test.beforeAll(async ({ browser }) => {
    build = await serveDesignBuild();
    context = await openPictured(browser);
  });
  test.afterAll(async () => {
    await context.close();
    await build.close();
  });

  /** Each part, with words that it shows last. */
  const PARTS = {
    values: "on-d on office",
    buttons: "with a key",
    fields: "Choose a file",
    tabs: "Content of the first tab",
    signs: "Secretariat",
    notices: "Opening the text",
    clauses: "Give BBB the floor",
    meeting: "Give BBB the floor",
    panel: "Floor by telephone",
  } as const;
  /** Each with the part that comes last. Notices that go by themselves are in no picture. */
  const OVER = {
    menu: "[role=menu]",
    "form refused": "[role=dialog]",
    "drawer beside": "[role=dialog]",
    "act bar": ".pen-bar button",
    "meeting line of the lead": ".meeting-line button",
  } as const;

  test("K29 a development build alone has the design page", () => {
    expect(hasWords(build.dir, OF_DESIGN)).toBe(true);
    expect(hasWords(PAGE_DIR, OF_DESIGN)).toBe(false);
  });

  test("K29 each part looks as in its picture, light and dark, in both directions", async () => {
    const page = await context.newPage();
    const show = async (question: string): Promise<void> => {
      const to = `/design?${question}`;
      if (page.url() === "about:blank") await page.goto(build.url + to);
      else await page.evaluate((address) => history.pushState(null, "", address), to);
    };
    for (const look of ["theme=light&dir=ltr", "theme=dark&dir=rtl"]) {
      const named = look.includes("dark") ? "dark" : "light";
      for (const [part, last] of Object.entries(PARTS)) {
        // Cards are drawn once they come near the screen: the longest part is in sight as a whole.
        await page.setViewportSize({ width: 1440, height: part === "panel" ? 5_200 : 1_600 });
        await show(`${look}&part=${part}`);
        const section = page.locator(`section#${part}`);
        await expect(section.getByText(last).first()).toBeVisible();
        if (part === "values") await checkFonts(page);
        if (part === "panel") await expect(section.getByText("Go to the clause")).toHaveCount(2);
        await expectPicture(section, `design-${part}-${named}`);
      }
      await page.setViewportSize({ width: 720, height: 450 });
      for (const [over, last] of Object.entries(OVER)) {
        await show(`${look}&over=${over}`);
        await expect(page.locator(last).filter({ visible: true }).first()).toBeVisible();
        await expectPicture(page, `design-over-${over.replaceAll(" ", "-")}-${named}`);
      }
    }
    if (isMaking()) return;
    await page.setViewportSize({ width: 1440, height: 1600 });
    await show("theme=light&dir=ltr&part=buttons");
    const section = page.locator("section#buttons");
    await page.addStyleTag({ content: ".moved .button { transform: translateX(4px) }" });
    await section.evaluate((one) => one.classList.add("moved"));
    await expect(section).not.toHaveScreenshot("design-buttons-light.png");
    await section.evaluate((one) => one.classList.remove("moved"));
    await expectPicture(section, "design-buttons-light");
    await page.addStyleTag({ content: ":root { --accent: var(--objection) !important }" });
    await expect(section).not.toHaveScreenshot("design-buttons-light.png");
    await page.close();
  });
});

test.describe("twelve screens", () => {
  let running: Running;
  test.beforeAll(async () => {
    running = await startConcord({ SAMPLE: "told", FORUM_NOW: "2026-11-25T10:00:00Z" });
  });
  test.afterAll(() => running.close());

  const signIn = async (browser: Browser, who: string): Promise<Page> => {
    const context = await openPictured(browser);
    const { origin, hash } = new URL(running.link(who));
    const data = { token: hash.slice(1) };
    const signedIn = await context.request.post(`${origin}/api/sign-in`, { data, headers: { origin } });
    expect(signedIn.status()).toBe(204);
    return context.newPage();
  };
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(running.url + path);
    await page.getByRole("button", { name: /^Signed in as/u }).waitFor();
    await page.waitForLoadState("networkidle");
  };
  const told = async <Told>(page: Page, path: string): Promise<Told> =>
    (await (await page.request.get(running.url + path)).json()) as Told;
  const send = async (page: Page, path: string, data: object): Promise<void> => {
    const answer = await page.request.post(running.url + path, { data, headers: { origin: running.url } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };

  test("K29 each of twelve screens looks as in its picture", async ({ browser }) => {
    const chair = await signIn(browser, "Chair");
    // The story's first report is issued behind the start.
    await expect(async () => {
      await open(chair, "/report");
      await expect(chair.locator("#issued-reports").getByRole("link").first()).toBeVisible({
        timeout: 1_000,
      });
    }).toPass();
    await checkFonts(chair);
    await expectPicture(chair, "report");
    await chair.context().close();

    const page = await signIn(browser, "Facilitator of draft Opinion 4");
    const { groups } = await told<ForumView>(page, "/api/forum");
    const group = groups.find(({ opinions }) => opinions.some(({ number }) => number === "4"))!;
    const opinion = `/opinions/${group.opinions[0]!.id}`;
    for (const [name, path] of [
      ["home", "/"],
      ["timetable", "/timetable"],
      ["contributions", "/contributions"],
      ["help", "/help"],
    ] as const) {
      await open(page, path);
      await expectPicture(page, name);
    }
    await open(page, `${opinion}/versions`);
    await page
      .getByRole("link", { name: /^Changes since: / })
      .last()
      .click();
    await expect(page.getByText("clauses are different")).toBeVisible();
    await expect(page.getByRole("tab", { name: "Record" })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Saved" }).first()).toBeVisible();
    await expectPicture(page, "versions-compare");

    await open(page, opinion);
    await expectPicture(page, "opinion");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectPicture(page, "opinion-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    await expectPicture(page, "opinion-phone");
    await page.setViewportSize({ width: 1440, height: 900 });
    const clauses = (await told<OpinionDocument>(page, `/api${opinion}`)).clauses;
    const negotiated = clauses.find(({ text }) => text.startsWith("that space-based and terrestrial"))!;
    const row = page.locator(`[data-clause="${negotiated.id}"]`);
    await row.locator("[data-words]").click();
    await expect(page.getByRole("tabpanel").getByText("Proposals", { exact: true })).toBeVisible();
    await expectPicture(page, "panel");
    await page.keyboard.press("Escape");
    await addToClause(page, /^Suggest on clause/);
    await expect(suggestedText(page)).toBeFocused();
    await expectPicture(page, "suggest");

    const meeting = { type: "openMeeting", groupId: group.id, name: "Fourth meeting" };
    await send(page, "/api/forum/commands", meeting);
    const { clauseId, hash } = { ...negotiated, clauseId: negotiated.id };
    const call = {
      type: "callForObjections",
      clauses: [{ clauseId, hash }],
      tier: "ad-referendum",
      pauseS: 10,
    };
    await send(page, `/api${opinion}/commands`, call);
    await open(page, opinion);
    await row.locator("[data-words]").click();
    await expect(page.getByRole("timer")).toContainText("✓");
    // How far the page scrolled by itself depends on which of its parts came first.
    const toMiddle = (): Promise<void> =>
      row.evaluate((clause) => clause.scrollIntoView({ block: "center", behavior: "instant" }));
    await toMiddle();
    await expectPicture(page, "meeting-call");
    await page.goto(`${running.url}${opinion}?projector=table`);
    await expect(page.getByRole("timer")).toContainText("✓");
    await expect(page.locator('[data-clause][aria-current="true"]')).toBeInViewport({ ratio: 1 });
    await toMiddle();
    await expectPicture(page, "projector");
    await page.context().close();
  });
});
