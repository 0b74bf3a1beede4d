import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { ForumView } from "../../shared/forum-view.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { fetchJson } from "./fetch-json.ts";

const FORUM_EVERY_MS = 15_000;

export const FORUM_KEY = ["forum"] as const;

/** What the page knows of the forum. An old view stays while the server cannot be reached. */
export type ForumState =
  | { readonly kind: "loading" }
  | { readonly kind: "here"; readonly forum: ForumView }
  | { readonly kind: "signedOut" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unreachable" };

export function useForumState(): ForumState {
  const query = useQuery({
    queryKey: FORUM_KEY,
    queryFn: () => fetchJson<ForumView>("/api/forum"),
    refetchInterval: FORUM_EVERY_MS,
    refetchOnWindowFocus: true,
    staleTime: FORUM_EVERY_MS / 3,
    retry: 1,
  });
  if (query.data === undefined) return { kind: query.isError ? "unreachable" : "loading" };
  if (query.data.kind === "here") return { kind: "here", forum: query.data.body };
  if (query.data.status === 401) return { kind: "signedOut" };
  return { kind: "refused", refusal: query.data.refusal };
}

const ForumContext = createContext<ForumView | null>(null);
export const ForumProvider = ForumContext.Provider;

/** The forum, inside the screens that are shown only when it is here. */
export function useForum(): ForumView {
  const forum = useContext(ForumContext);
  if (forum === null) throw new Error("useForum outside of ForumGate");
  return forum;
}

/** Who is signed in. */
export const useSession = (): ForumView["me"] => useForum().me;
