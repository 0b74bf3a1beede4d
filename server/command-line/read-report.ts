import {
  annexesStanding,
  type AnnexVerdict,
  checkSeal,
  isMoved,
  type StandingAnnex,
} from "../../shared/report/check-seal.ts";
import { aknKeys, type ReadMarkup } from "../../shared/report/markup-reading.ts";
import { sealFrom, sealFromText } from "../../shared/report/read-seal.ts";
import { linesOf, type ReportSeal } from "../../shared/report/seal.ts";
import { sha256Hex } from "../../shared/text/hash.ts";
import type { LeftOut } from "../../shared/word-file/word-file.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";
import { FileFault } from "../imports/fault.ts";
import { fileMarks } from "../imports/file-marks.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { comparePages, isStrange } from "../verification/pdf-words.ts";
import { readAkn } from "../verification/read-akn.ts";
import { readReportPage } from "../verification/read-page.ts";
import type { PdfPlace, ReadPdf } from "../verification/read-pdf.ts";
import { type PdfLimits, readPdfApart } from "../verification/read-pdf-apart.ts";
import type { FileKind } from "./file-kind.ts";

export type ReportKind = Extract<FileKind, "docx" | "pdf" | "page" | "akn">;

/** A report as it was read, compared with the seal that it carries. */
export type CheckedReport = {
  readonly seal: ReportSeal;
  readonly verdicts: readonly AnnexVerdict[];
  /** Lines beside the annexes that were not sealed. */
  readonly added: readonly string[];
  /** Seen, and not judged: words may be hidden, or differ unseen. */
  readonly doubts: readonly string[];
  readonly notCovered: string;
};
/** Or why nothing in it can be checked. */
export type ReadReport = CheckedReport | { readonly fault: string };

const NO_SEAL =
  "This file carries nothing to verify it by. Concord seals a report in each of its forms; an Opinion's own files, reports of earlier versions in another form than Word, and files of others have no seal.";
const TOO_MUCH =
  "This PDF takes more time or memory than any report: nothing in it was read. Download the issued file again.";
const DAMAGED: Readonly<Record<Exclude<ReportKind, "docx" | "page">, string>> = {
  pdf: "This PDF is damaged, cut off or protected by a password: download it again, or save it without the password.",
  akn: "This file is damaged, cut off or not XML: download it again.",
};

/** Reads a report in one of its forms. */
export async function readReport(
  kind: ReportKind,
  bytes: Uint8Array,
  limits?: PdfLimits,
): Promise<ReadReport> {
  switch (kind) {
    case "docx":
      return readWord(bytes);
    case "page":
      return readMarkup(readReportPage(new TextDecoder().decode(bytes)), "page");
    case "akn": {
      const read = readAkn(new TextDecoder().decode(bytes));
      return read === null ? { fault: DAMAGED.akn } : readMarkup(read, "akn");
    }
    case "pdf": {
      const read = await readPdfApart(bytes, limits);
      if (read === "tooMuch") return { fault: TOO_MUCH };
      return read === "damaged" ? { fault: DAMAGED.pdf } : pages(read);
    }
  }
}

function readWord(bytes: Uint8Array): ReadReport {
  try {
    const marks = fileMarks(bytes);
    if (marks.get("concord-form") === "tracked" && !marks.has("concord-opinion"))
      return {
        fault: "This file shows changes and proposals: it is a working copy, not an issued report.",
      };
    if (marks.has("concord-opinion"))
      return {
        fault:
          "This is the file of an Opinion, not of a report. It carries no seal: export the Opinion again from the record, at the same row and in the same form, and compare; the same record gives the same bytes.",
      };
    const seal = sealFrom(marks);
    if (seal === null) {
      // It may be no Word file at all.
      wordFileOf(bytes);
      return { fault: NO_SEAL };
    }
    const file = wordFileOf(bytes, { isOurs: true });
    const laid = [...new Set(file.leftOut.map(({ what }) => WORD_DOUBTS[what]))].filter(
      (one) => one !== undefined,
    );
    return {
      seal,
      verdicts: checkSeal(seal, annexesStanding(seal, linesOf(file))),
      added: [],
      doubts: laid.length === 0 ? [] : [`The file has ${laid.join(", ")} that no report has.`],
      notCovered:
        "the covering text, which is the Chair's own; comments; and how words look: their colour and size, or a style that hides them",
    };
  } catch (error) {
    if (error instanceof FileFault) return { fault: WORD_FAULTS[error.fault] };
    throw error;
  }
}

