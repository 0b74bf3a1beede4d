import type { ForumView } from "../../shared/forum-view.ts";
import type { Participant } from "../../shared/participant.ts";
import type { Rules } from "../../shared/permissions.ts";

type Listed = Pick<Participant, "id" | "role" | "delegationId" | "leads">;
type Wider = ForumView & { readonly people?: readonly Listed[] };

/** People of the forum by id, without names: who stands behind an entry. */
export const peopleOf = (forum: Wider): readonly Listed[] => forum.people ?? [];

/** The rules in force. */
export const rulesOf = (forum: ForumView): Rules => forum.rules;
