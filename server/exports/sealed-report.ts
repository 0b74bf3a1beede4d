import { linesOf, sealHash, sealMarks, sealOf } from "../../shared/report/seal.ts";
import type { Report } from "../../shared/report/report.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { reportDocx } from "./report-docx.ts";

/** The report's Word file with the hashes of its annexes in it, read from the file itself as `verify` reads it (rule H6). */
export async function sealedReport(
  report: Report,
): Promise<{ readonly bytes: Uint8Array; readonly seal: string }> {
  const { annexes, record } = reportText(report);
  const seal = sealOf(linesOf(wordFileOf(await reportDocx(report))), {
    annexes,
    end: record.title,
    symbol: report.documentNumber,
    at: report.at,
    language: report.language,
  });
  return { bytes: await reportDocx(report, sealMarks(seal)), seal: sealHash(seal) };
}