/** Markup that may cover or replace words of a Word file. */
const WORD_DOUBTS: Readonly<Partial<Record<LeftOut["what"], string>>> = {
  picture: "pictures",
  object: "objects of other programs",
  hiddenWords: "hidden words",
};

function readMarkup(read: ReadMarkup, kind: "page" | "akn"): ReadReport {
  const seal = read.seal === null ? null : sealFromText(Buffer.from(read.seal, "base64").toString("utf8"));
  if (seal === null) return { fault: NO_SEAL };
  const keys = kind === "akn" ? aknKeys(seal.annexes.length) : seal.annexes.map(({ label }) => label);
  const taken = new Set<number>();
  const standing = keys.map((key): StandingAnnex | null => {
    const at = read.annexes.findIndex((one, i) => one.key === key && !taken.has(i));
    if (at < 0) return null;
    taken.add(at);
    const { lines, looks } = read.annexes[at]!;
    return { at, lines: lines.map(([words]) => words), looks: kind === "page" ? looks : undefined };
  });
  const more = read.annexes.filter((_, i) => !taken.has(i));
  return {
    seal,
    verdicts: checkSeal(seal, standing),
    added: more.map(({ key }) => `${key || "A part without a label"}: was put in; the report had none.`),
    doubts:
      seal.looks === undefined || seal.looks === sha256Hex(read.looks)
        ? []
        : [
            "The page's styles, or elements around the annexes, were changed: they may hide words or lay others over them.",
          ],
    notCovered: "the covering text, which is the Chair's own",
  };
}

function pages(read: ReadPdf): ReadReport {
  const seal = read.seal === null ? null : sealFromText(read.seal);
  if (seal === null) return { fault: NO_SEAL };
  const placeOf = (label: string): PdfPlace | null => read.headings.get(label) ?? null;
  const starts = seal.annexes.map(({ label }) => placeOf(label));
  const end = placeOf(seal.end);
  const bounds = [...starts, end].filter((one) => one !== null).toSorted(inOrder);
  const standing = starts.map((start, n): StandingAnnex | null =>
    start === null ? null : { at: rank(start, n), lines: [] },
  );
  let fromRight = 0;
  const verdicts = seal.annexes.map(({ label, text, lines }, i): AnnexVerdict => {
    const start = starts[i] ?? null;
    const nothing = { label, text, where: [], moved: isMoved(standing, i), instead: null };
    if (start === null) return { ...nothing, kind: "missing" };
    const next = bounds.find((one) => inOrder(start, one) < 0) ?? null;
    const here = read.words.filter(
      (one) => inOrder(start, one) <= 0 && (next === null || inOrder(one, next) < 0),
    );
    const compared = comparePages(lines, here);
    fromRight += compared.fromRight;
    if (compared.where.length > 0) return { ...nothing, kind: "differs", where: compared.where };
    return { ...nothing, kind: compared.fromRight > 0 ? "partly" : "words" };
  });
  const known = [seal.symbol, ...seal.annexes.flatMap(({ lines }) => lines.map(([words]) => words))];
  const first = bounds[0]?.page ?? 0;
  const last = end?.page ?? Infinity;
  const inAnnexes = ({ page }: { readonly page: number }): boolean => page >= first && page < last;
  const strange = read.beside.filter((one) => inAnnexes(one) && isStrange(one, known));
  return {
    seal,
    verdicts,
    added: strange.map(({ page, text }) => `Page ${page + 1}: words were put in beside the text: ${text}`),
    doubts: read.laid
      .filter(inAnnexes)
      .map(({ page, what }) => `Page ${page + 1}: a ${what} was laid on it, which may cover words.`),
    notCovered: [
      ...(fromRight > 0
        ? [`${fromRight} lines that read from the right, whose letters a PDF does not keep`]
        : []),
      "the covering text, which is the Chair's own",
      "where on a page words stand, how they look, and what is drawn over them",
    ].join("; "),
  };
}

/** By page, and on a page from its top. */
const inOrder = (a: PdfPlace, b: PdfPlace): number => a.page - b.page || b.y - a.y;
const rank = ({ page, y }: PdfPlace, n: number): number => page * 1e6 - y + n * 1e-6;
