import type { CharRange } from "../clause/words.ts";
import type { ClauseId, CommentId, DelegationId, GroupId, ProposalId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { type Rules, standingOf } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";
import type { Signed } from "../signed.ts";

export const COMMENT_CHARS_MAX = 4_000;
/** Words that one comment may speak of; of more it speaks as a whole. */
export const COMMENTED_CHARS_MAX = 2_000;
/** Limit for one delegation, or for all offices together, in one Opinion. */
export const COMMENTS_MAX = 2_000;
/** Readers of a comment, chosen by its author beside the button; or some delegations, by name. */
export const COMMENT_READERS = ["delegation", "lead", "room"] as const;
export type CommentReaders = (typeof COMMENT_READERS)[number] | "delegations";
/** With how many other delegations one of them may speak apart. */
export const COMMENT_AMONG_MAX = 60;

export type CommentSubject =
  | { readonly clauseId: ClauseId; readonly proposalId?: undefined }
  | { readonly proposalId: ProposalId; readonly clauseId?: undefined };

export type Comment = Signed & {
  readonly id: CommentId;
  /** Null: an office's. */
  readonly delegationId: DelegationId | null;
  readonly on: CommentSubject;
  /** The characters it speaks of, by their ids; null: the whole. */
  readonly range: readonly CharRange[] | null;
  /** The words of the range as they were. */
  readonly quoted: string;
  readonly text: string;
  readonly to: CommentReaders;
  /** With which other delegations, where it is to `delegations`. */
  readonly among?: readonly DelegationId[];
  /** The first of its thread; null where this is it. */
  readonly replyTo: CommentId | null;
  readonly resolved:
    | (Signed & {
        /** Why it lapsed at a base text; absent where it was answered. */
        readonly lapsed?: string;
      })
    | null;
};

/** Null: the person may comment in this group (rule E1). */
export function commentRefusal(actor: Participant, groupId: GroupId, rules: Rules): Refusal | null {
  if (standingOf(actor, groupId) === "follower" && !isContributor(actor)) {
    return { reason: "notYourRole", message: "A follower can only read.", details: { role: actor.role } };
  }
  if (rules.categories[actor.category].maySpeak) return null;
  return {
    reason: "notYourCategory",
    message: "Your category does not speak in this forum.",
    details: { category: actor.category },
  };
}

/** A follower who writes within their delegation, and never in its name (rule P28). */
export const isContributor = ({
  role,
  delegationId,
  contributor,
}: Pick<Participant, "role" | "delegationId" | "contributor">): boolean =>
  role === "follower" && delegationId !== null && contributor === true;

/** For whom somebody writes comments in this group: a lead speaks as an office, whatever its State. */
export const commentsFor = (actor: Participant, groupId: GroupId): DelegationId | null =>
  standingOf(actor, groupId) === "participant" || isContributor(actor) ? actor.delegationId : null;

/** To whom somebody may write: an office has no delegation, and nobody writes what they cannot read (rule E15). */
export function readersOpenTo(actor: Participant, groupId: GroupId): readonly CommentReaders[] {
  if (isContributor(actor)) return ["delegation"];
  if (commentsFor(actor, groupId) !== null) return ["delegation", "delegations", "lead", "room"];
  const standing = standingOf(actor, groupId);
  return standing === "lead" || standing === "chair" ? ["lead", "room"] : ["room"];
}

export type Thread = { readonly first: Comment; readonly replies: readonly Comment[] };

/** The threads in the order in which they were begun, each with its replies. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const replies = Map.groupBy(comments, (comment) => comment.replyTo);
  return (replies.get(null) ?? []).map((first) => ({ first, replies: replies.get(first.id) ?? [] }));
}

/** Number of open threads on each clause, of those that this record holds. */
export function openThreadsByClause(comments: readonly Comment[]): ReadonlyMap<ClauseId, number> {
  const counts = new Map<ClauseId, number>();
  for (const { on, replyTo, resolved } of comments) {
    if (on.clauseId === undefined || replyTo !== null || resolved !== null) continue;
    counts.set(on.clauseId, (counts.get(on.clauseId) ?? 0) + 1);
  }
  return counts;
}
