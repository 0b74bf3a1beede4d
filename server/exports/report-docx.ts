import { AlignmentType, type FileChild, HeadingLevel, Paragraph } from "docx";
import type { OpinionId } from "../../shared/ids.ts";
import type { Report } from "../../shared/report/report.ts";
import {
  annexHeading,
  isOneLine,
  type ReportAnnex,
  reportText,
  type ReportText,
} from "../../shared/report/report-text.ts";
import type { ReportBlock, ReportSection } from "../../shared/printed/report-block.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";
import type { TrackedText } from "../../shared/tracked/tracked-text.ts";
import { docxBlocks } from "./docx-block.ts";
import { docxBytes } from "./docx-bytes.ts";
import { commentShelf } from "./docx-comments.ts";
import { anchored, type ContentsEntry, docxContents, headingAnchor } from "./docx-contents.ts";
import { latinTagOf } from "./docx-language.ts";
import { type HeadAndFoot, docxSection } from "./docx-frame.ts";
import { docxMasthead } from "./docx-masthead.ts";
import { opinionBody } from "./docx-opinion-body.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { docxPages } from "./docx-pages.ts";
import { docxStyles } from "./docx-styles.ts";
import { footnoteShelf, fromRightLooks, generatedRuns, line, tab } from "./docx-text.ts";
import { trackedBody } from "./docx-tracked-body.ts";
import type { TrackedShelf } from "./docx-tracked-words.ts";

/** By the bookmark of each heading, its page. */
type HeadingPages = ReadonlyMap<string, number>;

/**
 * The Chair's report as a Word file: looks only, `shared/report/report-text.ts` says what stands in it. `tracked`: annexes that
 * show what changed in them. `pages`: by a file with the same words; without them such a file is made first.
 */
export async function reportDocx(
  report: Report,
  marks: Readonly<Record<string, string>> = {},
  { tracked = new Map(), pages }: Annexed & { readonly pages?: HeadingPages } = {},
): Promise<Uint8Array> {
  const known = pages ?? headingPages(await made(report, marks, { tracked, pages: new Map() }), report);
  return made(report, marks, { tracked, pages: known });
}

type Annexed = { readonly tracked?: ReadonlyMap<OpinionId, TrackedText> };

/** The pages of the headings in a report's file. */
export const headingPages = (bytes: Uint8Array, { language }: Report): HeadingPages =>
  docxPages(bytes, docxStyles(language));

function made(
  report: Report,
  marks: Readonly<Record<string, string>>,
  { tracked, pages }: Required<Annexed> & { readonly pages: HeadingPages },
): Promise<Uint8Array> {
  const { language, at } = report;
  const text = reportText(report);
  const shelf = footnoteShelf(WORD_TAGS.en);
  const comments = commentShelf();
  const entries: ContentsEntry[] = [];
  const drawing: Drawing = {
    report,
    tracked,
    changed: trackedShelf(shelf, comments),
    heading: (words, under = []) => {
      const anchor = headingAnchor(entries.length);
      entries.push({ text: words, anchor, level: 1 });
      for (const title of under) entries.push({ text: title, anchor, level: 2 });
      return anchor;
    },
  };
  const body = text.sections.flatMap((section, i) => sectionBody(section, i + 1, drawing));
  const behind = annexPages(text, drawing);
  const contents = docxContents({ title: text.contents, entries, language, pages });
  const frame: HeadAndFoot = {
    foot: report.documentNumber,
    sampleNotice: text.sampleNotice,
    first: false,
    opinion: false,
  };
  return docxBytes({
    title: text.title,
    subject: text.masthead.group,
    language,
    at,
    sections: [
      docxSection({ ...frame, first: true }, [...front(text, report), ...contents, ...body]),
      ...behind.map(({ opinion, children }) => docxSection({ ...frame, opinion }, children)),
    ],
    shelf,
    comments: comments.all(),
    marks,
  });
}

type Drawing = {
  readonly report: Report;
  readonly tracked: ReadonlyMap<OpinionId, TrackedText>;
  readonly changed: TrackedShelf;
  /** Puts a heading into the list of contents, with titles under it, and gives its bookmark. */
  readonly heading: (words: string, under?: readonly string[]) => string;
};

function trackedShelf(
  footnotes: TrackedShelf["footnotes"],
  comments: TrackedShelf["comments"],
): TrackedShelf {
  let changes = 0;
  return { footnotes, comments, nextChange: () => ++changes };
}

/** Masthead, title, whose text it is, and what it is about. */
function front({ masthead, title, standing, sampleNotice }: ReportText, { language }: Report): FileChild[] {
  return [
    ...docxMasthead(masthead, { language, width: TEXT_WIDTH }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...fromRightLooks(title),
      children: generatedRuns(title),
    }),
    line("Standing", standing),
    ...(sampleNotice === null ? [] : [line("Sample", sampleNotice)]),
    line("MastheadAbstract", masthead.abstract),
  ];
}

/** `number`: null for what is behind the annexes. */
function sectionBody(
  { title, blocks }: ReportSection,
  number: number | null,
  { report, heading }: Drawing,
): FileChild[] {
  const numbered = number === null ? title : `${number}\t${title}`;
  const runs = [
    ...(number === null ? [] : [...generatedRuns(String(number)), tab()]),
    ...generatedRuns(title),
  ];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      ...fromRightLooks(title),
      children: anchored(heading(numbered), runs),
    }),
    ...bodyOf(blocks, report),
  ];
}

const bodyOf = (blocks: readonly ReportBlock[], report: Report): FileChild[] =>
  docxBlocks(blocks, { reading: report, width: TEXT_WIDTH });

type Pages = { readonly opinion: boolean; readonly children: readonly FileChild[] };

/** Each annex begins a page; one of a line stands at the head of the next page. */
function annexPages({ annexes, record }: ReportText, drawing: Drawing): readonly Pages[] {
  const pages: Pages[] = [];
  let lines: readonly FileChild[] = [];
  const put = (opinion: boolean, children: readonly FileChild[]): void => {
    pages.push({ opinion, children: [...lines, ...children] });
    lines = [];
  };
  for (const annex of annexes) {
    if (isOneLine(annex)) lines = [...lines, annexLine(annex, drawing)];
    else put(annex.kind === "opinion", annexBody(annex, drawing));
  }
  put(false, sectionBody(record, null, drawing));
  return pages;
}

function annexLine(annex: ReportAnnex, { report, heading }: Drawing): Paragraph {
  const words = annexHeading(annex, report.language);
  const children = anchored(heading(words), generatedRuns(words));
  return new Paragraph({ style: "AnnexLine", ...fromRightLooks(words), children });
}

function annexBody(annex: ReportAnnex, { report, tracked, changed, heading }: Drawing): FileChild[] {
  const title = annex.kind === "opinion" ? annex.document.title : annex.section.title;
  const label = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    alignment: AlignmentType.CENTER,
    indent: { left: 0, hanging: 0 },
    ...fromRightLooks(annex.label),
    children: anchored(heading(annex.label, [title]), generatedRuns(annex.label)),
  });
  switch (annex.kind) {
    case "opinion": {
      const { preset, language } = report;
      const text = tracked.get(annex.document.id);
      const own = changed.footnotes.of(latinTagOf(annex.document));
      const sheet = { preset, language, shelf: own };
      return [
        label,
        ...(text === undefined
          ? opinionBody(annex.document, sheet)
          : trackedBody(text, { ...sheet, tracked: { ...changed, footnotes: own } })),
      ];
    }
    case "section":
      return [label, line("Restitle", annex.section.title), ...bodyOf(annex.section.blocks, report)];
  }
}
