import { expect } from "@playwright/test";
import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { PAGE_ADDRESSES } from "../../shared/wire/page-addresses.ts";
import { AUDIT_SEARCH_CHARS_MAX } from "../../shared/door-limits.ts";
import { type Count, PLAIN_TEXTS, type Pieces } from "./pieces.ts";
import { drawn, go, load, look, type Watched } from "./watch.ts";

export type Walk = {
  readonly opinion: string;
  readonly pieces: Pieces;
  readonly count: Count;
  /** Code of the circular letter, for the public form. */
  readonly code: string;
  /** Each clause is opened, not two alone. */
  readonly isWhole: boolean;
};

/** Every screen of the page as the secretariat sees it. */
export async function walkScreens(watched: Watched, { opinion, pieces, count, code }: Walk): Promise<void> {
  const { page } = watched;
  await load(
    watched,
    "/nothing<img src=x onerror=canary(-1)>?q=<script>canary(-2)</script>#<svg onload=canary(-3)>",
  );
  for (const address of PAGE_ADDRESSES.filter((one) => one !== "/sign-in"))
    await go(watched, address.replace(":id", opinion));
  await go(watched, "/nominate");
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByLabel("Your delegation").waitFor();
  await look(watched);
  await go(watched, "/audit");
  const search = page.getByLabel("Name or delegation");
  for (const piece of pieces(AUDIT_SEARCH_CHARS_MAX).slice(0, 10)) {
    await search.fill(piece.text);
    await look(watched);
    count("search of the audit", 200, piece);
  }
  await drawn(watched);
}

async function openInbox(watched: Watched): Promise<void> {
  const { page } = watched;
  // It comes behind the text, and listens to its key from then on.
  await page.getByRole("button", { name: /^Notices for / }).waitFor();
  await page.keyboard.press("Alt+m");
  const panel = page.getByRole("dialog", { name: /^For / });
  await panel.getByRole("listitem").first().waitFor();
  await look(watched);
  const more = panel.getByRole("button", { name: "Show earlier notices" });
  for (let n = 0; n < 4 && (await more.count()) > 0; n++) {
    const shown = await panel.getByRole("listitem").count();
    await more.click();
    await panel.getByRole("listitem").nth(shown).waitFor();
  }
  await look(watched);
  await page.keyboard.press("Escape");
}

/** An Opinion's panel, its printed page, the inbox and the line of events of a delegation. */
export async function walkOpinion(
  watched: Watched,
  { opinion, isWhole, other }: Walk & { readonly other: TestPerson },
): Promise<void> {
  const { page } = watched;
  await load(watched, `/opinions/${opinion}`);
  const rows = page.locator("[data-clause]");
  await expect(rows.first()).toBeVisible();
  const count = Math.min(await rows.count(), isWhole ? Infinity : 2);
  for (let n = 0; n < count; n++) {
    await rows.nth(n).locator("[data-words]").first().click();
    await look(watched);
    if (n >= 2) continue;
    // The panel comes behind the text, too.
    await page.getByRole("tab").first().waitFor();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click({ timeout: 5_000 });
      await look(watched);
    }
  }
  await page.emulateMedia({ media: "print" });
  await look(watched);
  await page.emulateMedia({ media: null });
  await openInbox(watched);
  const { clauses } = await other.opinion(opinion);
  const line = page.getByRole("region", { name: "Events in this text" });
  for (const [n, verb] of clauses.entries()) {
    const under = clauses[n + 1];
    if (verb.kind !== "verb" || under === undefined || under.kind === "verb") continue;
    const before = await line.textContent();
    await other.ask(opinion, { type: "comment", on: { clauseId: under.id }, text: "Why?", readers: "room" });
    await expect(line).not.toHaveText(before ?? "");
    await look(watched);
  }
}

/** The person's devices, in the menu of the account. */
export async function openDevices(watched: Watched): Promise<void> {
  const { page } = watched;
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await page.getByRole("menuitem", { name: "Your devices" }).click();
  await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  await look(watched);
  await page.keyboard.press("Escape");
}

