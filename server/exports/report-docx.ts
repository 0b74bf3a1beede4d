import { AlignmentType, type FileChild, HeadingLevel, type ISectionOptions, Paragraph, TextRun } from "docx";
import type { Report } from "../../shared/report/report.ts";
import {
  type ReportAnnex,
  type ReportBlock,
  type ReportSection,
  type ReportText,
  reportText,
} from "../../shared/report/report-text.ts";
import { word } from "../../shared/report/report-words.ts";
import { docxBytes } from "./docx-bytes.ts";
import { type Frame, docxSection } from "./docx-frame.ts";
import { docxLegend } from "./docx-legend.ts";
import { opinionBody } from "./docx-opinion-body.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { docxTable } from "./docx-table.ts";
import { type FootnoteShelf, footnoteShelf, line, printable, tab } from "./docx-text.ts";

/** The Chair's report as a Word file: looks only, `shared/report-text.ts` says what stands in it. */
export function reportDocx(
  report: Report,
  marks: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const text = reportText(report);
  const shelf = footnoteShelf();
  const frame: Frame = {
    foot: report.documentNumber,
    sampleNotice: text.sampleNotice,
    first: false,
    opinion: false,
  };
  const body = text.sections.flatMap((section, i) => sectionBody(section, { report, number: i + 1 }));
  return docxBytes({
    title: text.title,
    subject: text.masthead.group,
    language: report.language,
    at: report.at,
    sections: [
      docxSection({ ...frame, first: true }, [...masthead(text, report), ...body]),
      ...text.annexes.map((annex) => annexSection(annex, { report, shelf, frame })),
      docxSection(frame, sectionBody(text.record, { report, number: null })),
    ],
    shelf,
    marks,
  });
}

function masthead(
  { masthead, title, standing, sampleNotice }: ReportText,
  { language }: Report,
): FileChild[] {
  const number = word("documentNumber", language, { number: masthead.documentNumber });
  return [
    line("MastheadGroup", masthead.group),
    line("Masthead", [number, masthead.date, masthead.original].join("\n")),
    line("MastheadSource", masthead.source),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(printable(title))] }),
    line("Standing", standing),
    ...(sampleNotice === null ? [] : [line("Sample", sampleNotice)]),
  ];
}

type Placed = { readonly report: Report; readonly number: number | null };

function sectionBody({ title, blocks }: ReportSection, { report, number }: Placed): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [
        ...(number === null ? [] : [new TextRun(String(number)), tab()]),
        new TextRun(printable(title)),
      ],
    }),
    ...blocksBody(blocks, report),
  ];
}

const blocksBody = (blocks: readonly ReportBlock[], report: Report): FileChild[] =>
  blocks.flatMap((block, i) => blockBody(block, { report, next: blocks[i + 1]?.kind ?? null }));

type Followed = { readonly report: Report; readonly next: ReportBlock["kind"] | null };

function blockBody(block: ReportBlock, { report, next }: Followed): FileChild[] {
  switch (block.kind) {
    case "sentence":
      return [
        line("Normal", block.text, next === "table" ? { keepNext: true, spacing: { after: 120 } } : {}),
      ];
    case "list":
      return block.lines.map((text) => line("ListLine", `–\t${text}`));
    case "facts":
      return block.facts.map(
        ([label, value]) =>
          new Paragraph({
            style: "Fact",
            children: [
              new TextRun({ text: printable(label), bold: true }),
              tab(),
              new TextRun(printable(value)),
            ],
          }),
      );
    case "table":
      return [docxTable(block.table, { width: TEXT_WIDTH })];
    case "hash":
      return [line("Hash", block.text)];
    case "legend":
      return docxLegend(report);
  }
}

type Bound = { readonly report: Report; readonly shelf: FootnoteShelf; readonly frame: Frame };

function annexSection(annex: ReportAnnex, { report, shelf, frame }: Bound): ISectionOptions {
  const label = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    alignment: AlignmentType.CENTER,
    indent: { left: 0, hanging: 0 },
    children: [new TextRun(printable(annex.label))],
  });
  switch (annex.kind) {
    case "opinion": {
      const { preset, language } = report;
      return docxSection({ ...frame, opinion: true }, [
        label,
        ...opinionBody(annex.document, { preset, language, shelf }),
      ]);
    }
    case "section":
      return docxSection(frame, [
        label,
        line("Restitle", annex.section.title),
        ...blocksBody(annex.section.blocks, report),
      ]);
  }
}
