import type { FileChild, ParagraphChild, TableCell } from "docx";
import { sha256Hex } from "../../shared/text/hash.ts";
import { docxBlock, docxElement, docxInline } from "./docx-element.ts";
import { printable } from "./printable.ts";

export type Control = {
  /** The hidden id; Word keeps it through editing and moving. */
  readonly tag: string;
  /** Name of the control when it is selected, also by a screen reader. */
  readonly name: string;
  /** `whole`: nobody changes its content, nor takes it out; `control`: it is filled in, and stays; `none`: words of a text. */
  readonly lock: "whole" | "control" | "none";
};

const LOCKS = { whole: "sdtContentLocked", control: "sdtLocked" } as const;

/** A number of 31 bits that follows from a name: the same record gives the same bytes (rule R7). */
const numberOf = (name: string): string =>
  String(Number.parseInt(sha256Hex(name).slice(0, 8), 16) % 0x7fffffff || 1);

/** A content control around a paragraph. */
export const contentControl = (control: Control, child: FileChild): FileChild =>
  docxBlock(controlAround(control, [child]));

/** A content control within a paragraph. */
export const runControl = (control: Control, children: readonly ParagraphChild[]): ParagraphChild =>
  docxInline(controlAround(control, children));

/** A content control around a table's cell; the library's type of a row lists cells alone. */
export const cellControl = (control: Control, cell: TableCell): TableCell =>
  controlAround(control, [cell]) as unknown as TableCell;

function controlAround({ tag, name, lock }: Control, children: Parameters<typeof docxElement>[2]) {
  return docxElement("w:sdt", {}, [
    docxElement("w:sdtPr", {}, [
      docxElement("w:alias", { "w:val": printable(name) }),
      docxElement("w:tag", { "w:val": tag }),
      docxElement("w:id", { "w:val": numberOf(tag) }),
      // Without a lock it only carries the id: Word draws no box around words that are edited.
      lock === "none"
        ? docxElement("w15:appearance", { "w15:val": "hidden" })
        : docxElement("w:lock", { "w:val": LOCKS[lock] }),
    ]),
    docxElement("w:sdtContent", {}, children),
  ]);
}

/** A bookmark around a paragraph's content: programs that drop content controls keep it. A name has no hyphen. */
export function bookmarked(tag: string, children: readonly ParagraphChild[]): readonly ParagraphChild[] {
  const id = { "w:id": numberOf(`bookmark ${tag}`) };
  const name = tag.replaceAll(/[-.]/g, "_");
  return [
    docxInline(docxElement("w:bookmarkStart", { ...id, "w:name": name })),
    ...children,
    docxInline(docxElement("w:bookmarkEnd", id)),
  ];
}
