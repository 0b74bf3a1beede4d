import type { ForumView } from "../../shared/forum-view.ts";
import { CATEGORIES } from "../../shared/participant.ts";
import type { CategoryRights, Participant } from "../../shared/participant.ts";
import type { Rules } from "../../shared/permissions.ts";

type Listed = Pick<Participant, "id" | "role" | "delegationId" | "leads">;
type Wider = ForumView & { readonly people?: readonly Listed[]; readonly rules?: Rules };

/** People of the forum by id, without names: who stands behind an entry. */
export const peopleOf = (forum: Wider): readonly Listed[] => forum.people ?? [];

const ALL: CategoryRights = {
  maySpeak: true,
  mayPropose: true,
  mayType: true,
  mayTakePosition: true,
  mayStopMark: true,
};

/** The rules in force; where the server does not tell them the page offers and the server decides. */
export function rulesOf(forum: Wider): Rules {
  if (forum.rules !== undefined) return forum.rules;
  const categories = Object.fromEntries(CATEGORIES.map((category) => [category, ALL]));
  return { categories: categories as Rules["categories"], textOpen: true };
}
