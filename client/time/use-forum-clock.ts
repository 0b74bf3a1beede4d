import { useEffect, useReducer } from "react";
import { forumNow, useForum } from "../forum/use-forum.ts";

/** The forum's clock, looked at again now and then. */
export function useForumClock(everyMs: number): number {
  const forum = useForum();
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return forumNow(forum);
}
