import { useTranslations } from "use-intl";
import { WORD_BYTES_MAX } from "../../shared/file-limits.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { Button } from "../ui/button.tsx";
import { WORD_TYPES } from "../ui/file-field.tsx";
import { ChooseFile } from "../files/choose-file.tsx";
import { FileProblem } from "../files/sending-file.tsx";
import { ReturnedForm } from "./returned-form.tsx";
import { useReturnedReport } from "./use-returned-report.ts";

type ReturnReportProps = { readonly preview: ReportPreview; readonly again: () => Promise<void> };

/** A report that was edited in Word comes back: looked at first, taken by acts (rule H7). */
export function ReturnReport({ preview, again }: ReturnReportProps) {
  const t = useTranslations("chairsReport.back");
  const { onItsWay, here, problem, send, another } = useReturnedReport();
  return (
    <section className="returned">
      <h2>{t("heading")}</h2>
      <p className="quiet">{t("explain")}</p>
      <FileProblem problem={problem} />
      {here === null ? (
        <ChooseFile
          onItsWay={onItsWay}
          label={t("file")}
          accept={WORD_TYPES}
          sending={(name) => t("sending", { name })}
          reading={(name) => t("reading", { name })}
          onChoose={(chosen) => void send(chosen)}
          below={<p className="faint">{t("limit", { mb: WORD_BYTES_MAX / 1024 / 1024 })}</p>}
        />
      ) : (
        <>
          <p role="status">{t("came", { name: here.name, symbol: here.report.symbol })}</p>
          <ReturnedForm report={here.report} preview={preview} again={again} />
          <Button onPress={another}>{t("another")}</Button>
        </>
      )}
    </section>
  );
}
