import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Comment, commentsFor } from "../../shared/negotiation/comment.ts";
import { toPlainLines } from "../../shared/text/plain-words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSession } from "../forum/use-forum.ts";
import { keepDraft, readCommentDraft } from "../offline-store/comment-draft.ts";
import { Button } from "../ui/button.tsx";
import { CommentField } from "./comment-field.tsx";
import { useReadersLabels } from "./readers-labels.ts";
import { useSendComment } from "./use-send-comment.ts";

/** Answers in a thread, to all who read it. */
export function ReplyComposer({ first, onClose }: { first: Comment; onClose: () => void }) {
  const t = useTranslations("comment");
  const me = useSession();
  const { snapshot } = useOpenedOpinion();
  const readersWords = useReadersLabels();
  const [text, setText] = useState(() => readCommentDraft(me.id, first.id).text);
  const change = (words: string): void => {
    setText(words);
    keepDraft(me.id, first.id, { text: words, to: null });
  };
  const sending = useSendComment(first.id, { text, onSent: onClose });
  const send = (): void => {
    if (text.trim() === "") return;
    const command = { type: "replyToComment", commentId: first.id, text: toPlainLines(text).trim() } as const;
    sending.send(command, t("done.replied"));
  };
  return (
    <div className="comment-composer">
      <CommentField
        label={t("replyText")}
        value={text}
        onChange={change}
        onSend={send}
        onLeave={onClose}
        said={first}
        own={commentsFor(me, snapshot.opinion.groupId)}
      />
      <div className="comment-send">
        <Button look="main" isDisabled={text.trim() === ""} isPending={sending.isSending} onPress={send}>
          {t("sendReply")}
        </Button>
        <Button onPress={onClose}>{t("keepForLater")}</Button>
        <span className="quiet">{readersWords.says(first)}</span>
      </div>
    </div>
  );
}
