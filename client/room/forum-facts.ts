import { delegationNames } from "../forum/delegation-names.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { findClause, type Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Rules } from "../../shared/people/permissions.ts";
import { mayTypeDraft } from "../../shared/negotiation/draft-rights.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { whosePage } from "../forum/ask.ts";
import { readForum, readForumRecently } from "../forum/read-forum.ts";
import { rulesIn } from "../forum/rules-in.ts";

/** The part of the forum that a room needs: this page's person, the rules, and the names of delegations. */
type ForumFacts = {
  readonly me: Participant | null;
  readonly rules: Rules | null;
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
};

export type RoomFacts = {
  readonly names: () => ReadonlySet<string>;
  /** Reads them again. `recent`: accepts the page's own view if it is recent or being read. */
  readonly read: (options: { readonly recent: boolean }) => Promise<void>;
  /** Refuses typing by this page's person there and now; null allows it, also where the facts are not here yet. */
  readonly refusalOfTyping: (clause: ClauseId) => Refusal | null;
};

export function openRoomFacts(id: OpinionId, opinion: () => Opinion): RoomFacts {
  let facts: ForumFacts = { me: null, rules: null, names: new Set() };
  return {
    names: () => facts.names,
    read: async (options) => {
      facts = (await readForumFacts(opinion().draftOf?.opinionId ?? id, options)) ?? facts;
    },
    refusalOfTyping: (clause) => refusalOfTyping(facts, opinion(), clause),
  };
}

async function readForumFacts(
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

function refusalOfTyping({ me, rules }: ForumFacts, opinion: Opinion, id: ClauseId): Refusal | null {
  const clause = findClause(opinion, id);
  if (clause === undefined) return { reason: "noSuchClause", message: "There is no such clause any more." };
  if (me === null || rules === null) return null;
  const { draftOf, groupId } = opinion;
  // The Opinion knows the draft's fate, and the server judges the text by that.
  if (draftOf !== undefined) return mayTypeDraft({ actor: me, groupId, draftOf, fate: "open", rules });
  return mayType({ actor: me, opinion, clause, rules });
}
