import type { GroupId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { forumClosedRefusal, mayDo, type Rules } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { mayRead } from "../people/readers.ts";
import type { Draft, DraftOf } from "./draft.ts";
import { draftReaders } from "./draft-owner.ts";

/** Hides a draft from all but those in whose name it is written (rule Q8). */
export const seesDraft = (
  { owner }: Pick<DraftOf, "owner">,
  groupId: GroupId,
  reader: Participant,
): boolean => mayRead(draftReaders(owner), reader, groupId);

/**
 * Allows typing in a draft in any stage and window, since nobody else sees it, until it is submitted or discarded
 * (rule Q9).
 */
export function mayTypeDraft({
  actor,
  groupId,
  draftOf,
  fate,
  rules,
}: {
  readonly actor: Participant;
  /** Of the draft's Opinion. */
  readonly groupId: GroupId;
  readonly draftOf: DraftOf;
  readonly fate: Draft["fate"];
  readonly rules: Rules;
}): Refusal | null {
  if (!seesDraft(draftOf, groupId, actor))
    return refuse("noSuchOpinion", "There is no such Opinion.").refusal;
  const closed = forumClosedRefusal(rules);
  if (closed !== null) return closed;
  const role = mayDo(actor, null, "type");
  if (role !== null) return role;
  if (draftOf.owner.kind !== "office" && !rules.categories[actor.category].mayPropose) {
    return refuse("notYourCategory", "Your category does not propose in this forum.", {
      category: actor.category,
    }).refusal;
  }
  switch (fate) {
    case "open":
      return null;
    case "submitted":
      return refuse("draftClosed", "The draft was submitted: its words are the proposal's now.").refusal;
    case "discarded":
      return refuse("draftClosed", "The draft was discarded.").refusal;
  }
}
