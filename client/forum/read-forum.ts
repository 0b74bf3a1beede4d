import { type ForumChange, isForumChange, withForumChange } from "../../shared/forum/forum-change.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { BUILD_HEADER } from "../../shared/wire/protocol.ts";
import { followClock } from "../i18n/today.ts";
import { ask } from "./ask.ts";
import { noteBuild } from "./builds.ts";
import { takeEarly } from "./early-answers.ts";
import { type FetchResult, readRefusal } from "./fetch-json.ts";

/**
 * The forum, with the time of arrival on this device's monotonic clock. The forum's clock runs on from there. `askedAt`
 * is when the page asked, on the device's clock: the answer says who was signed in then, or later.
 */
export type ForumHere = ForumView & { readonly receivedAt: number; readonly askedAt: number };

/** Returns the forum's current time. */
export const forumNow = ({ now, receivedAt }: ForumHere): number =>
  now + Math.round(performance.now() - receivedAt);

/** A room that opens reuses the page's forum view if it is younger than this: on a slow line much comes between. */
const RECENT_MS = 15_000;
/** A larger error of the forum's clock, such as after the device slept, sets it again. */
const CLOCK_OFF_MS = 1_000;

/** The last forum view, with the tag by which the server finds later changes. */
let last: { readonly tag: string; readonly forum: ForumHere; readonly readAt: number } | null = null;
let reading: Promise<FetchResult<ForumHere>> | null = null;
followClock(() => (last === null ? Date.now() : forumNow(last.forum)));

/** Returns the last view that the server gave, or the device kept; null: none yet. */
export const lastForum = (): ForumHere | null => last?.forum ?? null;

/** Reads the forum; after the first time, only its changes. Returns the same object if nothing changed. */
export function readForum(): Promise<FetchResult<ForumHere>> {
  const read = readOnce().finally(() => {
    if (reading === read) reading = null;
  });
  reading = read;
  return read;
}

/** Returns a recent view, or the one being read, if there is one; else reads the forum. */
export function readForumRecently(): Promise<FetchResult<ForumHere>> {
  if (reading !== null) return reading;
  return last !== null && performance.now() - last.readAt < RECENT_MS
    ? Promise.resolve({ kind: "here", body: last.forum })
    : readForum();
}

async function readOnce(): Promise<FetchResult<ForumHere>> {
  const from = last;
  const path = from === null ? "/api/forum" : `/api/forum?since=${from.tag}`;
  const early = from === null ? await takeEarly(path) : null;
  if (early !== null) noteBuild(early.response.headers.get(BUILD_HEADER));
  const askedAt = early === null ? Date.now() : performance.timeOrigin;
  // The view says who is signed in now.
  const response =
    early?.response ?? (await ask(path, { as: null, headers: { accept: "application/json" } }));
  if (!response.ok) {
    if (response.status === 401) last = null;
    return { kind: "refused", status: response.status, refusal: await readRefusal(response) };
  }
  const answer = (await response.json()) as ForumView | ForumChange;
  const readAt = performance.now();
  const receivedAt = early?.at ?? readAt;
  const next =
    from !== null && isForumChange(answer)
      ? { tag: answer.tag, forum: changed(from.forum, answer, { receivedAt, askedAt }), readAt }
      : { tag: tagOf(response), forum: { ...(answer as ForumView), receivedAt, askedAt }, readAt };
  // Two reads may run at once; the later one wins.
  if (last === null || last.forum.me.id !== next.forum.me.id || next.forum.now >= last.forum.now) last = next;
  return { kind: "here", body: next.forum };
}

function changed(
  forum: ForumHere,
  change: ForumChange,
  read: Pick<ForumHere, "receivedAt" | "askedAt">,
): ForumHere {
  const isSame = Object.keys(change.set).length === 0 && Object.keys(change.lists).length === 0;
  const drift = Math.abs(forumNow(forum) - change.now);
  return isSame && drift < CLOCK_OFF_MS ? forum : { ...withForumChange(forum, change), ...read };
}

const tagOf = (response: Response): string => (response.headers.get("etag") ?? "").replaceAll(/^W\/|"/gu, "");
