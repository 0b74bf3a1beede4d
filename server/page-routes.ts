import { serveStatic } from "@hono/node-server/serve-static";
import { compress } from "hono/compress";
import type { Hono } from "hono";
import { PAGE_ADDRESSES } from "../shared/page-addresses.ts";
import type { SignedIn } from "./access.ts";

/** The built page and its files. `pageDir`: the folder that it was built into. */
export function pageRoutes(app: Hono<SignedIn>, pageDir: string): void {
  app.use("/assets/*", compress());
  // Built files carry their hash in their name: the same name is the same file for good.
  app.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.ok) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use("/assets/*", serveStatic({ root: pageDir }));
  // Anything else under a file's name would be kept there by browsers and proxies for a year (rule K10).
  app.all("/assets/*", (c) => c.text("There is no such file.", 404, { "cache-control": "no-store" }));
  // The page names its files, so it is asked for anew each time.
  app.use("*", async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-cache");
  });
  app.use(serveStatic({ root: pageDir }));
  const page = serveStatic({ root: pageDir, path: "index.html" });
  app.on(
    "GET",
    PAGE_ADDRESSES.flatMap((path) => (path === "/" ? [path] : [path, `${path}/`])),
    page,
  );
  // Nothing else is there (rule K11).
  app.get("*", async (c, next) => {
    const isBrowser = (c.req.header("accept") ?? "").includes("text/html");
    const shown = isBrowser ? await page(c, next) : undefined;
    // The page says it to a person in their language.
    return shown instanceof Response
      ? new Response(shown.body, { status: 404, headers: shown.headers })
      : c.text("There is nothing at this address.", 404);
  });
}
