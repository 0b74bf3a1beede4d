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
import { FileFault } from "../imports/fault.ts";
import { fileMarks } from "../imports/file-marks.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { comparePages, isStrange } from "../verification/pdf-words.ts";
import { readAkn } from "../verification/read-akn.ts";
import { readReportPage } from "../verification/read-page.ts";
import type { PdfPlace, ReadPdf } from "../verification/read-pdf.ts";
import { type PdfLimits, readPdfApart } from "../verification/read-pdf-apart.ts";
import type { FileKind } from "./file-kind.ts";
import { semicolonIn } from "../../shared/text/list-signs.ts";
import { wordFault } from "./refusal-words.ts";
import { listed, say, spokenLanguage } from "./spoken.ts";

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
      return read === null ? { fault: say("sealed", "badXml") } : readMarkup(read, "akn");
    }
    case "pdf": {
      const read = await readPdfApart(bytes, limits);
      if (read === "tooMuch") return { fault: say("sealed", "tooMuch") };
      return read === "damaged" ? { fault: say("sealed", "badPdf") } : pages(read);
    }
  }
}

function readWord(bytes: Uint8Array): ReadReport {
  try {
    const marks = fileMarks(bytes);
    if (marks.get("concord-form") === "tracked" && !marks.has("concord-opinion"))
      return { fault: say("sealed", "trackedCopy") };
    if (marks.has("concord-opinion")) return { fault: say("sealed", "opinionFile") };
    const seal = sealFrom(marks);
    if (seal === null) {
      // It may be no Word file at all.
      wordFileOf(bytes);
      return { fault: say("sealed", "noSeal") };
    }
    const file = wordFileOf(bytes, { isOurs: true });
    const laid = [...new Set(file.leftOut.map(({ what }) => WORD_DOUBTS[what]))]
      .filter((one) => one !== undefined)
      .map((one) => say("sealed", one));
    return {
      seal,
      verdicts: checkSeal(seal, annexesStanding(seal, linesOf(file))),
      added: [],
      doubts: laid.length === 0 ? [] : [say("sealed", "hasLaid", { list: listed(laid) })],
      notCovered: [say("sealed", "coveringText"), say("sealed", "commentsLooks")].join(parted()),
    };
  } catch (error) {
    if (error instanceof FileFault) return { fault: wordFault(error.fault) };
    throw error;
  }
}

/** Markup that may cover or replace words of a Word file. */
const WORD_DOUBTS: Readonly<Partial<Record<LeftOut["what"], "pictures" | "objects" | "hiddenWords">>> = {
  picture: "pictures",
  object: "objects",
  hiddenWords: "hiddenWords",
};

function readMarkup(read: ReadMarkup, kind: "page" | "akn"): ReadReport {
  const seal = read.seal === null ? null : sealFromText(Buffer.from(read.seal, "base64").toString("utf8"));
  if (seal === null) return { fault: say("sealed", "noSeal") };
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
    added: more.map(({ key }) => say("sealed", "putIn", { part: key || say("sealed", "noLabel") })),
    doubts:
      seal.looks === undefined || seal.looks === sha256Hex(read.looks)
        ? []
        : [say("sealed", "stylesChanged")],
    notCovered: say("sealed", "coveringText"),
  };
}

function pages(read: ReadPdf): ReadReport {
  const seal = read.seal === null ? null : sealFromText(read.seal);
  if (seal === null) return { fault: say("sealed", "noSeal") };
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
    added: strange.map(({ page, text }) => say("sealed", "wordsPutIn", { page: page + 1, words: text })),
    doubts: read.laid
      .filter(inAnnexes)
      .map(({ page, what }) =>
        say("sealed", what === "note" ? "noteLaid" : "pictureLaid", { page: page + 1 }),
      ),
    notCovered: [
      ...(fromRight > 0 ? [say("sealed", "fromRight", { n: fromRight })] : []),
      say("sealed", "coveringText"),
      say("sealed", "placeLooks"),
    ].join(parted()),
  };
}

/** By page, and on a page from its top. */
const inOrder = (a: PdfPlace, b: PdfPlace): number => a.page - b.page || b.y - a.y;
const rank = ({ page, y }: PdfPlace, n: number): number => page * 1e6 - y + n * 1e-6;

/** Between the parts of a list whose parts have commas. */
const parted = (): string => semicolonIn(spokenLanguage());
