import type { Context } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { REQUEST_HEAD_MS_MAX, UNFINISHED_STALL_MS } from "../../shared/limits.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { holdUnfinished } from "./unfinished.ts";

const PIECES_MAX = 256;

/** A request's bytes, read up to a limit; what is over it is not taken in, nor more of one person than a few files at once. */
export async function readBytes(
  c: Context,
  limit: number,
  /** Of strangers who send files: time until a body that stands still is broken off, and for all of it. */
  patience: { readonly stallMs: number; readonly wholeMs: number } | null = null,
): Promise<{ readonly bytes: Uint8Array } | { readonly refusal: Refusal }> {
  const tooLarge = refuse("tooLarge", `A request may have ${limit} bytes at most.`);
  if (Number(c.req.header("content-length") ?? "0") > limit) return tooLarge;
  // Anonymous clients can make only one kind of request: it is tiny and has little time.
  const user = c.get("user") as UserId | undefined;
  const participant = c.get("participant") as Participant | undefined;
  const whose = user === undefined ? null : { user, delegationId: participant?.delegationId ?? null };
  const chunks: Uint8Array[] = [];
  /** A body may come byte by byte: pieces are put together before they are many. */
  let pieces: Uint8Array[] = [];
  const putTogether = (): void => {
    chunks.push(Buffer.concat(pieces));
    pieces = [];
  };
  let size = 0;
  const reader = c.req.raw.body?.getReader();
  let isStalled = false;
  const stalled = setTimeout(
    () => {
      isStalled = true;
      reader?.cancel().catch(() => undefined);
    },
    whose === null ? (patience?.stallMs ?? REQUEST_HEAD_MS_MAX) : UNFINISHED_STALL_MS,
  );
  const endMs = performance.now() + (patience?.wholeMs ?? Infinity);
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (isStalled) return refuse("unreadable", "The request did not come to its end in time.");
      if (done || value === undefined) break;
      if (performance.now() > endMs)
        return refuse("unreadable", "The request did not come to its end in time.");
      if (whose !== null || patience !== null) stalled.refresh();
      size += value.byteLength;
      const isFine = whose === null || holdUnfinished(whose, value.byteLength);
      if (size > limit) return tooLarge;
      if (!isFine)
        return refuse("tooManyAtOnce", "Too much is under way from you at once; try again in a moment.");
      pieces.push(value);
      if (pieces.length === PIECES_MAX) putTogether();
    }
  } catch (error) {
    if (!c.req.raw.signal.aborted) throw error;
    return refuse("unreadable", "The request ended before its end.");
  } finally {
    clearTimeout(stalled);
    // Does not wait for the rest of an unread body.
    reader?.cancel().catch(() => undefined);
    if (whose !== null) holdUnfinished(whose, -size);
  }
  const hasEnded = c.get("hasEnded") as (() => boolean) | undefined;
  if (hasEnded?.() === true) return refuse("notSignedIn", "This sign-in has ended. Nothing was done.");
  putTogether();
  return { bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) };
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
