import { useTranslations } from "use-intl";
import type { Merge } from "../../shared/merging/merge.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Starts a merge: in private, published as a revision; or with everybody watching. */
export function useOpenMerge(): (openness: Merge["openness"]) => void {
  const t = useTranslations("merging");
  const { ask } = useOpenedOpinion();
  return (openness) => void ask({ type: "openMerge", openness }, t(`opened.${openness}`));
}
