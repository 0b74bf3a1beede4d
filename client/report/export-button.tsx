import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { refusalOf } from "../forum/fetch-json.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";

type Exporting =
  | { readonly kind: "idle" }
  | { readonly kind: "writing" }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly at: number; readonly refusal: Refusal | null };

/** Writes the Chair's report and hands it to the browser; says what came of it. */
export function ExportButton() {
  const t = useTranslations();
  const instants = useInstants();
  const { language } = useLanguage();
  const [state, setState] = useState<Exporting>({ kind: "idle" });

  const write = async (): Promise<void> => {
    setState({ kind: "writing" });
    try {
      const response = await fetch(`/api/report.docx?language=${language}`);
      if (!response.ok) {
        setState({ kind: "failed", at: Date.now(), refusal: await refusalOf(response) });
        return;
      }
      download(await response.blob(), fileName(response));
      setState({ kind: "done" });
    } catch {
      // The connection broke: nothing was handed over.
      setState({ kind: "failed", at: Date.now(), refusal: null });
    }
  };

  return (
    <div className="export">
      <Button look="main" isPending={state.kind === "writing"} onPress={() => void write()}>
        {t("report.export")}
      </Button>
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

/** The server's own name for the file. */
function fileName(response: Response): string {
  const header = response.headers.get("content-disposition") ?? "";
  return /filename="?([^";]+)"?/u.exec(header)?.[1] ?? "chairs-report.docx";
}

function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
