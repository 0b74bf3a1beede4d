import { BILINGUAL_COLUMNS, workOfTag } from "../../shared/text/work-language.ts";
import { clauseOfTag, proposalOfTag } from "../../shared/word-file/clause-tag.ts";
import type { WorkPlace } from "../../shared/word-file/word-file.ts";
import type { OpenParagraph } from "./open-paragraph.ts";

/** A row: the current cell, and the place in another language that one of its bookmarks names. */
type Row = { column: number; work: WorkPlace | null };

/** LibreOffice moves the control of an empty cell into the next row: only in its own column is it where it was. */
const isOwnPlace = (row?: Row): boolean => row?.column === BILINGUAL_COLUMNS.own;

/** Tells where a paragraph stands: its table, row and cell or text box, and the hidden ids around it. */
export function openPlaces() {
  const controls: string[] = [];
  /** Bookmarks between paragraphs: they name the next one. */
  const marks: string[] = [];
  const rows: Row[] = [];
  let boxes = 0;
  let tables = 0;
  return {
    /** The place of a paragraph that begins here. */
    begin: () => {
      const tags = [...controls, ...marks.splice(0)];
      const row = tables > 0 ? rows.at(-1) : undefined;
      const named = tags.map(workOfTag).findLast((one) => one !== null);
      const work = isOwnPlace(row) ? (named ?? row?.work ?? null) : null;
      if (row !== undefined) row.work = work;
      return {
        where: boxes > 0 ? "textBox" : tables > 0 ? "table" : "body",
        tags: tags.flatMap((tag) => clauseOfTag(tag) ?? []),
        work,
        column: row?.column ?? null,
        proposal: tags.map(proposalOfTag).findLast((one) => one !== null) ?? null,
      } as const;
    },
    /** A hidden id within a paragraph: LibreOffice puts the control around a paragraph within it. */
    put: (paragraph: OpenParagraph, tag: string): void => {
      const id = clauseOfTag(tag);
      if (id !== null) paragraph.tags.add(id);
      const work = workOfTag(tag);
      paragraph.proposal ??= proposalOfTag(tag);
      const row = rows.at(-1);
      if (work === null || row === undefined || !isOwnPlace(row)) return;
      paragraph.work = work;
      row.work = work;
    },
    mark: (tag: string): void => {
      if (clauseOfTag(tag) !== null || workOfTag(tag) !== null) marks.push(tag);
    },
    enterControl: (): (() => void) => {
      controls.push("");
      return () => void controls.pop();
    },
    /** Names the innermost control; false where none is open. */
    nameControl: (tag: string): boolean => {
      if (controls.length === 0) return false;
      controls[controls.length - 1] = tag;
      return true;
    },
    enterTable: (): (() => void) => {
      tables += 1;
      return () => (tables -= 1);
    },
    enterRow: (): (() => void) => {
      rows.push({ column: -1, work: null });
      return () => void rows.pop();
    },
    nextCell: (): void => {
      const row = rows.at(-1);
      if (row === undefined) return;
      row.column += 1;
      row.work = null;
    },
    enterBox: (): (() => void) => {
      boxes += 1;
      return () => (boxes -= 1);
    },
  };
}
