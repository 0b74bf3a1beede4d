import type { ForumView } from "../../shared/forum-view.ts";
import type { OpinionId } from "../../shared/ids.ts";

const STORED = "concord.last";

export const keepLastOpinion = (id: OpinionId): void => localStorage.setItem(STORED, id);

/** Where "/" leads: the Opinion read last, else that of the person's own group, else the first. */
export function firstOpinion(forum: ForumView): OpinionId | null {
  const opinions = forum.groups.flatMap((group) => group.opinions);
  const last = localStorage.getItem(STORED);
  const own = forum.groups.find((group) => forum.me.leads.includes(group.id));
  return (opinions.find((one) => one.id === last) ?? own?.opinions[0] ?? opinions[0])?.id ?? null;
}