/** Each text is pasted and dropped as HTML into the editor, and some are named by the address. */
export async function pasteAll(watched: Watched, opinion: string, named: readonly string[]): Promise<void> {
  const { page, ran } = watched;
  await go(watched, `/opinions/${opinion}`);
  await page.locator("[data-clause] [data-words]").last().click();
  await page.getByRole("textbox", { name: /^Words of/ }).waitFor();
  await page.evaluate((texts) => {
    const editor = document.querySelector<HTMLElement>('.clause-editor [role="textbox"]')!;
    for (const [n, text] of texts.entries()) {
      getSelection()?.selectAllChildren(editor);
      const data = new DataTransfer();
      data.setData("text/html", text);
      data.setData("text/plain", text);
      const event =
        n % 2 === 0
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", {
              dataTransfer: data,
              bubbles: true,
              cancelable: true,
              clientX: 400,
              clientY: 400,
            });
      editor.dispatchEvent(event);
    }
  }, PLAIN_TEXTS);
  await drawn(watched);
  expect(ran).toEqual([]);
  await page.evaluate(async (paths) => {
    for (const path of paths) {
      const at = encodeURIComponent(path);
      history.pushState(null, "", `/opinions/${at}?proposal=${at}`);
      location.hash = path;
      await new Promise(requestAnimationFrame);
    }
  }, named);
  await drawn(watched);
}

/** The page with its first text (rule K17). */
const isFirst = (path: string): boolean => path.startsWith("/opinions/");

type HostileFile = { readonly path: string; readonly headers: Headers; readonly text: string };

const START = /<script data-files=[^]*?<\/script>/u;

/** Files of an Opinion and of the report, as the Chair gets them; and the server's own text, without what replaces it. */
export async function readFiles(chair: TestPerson, opinion: string): Promise<readonly HostileFile[]> {
  const paths = [
    `/opinions/${opinion}`,
    `/api/opinions/${opinion}/export.html`,
    "/api/report.html",
    `/api/opinions/${opinion}/export.akn.xml`,
    `/api/opinions/${opinion}/export.txt`,
    `/api/opinions/${opinion}/export.json`,
    "/api/forum",
    "/api/board.csv",
    "/api/where.csv",
    "/api/experts.csv",
  ];
  const files: HostileFile[] = [];
  // One after the other: files are made for one person in turn.
  for (const path of paths) {
    const answer = await chair.get(path);
    expect(answer.status, path).toBe(200);
    const text = await answer.text();
    files.push({ path, headers: answer.headers, text: isFirst(path) ? text.replace(START, "") : text });
  }
  return files;
}

/** Opens the files as pages of this very site. */
export async function openFiles(watched: Watched, files: readonly HostileFile[]): Promise<void> {
  const { page, url, withPolicy } = watched;
  for (const { path, headers: sent, text } of files) {
    const isPage = path.endsWith(".html") || isFirst(path);
    const isXml = path.endsWith(".xml");
    // A program's answer is no page of ours: without the policy it is what a browser makes of any file.
    const types = [...(isXml ? ["text/xml"] : []), ...(isPage || withPolicy ? ["text/html"] : [])];
    for (const type of types) {
      const headers: Record<string, string> = {
        ...Object.fromEntries(sent),
        "content-type": `${type}; charset=utf-8`,
      };
      for (const name of ["content-disposition", "content-encoding", "content-length", "transfer-encoding"])
        delete headers[name];
      if (!withPolicy) delete headers["content-security-policy"];
      const body = withPolicy ? text : text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, "");
      const address = `${url}${path}`;
      await page.route(address, (route) => route.fulfill({ status: 200, headers, body }));
      await page.goto(address);
      await look(watched);
      if (isPage) await page.emulateMedia({ media: "print" });
      if (isPage) await page.emulateMedia({ media: null });
      await page.unroute(address);
    }
  }
}
