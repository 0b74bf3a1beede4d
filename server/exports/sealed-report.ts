import { linesOf, sealHash, sealMarks, sealOf } from "../../shared/report/seal.ts";
import type { Report } from "../../shared/report/report.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { wayBackMarks, wayBackOf } from "../../shared/report/way-back.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { reportDocx } from "./report-docx.ts";

/**
 * The report's Word file with the hashes of its annexes in it, read from the file itself as `verify` reads it (rule H6),
 * and with what it needs to be brought back (rule H7).
 */
export async function sealedReport(
  report: Report,
): Promise<{ readonly bytes: Uint8Array; readonly seal: string }> {
  const text = reportText(report);
  const file = wordFileOf(await reportDocx(report), { isOurs: true });
  const seal = sealOf(linesOf(file), {
    annexes: text.annexes,
    end: text.record.title,
    symbol: report.documentNumber,
    at: report.at,
    language: report.language,
    preset: report.preset,
  });
  const marks = { ...sealMarks(seal), ...wayBackMarks(wayBackOf(report, { text, file })) };
  return { bytes: await reportDocx(report, marks), seal: sealHash(seal) };
}
