import type { CommentAct } from "../../shared/negotiation/comment.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function commentWords(entry: EntryOf<CommentAct>, { say, forum, whom, nameOf }: Telling): EntryWords {
  const who = whom(entry.by).spoken;
  if (entry.type !== "commented")
    return { sentence: say(`comment.entry.${entry.type}`, { who }), reason: "", words: "" };
  const { on, to, delegationId, replyTo, quoted, text } = entry;
  const what = on.clauseId === undefined ? say("comment.entry.onProposal") : nameOf(on.clauseId);
  const symbol = forum.delegations.find((one) => one.id === delegationId)?.symbol ?? "";
  const readers = to === "lead" && delegationId === null ? "leads" : to;
  // To whom a reply goes says its thread, which may be another delegation's.
  const sentence =
    replyTo === null
      ? say("comment.entry.commented", { who, what, to: say(`comment.to.${readers}`, { who: symbol }) })
      : say("comment.entry.replied", { who, what });
  return {
    sentence,
    reason: quoted === "" ? "" : say("comment.entry.about", { quoted }),
    words: text,
  };
}
