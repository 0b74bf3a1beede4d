import { type FileChild, Paragraph, type ParagraphChild, TabStopType, LeaderType } from "docx";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import { bookmarked } from "./docx-control.ts";
import { docxElement, docxInline } from "./docx-element.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { fromRightLooks, generatedRuns, line, tab } from "./docx-text.ts";

/** A heading that the list of contents names. `anchor`: of its bookmark, or of the label that a title stands under. */
export type ContentsEntry = { readonly text: string; readonly anchor: string; readonly level: 1 | 2 };

/** The bookmark of the nth heading: a name of the kind that Word gives by itself, so that it takes its place. */
export const headingAnchor = (n: number): string => `_Toc${202_600_000 + n}`;

/** A heading's words under its bookmark. */
export const anchored = (anchor: string, children: readonly ParagraphChild[]): readonly ParagraphChild[] =>
  bookmarked(anchor, children);

/**
 * All headings and, by their outline level, titles under an annex's label; as Word's own dialog writes it. Each line has
 * its page: a title alone could read as the label of an annex, by which `verify` finds one.
 */
const FIELD = ' TOC \\o "1-2" \\h \\z \\u ';

type Contents = {
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
  readonly language: ReportLanguage;
  /** By anchor, where each heading is expected to stand: Word counts anew as soon as the list is updated. */
  readonly pages: ReadonlyMap<string, number>;
};

/** A list of contents that is filled in, in a field that Word and LibreOffice update when they are asked to. */
export function docxContents({ title, entries, language, pages }: Contents): FileChild[] {
  const fromRight = language === "ar";
  return [
    line("TOCHeading", title, { fromRight, keepNext: true }),
    ...entries.map(({ text, anchor, level }, i) => {
      // Its place in the list goes by the page, its words by their own letters.
      const words = entryRuns(text, fromRight || readsFromRight(text));
      return new Paragraph({
        style: `TOC${level}`,
        ...fromRightLooks(text, fromRight),
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
        children: [
          ...(i === 0 ? [fieldChar("begin"), instruction(FIELD), fieldChar("separate")] : []),
          linked(anchor, words, pages.get(anchor)),
          ...(i === entries.length - 1 ? [fieldChar("end")] : []),
        ],
      });
    }),
  ];
}

/** `\t` stands between a number and its heading. */
const entryRuns = (text: string, fromRight: boolean): readonly ParagraphChild[] =>
  text.split("\t").flatMap((part, i) => [...(i === 0 ? [] : [tab()]), ...generatedRuns(part, { fromRight })]);

function linked(anchor: string, words: readonly ParagraphChild[], page: number | undefined): ParagraphChild {
  return docxInline(
    docxElement("w:hyperlink", { "w:anchor": anchor, "w:history": "1" }, [
      ...words,
      tab(),
      fieldChar("begin"),
      instruction(` PAGEREF ${anchor} \\h `),
      fieldChar("separate"),
      ...generatedRuns(String(page ?? 1)),
      fieldChar("end"),
    ]),
  );
}

const fieldChar = (type: "begin" | "separate" | "end"): ParagraphChild =>
  docxInline(docxElement("w:r", {}, [docxElement("w:fldChar", { "w:fldCharType": type })]));

const instruction = (code: string): ParagraphChild =>
  docxInline(docxElement("w:r", {}, [docxElement("w:instrText", { "xml:space": "preserve" }, [code])]));
