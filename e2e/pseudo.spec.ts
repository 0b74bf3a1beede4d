import { type Browser, expect, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { LANGUAGE_COOKIE } from "../shared/text/page-language.ts";
import { CATALOGS } from "../client/i18n/messages.ts";
import type { Catalog } from "../client/i18n/catalog-parts.ts";
import { type Content, contentOf } from "./content.ts";
import { openScreen, pageOf, placesOf, TOLD_FORUM } from "./open-screen.ts";
import { type Running, startConcord } from "./people.ts";
import { PSEUDO_CATALOG, speakPseudo } from "./pseudo-locale.ts";
import { OVERLAYS, type Places, type Screen, SCREENS } from "./screens.ts";
import { cutOff, shownTexts } from "./shown-texts.ts";
import { spokenIn } from "./spoken.ts";

/** With ONLY=pattern, the screens with such a name. */
const only = new RegExp(process.env["ONLY"] ?? "", "u");
const ALL = [...SCREENS, ...OVERLAYS].filter(({ name }) => only.test(name));

let running: Running;
// A link signs in once: each story has its own server.
test.beforeEach(async () => {
  running = await startConcord(TOLD_FORUM);
});
test.afterEach(() => running.close());

const HEIGHT = { 1440: 900, 390: 844 } as const;
const LATIN = /(?<![\p{L}\p{M}])[A-Za-z][A-Za-z’'-]+(?![\p{L}\p{M}])/gu;

/** Latin words that no catalog has, with the reason. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...["Concord"].map((word) => [word, "the name of the program"] as const),
  ...["English", "Français", "Español"].map((word) => [word, "a language in itself"] as const),
  ...["EN", "AR", "RU"].map((word) => [word, "the short name of a language"] as const),
  ...["Ctrl", "Alt", "Esc", "Enter", "Tab", "Delete"].map((word) => [word, "a key"] as const),
  ...["docx", "pdf", "csv"].map((word) => [word, "the ending of a file"] as const),
  ...["Dismiss"].map((word) => [word, "react-aria translates it itself, and has no pseudo-locale"] as const),
  ...["and"].map((word) => [word, "a list, which the browser joins"] as const),
  ...["UTC", "SHA"].map((word) => [word, "a unit or a method"] as const),
  ...Array.from({ length: 12 }, (_, month) => {
    const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(
      Date.UTC(2026, month),
    );
    return [name, "a date, which the browser writes"] as const;
  }),
]);

/** Latin words of the catalogs themselves: forms of files, units, and a term that documents of ITU keep. */
const KEPT = new Set("Word CSV PDF HTML XML JSON ODT txt MB Akoma Ntoso ad Ad referendum Shift".split(" "));

type Walk = {
  readonly pages: ReadonlyMap<Screen["who"], Page>;
  readonly content: Content;
  readonly places: Places;
};

async function startWalk(browser: Browser, prepare: (page: Page) => Promise<void>): Promise<Walk> {
  const pages = new Map<Screen["who"], Page>();
  for (const who of ["lead", "delegate", "secretariat", "nobody"] as const) {
    const page = await pageOf(browser, running, { who });
    await prepare(page);
    pages.set(who, page);
  }
  // Each person's own name is in their view of the forum alone.
  const forums = await Promise.all(
    [...pages]
      .filter(([who]) => who !== "nobody")
      .map(
        async ([, page]) => (await (await page.request.get(`${running.url}/api/forum`)).json()) as ForumView,
      ),
  );
  return {
    pages,
    content: contentOf([...pages.values()], forums),
    places: await placesOf(pages.get("lead")!, running),
  };
}

/** Opens each screen in its turn of widths, and collects what `faultsOf` finds there. */
async function walk(
  { pages, content, places }: Walk,
  {
    screens,
    catalog,
    faultsOf,
  }: {
    readonly screens: readonly Screen[];
    readonly catalog: Catalog;
    readonly faultsOf: (page: Page) => Promise<readonly string[]>;
  },
): Promise<readonly string[]> {
  const faults: string[] = [];
  const say = spokenIn(catalog);
  for (const [index, screen] of screens.entries()) {
    const page = pages.get(screen.who)!;
    const width = index % 2 === 0 ? 1440 : 390;
    await page.setViewportSize({ width, height: HEIGHT[width] });
    const whyNot = await openScreen(page, screen, { running, places, say, stays: true }).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (whyNot !== null) {
      faults.push(`${screen.name}, ${width} px: does not open: ${whyNot}`);
      continue;
    }
    await content.read(page);
    const found = new Set(await faultsOf(page));
    for (const one of found) faults.push(`${screen.name}, ${width} px: ${one}`);
  }
  return faults;
}

/** Texts with words that no catalog has and nobody wrote. */
const leftIn =
  (content: Content, kept: ReadonlySet<string> = new Set()) =>
  async (page: Page): Promise<readonly string[]> => {
    const texts = await shownTexts(page);
    expect(texts.length).toBeGreaterThan(3);
    const leftOf = (text: string): readonly string[] =>
      [...text.matchAll(LATIN)]
        .map(([word]) => word.replace(/-$/u, ""))
        .filter((word) => !KNOWN.has(word) && !kept.has(word));
    return texts.flatMap(({ place, text }) => {
      // To take all that people wrote out of a text is long work, and most texts need none.
      const left = leftOf(text).length === 0 ? [] : leftOf(content.without(text));
      return left.length === 0 ? [] : [`${place}: ${left.join(" ")}, in: ${text.slice(0, 100)}`];
    });
  };

test("K43 each screen, menu and dialog takes its words from catalogs, with room for longer ones", async ({
  browser,
}) => {
  test.setTimeout(900_000);
  const begun = await startWalk(browser, (page) => speakPseudo(page.context()));
  const left = leftIn(begun.content);
  const faults = await walk(begun, {
    screens: ALL,
    catalog: PSEUDO_CATALOG,
    faultsOf: async (page) => [...(await left(page)), ...(await cutOff(page))],
  });
  console.log(`${ALL.length} screens, menus and dialogs in the pseudo-locale: ${faults.length} faults`);
  expect(faults.join("\n")).toBe("");
});

/** The walk above opens them all; a language is looked at on some, in turn. */
const ONE_IN = 4;
for (const [turn, language] of (["ar", "ru"] as const).entries())
  test(`K43 no English word is left on every fourth screen in ${language}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const begun = await startWalk(browser, async (page) => {
      const cookie = { name: LANGUAGE_COOKIE, value: language, url: running.url };
      await page.context().addCookies([cookie]);
    });
    const screens = ALL.filter((_, index) => index % ONE_IN === turn);
    const faults = await walk(begun, {
      screens,
      catalog: CATALOGS[language],
      faultsOf: leftIn(begun.content, KEPT),
    });
    console.log(`${screens.length} screens, menus and dialogs in ${language}: ${faults.length} faults`);
    expect(faults.join("\n")).toBe("");
  });
