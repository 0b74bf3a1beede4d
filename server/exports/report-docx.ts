import { AlignmentType, type FileChild, HeadingLevel, type ISectionOptions, Paragraph, TextRun } from "docx";
import type { Report } from "../../shared/report/report.ts";
import {
  type ReportAnnex,
  type ReportSection,
  type ReportText,
  reportText,
} from "../../shared/report/report-text.ts";
import { word } from "../../shared/report/report-words.ts";
import { docxBytes } from "./docx-bytes.ts";
import { type Frame, docxSection } from "./docx-frame.ts";
import { docxBlocks } from "./docx-block.ts";
import { opinionBody } from "./docx-opinion-body.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
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
    ...docxBlocks(blocks, { reading: report, width: TEXT_WIDTH }),
  ];
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
        ...docxBlocks(annex.section.blocks, { reading: report, width: TEXT_WIDTH }),
      ]);
  }
}
