import type { Report } from "../../shared/report/report.ts";
import type { ReportForm } from "./export-forms.ts";
import { reportAkn } from "./report-akn.ts";
import { reportHtml } from "./report-html.ts";
import { sealedReport } from "./sealed-report.ts";

/** The Chair's report in one of its forms; the same report gives the same bytes (rule R8). */
export async function reportFile(form: ReportForm, report: Report): Promise<Uint8Array | string> {
  switch (form) {
    case "docx":
      return (await sealedReport(report)).bytes;
    case "html":
      return reportHtml(report);
    case "akn.xml":
      return reportAkn(report);
  }
}
