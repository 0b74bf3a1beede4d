import { type Env, Hono, type MiddlewareHandler } from "hono";
import { PUBLIC_PARTS } from "../../shared/forum/public-parts.ts";
import { type PublicParts, publicRoutes } from "./public-routes.ts";
import { publicSite } from "./public-site.ts";
import { PUBLIC_STYLE } from "./public-styles.ts";

/** Only our own attributes hold a plain quotation mark: all words are escaped. */
const toPreview = (html: string): string =>
  html
    .replaceAll('="/public/', '="/preview/')
    .replaceAll(PUBLIC_STYLE.path.replace("/public", "/preview"), PUBLIC_STYLE.path);

/** The public pages as if every part were open, for the secretariat before it opens one (rule F17). */
export function previewRoutes<E extends Env>(
  app: Hono<E>,
  parts: Omit<PublicParts, "addressOf" | "site">,
  keepers: MiddlewareHandler<E>,
): void {
  const pages = new Hono();
  publicRoutes(pages, {
    ...parts,
    addressOf: () => "preview",
    site: () => ({ ...publicSite(parts.forum), parts: PUBLIC_PARTS }),
  });
  app.get("/preview/*", keepers, async (c) => {
    const { search } = new URL(c.req.url);
    const answer = await pages.request(c.req.path.replace("/preview", "/public") + search);
    const headers = new Headers(answer.headers);
    headers.set("cache-control", "private, no-store");
    headers.delete("etag");
    const isPage = headers.get("content-type")?.startsWith("text/html") === true;
    const isFile = headers.has("content-disposition");
    const body = isPage && !isFile ? toPreview(await answer.text()) : await answer.arrayBuffer();
    return new Response(body, { status: answer.status, headers });
  });
}
