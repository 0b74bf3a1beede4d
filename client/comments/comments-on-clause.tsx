import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { AllComments, CommentsOn } from "./comments-on.tsx";

type CommentsOnClauseProps = {
  readonly selectedClause: SelectedClause;
  readonly isWriting: boolean;
  readonly onWritten: () => void;
};

/** Questions and answers about the selected clause, and the writing of one that was asked for elsewhere. */
export function CommentsOnClause({ selectedClause, isWriting, onWritten }: CommentsOnClauseProps) {
  const t = useTranslations("comment");
  const { nameOf } = useOpenedOpinion();
  const { id } = selectedClause.clause;
  return (
    <section aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <CommentsOn
        key={id}
        on={{ clauseId: id }}
        what={nameOf(id)}
        writing={{ isOpen: isWriting, onClose: onWritten }}
      />
      <AllComments />
    </section>
  );
}
