import { delegationNames } from "../forum/delegation-names.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Rules } from "../../shared/people/permissions.ts";
import { mayTypeDraft } from "../../shared/negotiation/draft-rights.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { whosePage } from "../forum/ask.ts";
import { readForum, readForumRecently } from "../forum/read-forum.ts";
import { rulesIn } from "../forum/rules-in.ts";

/** What a room needs of the forum: who this page is, by which rules, and how delegations are called. */
export type ForumFacts = {
  readonly me: Participant | null;
  readonly rules: Rules | null;
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
};

export const NO_FACTS: ForumFacts = { me: null, rules: null, names: new Set() };

/** `recent`: accepts the page's own view if it is recent or being read. */
export async function readForumFacts(
  opinion: string,
  { recent }: { readonly recent: boolean },
): Promise<ForumFacts | null> {
  try {
    const fetched = await (recent ? readForumRecently() : readForum());
    if (fetched.kind === "refused") return null;
    const forum = fetched.body;
    // Another person has signed in with this browser meanwhile.
    const person = whosePage();
    if (person !== null && forum.me.id !== person) return null;
    return { me: forum.me, rules: rulesIn(forum, opinion), names: delegationNames(forum) };
  } catch {
    // No network: the earlier facts stay.
    return null;
  }
}

/** Whether this page's person may type there now; null means yes, also where the facts are not here yet. */
export function refusalOfTyping({ me, rules }: ForumFacts, opinion: Opinion, id: ClauseId): Refusal | null {
  const clause = findClause(opinion, id);
  if (clause === undefined) return { reason: "noSuchClause", message: "There is no such clause any more." };
  if (me === null || rules === null) return null;
  const { draftOf, groupId } = opinion;
  // What became of the draft stands in its Opinion: the server judges it by that.
  if (draftOf !== undefined) return mayTypeDraft({ actor: me, groupId, draftOf, fate: "open", rules });
  return mayType({ actor: me, opinion, clause, rules });
}
