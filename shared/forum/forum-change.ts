import type { ForumView } from "./forum-view.ts";

/** Read the forum anew: at once, or within some seconds where figures of Opinions alone have changed (rule M15). */
export type ForumChanged = "now" | "soon";

/** Elements of one list that are not as they were, by their place, and how many there are now. */
type ListChange = { readonly length: number; readonly at: Readonly<Record<string, unknown>> };

/** `GET /api/forum?since=TAG`: the changes of a reader's view since that tag. */
export type ForumChange = {
  readonly since: string;
  readonly tag: string;
  readonly now: number;
  /** Parts that are not lists, whole; null where one is not there any more. */
  readonly set: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, ListChange>>;
};

export const isForumChange = (answer: ForumView | ForumChange): answer is ForumChange => "since" in answer;

/** Returns the view that the server has by now. Unchanged parts stay the same object. */
export function withForumChange(view: ForumView, { now, set, lists }: ForumChange): ForumView {
  const next: Record<string, unknown> = { ...view, ...set, now };
  for (const [part, { length, at }] of Object.entries(lists)) {
    const before = next[part];
    const list: unknown[] = Array.isArray(before) ? before.slice(0, length) : [];
    for (const [place, element] of Object.entries(at)) list[Number(place)] = element;
    next[part] = list;
  }
  return next as ForumView;
}
