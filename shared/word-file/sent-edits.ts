import type { ClauseId, CommentId, ProposalId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { CommentSubject } from "../negotiation/comment.ts";
import {
  isRunning,
  presentWords,
  type ProposalKind,
  proposalLabel,
  proposedText,
} from "../negotiation/proposal.ts";
import { mergedText, rebased } from "../negotiation/rebase.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { comparable, fold } from "../printed/paragraph-words.ts";
import type { ProposalEdit } from "./proposal-edit.ts";
import type { SentFile } from "./sent-file.ts";
import { shortened } from "./shortened.ts";
import type { SinceReply } from "./since-sent.ts";
import { COMPARED } from "./since-tokens.ts";
import type { NotUnderstood, SettledInFile, UnderstoodComment, UnderstoodProposal } from "./understood.ts";

/** A proposal as it stands now, that a file's edits are held against. */
export type AgainstProposal = {
  readonly id: ProposalId;
  readonly label: string;
  readonly kind: ProposalKind;
  readonly clauseId: ClauseId | null;
  readonly text: string;
  /** Of its words: what a proposal on it carries. */
  readonly hash: string;
  readonly isRunning: boolean;
};

export const againstProposals = ({ negotiation }: Pick<Opinion, "negotiation">): readonly AgainstProposal[] =>
  negotiation.proposals.map((one) => ({
    id: one.id,
    label: proposalLabel(one),
    kind: one.kind,
    clauseId: one.clauseId,
    text: proposedText(one),
    hash: presentWords(one).hash,
    isRunning: isRunning(one),
  }));

/** Threads that a file may answer, with what they speak of. */
export type AgainstThread = { readonly id: CommentId; readonly on: CommentSubject };

/** ITU's word for what is to go: a comment says it where no proposal can. */
const STRUCK = "SUP";

type Found = {
  readonly proposals: readonly Omit<UnderstoodProposal, "n">[];
  readonly comments: readonly Omit<UnderstoodComment, "n">[];
  readonly settled: readonly SettledInFile[];
  readonly not: readonly NotUnderstood[];
};

/**
 * Turns edits within proposals into counter-proposals, or into a comment if the proposal is struck
 * whole; a change accepted or rejected in the file is told and has no effect (rule X24).
 */
export function understoodEdits(
  edits: readonly ProposalEdit[],
  {
    sent,
    against,
    language,
  }: {
    readonly sent: Pick<SentFile, "proposals">;
    readonly against: readonly AgainstProposal[];
    readonly language: string;
  },
): Found {
  const now = new Map(against.map((one) => [one.id, one]));
  const proposals: Omit<UnderstoodProposal, "n">[] = [];
  const comments: Omit<UnderstoodComment, "n">[] = [];
  const settled: SettledInFile[] = [];
  const not: NotUnderstood[] = [];
  for (const edit of edits) {
    const { proposalId, line, settled: how, changes } = edit;
    const one = now.get(proposalId);
    const label = (one ?? sent.proposals.get(proposalId))?.label ?? "";
    if (how !== null) settled.push({ proposalId, label, how, line });
    if (changes.length === 0) continue;
    const authors = [...new Set(changes.map(({ author }) => author))].filter(
      (author) => author !== COMPARED.author,
    );
    const tell = (why: NotUnderstood["why"]): void =>
      void not.push({ line, why, words: shortened(`${label}: ${edit.after || edit.struck}`) });
    if (one === undefined || !one.isRunning) tell("proposalEnded");
    else if (edit.isWhole) {
      const [author = ""] = authors;
      const said = { author, text: STRUCK, replies: [], resolved: false, replyTo: null } as const;
      comments.push({ on: { proposalId }, quote: edit.struck, place: null, ...said });
    } else if (one.kind !== "add" && one.kind !== "change") tell("besideText");
    else {
      const asked = askedOf(edit, one);
      if (asked === null) continue;
      if (asked.text.length > CLAUSE_CHARS_MAX) tell("longerThanAClause");
      else
        proposals.push({
          line,
          kind: "change",
          clauseId: one.clauseId,
          on: proposalId,
          hash: one.hash,
          clauseKind: null,
          reason: "",
          authors,
          movedWith: null,
          language,
          otherLanguage: false,
          compared: changes.some(({ author }) => author === COMPARED.author),
          ...asked,
        });
    }
  }
  return { proposals, comments, settled, not };
}

/** The edit over the proposal's words as they stand; null where they read so already. */
function askedOf(
  { before, after }: ProposalEdit,
  { text: stands }: AgainstProposal,
): Pick<UnderstoodProposal, "text" | "rebased" | "movedOn"> | null {
  const same = (one: string, other: string): boolean => comparable(one) === comparable(other);
  const text = fold(after);
  if (same(text, stands)) return null;
  if (same(before, stands)) return { text, rebased: false, movedOn: false };
  const merged = rebased(fold(before), stands, text);
  if (merged === null) return { text, rebased: false, movedOn: true };
  return same(mergedText(merged), stands)
    ? null
    : { text: mergedText(merged), rebased: true, movedOn: false };
}

/** Answers go into the threads that they answer; to what stands for a proposal's own words they are comments on it. */
export function understoodReplies(
  replies: readonly SinceReply[],
  threads: readonly AgainstThread[],
): Pick<Found, "comments" | "not"> {
  const now = new Map(threads.map((one) => [one.id, one]));
  const comments: Omit<UnderstoodComment, "n">[] = [];
  const not: NotUnderstood[] = [];
  for (const { comment, to } of replies) {
    const { author, text, resolved } = comment;
    const said = { quote: "", place: null, author, text, replies: [], resolved } as const;
    if ("proposalId" in to) comments.push({ ...said, on: to, replyTo: null });
    else {
      const thread = now.get(to.commentId);
      if (thread === undefined) not.push({ line: 0, why: "commentNowhere", words: shortened(text) });
      else comments.push({ ...said, on: thread.on, replyTo: thread.id });
    }
  }
  return { comments, not };
}
