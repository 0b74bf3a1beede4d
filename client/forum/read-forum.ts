import type { ForumChange } from "../../shared/forum-change.ts";
import { isForumChange, withForumChange } from "../../shared/forum-change.ts";
import type { ForumView } from "../../shared/forum-view.ts";
import { ask } from "./ask.ts";
import type { Fetched } from "./fetch-json.ts";
import { refusalOf } from "./fetch-json.ts";

/** The forum, and when it came by this device's own running time: its clock goes on from there. */
export type ForumHere = ForumView & { readonly receivedAt: number };

/** The forum's clock at this moment. */
export const forumNow = ({ now, receivedAt }: ForumHere): number =>
  now + Math.round(performance.now() - receivedAt);

/** A view that is younger than this is not read again by a room that opens beside the page that read it. */
const RECENT_MS = 2_000;
/** Where the forum's clock is off by more, as after a device has slept, it is set anew. */
const CLOCK_OFF_MS = 1_000;

/** What was read last, with the tag from which the server tells what has changed. */
let last: { readonly tag: string; readonly forum: ForumHere } | null = null;
let reading: Promise<Fetched<ForumHere>> | null = null;

/** Reads the forum, after the first time what has changed of it alone; the same object where nothing has. */
export function readForum(): Promise<Fetched<ForumHere>> {
  const read = readOnce().finally(() => {
    if (reading === read) reading = null;
  });
  reading = read;
  return read;
}

/** What was read a moment ago, or is being read, where that will do. */
export function readForumRecently(): Promise<Fetched<ForumHere>> {
  if (reading !== null) return reading;
  return last !== null && performance.now() - last.forum.receivedAt < RECENT_MS
    ? Promise.resolve({ kind: "here", body: last.forum })
    : readForum();
}

async function readOnce(): Promise<Fetched<ForumHere>> {
  const from = last;
  const path = from === null ? "/api/forum" : `/api/forum?since=${from.tag}`;
  // It tells who is signed in, whoever was before.
  const response = await ask(path, { as: null, headers: { accept: "application/json" } });
  if (!response.ok) {
    if (response.status === 401) last = null;
    return { kind: "refused", status: response.status, refusal: await refusalOf(response) };
  }
  const answer = (await response.json()) as ForumView | ForumChange;
  const receivedAt = performance.now();
  const next =
    from !== null && isForumChange(answer)
      ? { tag: answer.tag, forum: changed(from.forum, answer, receivedAt) }
      : { tag: tagOf(response), forum: { ...(answer as ForumView), receivedAt } };
  // Two may have been under way: the later one stays.
  if (last === null || last.forum.me.id !== next.forum.me.id || next.forum.now >= last.forum.now) last = next;
  return { kind: "here", body: next.forum };
}

function changed(forum: ForumHere, change: ForumChange, receivedAt: number): ForumHere {
  const isSame = Object.keys(change.set).length === 0 && Object.keys(change.lists).length === 0;
  const drift = Math.abs(forumNow(forum) - change.now);
  return isSame && drift < CLOCK_OFF_MS ? forum : { ...withForumChange(forum, change), receivedAt };
}

const tagOf = (response: Response): string => (response.headers.get("etag") ?? "").replaceAll(/^W\/|"/gu, "");
