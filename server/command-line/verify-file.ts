import { existsSync, statSync } from "node:fs";
import { verifyArchive } from "./archive-sums.ts";
import { fileKindOf, otherKind } from "./file-kind.ts";
import { verifyRecordFile } from "./record-file.ts";
import { VERIFIED, type VerifiedFile } from "./verified-file.ts";
import { verifyDatabase } from "./verify-database.ts";
import { verifyReport } from "./verify-report.ts";
import { whyNot } from "./why-not.ts";
import { say } from "./spoken.ts";

/**
 * Checks a database file, such as a backup, an exported record, or a report in any of its forms; by itself, without a
 * server or a data folder. `against`: the record that a report is held against, too.
 */
export async function verifyFile(file: string, against: string | null = null): Promise<VerifiedFile> {
  const said = (line: string, code: number): VerifiedFile => ({ lines: [line], code, rows: 0 });
  const missing = [file, against].find((one) => one !== null && !existsSync(one));
  if (missing !== undefined) return said(say("command", "noFile", { file: missing ?? "" }), VERIFIED.changed);
  if (statSync(file).isDirectory()) return verifyArchive(file);
  try {
    const kind = fileKindOf(file);
    switch (kind) {
      case "docx":
      case "pdf":
      case "page":
      case "akn":
        return await verifyReport({ file, kind }, against);
      case "database":
      case "record": {
        if (against !== null) return said(say("verify", "onlyReport"), 2);
        const { lines, code, rows } = kind === "record" ? verifyRecordFile(file) : await verifyDatabase(file);
        return { lines, code, rows };
      }
      default:
        return said(`${file}\t${otherKind(kind)}`, VERIFIED.noVerdict);
    }
  } catch (error) {
    return said(`${file}\t${say("verify", "cannotRead", { why: whyNot(error) })}`, VERIFIED.changed);
  }
}
