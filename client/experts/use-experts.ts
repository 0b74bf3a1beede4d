import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ExpertsAnswer } from "../../shared/experts/expert.ts";
import type { Nomination } from "../../shared/experts/nomination.ts";
import { fetchJson, readJson } from "../forum/fetch-json.ts";
import { type Read, useRead } from "../forum/use-read.ts";
import { useForum } from "../forum/use-forum.ts";

export type ExpertsState =
  | { readonly kind: "loading" | "refused" }
  | { readonly kind: "unreachable"; readonly again: () => void }
  | { readonly kind: "here"; readonly list: ExpertsAnswer };

/** The list as its reader may have it, read anew with each event of the forum. */
export function useExperts(): ExpertsState {
  const { seq } = useForum();
  const query = useQuery({
    queryKey: ["experts", seq],
    queryFn: async (): Promise<ExpertsState> => {
      const fetched = await fetchJson<ExpertsAnswer>("/api/experts");
      return fetched.kind === "here" ? { kind: "here", list: fetched.body } : { kind: "refused" };
    },
    placeholderData: (before) => before,
    retry: 1,
  });
  if (query.data !== undefined) return query.data;
  return query.isError ? { kind: "unreachable", again: () => void query.refetch() } : { kind: "loading" };
}

const NOMINATIONS_KEY = ["nominations"] as const;

/** All nominations, for the secretariat; new ones are asked for now and then. */
export const useNominations = (): Read<readonly Nomination[]> =>
  useRead(
    NOMINATIONS_KEY,
    async () =>
      (await readJson<{ readonly nominations: readonly Nomination[] }>("/api/nominations")).nominations,
  );

/** Reads the nominations again. */
export function useNominationsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: NOMINATIONS_KEY });
}
