import {
  Footer,
  Header,
  type ISectionOptions,
  NoteNumberRestart,
  PageNumber,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { GUTTER, PAGE, SHEET_WIDTH, TEXT_WIDTH } from "./docx-page.ts";
import { generatedRuns, line } from "./docx-text.ts";

/** Head and foot of a section's pages. */
export type HeadAndFoot = {
  /** Document number or name, at the left of the foot. */
  readonly foot: string;
  readonly sampleNotice: string | null;
  /** The file's first page has no page number at its head. */
  readonly first: boolean;
  /** Pages of an Opinion leave room for the states beside the paragraphs. */
  readonly opinion: boolean;
};

/** A4 with margins of 2 cm; `- n -` at the head of later pages, name and page at the foot of all. */
export function docxSection(frame: HeadAndFoot, children: ISectionOptions["children"]): ISectionOptions {
  const { margin, width, height } = PAGE;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: frame.first,
      page: {
        size: { width, height },
        margin: {
          top: margin,
          bottom: margin,
          left: margin,
          right: margin,
          header: 425,
          footer: 567,
          gutter: frame.opinion ? GUTTER : 0,
        },
      },
      // Each annex numbers its footnotes from 1, as its Opinion does.
      footnoteProperties: { restart: NoteNumberRestart.EACH_SECTION },
    },
    headers: { default: header(frame, true), ...(frame.first ? { first: header(frame, false) } : {}) },
    footers: { default: footer(frame), ...(frame.first ? { first: footer(frame) } : {}) },
    children,
  };
}

function header({ sampleNotice }: HeadAndFoot, numbered: boolean): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "PageHead",
        children: numbered ? [new TextRun({ children: ["- ", PageNumber.CURRENT, " -"] })] : [],
      }),
      ...(sampleNotice === null ? [] : [line("PageHead", sampleNotice)]),
    ],
  });
}

const footer = ({ foot, opinion }: HeadAndFoot): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: "PageFoot",
        tabStops: [{ type: TabStopType.RIGHT, position: opinion ? SHEET_WIDTH : TEXT_WIDTH }],
        children: [
          ...generatedRuns(foot),
          new TextRun({ children: [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
