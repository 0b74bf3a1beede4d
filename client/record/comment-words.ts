import type { CommentAct, CommentSubject } from "../../shared/negotiation/comment.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import type { EntryWords, Telling } from "./telling.ts";

export function commentWords(entry: EntryOf<CommentAct>, telling: Telling): EntryWords {
  const { say, forum, whom } = telling;
  const who = whom(entry.by).spoken;
  if (entry.type !== "commented")
    return { sentence: say(`comment.entry.${entry.type}`, { who }), reason: "", words: "" };
  const { on, to, among = [], delegationId, replyTo, quoted, text } = entry;
  const what = subjectWords(on, telling);
  const symbolOf = (id: string | null) => forum.delegations.find((one) => one.id === id)?.symbol ?? "";
  const values = { who: symbolOf(delegationId), with: among.map(symbolOf).join(", ") };
  const readers = to === "lead" && delegationId === null ? "leads" : to;
  // To whom a reply goes says its thread, which may be another delegation's.
  const sentence =
    replyTo === null
      ? say("comment.entry.commented", { who, what, to: say(`comment.to.${readers}`, values) })
      : say("comment.entry.replied", { who, what });
  return {
    sentence,
    reason: quoted === "" ? "" : say("comment.entry.about", { quoted }),
    words: text,
  };
}

function subjectWords(on: CommentSubject, { say, nameOf, proposals }: Telling): string {
  if (on.clauseId !== undefined) return nameOf(on.clauseId);
  const proposal = proposals.find((one) => one.id === on.proposalId);
  return say("comment.proposal", { label: proposal === undefined ? "" : proposalLabel(proposal) });
}
