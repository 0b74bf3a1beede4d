import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { countRows, workingRows } from "../../shared/language-version/working-rows.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { isolated } from "../i18n/isolated.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Select } from "../ui/select.tsx";
import { ConfirmersLine } from "./confirmers.tsx";
import { LanguageOfText } from "./language-of-text.tsx";
import { useSayDifference } from "./row-findings.tsx";
import { type ComparedRows, useConcordance } from "./use-concordance.ts";
import { WorkingRowLine } from "./working-row.tsx";

type WorkingVersionProps = {
  readonly room: PageRoom;
  readonly chosen: WorkLanguage | null;
  readonly onChoose: (language: WorkLanguage) => void;
  /** Leads to the files of a language. */
  readonly onDownload: (language: WorkLanguage) => void;
};

/** The chosen language, or the first that is not the text's own. */
const besideOf = (from: WorkLanguage, chosen: WorkLanguage | null): WorkLanguage =>
  chosen !== null && chosen !== from ? chosen : from === "ar" ? "zh" : "ar";

/** The text beside itself in another language, row by row, with what differs (rules X41, X44). */
export function WorkingVersion({ room, chosen, onChoose, onDownload }: WorkingVersionProps) {
  const t = useTranslations("translation");
  const { snapshot } = useOpenedOpinion();
  const { rules } = useForum();
  const me = useSession();
  const { opinion, words, document } = snapshot;
  const from = opinionLanguage(opinion, words) ?? "en";
  const others = REPORT_LANGUAGES.filter((one) => one !== from);
  const language = besideOf(from, chosen);
  const rows = useMemo(
    () => workingRows(document.clauses, opinion, language),
    [document.clauses, opinion, language],
  );
  const compared = useConcordance(rows, { from, to: language });
  const counts = countRows(rows);
  const mayWrite = !rules.closed && mayDo(me, opinion.groupId, "translate") === null;
  const confirms = rules.confirmers?.find((one) => one.language === language)?.people.includes(me.id);
  return (
    <>
      <p className="quiet">{t("explain")}</p>
      <div className="language-versions">
        <LanguageOfText />
        <Select
          label={t("version")}
          chosen={language}
          onChoose={onChoose}
          choices={others.map((value) => ({ value, words: WORK_LANGUAGES[value] }))}
        />
        {counts.missing === rows.length ? null : (
          <Button onPress={() => onDownload(language)}>{t("download")}</Button>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty words={t("empty")} />
      ) : (
        <>
          <p>{t("counts", counts)}</p>
          <ConfirmersLine language={language} />
          {mayWrite ? null : <p className="quiet">{t("onlyReads")}</p>}
          <Differences compared={compared} rows={rows} />
          <table className="version-rows">
            <thead>
              <tr>
                <th scope="col">{WORK_LANGUAGES[from]}</th>
                <th scope="col">{WORK_LANGUAGES[language]}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <WorkingRowLine
                  key={`${row.clause.id} ${language}`}
                  row={row}
                  language={language}
                  room={room}
                  found={compared.byRow[i] ?? []}
                  mayWrite={mayWrite}
                  mayConfirm={confirms === true && !rules.closed}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

type DifferencesProps = { readonly compared: ComparedRows; readonly rows: ReturnType<typeof workingRows> };

/** All differences in one list; each leads to its row. */
function Differences({ compared: { byRow, twice }, rows }: DifferencesProps) {
  const t = useTranslations("translation");
  const say = useSayDifference();
  const { nameOf } = useOpenedOpinion();
  const lines = [
    ...byRow.flatMap((found, i) => found.map((one) => ({ i, words: say(one) }))),
    ...twice.map(({ second, original, firstSays, secondSays }) => ({
      i: second,
      words: t("finding.twice", {
        original: isolated(original),
        first: isolated(firstSays.found),
        second: isolated(secondSays.found),
      }),
    })),
  ];
  return (
    <section aria-label={t("differences")}>
      <h2>{t("differences")}</h2>
      <p className="quiet">{t("explainDifferences")}</p>
      {lines.length === 0 ? (
        <p role="status">{t("noDifference")}</p>
      ) : (
        <ul className="lines">
          {lines.map(({ i, words }) => {
            const { id } = rows[i]!.clause;
            return (
              <li key={`${id} ${words}`}>
                <a href={`#row-${id}`}>{nameOf(id)}</a> <span dir="auto">{words}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
