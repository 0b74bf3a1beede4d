import { useTranslations } from "use-intl";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";

/** The clock closes the text and makes no base text: it reminds those who do (rule T10). */
export function TextClosed({ opinion }: { readonly opinion: Opinion }) {
  const t = useTranslations("deadline");
  const { me, rules } = useForum();
  const isDrafted = opinion.stage === "outline" || opinion.stage === "drafting";
  if (rules.textOpen || !isDrafted || mayDo(me, opinion.groupId, "consolidate") !== null) return null;
  return <p className="banner">{t("makeBaseText")}</p>;
}
