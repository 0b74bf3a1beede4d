import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { OpinionId } from "../../shared/ids.ts";

const STORED = "concord.last";

export const keepLastOpinion = (id: OpinionId): void => localStorage.setItem(STORED, id);

/** Target of "/": the Opinion read last, else that of the person's own group, else the first. */
export function firstOpinion(forum: ForumView): OpinionId | null {
  const all = forum.groups.flatMap((group) => group.opinions);
  const open = all.filter((one) => one.quarantined !== true);
  const opinions = open.length === 0 ? all : open;
  const last = localStorage.getItem(STORED);
  const own = forum.groups.find((group) => forum.me.leads.includes(group.id));
  return (
    (
      opinions.find((one) => one.id === last) ??
      opinions.find((one) => own?.opinions.some(({ id }) => id === one.id)) ??
      opinions[0]
    )?.id ?? null
  );
}
