import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { AllComments, CommentsOn } from "./comments-on.tsx";

/** Questions and answers about the selected clause. */
export function CommentsOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("comment");
  const { nameOf } = useOpenedOpinion();
  const { id } = selectedClause.clause;
  return (
    <section aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      <CommentsOn key={id} on={{ clauseId: id }} what={nameOf(id)} />
      <AllComments />
    </section>
  );
}
