import { useQuery } from "@tanstack/react-query";
import type { Board } from "../../shared/board/board.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { readEveryMs, useFollowForum } from "../forum/follow-forum.ts";

/** While earlier days are counted. */
const COUNTING_MS = 1_000;

export type BoardState =
  | { readonly kind: "loading" | "unreachable" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "here"; readonly board: Board };

export const BOARD_KEY = ["board"] as const;

/** The board, read anew when something changes; an old one stays while the server cannot be reached. */
export function useBoard(): { readonly state: BoardState; readonly again: () => void } {
  const isTold = useFollowForum(BOARD_KEY);
  const query = useQuery({
    queryKey: BOARD_KEY,
    queryFn: async (): Promise<BoardState> => {
      const fetched = await fetchJson<Board>("/api/board");
      return fetched.kind === "here" ? { kind: "here", board: fetched.body } : fetched;
    },
    refetchInterval: ({ state: { data } }) =>
      data?.kind === "here" && data.board.opinions.some(({ week }) => week === null)
        ? COUNTING_MS
        : readEveryMs(isTold),
    retry: 1,
  });
  const again = (): void => void query.refetch();
  if (query.data === undefined) return { state: { kind: query.isError ? "unreachable" : "loading" }, again };
  return { state: query.data, again };
}
