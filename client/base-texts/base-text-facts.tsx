import { useTranslations } from "use-intl";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { CleanUpTable } from "./clean-up-table.tsx";

/** The publisher of a base text, its time, its brackets and its hash (rule S2). */
export function BaseTextFacts({ baseText }: { readonly baseText: BaseText }) {
  const t = useTranslations("baseText");
  const instants = useInstants();
  const { timeZone } = useForum();
  const { whom } = useOpenedOpinion();
  const brackets = baseText.clauses.reduce((sum, one) => sum + one.brackets.length, 0);
  return (
    <>
      <p className="quiet">
        {t("madeBy", {
          who: whom(baseText.by, baseText.forumSeq).spoken,
          at: instants.inZone(baseText.at, timeZone),
          zone: timeZone,
        })}
        {brackets === 0 ? "" : ` ${t("brackets", { n: brackets })}`}
      </p>
      <p className="faint frozen-hash">
        {t("hash")} <code>{baseText.hash}</code>
      </p>
    </>
  );
}

/** Tables of the clean-ups that followed a base text: old numbers and new ones. */
export function CleanUpsAfter({ n }: { readonly n: number }) {
  const t = useTranslations("cleanUp");
  const instants = useInstants();
  const { timeZone } = useForum();
  const { snapshot, whom } = useOpenedOpinion();
  return snapshot.opinion.cleanUps
    .filter((one) => one.baseText === n)
    .map((one) => (
      <section key={one.seq} className="frozen" aria-label={t("heading")}>
        <h3>{t("title")}</h3>
        <p className="quiet">
          {t("madeBy", {
            n: one.baseText,
            who: whom(one.by, one.forumSeq).spoken,
            at: instants.inZone(one.at, timeZone),
            zone: timeZone,
          })}
        </p>
        <CleanUpTable table={one} tense="past" />
      </section>
    ));
}
