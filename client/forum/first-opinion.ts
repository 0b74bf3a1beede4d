import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { lastOpinion } from "./last-opinion.ts";

/** The Opinion to go on with: the one read last, else that of the person's own group, else the first. */
export function firstOpinion(forum: Pick<ForumView, "groups" | "me">): OpinionId | null {
  const all = forum.groups.flatMap((group) => group.opinions);
  const open = all.filter((one) => one.quarantined !== true);
  const opinions = open.length === 0 ? all : open;
  const last = lastOpinion();
  const own = forum.groups.find((group) => forum.me.leads.includes(group.id));
  return (
    (
      opinions.find((one) => one.id === last) ??
      opinions.find((one) => own?.opinions.some(({ id }) => id === one.id)) ??
      opinions[0]
    )?.id ?? null
  );
}
