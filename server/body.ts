import type { Context } from "hono";
import type { UserId } from "../shared/ids.ts";
import { BODIES_BYTES_MAX } from "../shared/limits.ts";
import type { Refusal } from "../shared/refusal.ts";
import { refuse } from "../shared/refusal.ts";

/** What is held of each person's requests that have not ended yet: hundreds may be left open a byte before their end. */
const underWay = new Map<UserId, number>();

const hold = (user: UserId, bytes: number): void => {
  const held = (underWay.get(user) ?? 0) + bytes;
  if (held === 0) underWay.delete(user);
  else underWay.set(user, held);
};

/** A request's bytes, read up to a limit; what is over it is not taken in, nor more of one person than a few files at once. */
export async function readBytes(
  c: Context,
  limit: number,
): Promise<{ readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
  const tooLarge = refuse("tooLarge", `A request may have ${limit} bytes at most.`);
  if (Number(c.req.header("content-length") ?? "0") > limit) return tooLarge;
  // Who is not signed in has one kind of request, of a few bytes.
  const user = c.get("user") as UserId | undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of c.req.raw.body ?? []) {
      size += chunk.byteLength;
      if (user !== undefined) hold(user, chunk.byteLength);
      if (size > limit) return tooLarge;
      if (user !== undefined && underWay.get(user)! > BODIES_BYTES_MAX)
        return refuse("tooManyAtOnce", "Too much is under way from you at once; try again in a moment.");
      chunks.push(chunk);
    }
  } catch (error) {
    if (!c.req.raw.signal.aborted) throw error;
    return refuse("unreadable", "The request ended before its end.");
  } finally {
    if (user !== undefined) hold(user, -size);
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
