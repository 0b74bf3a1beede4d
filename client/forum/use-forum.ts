import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { readEveryMs, useFollowForum } from "./follow-forum.ts";
import { type ForumHere, lastForum, readForum } from "./read-forum.ts";

export type { ForumHere } from "./read-forum.ts";
export { forumNow } from "./read-forum.ts";

const FRESH_MS = 5_000;
/** A sign-in beside a signed-out page opens that page a moment later. */
const WHO_NOW_MS = 2_000;

export const FORUM_KEY = ["forum"] as const;

/** The page's view of the forum. An old view stays while the server cannot be reached. */
export type ForumState =
  | { readonly kind: "loading" }
  | { readonly kind: "here"; readonly forum: ForumHere }
  | { readonly kind: "signedOut" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unreachable" };

export function useForumState(): ForumState {
  const isTold = useFollowForum(FORUM_KEY);
  const query = useQuery({
    queryKey: FORUM_KEY,
    queryFn: async (): Promise<ForumState> => {
      const fetched = await readForum();
      if (fetched.kind === "here") return { kind: "here", forum: fetched.body };
      // A proxy answers while the server is away: what was read before stays on the page, as where nothing answers.
      const { reason, message } = fetched.refusal;
      if (reason === "offline" || reason === "tooMany" || reason === "storeAway") throw new Error(message);
      return fetched.status === 401 ? { kind: "signedOut" } : { kind: "refused", refusal: fetched.refusal };
    },
    // Read before the page was here (rule K52).
    initialData: (): ForumState | undefined => {
      const forum = lastForum();
      return forum === null ? undefined : { kind: "here", forum };
    },
    initialDataUpdatedAt: () => performance.timeOrigin + (lastForum()?.receivedAt ?? 0),
    refetchInterval: ({ state }) => (state.data?.kind === "signedOut" ? WHO_NOW_MS : readEveryMs(isTold)),
    refetchOnWindowFocus: true,
    staleTime: FRESH_MS,
    retry: 1,
  });
  if (query.data === undefined) return { kind: query.isError ? "unreachable" : "loading" };
  return query.data;
}

const ForumContext = createContext<ForumHere | null>(null);
export const ForumProvider = ForumContext.Provider;

/** The forum, inside the screens that are shown only when it is here. */
export function useForum(): ForumHere {
  const forum = useContext(ForumContext);
  if (forum === null) throw new Error("useForum outside of ForumGate");
  return forum;
}

/** The person who is signed in. */
export const useSession = (): ForumView["me"] => useForum().me;
