import { useTranslations } from "use-intl";
import type { Draft } from "../../shared/negotiation/draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Describes the place that a draft is for. */
export function useDraftPlace(): (draft: Draft) => string {
  const t = useTranslations("draft.place");
  const { nameOf } = useOpenedOpinion();
  return ({ kind, clauseId }) => {
    if (clauseId === null) return t("addAtStart");
    return t(kind, { clause: nameOf(clauseId) });
  };
}
