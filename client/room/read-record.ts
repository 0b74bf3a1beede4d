import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { Reason } from "../../shared/refusal.ts";
import { apiPath, type RoomAddress } from "../wire/room-address.ts";
import { takeEarly } from "../forum/early-answers.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import type { OpinionAnswer } from "./room-record.ts";

/** The record could not be read: status and reason say what to do next; 0 where no answer came. */
export type NotRead = { readonly status: number; readonly reason: Reason };

export async function readOpinion(at: RoomAddress, signal: AbortSignal): Promise<OpinionAnswer | NotRead> {
  const path = apiPath(at);
  try {
    const early = await takeEarly(path);
    if (early !== null) return (await early.response.json()) as OpinionAnswer;
  } catch {
    // It broke off: asked for as usual.
  }
  return read<OpinionAnswer>(path, signal);
}

/** All entries after a seq, page by page. */
export async function readEvents(
  at: RoomAddress,
  after: number,
  signal: AbortSignal,
): Promise<readonly (Entry | HiddenEntry)[] | NotRead> {
  const all: (Entry | HiddenEntry)[] = [];
  for (let from = after; ; from = all.at(-1)?.seq ?? from) {
    const page = await read<{ entries: (Entry | HiddenEntry)[]; more: boolean }>(
      `${apiPath(at)}/minutes?after=${from}`,
      signal,
    );
    if ("status" in page) return page;
    all.push(...page.entries);
    if (!page.more || page.entries.length === 0) return all;
  }
}

async function read<Body extends object>(path: string, signal: AbortSignal): Promise<Body | NotRead> {
  try {
    const fetched = await fetchJson<Body>(path, { signal });
    return fetched.kind === "here"
      ? fetched.body
      : { status: fetched.status, reason: fetched.refusal.reason };
  } catch {
    // No network, or the page left the room: whoever asked tries again or has gone.
    return { status: 0, reason: "offline" };
  }
}
