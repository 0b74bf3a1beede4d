import { AlignmentType, type FileChild, HeadingLevel, type ISectionOptions, Paragraph, TextRun } from "docx";
import type { OpinionId } from "../../shared/ids.ts";
import type { Report } from "../../shared/report/report.ts";
import {
  type ReportAnnex,
  type ReportSection,
  type ReportText,
  reportText,
} from "../../shared/report/report-text.ts";
import { word } from "../../shared/report/report-words.ts";
import { WORD_TAGS } from "../../shared/word-file/work-language.ts";
import type { TrackedText } from "../../shared/tracked/tracked-text.ts";
import { docxBytes } from "./docx-bytes.ts";
import { commentShelf } from "./docx-comments.ts";
import { latinTagOf } from "./docx-language.ts";
import { type Frame, docxSection } from "./docx-frame.ts";
import { docxBlocks } from "./docx-block.ts";
import { opinionBody } from "./docx-opinion-body.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { type FootnoteShelf, footnoteShelf, fromRightLooks, generatedRuns, line, tab } from "./docx-text.ts";
import { trackedBody } from "./docx-tracked-body.ts";
import type { TrackedShelf } from "./docx-tracked-words.ts";

/**
 * The Chair's report as a Word file: looks only, `shared/report-text.ts` says what stands in it. `tracked`: annexes that
 * show what changed in them.
 */
export function reportDocx(
  report: Report,
  marks: Readonly<Record<string, string>> = {},
  tracked: ReadonlyMap<OpinionId, TrackedText> = new Map(),
): Promise<Uint8Array> {
  const text = reportText(report);
  const shelf = footnoteShelf(WORD_TAGS.en);
  const comments = commentShelf();
  let changes = 0;
  const changed = { footnotes: shelf, comments, nextChange: () => ++changes };
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
      ...text.annexes.map((annex) => annexSection(annex, { report, shelf, frame, tracked, changed })),
      docxSection(frame, sectionBody(text.record, { report, number: null })),
    ],
    shelf,
    comments: comments.all(),
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
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...fromRightLooks(title),
      children: generatedRuns(title),
    }),
    line("Standing", standing),
    ...(sampleNotice === null ? [] : [line("Sample", sampleNotice)]),
  ];
}

type Placed = { readonly report: Report; readonly number: number | null };

function sectionBody({ title, blocks }: ReportSection, { report, number }: Placed): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      ...fromRightLooks(title),
      children: [...(number === null ? [] : [new TextRun(String(number)), tab()]), ...generatedRuns(title)],
    }),
    ...docxBlocks(blocks, { reading: report, width: TEXT_WIDTH }),
  ];
}

type Bound = {
  readonly report: Report;
  readonly shelf: FootnoteShelf;
  readonly frame: Frame;
  readonly tracked: ReadonlyMap<OpinionId, TrackedText>;
  readonly changed: TrackedShelf;
};

function annexSection(
  annex: ReportAnnex,
  { report, shelf, frame, tracked, changed }: Bound,
): ISectionOptions {
  const label = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    alignment: AlignmentType.CENTER,
    indent: { left: 0, hanging: 0 },
    ...fromRightLooks(annex.label),
    children: generatedRuns(annex.label),
  });
  switch (annex.kind) {
    case "opinion": {
      const { preset, language } = report;
      const text = tracked.get(annex.document.id);
      const own = shelf.of(latinTagOf(annex.document));
      const sheet = { preset, language, shelf: own };
      return docxSection({ ...frame, opinion: true }, [
        label,
        ...(text === undefined
          ? opinionBody(annex.document, sheet)
          : trackedBody(text, { ...sheet, tracked: { ...changed, footnotes: own } })),
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
