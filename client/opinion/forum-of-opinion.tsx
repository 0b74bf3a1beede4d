import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import type { RoomSnapshot } from "../room/room.ts";
import { rulesIn } from "../forum/rules-in.ts";
import { FORUM_KEY, ForumProvider, useForum } from "../forum/use-forum.ts";

type ForumOfOpinionProps = {
  readonly snapshot: Pick<RoomSnapshot, "opinion" | "windows">;
  readonly children: ReactNode;
};

const READ_WITHIN_MS = 1_000;

/** The forum as it is for one Opinion: the windows that the timetable has open are its own (rules T8, T9). */
export function ForumOfOpinion({ snapshot, children }: ForumOfOpinionProps) {
  const forum = useForum();
  const queries = useQueryClient();
  const { opinion, windows } = snapshot;
  // The room tells at once that the forum has changed; what it says now is read anew, not by all in the same instant.
  const isBehind = windows !== null && windows.forumSeq > forum.seq;
  useEffect(() => {
    if (!isBehind) return;
    const read = (): void => void queries.invalidateQueries({ queryKey: FORUM_KEY });
    const timer = setTimeout(read, Math.random() * READ_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [isBehind, queries]);
  const here = useMemo(() => {
    const { textOpen, commentsOpen } = { ...rulesIn(forum, opinion.id), ...windows };
    return { ...forum, rules: { ...forum.rules, textOpen, commentsOpen } };
  }, [forum, opinion.id, windows]);
  return <ForumProvider value={here}>{children}</ForumProvider>;
}
