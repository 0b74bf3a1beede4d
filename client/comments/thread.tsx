import { useState } from "react";
import { useTranslations } from "use-intl";
import { spanNow } from "../../shared/clause/comment-place.ts";
import type { Comment, Thread } from "../../shared/negotiation/comment.ts";
import { clauseId } from "../../shared/ids.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useInstants } from "../i18n/instants.ts";
import { DelegationChip } from "../forum/delegation-chip.tsx";
import { Button } from "../ui/button.tsx";
import { useReadersLabels } from "./readers-labels.ts";
import { ReplyComposer } from "./reply-composer.tsx";
import { TakeOver } from "./take-over.tsx";
import { WithMentions } from "./with-mentions.tsx";

/** A question and its answers, with the words that it speaks of. */
export function ThreadView({ thread }: { thread: Thread }) {
  const t = useTranslations("comment");
  const say = useTranslations("baseText");
  const { tryOut, ask } = useOpenedOpinion();
  const readersWords = useReadersLabels();
  const [replying, setReplying] = useState(false);
  const { first, replies } = thread;
  const { id: commentId, resolved } = first;
  const end = { type: resolved === null ? "resolveComment" : "reopenComment", commentId } as const;
  const who = useAuthor(first);
  const isLinked = useLinkedId("comment") === commentId;
  const part = useLinkedPart<HTMLLIElement>(isLinked);
  return (
    <li
      ref={part}
      tabIndex={isLinked ? -1 : undefined}
      className="thread"
      aria-label={t("threadBy", { who: who.label })}
    >
      <Said comment={first} />
      <p className="thread-to">{t("toLine", { to: readersWords.brief(first) })}</p>
      {first.quoted === "" ? null : <Quote comment={first} />}
      {replies.length === 0 ? null : (
        <ol className="thread-replies">
          {replies.map((reply) => (
            <Reply key={reply.id} reply={reply} />
          ))}
        </ol>
      )}
      {resolved?.lapsed === undefined ? null : (
        <p className="faint">{say("lapsedThread", { reason: resolved.lapsed })}</p>
      )}
      {replying ? (
        <ReplyComposer first={first} onClose={() => setReplying(false)} />
      ) : (
        <div className="thread-acts">
          {resolved === null && tryOut({ type: "replyToComment", commentId, text: "…" }) === null ? (
            <Button look="link" onPress={() => setReplying(true)}>
              {t("reply")}
            </Button>
          ) : null}
          {resolved === null && first.to === "delegation" ? <TakeOver commentId={commentId} /> : null}
          {tryOut(end) === null ? (
            <Button
              look="link"
              onPress={() => void ask(end, t(resolved === null ? "done.resolved" : "done.reopened"))}
            >
              {t(resolved === null ? "resolve" : "reopen")}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}

function Reply({ reply }: { reply: Comment }) {
  const isLinked = useLinkedId("comment") === reply.id;
  const part = useLinkedPart<HTMLLIElement>(isLinked);
  return (
    <li ref={part} tabIndex={isLinked ? -1 : undefined}>
      <Said comment={reply} />
    </li>
  );
}

function useAuthor({ by, forumSeq, delegationId }: Comment): {
  symbol: string | null;
  label: string;
  name: string;
} {
  const { whom } = useOpenedOpinion();
  const { symbol, label, name } = whom(by, forumSeq);
  // An office's comment is no delegation's, whatever State its author comes from.
  return delegationId === null ? { symbol: null, label, name } : { symbol, label, name };
}

function Said({ comment }: { comment: Comment }) {
  const instants = useInstants();
  const { symbol, name } = useAuthor(comment);
  return (
    <>
      <p className="thread-by">
        <DelegationChip symbol={symbol} name={name} /> <time>{instants.brief(comment.at)}</time>
      </p>
      <p className="thread-text" dir="auto">
        <WithMentions text={comment.text} />
      </p>
    </>
  );
}

/** The words it speaks of; pressed, they are underlined in the sheet while they stand there. */
function Quote({ comment }: { comment: Comment }) {
  const t = useTranslations("comment");
  const { snapshot } = useOpenedOpinion();
  const [shown, setShown] = useState(false);
  const on = comment.on.clauseId;
  const runs = snapshot.words.get(on ?? clauseId(comment.on.proposalId ?? "")) ?? [];
  const span = spanNow(comment.range ?? [], runs);
  useUnderlinedText(
    "commented",
    !shown || span === null || on === undefined ? [] : [{ clauseId: on, ...span, words: textOf(runs) }],
  );
  if (span === null || on === undefined)
    return (
      <p className="comment-quote">
        <q dir="auto">{comment.quoted}</q>{" "}
        {span === null ? <span className="quiet">{t("wordsGone")}</span> : null}
      </p>
    );
  return (
    <p className="comment-quote">
      <q dir="auto">{comment.quoted}</q>{" "}
      <Button look="link" aria-pressed={shown} onPress={() => setShown(!shown)}>
        {t(shown ? "hideWords" : "showWords")}
      </Button>
    </p>
  );
}
