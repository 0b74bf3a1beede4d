import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AnnexVerdict, LineDifference } from "../../shared/report/check-seal.ts";
import { sealHash } from "../../shared/report/seal.ts";
import { type FoundIssue, searchRecord } from "./issued-files.ts";
import { type CheckedReport, readReport, type ReportKind } from "./read-report.ts";
import { VERIFIED, type VerifiedFile } from "./verified-file.ts";
import { semicolonIn } from "../../shared/text/list-signs.ts";
import { wordFault } from "./refusal-words.ts";
import { say, spokenLanguage } from "./spoken.ts";

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
      lines: [...record.lines, say("sealed", "recordNotWhole", { file: recordFile! })],
      code: VERIFIED.changed,
      rows,
    };
  if (record?.found?.kind === "bytes") {
    const { found } = record;
    return {
      lines: [
        ...("fault" in read ? textLines(found) : annexLines(read, found)),
        say("sealed", "sameBytes", { kind: say("sealed", kind), from: fromRecord(found, recordFile!) }),
      ],
      code: VERIFIED.whole,
      rows,
    };
  }
  const sum = say("sealed", "fileSum", { sum: sha256 });
  if ("fault" in read) {
    const verdict =
      record === null
        ? say("sealed", "noVerdict")
        : say("sealed", "notIdentical", { none: noneOf(record.issues, recordFile!) });
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
    say("sealed", "notCovered", { list: read.notCovered }),
  ];
  const own = say("sealed", "hashesSeal", { seal: seal ?? "", sum });
  const done = (result: string, code: number): VerifiedFile => ({
    lines: [...lines, own, result],
    code,
    rows,
  });
  if (record === null) {
    if (isChanged) return done(say("sealed", "changedItself"), VERIFIED.changed);
    const agrees = say("sealed", isWhole ? "agree" : "agreePart");
    return done(say("sealed", "notProven", { agrees }), VERIFIED.noVerdict);
  }
  if (record.found === null)
    return done(say("sealed", "notIssued", { none: noneOf(record.issues, recordFile!) }), VERIFIED.changed);
  const { found } = record;
  const from = fromRecord(found, recordFile!);
  if (isChanged) return done(say("sealed", "changedFrom", { from }), VERIFIED.changed);
  if (!isWhole) return done(say("sealed", "notTheFile", { from }), VERIFIED.noVerdict);
  return done(say("sealed", "savedAnew", { from }), VERIFIED.whole);
}

/** An archive or a file of another program, of which nobody says that it was a report. */
const isOther = (kind: ReportKind, fault: string): boolean =>
  kind === "docx" && fault === wordFault("notWord");

const ofIssue = ({ symbol, at, by }: FoundIssue): string =>
  say("sealed", "ofIssue", { symbol, issued: say("sealed", "issued", { at, by }) });

const fromRecord = (found: FoundIssue, file: string): string =>
  say("sealed", "byRecord", { what: ofIssue(found), file });

const noneOf = (issues: number, recordFile: string): string =>
  issues === 0
    ? say("sealed", "noneIssued", { file: recordFile })
    : say("sealed", "noneOf", { n: issues, file: recordFile });

function annexLines({ seal, verdicts }: CheckedReport, found: FoundIssue | null): readonly string[] {
  const from =
    found === null ? say("sealed", "ofDraft", { symbol: seal.symbol, at: seal.madeAt }) : ofIssue(found);
  return verdicts.map((verdict) => sentence(verdict, from));
}

/** Of a file that carries no seal, by what the record says of the issue. */
const textLines = (found: FoundIssue): readonly string[] =>
  found.texts.map(({ number, title, baseText }) =>
    say("sealed", "opinionSame", {
      number,
      title,
      what: baseText === 0 ? say("sealed", "workingText") : say("sealed", "baseText", { n: baseText }),
      from: ofIssue(found),
    }),
  );

function sentence({ label, text, kind, where, moved, instead }: AnnexVerdict, from: string): string {
  const named = text === "" ? say("sealed", "listed") : text.charAt(0).toLowerCase() + text.slice(1);
  const what = say("sealed", "inSource", { what: named, from });
  const placed = (said: string): string => (moved ? say("sealed", "moved", { said }) : said);
  switch (kind) {
    case "identical":
      return placed(say("sealed", "identical", { label, what }));
    case "words":
      return placed(say("sealed", "wordsSame", { label, what }));
    case "partly":
      return placed(say("sealed", "partSame", { label, what }));
    case "looks":
      return placed(say("sealed", "looksChanged", { label, what }));
    case "missing":
      return say("sealed", "gone", { label, what });
    case "differs": {
      if (instead !== null) return placed(say("sealed", "instead", { label, instead, what }));
      const list = [...new Set(where.map(difference))].join(semicolonIn(spokenLanguage()));
      return placed(say("sealed", "differs", { label, list, what }));
    }
  }
}

function difference({ clause, how }: LineDifference): string {
  if (clause === "") return say("sealed", how === "added" ? "somethingAdded" : "aroundDiffers");
  switch (how) {
    case "differs":
      return say("sealed", "clauseDiffers", { clause });
    case "missing":
      return say("sealed", "clauseMissing", { clause });
    case "elsewhere":
      return say("sealed", "clauseElsewhere", { clause });
    case "added":
      return say("sealed", "addedBefore", { clause });
  }
}
