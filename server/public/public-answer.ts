import { hash } from "node:crypto";
import type { Context } from "hono";
import { PUBLIC_CACHE_S } from "../../shared/door-limits.ts";
import { disposition, type FileName } from "../exports/export-forms.ts";
import { NOT_PUBLIC_PAGE } from "./public-page.ts";

const HTML = "text/html; charset=utf-8";

/**
 * Answers with something public. A cache may keep it for a moment; then it asks again, and its tag says if it is still
 * the same (rule F20). The tag is of the bytes alone, never of a person.
 */
export function publicAnswer(
  c: Context,
  body: string | Uint8Array,
  { type = HTML, file }: { readonly type?: string; readonly file?: FileName | string } = {},
): Response {
  const tag = hash("sha256", body).slice(0, 32);
  c.header("cache-control", `public, max-age=${PUBLIC_CACHE_S}, must-revalidate`);
  c.header("etag", `"${tag}"`);
  if (file !== undefined) c.header("content-disposition", disposition(file));
  if (c.req.header("if-none-match")?.includes(tag) === true) return c.body(null, 304);
  return c.body(body as string | Uint8Array<ArrayBuffer>, 200, { "content-type": type });
}

/** The same bytes and headers, if a thing is not public or not there (rule F18). No cache keeps it. */
export function publicNotFound(c: Context): Response {
  c.header("cache-control", "no-store");
  return c.body(NOT_PUBLIC_PAGE, 404, { "content-type": HTML });
}
