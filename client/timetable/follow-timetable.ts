import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetchJson } from "../forum/fetch-json.ts";
import { useForumTold } from "../forum/follow-forum.ts";
import { FORUM_KEY, useForum } from "../forum/use-forum.ts";

const LOOK_MS = 2_000;

/**
 * A screen without a room and without a connection asks if the timetable was changed, and reads the forum anew when it
 * was (rule T7).
 */
export function useFollowTimetable(): void {
  const queries = useQueryClient();
  const isTold = useForumTold();
  const { timetableChanges } = useForum();
  const known = timetableChanges.at(-1)?.act.seq ?? 0;
  const { data } = useQuery({
    queryKey: ["forum", "seq"],
    queryFn: () => fetchJson<{ readonly timetableSeq: number }>("/api/forum/seq"),
    refetchInterval: LOOK_MS,
    enabled: !isTold,
    retry: false,
  });
  const seq = data?.kind === "here" ? data.body.timetableSeq : 0;
  useEffect(() => {
    if (seq > known) void queries.invalidateQueries({ queryKey: FORUM_KEY, exact: true });
  }, [seq, known, queries]);
}
