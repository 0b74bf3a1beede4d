import type { CommentEvent } from "../../shared/events/comment-events.ts";
import { type SentencesOf, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

export const commentSentences: SentencesOf<CommentEvent> = {
  commented: (entry, { say, who, forum, nameOf, labelOf }) => {
    const { on, to, among = [], delegationId, replyTo, quoted, text: words } = entry;
    const what =
      on.clauseId === undefined
        ? say("comment.proposal", { label: labelOf(on.proposalId) })
        : nameOf(on.clauseId);
    const symbolOf = (id: string | null) => forum.delegations.find((one) => one.id === id)?.symbol ?? "";
    const values = { who: symbolOf(delegationId), with: among.map(symbolOf).join(comma()) };
    const readers = to === "lead" && delegationId === null ? "leads" : to;
    // To whom a reply goes says its thread, which may be another delegation's.
    const sentence =
      replyTo === null
        ? say("comment.entry.commented", { who, what, to: say(`comment.to.${readers}`, values) })
        : say("comment.entry.replied", { who, what });
    return told(sentence, { reason: quoted === "" ? "" : say("comment.entry.about", { quoted }), words });
  },
  commentResolved: (_entry, { say, who }) => told(say("comment.entry.commentResolved", { who })),
  commentReopened: (_entry, { say, who }) => told(say("comment.entry.commentReopened", { who })),
};
