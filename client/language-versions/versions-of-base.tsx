import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import { versionsOf } from "../../shared/opinion/language-version.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { FrozenText } from "../opinion/frozen-text.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { BringVersionDialog } from "./bring-version-dialog.tsx";
import { VersionRows } from "./version-rows.tsx";

/** A base text with its translations: one of them beside it, and what it counts for (rule X37). */
export function VersionsOfBase({ baseText }: { baseText: BaseText }) {
  const t = useTranslations("languageVersion");
  const { snapshot, whom } = useOpenedOpinion();
  const instants = useInstants();
  const me = useSession();
  const { timeZone } = useForum();
  const [beside, setBeside] = useState<string>("none");
  const [bringing, setBringing] = useState(false);
  const { opinion } = snapshot;
  const { n } = baseText;
  const versions = versionsOf(opinion).filter((one) => one.baseText === n);
  const version = versions.find(({ language }) => language === beside);
  const mayBring = mayDo(me, opinion.groupId, "keepTranslation") === null;
  const address = `/api/opinions/${opinion.id}/base-texts/${n}/languages/${version?.language ?? ""}`;
  return (
    <>
      <section className="language-versions" aria-label={t("heading")}>
        {versions.length === 0 ? (
          <p className="quiet">{t("noVersion")}</p>
        ) : (
          <Select
            label={t("beside")}
            chosen={beside}
            onChoose={setBeside}
            choices={[
              { value: "none", words: t("none") },
              ...versions.map(({ language }) => ({
                value: language as string,
                words: WORK_LANGUAGES[language],
              })),
            ]}
          />
        )}
        <Link href={`/opinions/${opinion.id}/languages`}>{t("working")}</Link>
        {mayBring ? <Button onPress={() => setBringing(true)}>{t("bring")}</Button> : null}
      </section>
      {version === undefined ? (
        <FrozenText clauses={baseText.clauses} document={opinion} />
      ) : (
        <>
          <p className="version-standing">
            {t(`standing.${version.standing}`, { language: WORK_LANGUAGES[version.language], n })}
          </p>
          <p className="quiet">
            {t("by", {
              who: whom(version.by, version.forumSeq).spoken,
              at: instants.inZone(version.at, timeZone),
              zone: timeZone,
            })}{" "}
            {t("hash")} <code className="version-hash">{version.sha256}</code>
          </p>
          <p className="version-files">
            <a className="button" href={`${address}/text.docx`} download="">
              {t("word", { language: WORK_LANGUAGES[version.language] })}
            </a>
            <a className="button" href={`${address}/source`} download="">
              {t("source")}
            </a>
          </p>
          <VersionRows baseText={baseText} version={version} />
        </>
      )}
      {bringing ? <BringVersionDialog baseText={baseText} onClose={() => setBringing(false)} /> : null}
    </>
  );
}
