import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import type { RoomSnapshot } from "../room/room.ts";
import { rulesIn } from "./rules-in.ts";
import { FORUM_KEY, ForumProvider, useForum } from "./use-forum.ts";

type ForumOfOpinionProps = {
  readonly snapshot: Pick<RoomSnapshot, "opinion" | "windows">;
  readonly children: ReactNode;
};

/** The forum as it is for one Opinion: the windows that the timetable has open are its own (rules T8, T9). */
export function ForumOfOpinion({ snapshot, children }: ForumOfOpinionProps) {
  const forum = useForum();
  const queries = useQueryClient();
  const { opinion, windows } = snapshot;
  const knownSeq = forum.timetableChanges.at(-1)?.act.seq ?? 0;
  // The room tells at once that the timetable was changed; what it says now is read anew.
  const isBehind = windows !== null && windows.timetableSeq > knownSeq;
  useEffect(() => {
    if (isBehind) void queries.invalidateQueries({ queryKey: FORUM_KEY });
  }, [isBehind, queries]);
  const here = useMemo(() => {
    const { textOpen, commentsOpen } = { ...rulesIn(forum, opinion.id), ...windows };
    return { ...forum, rules: { ...forum.rules, textOpen, commentsOpen } };
  }, [forum, opinion.id, windows]);
  return <ForumProvider value={here}>{children}</ForumProvider>;
}
