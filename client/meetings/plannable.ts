import { mayPlanMeeting } from "../../shared/forum/meeting-rights.ts";
import type { GroupId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";

/** The groups of which the reader plans a meeting, and all together; without closed ones. */
export function usePlannable(): readonly (readonly GroupId[])[] {
  const { me, groups } = useForum();
  const open = groups.filter(({ closedAt }) => closedAt === undefined).map(({ id }) => id);
  return [...open.map((id) => [id]), open].filter((of) => mayPlanMeeting(me, of, open) === null);
}
