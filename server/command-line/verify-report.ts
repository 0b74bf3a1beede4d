import { readFileSync } from "node:fs";
import { checkSeal, linesOf, sealFrom, sealHash } from "../../shared/report/seal.ts";
import type { AnnexVerdict, ReportSeal } from "../../shared/report/seal.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "../imports/fault.ts";
import { fileMarks } from "../imports/file-marks.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import type { VerifiedFile } from "./verify-file.ts";

const COVERING = "The covering text is not part of this check.";

/** Checks a report's Word file annex by annex, from the file alone (rule H6). */
export function verifyReport(file: string): VerifiedFile & { readonly seal: string | null } {
  const failed = (line: string) => ({ lines: [line], code: 1, rows: 0, seal: null });
  try {
    const bytes = readFileSync(file);
    const seal = sealFrom(fileMarks(bytes));
    if (seal === null)
      return failed(`${file}\tcarries no hashes of a report: it was not made here, or they were taken away.`);
    const verdicts = checkSeal(seal, linesOf(wordFileOf(bytes)));
    const hash = sealHash(seal);
    return {
      lines: [
        ...verdicts.map((verdict) => sentence(verdict, seal)),
        COVERING,
        `The hashes in this file have the seal ${hash}: that of ${seal.symbol} stands in the record.`,
      ],
      code: verdicts.every(({ kind }) => kind === "identical") ? 0 : 1,
      rows: 0,
      seal: hash,
    };
  } catch (error) {
    if (error instanceof FileFault) return failed(`${file}\t${WORD_FAULTS[error.fault]}`);
    throw error;
  }
}

function sentence({ label, text, kind, where }: AnnexVerdict, { symbol, madeAt }: ReportSeal): string {
  const what = `${text === "" ? "what was listed" : text.charAt(0).toLowerCase() + text.slice(1)} in ${symbol}, from the record of ${madeAt}`;
  switch (kind) {
    case "identical":
      return `${label}: identical to ${what}`;
    case "missing":
      return `${label}: is not there; it was ${what}`;
    case "differs":
      return `${label}: ${where.map((one) => (one === "" ? "the lines around its clauses differ" : `${one} differs`)).join("; ")}; not identical to ${what}`;
  }
}
