import type { Entry } from "../../shared/events/event.ts";
import type { FrameNews, ToldWindows } from "../../shared/wire/protocol.ts";

type Lists = Required<Omit<FrameNews, "readOnly" | "windows" | "notices" | "forum" | "meeting" | "call">>;

/** The news of a frame beside words and cursors, while it is gathered. */
export type News = {
  readonly [List in keyof Lists]: Lists[List][number][];
} & {
  /** Entries that go hidden in the frame: told before it to whom they name. */
  forSome: readonly Entry[];
  readOnly: boolean | null;
  windows: ToldWindows | null;
};

export const noNews = (): News => ({
  entries: [],
  authors: [],
  deletions: [],
  people: [],
  left: [],
  forSome: [],
  readOnly: null,
  windows: null,
});

const listsOf = ({ readOnly: _readOnly, windows: _windows, forSome: _forSome, ...lists }: News): Lists =>
  lists;

/** As it travels: what is empty is left out. Null where there is nothing to tell. */
export function toldNews(news: News): FrameNews | null {
  const lists = Object.entries(listsOf(news)).filter(([, list]) => list.length > 0);
  const { readOnly, windows } = news;
  if (lists.length === 0 && readOnly === null && windows === null) return null;
  return {
    ...Object.fromEntries(lists),
    ...(readOnly === null ? {} : { readOnly }),
    ...(windows === null ? {} : { windows }),
  };
}

/** News that one reader missed, in order, as one. */
export const joinedNews = (missed: readonly News[]): News => ({
  entries: missed.flatMap((news) => news.entries),
  authors: missed.flatMap((news) => news.authors),
  deletions: missed.flatMap((news) => news.deletions),
  people: missed.flatMap((news) => news.people),
  left: missed.flatMap((news) => news.left),
  forSome: missed.flatMap((news) => news.forSome),
  readOnly: missed.findLast((news) => news.readOnly !== null)?.readOnly ?? null,
  windows: missed.findLast((news) => news.windows !== null)?.windows ?? null,
});
