import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useWhom } from "../forum/use-whom.ts";
import { useFactsChangeSentences } from "./facts-change-sentences.ts";

/** The forum's officers and groups as they stand, and every change of its facts (rules M13, M14). */
export function FactsSection() {
  const t = useTranslations("facts");
  const office = useTranslations("office");
  const { chair, groups, factsChanges, timeZone } = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const whom = useWhom(null);
  // No real person's name beside a sample's words: a picture of it travels without its context.
  const named = !groups.some(({ opinions }) => opinions.some(({ sample }) => sample));
  const wordsOfChange = useFactsChangeSentences({ named });
  return (
    <section>
      <h2>{t("heading")}</h2>
      {named ? <p>{t("chair", chair)}</p> : null}
      <ul className="entry-changes">
        {groups.map(({ id, topic, lead, closedAt }) => (
          <li key={id}>
            <b>{wordsOf(topic)}</b>{" "}
            <span className="faint">
              {named ? t("lead", { ...lead, office: office(lead.office) }) : office(lead.office)}
              {closedAt === undefined
                ? null
                : ` · ${t("closed", { at: instants.inZone(closedAt, timeZone) })}`}
            </span>
          </li>
        ))}
      </ul>
      {factsChanges.length === 0 ? null : (
        <details>
          <summary>{t("changes", { n: factsChanges.length })}</summary>
          <ul className="entry-changes">
            {factsChanges.toReversed().map((change) => (
              <li key={change.seq}>
                {t("told", {
                  at: instants.inZone(change.at, timeZone),
                  who: whom(change.by).label,
                  what: wordsOfChange(change)
                    .map((one, n) => (n === 0 ? one : capitalized(one)))
                    .join(" "),
                })}{" "}
                {change.type === "presetRecorded" ? null : t("because", { reason: change.reason })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
