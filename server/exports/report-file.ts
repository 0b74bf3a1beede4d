import type { Report } from "../../shared/report/report.ts";
import type { ReportForm } from "./export-forms.ts";
import type { Exported } from "./opinion-file.ts";
import type { Press } from "./press.ts";
import { reportPrint } from "./print-data.ts";
import { reportAkn } from "./report-akn.ts";
import { reportHtml } from "./report-html.ts";
import { sealedReport } from "./sealed-report.ts";

/** The Chair's report in one of its forms; the same report gives the same bytes (rule R8). */
export async function reportFile(form: ReportForm, report: Report, press: Press): Promise<Exported> {
  switch (form) {
    case "docx":
      return { bytes: (await sealedReport(report)).bytes };
    case "pdf":
      return press.print(reportPrint(report));
    case "html":
      return { bytes: reportHtml(report) };
    case "akn.xml":
      return { bytes: reportAkn(report) };
  }
}
