import { useState } from "react";
import { useTranslations } from "use-intl";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { type DownloadResult, takeFile } from "../files/take-file.ts";

const FORMS = [
  ["docx", "export"],
  ["docx?form=tracked", "exportTracked"],
  ["pdf", "exportPdf"],
  ["html", "exportHtml"],
  ["akn.xml", "exportAkn"],
] as const;
type Form = (typeof FORMS)[number][0];

type Exporting =
  | { readonly kind: "idle" }
  | { readonly kind: "writing"; readonly form: Form }
  | (DownloadResult & { readonly at: number });

/** Writes the Chair's report and hands it to the browser; says what came of it. */
export function ExportButton() {
  const t = useTranslations();
  const instants = useInstants();
  const [state, setState] = useState<Exporting>({ kind: "idle" });

  const write = async (form: Form): Promise<void> => {
    setState({ kind: "writing", form });
    const taken = await takeFile(`/api/report.${form}`, `chairs-report.${form.split("?")[0]}`);
    setState({ ...taken, at: Date.now() });
  };

  return (
    <div className="export">
      <div className="export-forms">
        {FORMS.map(([form, words]) => (
          <Button
            key={form}
            isPending={state.kind === "writing" && state.form === form}
            isDisabled={state.kind === "writing" && state.form !== form}
            onPress={() => void write(form)}
          >
            {t(`report.${words}`)}
          </Button>
        ))}
      </div>
      {state.kind === "writing" ? <Busy words={t("report.exporting")} /> : null}
      {state.kind === "done" ? <p role="status">{t("report.exported")}</p> : null}
      {state.kind === "failed" ? (
        <p role="alert" className="warning">
          {t("report.failed")}{" "}
          {state.refusal === null || state.refusal.reason === "offline"
            ? t("report.failedNext", { at: instants.inZone(state.at, "UTC") })
            : t(`refusal.${state.refusal.reason}`)}
        </p>
      ) : null}
    </div>
  );
}
