import { useTranslations } from "use-intl";
import type { PublishedDraft } from "../../shared/forum/main-report.ts";

/** "Draft 2", "Draft 1 (outline)" or "Final report". */
export function useDraftName(): (draft: Pick<PublishedDraft, "n" | "kind">) => string {
  const t = useTranslations("mainReport.name");
  return ({ n, kind }) => t(kind, { n });
}
