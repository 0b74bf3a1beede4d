import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import { isForumTold, onForumChanged, watchForumTold } from "./forum-news.ts";

/** How often it is asked again: a connection tells of changes (rule M15), and without one the page asks often. */
export const readEveryMs = (isTold: boolean): number => (isTold ? 5 * 60_000 : 15_000);
/** A hall does not read the forum in one instant. */
const READ_WITHIN_MS = { now: 500, soon: 3_000 } as const satisfies Record<ForumChanged, number>;

/** Tells if a connection brings the forum's changes. */
export const useForumTold = (): boolean => useSyncExternalStore(watchForumTold, isForumTold);

/** Reads this anew when the server tells of a change, and once when it begins to tell. Returns if it does. */
export function useFollowForum(key: readonly string[]): boolean {
  const queries = useQueryClient();
  const isTold = useForumTold();
  const wasTold = useRef(isTold);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = Infinity;
    const read = (): void => {
      due = Infinity;
      void queries.invalidateQueries({ queryKey: key, exact: true });
    };
    const readSoon: Parameters<typeof onForumChanged>[0] = (changed) => {
      const wait = Math.random() * READ_WITHIN_MS[changed];
      if (performance.now() + wait >= due) return;
      due = performance.now() + wait;
      clearTimeout(timer);
      timer = setTimeout(read, wait);
    };
    // It may have changed before anybody told.
    if (isTold && !wasTold.current) readSoon("now");
    wasTold.current = isTold;
    const leave = onForumChanged(readSoon);
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [isTold, key, queries]);
  return isTold;
}
