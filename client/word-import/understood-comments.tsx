import { useTranslations } from "use-intl";
import type { CommentSubject } from "../../shared/negotiation/comment.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { toggled } from "./toggled.ts";

type UnderstoodCommentsProps = {
  readonly preview: WordPreview;
  readonly chosen: ReadonlySet<number>;
  readonly onChange: (chosen: ReadonlySet<number>) => void;
};

/** Comments of the file beside their clauses. Names of persons are shown here alone. */
export function UnderstoodComments({ preview, chosen, onChange }: UnderstoodCommentsProps) {
  const t = useTranslations("wordFile");
  const { comments } = preview.understood;
  if (comments.length === 0) return null;
  const numberOf = new Map(preview.against.map(({ id, number }) => [id, number]));
  const labelOf = new Map(preview.proposals.map(({ id, label }) => [id, label]));
  const threads = new Map(preview.threads.map(({ id, text }) => [id, text]));
  const placeOf = ({ clauseId, proposalId }: CommentSubject): string => {
    if (clauseId !== undefined) return numberOf.get(clauseId) ?? "";
    const label = labelOf.get(proposalId);
    return label === undefined ? t("onProposal") : t("onProposalNamed", { label });
  };
  return (
    <section aria-label={t("comments")}>
      <h3>{t("comments")}</h3>
      <ul className="word-found">
        {comments.map(({ n, on, quote, author, text, replies, replyTo, resolved }) => (
          <li key={n}>
            <label className="choice">
              <input type="checkbox" checked={chosen.has(n)} onChange={() => onChange(toggled(chosen, n))} />
              <span dir="auto">{text}</span>
            </label>
            {replies.map((reply) => (
              <p key={`${reply.author} ${reply.text}`} dir="auto">
                – {reply.text}
              </p>
            ))}
            <p className="quiet">
              {[
                placeOf(on),
                replyTo === null ? "" : t("answers", { text: threads.get(replyTo) ?? "" }),
                author,
                quote === "" ? "" : `“${quote}”`,
                resolved ? t("resolved") : "",
                preview.commentsAlready.includes(n) ? t("commentAlready") : "",
              ]
                .filter((words) => words !== "")
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
