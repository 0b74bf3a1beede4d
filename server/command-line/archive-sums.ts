import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { verifyRecordFile } from "./record-file.ts";
import { VERIFIED, type VerifiedFile } from "./verified-file.ts";
import { say } from "./spoken.ts";

/** The list of all files of an archive, as `sha256sum -c` reads it. */
export const SUMS = "SHA256SUMS";

/** `verify DIR`: every file of an archive against its SHA-256, and the chains of its record (rule D31). */
export function verifyArchive(folder: string): VerifiedFile {
  const list = join(folder, SUMS);
  if (!existsSync(list)) return { lines: [say("archive", "none", { folder, sums: SUMS })], code: 1, rows: 0 };
  const bad: string[] = [];
  const lines = readFileSync(list, "utf8").trim().split("\n");
  for (const line of lines) {
    const [sum = "", name = ""] = line.split("  ");
    const file = join(folder, name);
    if (!existsSync(file)) bad.push(`${name}\t${say("archive", "fileMissing")}`);
    else if (createHash("sha256").update(readFileSync(file)).digest("hex") !== sum)
      bad.push(`${name}\t${say("archive", "fileChanged")}`);
  }
  const record = verifyRecordFile(join(folder, "record.json"));
  return {
    lines: [
      ...record.lines,
      ...bad,
      ...(bad.length === 0 ? [say("archive", "whole", { n: lines.length })] : []),
    ],
    code: bad.length === 0 && record.code === 0 ? VERIFIED.whole : VERIFIED.changed,
    rows: record.rows,
  };
}
