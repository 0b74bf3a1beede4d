import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AnnexVerdict, LineDifference } from "../../shared/report/check-seal.ts";
import { sealHash } from "../../shared/report/seal.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { type FoundIssue, searchRecord } from "./issued-files.ts";
import { type CheckedReport, readReport, type ReportKind } from "./read-report.ts";
import { VERIFIED, type VerifiedFile } from "./verified-file.ts";

const NAMES: Readonly<Record<ReportKind, string>> = {
  docx: "Word file",
  pdf: "PDF",
  page: "page (HTML)",
  akn: "Akoma Ntoso file",
};

/**
 * A report annex by annex, from the file alone, or against a record, too (rules H6, H12). Nothing is called issued without a
 * record that says so.
 */
export async function verifyReport(
  { file, kind }: { readonly file: string; readonly kind: ReportKind },
  recordFile: string | null = null,
): Promise<VerifiedFile> {
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const read = await readReport(kind, bytes);
  const seal = "fault" in read ? null : sealHash(read.seal);
  const record = recordFile === null ? null : await searchRecord(recordFile, { sha256, seal });
  const rows = record?.rows ?? 0;
  if (record !== null && !record.isWhole)
    return {
      lines: [
        ...record.lines,
        `Result: no verdict. The record ${recordFile} is not whole, so it proves nothing. Ask for another copy of it.`,
      ],
      code: VERIFIED.changed,
      rows,
    };
  if (record?.found?.kind === "bytes") {
    const { found } = record;
    return {
      lines: [
        ...("fault" in read ? textLines(found) : annexLines(read, found)),
        `Result: identical. This is, byte for byte, the ${NAMES[kind]} of ${found.symbol}, ${issued(found)}, by the record ${recordFile}: nothing in it was changed.`,
      ],
      code: VERIFIED.whole,
      rows,
    };
  }
  const sum = `The SHA-256 of this file is ${sha256}.`;
  if ("fault" in read) {
    const verdict =
      record === null
        ? "Result: no verdict. With an exported record, verify FILE RECORD.json still tells whether this is, byte for byte, a file that was issued."
        : `Result: not identical. ${noneOf(record.issues, recordFile!)} has these bytes, and there is nothing else to verify it by.`;
    const code = record === null || isOther(kind, read.fault) ? VERIFIED.noVerdict : VERIFIED.changed;
    return { lines: [`${file}\t${read.fault}`, sum, verdict], code, rows };
  }
  const isChanged =
    read.added.length > 0 ||
    read.verdicts.some((one) => one.moved || one.kind === "differs" || one.kind === "missing");
  const isWhole = read.doubts.length === 0 && read.verdicts.every((one) => one.kind === "identical");
  const lines = [
    ...annexLines(read, record?.found ?? null),
    ...read.added,
    ...read.doubts,
    `Not covered: ${read.notCovered}.`,
  ];
  const own = `The seal of its hashes is ${seal}. ${sum}`;
  const done = (result: string, code: number): VerifiedFile => ({
    lines: [...lines, own, result],
    code,
    rows,
  });
  if (record === null) {
    if (isChanged)
      return done(
        "Result: changed. The file does not agree with the hashes that it carries.",
        VERIFIED.changed,
      );
    const agrees = isWhole
      ? "The annexes agree with the hashes that the file carries."
      : "The words that were compared agree with those that the file carries; see above for the rest.";
    return done(
      `Result: not proven. ${agrees} That alone proves nothing: it may be a draft, and a forger can write hashes, too. Give an exported record (verify FILE RECORD.json), or compare the SHA-256 with the one published with the issue.`,
      VERIFIED.noVerdict,
    );
  }
  if (record.found === null)
    return done(
      `Result: not issued. ${noneOf(record.issues, recordFile!)} has this seal: the file is a draft, a report of another forum, or a forgery.`,
      VERIFIED.changed,
    );
  const { found } = record;
  const from = `${found.symbol}, ${issued(found)}, by the record ${recordFile}`;
  if (isChanged) return done(`Result: changed. It is not what stood in ${from}.`, VERIFIED.changed);
  if (!isWhole)
    return done(
      `Result: no verdict. The words that were compared are those of ${from}, but this is not the file that was issued; see above for the rest. Download the issued file.`,
      VERIFIED.noVerdict,
    );
  return done(
    `Result: identical. The annexes are those of ${from}. The file itself was saved anew since.`,
    VERIFIED.whole,
  );
}

/** An archive or a file of another program, of which nobody says that it was a report. */
const isOther = (kind: ReportKind, fault: string): boolean =>
  kind === "docx" && fault === WORD_FAULTS.notWord;

const issued = ({ at, by }: FoundIssue): string => `as issued on ${at} by ${by}`;

const noneOf = (issues: number, recordFile: string): string =>
  issues === 0
    ? `The record ${recordFile} tells of no issued report: none`
    : `Of the ${issues} reports that the record ${recordFile} says were issued, none`;

function annexLines({ seal, verdicts }: CheckedReport, found: FoundIssue | null): readonly string[] {
  const from =
    found === null
      ? `${seal.symbol}, made from the record of ${seal.madeAt}`
      : `${found.symbol}, ${issued(found)}`;
  return verdicts.map((verdict) => sentence(verdict, from));
}

/** Of a file that carries no seal, by what the record says of the issue. */
const textLines = (found: FoundIssue): readonly string[] =>
  found.texts.map(
    ({ number, title, baseText }) =>
      `Draft Opinion ${number}, ${title}: identical to ${baseText === 0 ? "working text" : `base text ${baseText}`} in ${found.symbol}, ${issued(found)}`,
  );

function sentence({ label, text, kind, where, moved, instead }: AnnexVerdict, from: string): string {
  const what = `${text === "" ? "what was listed" : text.charAt(0).toLowerCase() + text.slice(1)} in ${from}`;
  const place = moved ? "; it stands elsewhere than it did" : "";
  switch (kind) {
    case "identical":
      return `${label}: identical to ${what}${place}`;
    case "words":
      return `${label}: its words are identical to ${what}${place}`;
    case "partly":
      return `${label}: only a part of its words could be compared; these are identical to ${what}${place}`;
    case "looks":
      return `${label}: its words are identical to ${what}, but how they are shown was changed: some may be hidden${place}`;
    case "missing":
      return `${label}: is not there; it was ${what}`;
    case "differs": {
      if (instead !== null)
        return `${label}: what stands here was ${instead}; not identical to ${what}${place}`;
      return `${label}: ${[...new Set(where.map(difference))].join("; ")}; not identical to ${what}${place}`;
    }
  }
}

function difference({ clause, how }: LineDifference): string {
  if (clause === "") return how === "added" ? "something was added" : "the lines around its clauses differ";
  switch (how) {
    case "differs":
      return `${clause} differs`;
    case "missing":
      return `${clause} is missing`;
    case "elsewhere":
      return `${clause} stands elsewhere than it did`;
    case "added":
      return `something was added before ${clause}`;
  }
}
