import { inLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { dayIn, longDate, longInstant } from "../../shared/printed/long-date.ts";
import { legend, printedNumberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import { printedSheet } from "../../shared/report/printed-sheet.ts";
import type { Report } from "../../shared/report/report.ts";
import { type Masthead, numbered, opinionMasthead } from "../../shared/report/masthead.ts";
import { annexHeading, isOneLine, type ReportAnnex, reportText } from "../../shared/report/report-text.ts";
import type { SideBySide } from "../../shared/language-version/side-by-side.ts";
import { besideSheet } from "../../shared/report/beside-sheet.ts";
import type { ReportBlock, ReportSection, ReportTable } from "../../shared/printed/report-block.ts";
import { word } from "../../shared/printed/report-words.ts";
import type { ReportSeal } from "../../shared/report/seal.ts";
import { sealingOf, sealOfShown } from "../../shared/report/sealed-annexes.ts";
import { steadyNumbers } from "../../shared/text/number-pieces.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import { printable } from "./printable.ts";
import { type DrawnBlock, drawnLines } from "./print-lines.ts";
import type { PrintOptions } from "./print-options.ts";
import type { SectionsOptions } from "./sections-docx.ts";

/** Input of print.typ, as JSON: it is data there and nothing else. */
type Drawn = Readonly<Record<string, unknown>>;

type Printed = {
  readonly language: ReportLanguage;
  readonly at: number;
  readonly title: string;
  readonly foot: string;
  readonly notice: string | null;
  readonly blocks: readonly Drawn[];
  /** The seal that `verify` needs, attached to the file (rule H6); null for an Opinion. */
  readonly seal: ReportSeal | null;
};

/** The file's date is the record's, so that the same record gives the same bytes (rule R8). */
export type PrintJob = { readonly json: string; readonly at: number };

function jobOf({ at, ...printed }: Printed): PrintJob {
  const day = new Date(at);
  const date = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  const missing = word("missingSigns", printed.language);
  const json = JSON.stringify({ ...printed, date, missing }, (_key, value: unknown) =>
    typeof value === "string" ? printable(value) : value,
  );
  return { json, at };
}

export function opinionPrint(document: OpinionDocument, options: PrintOptions): PrintJob {
  const { preset, language, at } = options;
  return jobOf({
    language,
    at,
    title: titledNumber(document, language),
    foot: `${preset.shortName} · ${printedNumberLine(document, language)}`,
    notice: document.sample ? inLanguage(preset.sampleNotice, language) : null,
    seal: null,
    blocks: [
      mastheadOf(opinionMasthead(document, options)),
      sheetOf(document, {
        options,
        level: 1,
        asOf: word("asOf", language, { instant: longInstant(at, { preset, language }) }),
      }),
      // On a page without line numbers: there a table may break.
      ...(options.under ?? []).flatMap(({ title, blocks }, i) => [
        { ...heading(title, { level: 2, breaks: i === 0 }), centred: false },
        ...blocks.map((block) => blockOf(block, options)),
      ]),
    ],
  });
}

export function reportPrint(report: Report): PrintJob {
  const { language, at } = report;
  const text = reportText(report);
  const { masthead, title, standing, sampleNotice, contents, sections, annexes, record } = text;
  // An annex of one line has no page: it stands at the head of the next one, which then begins there.
  const begins = (i: number): boolean => i === 0 || !isOneLine(annexes[i - 1]!);
  const drawn = annexes.map((annex, i) => annexOf(annex, { report, breaks: begins(i) }));
  // Words, not their hashes: pages are broken elsewhere by another version of the layout.
  const seal = sealOfShown(
    drawn.map((blocks) => ({ lines: (blocks as readonly DrawnBlock[]).flatMap(drawnLines) })),
    { ...sealingOf(report, text), as: (words) => words },
  );
  return jobOf({
    language,
    at,
    title,
    foot: report.documentNumber,
    notice: sampleNotice,
    seal,
    blocks: [
      mastheadOf(masthead),
      heading(title, { level: 1 }),
      { kind: "standing", text: standing },
      ...(sampleNotice === null ? [] : [{ kind: "notice", text: sampleNotice }]),
      { kind: "abstract", text: masthead.abstract },
      { kind: "contents", title: contents },
      ...sections.flatMap((section, i) => [
        heading(`${i + 1}  ${section.title}`, { level: 2 }),
        ...section.blocks.map((block) => blockOf(block, report)),
      ]),
      ...drawn.flat(),
      { ...heading(record.title, { level: 2, breaks: begins(annexes.length) }), centred: true },
      ...record.blocks.map((block) => blockOf(block, report)),
    ],
  });
}

/** The original with a translation at its side (rule X48). */
export function besidePrint(document: OpinionDocument, beside: SideBySide, options: PrintOptions): PrintJob {
  const { preset, language, at } = options;
  const asOf = word("asOf", language, { instant: longInstant(at, { preset, language }) });
  const sheet = besideSheet(document, beside, { preset, language, asOf });
  return jobOf({
    language,
    at,
    title: titledNumber(document, language),
    foot: `${preset.shortName} · ${sheet.numberLine}`,
    notice: sheet.sampleNotice,
    seal: null,
    blocks: [
      mastheadOf(opinionMasthead(document, options)),
      heading(titledNumber(document, language), { level: 1 }),
      ...sheet.standing.map((text) => ({ kind: "standing", text })),
      { kind: "table", ...tableOf(sheet.table) },
      { kind: "legend", ...legendOf(options) },
    ],
  });
}

/** Sections of a list, under the forum's masthead. */
export function sectionsPrint(
  sections: readonly ReportSection[],
  { title, preset, language, at, isSample }: SectionsOptions,
): PrintJob {
  const date = longDate(dayIn(preset.timeZone, at), language);
  const masthead: Masthead = {
    group: inLanguage(preset.group, language),
    under: [],
    ...numbered({ documentNumber: "", date, original: "" }, language),
    source: "",
    abstract: "",
  };
  return jobOf({
    language,
    at,
    title,
    foot: preset.shortName,
    notice: isSample ? inLanguage(preset.sampleNotice, language) : null,
    seal: null,
    blocks: [
      mastheadOf(masthead),
      heading(title, { level: 1 }),
      { kind: "standing", text: word("asOf", language, { instant: longInstant(at, { preset, language }) }) },
      ...sections.flatMap((section) => [
        heading(section.title, { level: 2 }),
        ...section.blocks.map((block) => blockOf(block, { preset, language })),
      ]),
    ],
  });
}

const heading = (
  text: string,
  { level, breaks = false }: { readonly level: number; readonly breaks?: boolean },
): Drawn => ({ kind: "heading", text, level, breaks, centred: breaks });

const mastheadOf = ({ group, under, right, source }: Masthead): Drawn => ({
  kind: "masthead",
  group,
  under,
  right,
  source,
});

function annexOf(
  annex: ReportAnnex,
  { report, breaks }: { readonly report: Report; readonly breaks: boolean },
): readonly Drawn[] {
  if (isOneLine(annex)) return [{ kind: "annexLine", text: annexHeading(annex, report.language), breaks }];
  const label = { ...heading(annex.label, { level: 2, breaks }), centred: true };
  switch (annex.kind) {
    case "opinion":
      return [label, sheetOf(annex.document, { options: report, level: 3 })];
    case "section":
      return [
        label,
        heading(annex.section.title, { level: 3 }),
        ...annex.section.blocks.map((block) => blockOf(block, report)),
      ];
  }
}

/** A cell's lines apart: a line break inside of words would be a space. */
const tableOf = ({ columns, head, rows, tongues }: ReportTable): Drawn => ({
  columns,
  head,
  ...(tongues === undefined ? {} : { tongues }),
  rows: rows.map((cells) =>
    cells.map((cell) =>
      cell.split("\n").map((line) => (/\p{Script=Arabic}/u.test(line) ? steadyNumbers(line) : line)),
    ),
  ),
});

const legendOf = (reading: Pick<PrintOptions, "preset" | "language">): Drawn => ({
  title: word("legend", reading.language),
  rows: legend(reading),
});

function blockOf(block: ReportBlock, reading: Pick<PrintOptions, "preset" | "language">): Drawn {
  switch (block.kind) {
    case "sentence":
      return block.own === undefined ? block : { ...block, language: tongueOf(block.text, reading) };
    case "list":
    case "facts":
    case "hash":
      return block;
    case "table":
      return { kind: "table", ...tableOf(block.table) };
    case "legend":
      return { kind: "legend", ...legendOf(reading) };
  }
}

/** The Chair's own words may be in another language than the report: what matters here is from where they read. */
const tongueOf = (text: string, { language }: Pick<PrintOptions, "language">): ReportLanguage =>
  readsFromRight(text) ? "ar" : language === "ar" ? "en" : language;

function sheetOf(
  document: OpinionDocument,
  {
    options,
    level,
    asOf,
  }: { readonly options: PrintOptions; readonly level: number; readonly asOf?: string },
): Drawn {
  const { record, standing, ...sheet } = printedSheet(document, options);
  const marks =
    sheet.marks === null ? null : { title: word("marks", options.language), ...tableOf(sheet.marks) };
  const [whose, ...said] = standing;
  // The report has legend and seal once.
  const end =
    asOf === undefined
      ? { standing, legend: null, record: null }
      : {
          standing: [whose, asOf, ...said],
          legend: sheet.legend.length === 0 ? null : legendOf(options),
          record,
        };
  return { kind: "sheet", level, sheet: { ...sheet, marks, ...end } };
}
