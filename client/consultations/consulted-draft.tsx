import { useTranslations } from "use-intl";
import type { OpinionId } from "../../shared/ids.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useWordsOf } from "../i18n/words-of.ts";
import { useConsultations } from "./use-consultations.ts";
import { useWhenWords } from "./when-words.ts";

/** Public consultations on a draft of the report: each leads to its public page and its summary (rules F25, F30). */
export function ConsultedDraft({ id, n }: { readonly id: OpinionId; readonly n: number }) {
  const t = useTranslations("mainReport");
  const wordsOf = useWordsOf();
  const when = useWhenWords();
  const { language } = useLanguage();
  const all = useConsultations();
  if (all.kind !== "here") return null;
  return all.here.consultations
    .filter(({ draft }) => draft.kind === "baseText" && draft.opinionId === id && draft.n === n)
    .map((one) => (
      <p key={one.id} className="report-links">
        <a href={`/public/${language}/consultations/${one.id}`}>
          {t("consultation", { title: wordsOf(one.title) })}
        </a>
        <span className="quiet">{when(one)}</span>
        {one.hasSummary ? (
          <a href={`/public/${language}/consultations/${one.id}/summary`}>{t("inputSummary")}</a>
        ) : null}
      </p>
    ));
}
