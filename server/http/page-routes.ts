import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Context, Hono } from "hono";
import type { PageLanguage } from "../../shared/text/page-language.ts";
import { PAGE_ADDRESSES } from "../../shared/wire/page-addresses.ts";
import { BUILD_META } from "../../shared/wire/protocol.ts";
import type { SignedIn } from "./access.ts";
import { builtWorker, type WorkerOf } from "./built-worker.ts";
import { compressed } from "./compressed.ts";
import {
  emptyPages,
  type InlineHashes,
  inlineHashes,
  pageLanguageOf,
  type openFirstTexts,
  withFirst,
} from "./first-html.ts";

/** The built page, with its build's id in it, what stands inline in it, and its worker. */
export type BuiltPage = {
  readonly html: string;
  readonly build: string;
  readonly inline: InlineHashes;
  readonly worker: WorkerOf;
};

/**
 * Reads it once: a server goes on with the page that it was started with, also while another one is built. The page
 * names all its files by their hashes, so its own hash is the build's: the same for the same sources. Null: not built.
 */
export function readBuiltPage(pageDir: string, offline = true): BuiltPage | null {
  try {
    const html = readFileSync(join(pageDir, "index.html"), "utf8");
    const build = hash("sha256", html).slice(0, 16);
    return {
      html: html.replace("</head>", `<meta name="${BUILD_META}" content="${build}" /></head>`),
      build,
      inline: inlineHashes(html),
      worker: builtWorker(pageDir, { build, offline }),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

type PageParts = {
  readonly pageDir: string;
  readonly page: BuiltPage | null;
  readonly firstOf: ReturnType<typeof openFirstTexts>;
  readonly forumLanguage?: () => PageLanguage | undefined;
};

/** The built page and its files. `pageDir`: the folder that it was built into. */
export function pageRoutes(app: Hono<SignedIn>, { pageDir, page, firstOf, forumLanguage }: PageParts): void {
  // A file that is packed comes as it is packed; the rest is compressed as it leaves (rule M11).
  app.use("*", compressed());
  // Built files carry their hash in their name: the same name is the same file for good.
  app.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.ok) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use("/assets/*", serveStatic({ root: pageDir, precompressed: true }));
  // Anything else under a file's name would be kept there by browsers and proxies for a year (rule K10).
  app.all("/assets/*", (c) => c.text("There is no such file.", 404, { "cache-control": "no-store" }));
  // The page names its files, so it is asked for anew each time.
  app.use("*", async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-cache");
  });
  const languageOf = (c: Context): PageLanguage => pageLanguageOf(c, forumLanguage?.());
  // A worker is asked for anew each time: a new build takes its place, or none (rules K35, K37).
  app.get("/worker.js", (c) =>
    c.body(page?.worker(languageOf(c)) ?? "", page === null ? 404 : 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      vary: "accept-language, cookie",
    }),
  );
  const empty = page === null ? null : emptyPages(page.html);
  const emptyPage = (c: Context): string => {
    c.header("vary", "accept-language, cookie");
    return empty?.[languageOf(c)] ?? "";
  };
  if (page !== null) {
    app.on("GET", ["/opinions/:id", "/opinions/:id/"], async (c) => {
      const language = languageOf(c);
      const first = await firstOf(c, language);
      if (first === null) return c.html(emptyPage(c));
      // It is one person's: nobody keeps it, no proxy and no browser (rule K17).
      c.header("cache-control", "private, no-store");
      c.header("vary", "accept-language, cookie");
      return c.html(withFirst(page.html, language, first));
    });
    app.on(
      "GET",
      PAGE_ADDRESSES.flatMap((path) => (path === "/" ? [path, "/index.html"] : [path, `${path}/`])),
      (c) => c.html(emptyPage(c)),
    );
  }
  // Nothing else is there (rule K11).
  app.get("*", (c) => {
    const isBrowser = (c.req.header("accept") ?? "").includes("text/html");
    // The page says it to a person in their language.
    return page !== null && isBrowser
      ? c.html(emptyPage(c), 404)
      : c.text("There is nothing at this address.", 404);
  });
}
