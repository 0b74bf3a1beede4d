import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { Rules } from "../../shared/people/permissions.ts";

/** The rules in force in one Opinion: its windows are its own (rule T8). */
export function rulesIn(forum: ForumView, opinion: string): Rules {
  const here = forum.groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === opinion);
  return { ...forum.rules, ...here?.windows };
}
