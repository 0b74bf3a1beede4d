import type { Context } from "hono";
import type { Refusal } from "../shared/refusal.ts";
import { refuse } from "../shared/refusal.ts";

/** A request's JSON, read up to a limit in bytes; what is over it is not taken in. */
export async function readBody(
  c: Context,
  limit: number,
): Promise<{ readonly json: unknown } | { readonly refusal: Refusal }> {
  const tooLarge = refuse("tooLarge", `A request may have ${limit} bytes at most.`);
  if (Number(c.req.header("content-length") ?? "0") > limit) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown };
  } catch {
    return refuse("unreadable", "The request is not JSON.");
  }
}
