import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Comment, isContributor, type Thread, threadsOf } from "../../shared/negotiation/comment.ts";
import { useForum } from "../forum/use-forum.ts";
import { useLinkedId } from "../opinion/linked-part.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Fetched } from "../opinion/fetched.tsx";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { CommentComposer, type CommentTarget } from "./comment-composer.tsx";
import { ThreadView } from "./thread.tsx";

const CommentsDialog = lazyPart(async () => (await import("./comments-dialog.tsx")).CommentsDialog);

type CommentsOnProps = {
  readonly on: CommentTarget;
  /** "clause b)", "proposal AAA/3". */
  readonly what: string;
  /** Given if another part opens the writing. */
  readonly writing?: { readonly isOpen: boolean; readonly onClose: () => void };
};

const isOn =
  (subject: CommentTarget) =>
  ({ on }: Comment): boolean =>
    "clauseId" in subject ? on.clauseId === subject.clauseId : on.proposalId === subject.proposalId;

/** The threads on a clause or a proposal: open ones first, resolved ones folded; and the writing of a new one. */
export function CommentsOn({ on, what, writing: asked }: CommentsOnProps) {
  const t = useTranslations("comment");
  const { me } = useForum();
  const { snapshot, tryOut, sayRefusal } = useOpenedOpinion();
  const [writing, setWriting] = useState(false);
  const composer = asked ?? { isOpen: writing, onClose: () => setWriting(false) };
  const threads = threadsOf(snapshot.opinion.negotiation.comments.filter(isOn(on)));
  const open = threads.filter(({ first }) => first.resolved === null);
  const resolved = threads.filter(({ first }) => first.resolved !== null);
  const linked = useLinkedId("comment");
  const isLinkedIn = ({ first, replies }: Thread): boolean =>
    [first, ...replies].some(({ id }) => id === linked);
  const refusal = tryOut({
    type: "comment",
    on,
    text: "…",
    readers: isContributor(me) ? "delegation" : "room",
  });
  return (
    <div className="comments">
      {open.length === 0 && asked === undefined ? <p className="quiet">{t("none")}</p> : null}
      <ol className="threads">
        {open.map((thread) => (
          <ThreadView key={thread.first.id} thread={thread} />
        ))}
      </ol>
      {resolved.length === 0 ? null : (
        <details className="earlier" open={resolved.some(isLinkedIn)}>
          <summary>{t("resolved", { n: resolved.length })}</summary>
          <ol className="threads">
            {resolved.map((thread) => (
              <ThreadView key={thread.first.id} thread={thread} />
            ))}
          </ol>
        </details>
      )}
      {composer.isOpen ? (
        <div data-focus-to={asked === undefined ? undefined : ".button.add"}>
          <CommentComposer on={on} what={what} onClose={composer.onClose} />
        </div>
      ) : asked !== undefined ? null : (
        <div className="comment-send">
          <Button
            isDisabled={refusal !== null}
            aria-label={t("write", { what })}
            onPress={() => setWriting(true)}
          >
            {t("add")}
          </Button>
          {refusal === null ? null : <span className="quiet">{sayRefusal(refusal)}</span>}
        </div>
      )}
    </div>
  );
}

/** Opens the list of all comments of the Opinion that this person may read. */
export function AllComments() {
  const t = useTranslations("comment");
  const { snapshot } = useOpenedOpinion();
  const [open, setOpen] = useState(false);
  const { comments } = snapshot.opinion.negotiation;
  const n = comments.filter(({ replyTo, resolved }) => replyTo === null && resolved === null).length;
  if (comments.length === 0) return null;
  return (
    <>
      <Button look="link" onPress={() => setOpen(true)}>
        {t("all", { n })}
      </Button>
      {open ? (
        <Fetched onGiveUp={() => setOpen(false)}>
          <CommentsDialog onClose={() => setOpen(false)} />
        </Fetched>
      ) : null}
    </>
  );
}
