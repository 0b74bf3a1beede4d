import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { openStoryServer } from "./story-server.ts";

/** Browsers of each server's people. Left open, they ask for a server that is gone, and slow the stories that follow. */
const browsers = new Map<string, BrowserContext[]>();

/** Violations of the page's policy in any story: there are none (rule A56). */
const violations = new Map<string, string[]>();
const POLICY = /Content Security Policy|Trusted(HTML|Script|ScriptURL)/u;

/** A server with a data folder of its own. */
export type Running = {
  readonly url: string;
  readonly dataDir: string;
  /** Sign-in links of the first start, by role and by group or delegation. */
  readonly link: (who: string) => string;
  /** SIGKILL, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again, with what is now set otherwise. */
  readonly restart: (changed?: Readonly<Record<string, string>>) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function startConcord(environment: Record<string, string> = {}): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-story-"));
  const server = await openStoryServer({ SAMPLE: "plain", ...environment, DATA_DIR: dataDir });
  const { url, printed } = server;
  const links = new Map<string, string>();
  // A sample with its story says above each link why to open it.
  for (const [, look = "", link = ""] of printed.matchAll(/^([^\t\n,:]+)[^\n]*\n {2}(http\S+)$/gmu))
    links.set(look, link);
  for (const line of printed.split("\n")) {
    const [role, of, , link] = line.split("\t");
    if (role === undefined || of === undefined || link === undefined) continue;
    if (!links.has(role)) links.set(role, link);
    links.set(of, link);
  }
  return {
    url,
    dataDir,
    link: (who) => {
      const link = links.get(who);
      if (link === undefined) throw new Error(`no link for ${who}`);
      return link;
    },
    kill: server.kill,
    restart: server.restart,
    close: async () => {
      await Promise.all((browsers.get(url) ?? []).map((one) => one.close()));
      browsers.delete(url);
      const broken = violations.get(url) ?? [];
      violations.delete(url);
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
      expect(broken).toEqual([]);
    },
  };
}

/** The Opinion of the person's own group, else the first: most stories are about a text. */
async function firstText(request: APIRequestContext, origin: string): Promise<string> {
  const { groups, me } = (await (await request.get(`${origin}/api/forum`)).json()) as ForumView;
  const own = groups.find(({ id }) => me.leads.includes(id))?.opinions[0];
  const first = own ?? groups.flatMap(({ opinions }) => opinions)[0];
  return first === undefined ? origin : `${origin}/opinions/${first.id}`;
}

/** Opens a sign-in link, presses its button and goes on to a text; opening alone signs nobody in. */
export async function signInBy(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /^(Sign in|登录)$/u }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  await page.goto(await firstText(page.request, new URL(page.url()).origin));
}

/** Signs out by the menu and confirms the question. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await page.waitForURL(/sign-in/);
}

type Entering = {
  readonly who: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Path of the first screen; absent: a text, as `firstText` finds it. */
  readonly at?: string;
};

/** Somebody in a browser of their own, signed in by their link, with a text or the named screen before them. */
export async function enter(
  browser: Browser,
  running: Pick<Running, "url" | "link">,
  { who, at, size = { width: 1440, height: 960 } }: Entering,
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  browsers.set(running.url, [...(browsers.get(running.url) ?? []), context]);
  context.on("console", (message) => {
    if (message.type() === "error" && POLICY.test(message.text()))
      violations.set(running.url, [...(violations.get(running.url) ?? []), message.text()]);
  });
  // Only some stories are about the sign-in page; the others sign in as any program may.
  // The link may lead through a proxy.
  const { origin, hash } = new URL(running.link(who));
  const signedIn = await context.request.post(`${origin}/api/sign-in`, {
    data: { token: hash.slice(1) },
    headers: { origin },
  });
  expect(signedIn.status(), await signedIn.text()).toBe(204);
  const page = await context.newPage();
  await page.goto(at === undefined ? await firstText(context.request, origin) : origin + at);
  await page.getByRole("button", { name: /^(Signed in as|已登录)/u }).waitFor();
  return page;
}

/** Does or opens something by the palette, as a person does who does not know its place. */
export async function search(page: Page, question: string, name: string | RegExp = question): Promise<void> {
  await page.getByRole("button", { name: /^(Search everything|搜索全部)$/u }).click();
  const palette = page.getByRole("dialog", { name: /^(Search everything|搜索全部)$/u });
  await palette.getByRole("combobox").fill(question);
  await palette.getByRole("option", { name }).first().click();
}

/** Chooses from the list of what can be added to the selected clause. */
export async function addToClause(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: /^Add to / }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** The words of a clause, once there are any: a row is there a moment before its words. */
export async function wordsIn(words: Locator): Promise<string> {
  await expect(words).not.toBeEmpty();
  return (await words.innerText()).trim();
}

/** The keys of what a browser keeps of refused words, or of changes that were not sent. */
export const keptRows = (page: Page, kind: "refused" | "changes"): Promise<readonly string[][]> =>
  page.evaluate(
    (under) =>
      new Promise<string[][]>((resolve, reject) => {
        const opening = indexedDB.open("concord");
        opening.addEventListener("error", () => reject(opening.error ?? new Error("no database")));
        opening.addEventListener("success", () => {
          const reading = opening.result.transaction("kept").objectStore("kept").getAllKeys();
          reading.addEventListener("success", () => {
            opening.result.close();
            resolve((reading.result as string[][]).filter(([first]) => first === under));
          });
        });
      }),
    kind,
  );
