import { readFileSync } from "node:fs";
import { z } from "zod";
import { checkSeal, linesOf, sealFrom, sealHash } from "../../shared/report/seal.ts";
import type { AnnexVerdict } from "../../shared/report/seal.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "../imports/fault.ts";
import { fileMarks } from "../imports/file-marks.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { FORUM_STREAM } from "../store/store.ts";
import { verifyRecordFile } from "./record-file.ts";
import type { VerifiedFile } from "./verify-file.ts";

const COVERING = "The covering text is not part of this check.";

/** A report's Word file annex by annex, from the file alone, or against an exported record, too (rule H6). */
export function verifyReport(file: string, recordFile: string | null = null): VerifiedFile {
  const failed = (line: string) => ({ lines: [line], code: 1, rows: 0 });
  try {
    const bytes = readFileSync(file);
    const marks = fileMarks(bytes);
    const seal = sealFrom(marks);
    if (marks.get("concord-form") === "tracked")
      return failed(`${file}\tshows changes and proposals: a working copy, which is no issued report.`);
    if (seal === null)
      return failed(`${file}\tcarries no hashes of a report: it was not made here, or they were taken away.`);
    const verdicts = checkSeal(seal, linesOf(wordFileOf(bytes, { isOurs: true })));
    const isWhole = verdicts.every(({ kind, moved }) => kind === "identical" && !moved);
    const hash = sealHash(seal);
    const known = recordFile === null ? null : issuedWith(hash, recordFile);
    const from = known?.issued == null ? `from the record of ${seal.madeAt}` : `as issued on ${known.issued}`;
    return {
      lines: [
        ...(known?.lines ?? []),
        ...verdicts.map((verdict) => sentence(verdict, `${seal.symbol}, ${from}`)),
        COVERING,
        known === null
          ? `The hashes in this file have the seal ${hash}: that of ${seal.symbol} stands in the record.`
          : known.issued === null
            ? `The hashes in this file have the seal ${hash}: no report of the record ${recordFile} was issued with it.`
            : `The hashes in this file are those that ${seal.symbol} was issued with, by the record ${recordFile}.`,
      ],
      code: isWhole && known?.code !== 1 && known?.issued !== null ? 0 : 1,
      rows: known?.rows ?? 0,
    };
  } catch (error) {
    if (error instanceof FileFault) return failed(`${file}\t${WORD_FAULTS[error.fault]}`);
    throw error;
  }
}

const asIssue = z.object({ files: z.array(z.object({ seal: z.string().optional() })) });

/** Whether a record is whole, and when it says that a report with these hashes was issued; null: it says so of none. */
function issuedWith(seal: string, recordFile: string): VerifiedFile & { readonly issued: string | null } {
  const { opened, ...verified } = verifyRecordFile(recordFile);
  const issue = opened(FORUM_STREAM).find(({ entry }) => {
    const made = asIssue.safeParse(entry["issue"]);
    return entry["type"] === "reportIssued" && made.data?.files.some((one) => one.seal === seal) === true;
  });
  // Hashes of rows that are wrong prove nothing.
  const issued = issue === undefined || verified.code !== 0 ? null : new Date(issue.at).toISOString();
  return { ...verified, lines: verified.code === 0 ? [] : verified.lines, issued };
}

function sentence({ label, text, kind, where, moved, instead }: AnnexVerdict, from: string): string {
  const what = `${text === "" ? "what was listed" : text.charAt(0).toLowerCase() + text.slice(1)} in ${from}`;
  const place = moved ? "; it stands elsewhere than it did" : "";
  switch (kind) {
    case "identical":
      return `${label}: identical to ${what}${place}`;
    case "missing":
      return `${label}: is not there; it was ${what}`;
    case "differs": {
      if (instead !== null)
        return `${label}: what stands here was ${instead}; not identical to ${what}${place}`;
      const differ = where.map((one) =>
        one === "" ? "the lines around its clauses differ" : `${one} differs`,
      );
      return `${label}: ${differ.join("; ")}; not identical to ${what}${place}`;
    }
  }
}
