import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { NoticesAnswer, ToldNotice } from "../../shared/notices/told-notice.ts";
import { ask } from "../forum/ask.ts";
import { readJson } from "../forum/fetch-json.ts";
import { onNewNotices } from "../forum/new-notices.ts";
import { useSession } from "../forum/use-forum.ts";
import { followNotices } from "./follow-notices.ts";

const KEY = ["notices"] as const;
/** A connection brings notices at once, that of an open text or one for notices alone. Without one the page asks often. */
const ASK_EVERY_MS = { followed: 5 * 60_000, alone: 10_000 } as const;

type Pages = InfiniteData<NoticesAnswer, number | null>;

/** The reader's own notices, as far as they were read. */
export type OwnNotices = {
  readonly notices: readonly ToldNotice[];
  readonly unseen: number;
  readonly state: "loading" | "failed" | "here";
  /** The last reading failed; these may be old. */
  readonly isOld: boolean;
  readonly readMore: (() => void) | null;
  readonly see: (notice: ToldNotice) => Promise<boolean>;
  readonly seeAll: () => Promise<boolean>;
};

const withPages = (pages: Pages | undefined, change: (pages: readonly NoticesAnswer[]) => NoticesAnswer[]) =>
  pages === undefined ? undefined : { ...pages, pages: change(pages.pages) };

/** Adds new notices in front, each once. */
const added = (notices: readonly ToldNotice[]) => (pages: readonly NoticesAnswer[]) => {
  const known = new Set(pages.flatMap((page) => page.notices.map(({ n }) => n)));
  const fresh = notices.filter(({ n }) => !known.has(n)).toSorted((a, b) => b.n - a.n);
  return pages.map((page, i) =>
    i > 0 ? page : { ...page, notices: [...fresh, ...page.notices], unseen: page.unseen + fresh.length },
  );
};

const seen = (isIt: (notice: ToldNotice) => boolean) => (pages: readonly NoticesAnswer[]) => {
  const count = pages.flatMap(({ notices }) => notices).filter((one) => !one.isSeen && isIt(one)).length;
  return pages.map((page, i) => ({
    ...page,
    notices: page.notices.map((one) => (isIt(one) ? { ...one, isSeen: true } : one)),
    unseen: i === 0 ? Math.max(0, page.unseen - count) : page.unseen,
  }));
};

const postSeen = async (body: object): Promise<boolean> => {
  try {
    return (await ask("/api/notices/seen", { method: "POST", body: JSON.stringify(body) })).ok;
  } catch {
    return false;
  }
};

export function useNotices(): OwnNotices {
  const client = useQueryClient();
  const [path] = useLocation();
  const isText = /^\/opinions\/[^/]+$/u.test(path);
  const { id: person } = useSession();
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    if (isText) return undefined;
    const end = followNotices(person, setHere);
    return () => {
      end();
      setHere(false);
    };
  }, [isText, person]);
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) =>
      readJson<NoticesAnswer>(`/api/notices${pageParam === null ? "" : `?before=${pageParam}`}`, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ASK_EVERY_MS[isText || isHere ? "followed" : "alone"],
    retry: 1,
  });
  useEffect(() => {
    const readAnew = async (): Promise<void> => {
      await client.cancelQueries({ queryKey: KEY });
      await client.invalidateQueries({ queryKey: KEY });
    };
    return onNewNotices((notices) => {
      // An answer that is under way may be older than these notices, and would remove them.
      const isAsking = client.isFetching({ queryKey: KEY }) > 0;
      if (notices.length === 0 || isAsking) void readAnew();
      else client.setQueryData<Pages>(KEY, (pages) => withPages(pages, added(notices)));
    });
  }, [client]);
  const mark = useCallback(
    async (isIt: (notice: ToldNotice) => boolean, body: object): Promise<boolean> => {
      client.setQueryData<Pages>(KEY, (pages) => withPages(pages, seen(isIt)));
      const isSaved = await postSeen(body);
      void client.invalidateQueries({ queryKey: KEY });
      return isSaved;
    },
    [client],
  );
  const pages = query.data?.pages;
  const newest = pages?.[0]?.notices[0];
  return {
    notices: pages?.flatMap((page) => page.notices) ?? [],
    unseen: pages?.[0]?.unseen ?? 0,
    state: pages !== undefined ? "here" : query.isError ? "failed" : "loading",
    isOld: pages !== undefined && query.isError,
    readMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
    see: ({ n, opinionId, seq }) => mark((one) => one.n === n, { opinionId, seq }),
    seeAll: () =>
      newest === undefined ? Promise.resolve(true) : mark(({ n }) => n <= newest.n, { upTo: newest.n }),
  };
}
