import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { reportSymbol } from "../../shared/forum/report-fields.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { wallTime } from "../../shared/timetable/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSending } from "../ui/use-sending.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { DateField } from "../time/date-field.tsx";
import { useOwnTime } from "../forum/use-own-time.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { ExportButton } from "./export-button.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";

type IssueProps = {
  readonly preview: ReportPreview;
  readonly again: () => Promise<void>;
  readonly isAsking: boolean;
  readonly onClose: () => void;
};

/** Issues what is on the page, now or at an instant, and takes back what has not appeared yet (rules H4, H5). */
export function IssueReport({ preview, again, isAsking, onClose }: IssueProps) {
  const t = useTranslations("chairsReport.issue");
  const own = useTranslations("chairsReport.own");
  const { me } = useForum();
  const clocks = useOwnTime().bound;
  const send = useForumCommand();
  const [issued, setIssued] = useState<string | null>(null);
  const mayIssue = mayDo(me, null, "issueReport") === null;
  const takeBack = async ({ issue }: ReportPreview["toCome"][number]): Promise<void> => {
    const { id: reportId, symbol } = issue;
    await send({ type: "takeReportBack", reportId }, t("takenBack", { symbol }));
    await again();
  };
  const { fields } = preview;
  return (
    <section>
      <h2>{t("heading")}</h2>
      <dl className="report-facts">
        <dt>{own("documentNumber")}</dt>
        <dd>{reportSymbol(fields)}</dd>
        <dt>{own("language")}</dt>
        <dd>{WORK_LANGUAGES[fields.language]}</dd>
        <dt>{own("naming")}</dt>
        <dd>{own(`namings.${fields.naming}`)}</dd>
      </dl>
      <h3>{t("look")}</h3>
      <ExportButton />
      {issued === null ? null : (
        <p role="status" className="report-done">
          {t("issuedNow", { symbol: issued })} <a href="#issued-reports">{t("see")}</a>
        </p>
      )}
      {preview.toCome.length === 0 ? null : (
        <>
          <h3>{t("toCome")}</h3>
          <ul className="issued">
            {preview.toCome.map((one) => (
              <li key={one.issue.id}>
                <span>{t("toComeAt", { symbol: one.issue.symbol, at: clocks(one.at) })}</span>
                {mayIssue ? (
                  <Button
                    aria-label={t("takeBackName", { symbol: one.issue.symbol })}
                    onPress={() => void takeBack(one)}
                  >
                    {t("takeBack")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {isAsking ? (
        <IssueDialog preview={preview} again={again} onIssued={setIssued} onClose={onClose} />
      ) : null}
    </section>
  );
}

type DialogProps = Pick<IssueProps, "preview" | "again" | "onClose"> & {
  readonly onIssued: (symbol: string) => void;
};

function IssueDialog({ preview, again, onIssued, onClose }: DialogProps) {
  const t = useTranslations("chairsReport.issue");
  const { timeZone, seat } = useForum();
  const wordsOf = useWordsOf();
  const clocks = useOwnTime().bound;
  const send = useForumCommand();
  const sending = useSending(onClose);
  // The page's state as the dialog was opened: later changes were not seen.
  const [{ hash, symbol }] = useState({ hash: preview.hash, symbol: reportSymbol(preview.fields) });
  const [when, setWhen] = useState<"now" | "at">("now");
  const [day, dayField] = useText();
  const [time, timeField] = useText();
  const at = day === "" || time === "" ? null : wallTime(day, `${time}:00`, timeZone);
  const issue = (): void => {
    const later = when === "at" && at !== null ? { at: new Date(at).toISOString() } : {};
    sending.send(async (refuse) => {
      const isDone = await send(
        { type: "issueReport", hash, ...later },
        t(when === "at" ? "isSet" : "done", { symbol }),
        refuse,
      );
      await again();
      if (isDone && when === "now") onIssued(symbol);
      return isDone;
    });
  };
  return (
    <FormDialog
      sending={sending}
      title={t("title", { symbol })}
      doWords={t(when === "now" ? "do" : "set")}
      isDisabled={when === "at" && at === null}
      onSubmit={issue}
      onClose={onClose}
    >
      <p>{t("explain")}</p>
      <Choices
        label={t("when")}
        chosen={when}
        onChoose={setWhen}
        choices={(["now", "at"] as const).map((value) => ({ value, words: t(value) }))}
      />
      {when === "now" ? null : (
        <>
          <div className="two-fields">
            <DateField label={t("day")} type="date" {...dayField} />
            <DateField label={t("time", { town: wordsOf(seat) })} type="time" {...timeField} />
          </div>
          {at === null ? null : <p className="quiet">{t("appears", { when: clocks(at) })}</p>}
        </>
      )}
    </FormDialog>
  );
}
