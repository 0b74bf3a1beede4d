import type { Context } from "hono";
import type { Refusal } from "../shared/refusal.ts";
import { refuse } from "../shared/refusal.ts";

/** A request's bytes, read up to a limit; what is over it is not taken in. */
export async function readBytes(
  c: Context,
  limit: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
  const tooLarge = refuse("tooLarge", `A request may have ${limit} bytes at most.`);
  if (Number(c.req.header("content-length") ?? "0") > limit) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) return tooLarge;
      chunks.push(chunk);
    }
  } catch (error) {
    if (!c.req.raw.signal.aborted) throw error;
    return refuse("unreadable", "The request ended before its end.");
  }
  return { bytes: Buffer.concat(chunks) };
}

/** A request's JSON, read up to a limit in bytes. */
export async function readBody(
  c: Context,
  limit: number,
): Promise<{ readonly json: unknown } | { readonly refusal: Refusal }> {
  const body = await readBytes(c, limit);
  if ("refusal" in body) return body;
  try {
    return { json: JSON.parse(new TextDecoder().decode(body.bytes)) as unknown };
  } catch {
    return refuse("unreadable", "The request is not JSON.");
  }
}
