import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { Merge } from "../../shared/merging/merge.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { readJson } from "../forum/fetch-json.ts";
import type { Read } from "../forum/use-read.ts";
import { type MergeAnswer, openFollowedMerge } from "./follow-merge.ts";

/** One merge whole: as this page followed it from its opening, or from its own address on. */
export function useMerge(merge: Merge): Read<Merge> {
  const { snapshot } = useOpenedOpinion();
  const { entries, opinion } = snapshot;
  const isAway = merge.isAway === true;
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["merge", opinion.id, merge.id],
    queryFn: ({ signal }) => readJson<MergeAnswer>(`/api/opinions/${opinion.id}/merges/${merge.id}`, signal),
    enabled: isAway,
    // It is followed by the room's entries, and read again only where these do not lead on from it.
    staleTime: Infinity,
    gcTime: 0,
    retry: 1,
  });
  const follow = useMemo(() => (data === undefined ? null : openFollowedMerge(data)), [data]);
  const followed = useMemo(() => follow?.(entries) ?? null, [follow, entries]);
  const isBehind = follow !== null && followed === null;
  useEffect(() => {
    if (isBehind) void refetch();
  }, [isBehind, refetch]);
  if (!isAway) return { kind: "here", here: merge };
  if (followed !== null) return { kind: "here", here: followed };
  return isError && !isFetching ? { kind: "failed", again: () => void refetch() } : { kind: "loading" };
}
