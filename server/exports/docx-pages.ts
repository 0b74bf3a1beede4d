import type { IParagraphStyleOptions, IStylesOptions } from "docx";
import { strFromU8, unzipSync } from "fflate";
import { PAGE } from "./docx-page.ts";

/**
 * On which page each bookmarked heading of one of our own files stands, reckoned from the file's XML: the list of contents
 * goes out filled in, and only a word processor knows for certain. Exact numbers come with an update of the list.
 */
export function docxPages(bytes: Uint8Array, styles: IStylesOptions): ReadonlyMap<string, number> {
  const files = unzipSync(bytes, { filter: ({ name }) => /^word\/(document|footnotes)\.xml$/u.test(name) });
  const looks = looksOf(styles);
  const notes = new Map<string, number>();
  const noteXml = files["word/footnotes.xml"];
  if (noteXml !== undefined)
    for (const { note, lines, looks: of } of paragraphsOf(strFromU8(noteXml), looks))
      if (note !== "") notes.set(note, (notes.get(note) ?? 0) + of.before + lines * of.line);
  return placed(paragraphsOf(strFromU8(files["word/document.xml"]!), looks), notes);
}

/** Twips. */
const HEIGHT = PAGE.height - 2 * PAGE.margin;
const WIDTH = PAGE.width - 2 * PAGE.margin;
/** Two of a paragraph's lines stay together at the foot and at the head of a page, as Word has it by itself. */
const LINES_TOGETHER = 2;

type Looks = {
  /** Half-points. */
  readonly size: number;
  readonly before: number;
  readonly after: number;
  /** Height of a line in twips. */
  readonly line: number;
  readonly left: number;
  readonly hanging: number;
  readonly keepNext: boolean;
};

/** Of Calibri, from its ascent and descent, in parts of its size. */
const LINE_HEIGHT = 1.22;
const lineOf = (size: number, spacing: number): number => size * 10 * LINE_HEIGHT * (spacing / 240);

type Style = Pick<IParagraphStyleOptions, "basedOn" | "run" | "paragraph">;

function looksOf({ default: defaults, paragraphStyles = [] }: IStylesOptions): (style: string) => Looks {
  const named = new Map<string, Style>(paragraphStyles.map((style) => [style.id, style]));
  const own: Readonly<Record<string, Style | undefined>> = {
    Title: defaults?.title,
    Heading1: defaults?.heading1,
    FootnoteText: defaults?.footnoteText,
  };
  const known = new Map<string, Looks>();
  const find = (id: string): Looks => {
    const there = known.get(id);
    if (there !== undefined) return there;
    const style: Style = named.get(id) ?? own[id] ?? {};
    const base = style.basedOn === undefined || id === style.basedOn ? null : find(style.basedOn);
    const document = defaults?.document;
    const size = Number(style.run?.size ?? (base === null ? document?.run?.size : base.size) ?? 22);
    const spacing = { ...document?.paragraph?.spacing, ...style.paragraph?.spacing };
    const indent = style.paragraph?.indent;
    const looks = {
      size,
      before: style.paragraph?.spacing?.before ?? base?.before ?? spacing.before ?? 0,
      after: style.paragraph?.spacing?.after ?? base?.after ?? 0,
      line: lineOf(size, spacing.line ?? 240),
      left: Number(indent?.left ?? indent?.start ?? base?.left ?? 0),
      hanging: Number(indent?.hanging ?? base?.hanging ?? 0),
      keepNext: style.paragraph?.keepNext ?? base?.keepNext ?? false,
    };
    known.set(id, looks);
    return looks;
  };
  return find;
}

type Row = { readonly n: number; readonly isHead: boolean; readonly cell: number };

type Reckoned = {
  readonly looks: Looks;
  readonly lines: number;
  readonly anchors: readonly string[];
  readonly notes: readonly string[];
  /** The next one begins a page. */
  readonly endsPage: boolean;
  readonly row: Row | null;
  /** In which footnote it stands. */
  readonly note: string;
};

const TOKEN = /<(\/?)(w:[A-Za-z]+)([^>]*?)(\/?)>|([^<]+)/gu;
const valueOf = (attributes: string, name: string): string | null =>
  new RegExp(`${name}="([^"]*)"`, "u").exec(attributes)?.[1] ?? null;

/** The paragraphs of our own XML, which holds no markup in its values. */
function paragraphsOf(xml: string, looksOfStyle: (style: string) => Looks): readonly Reckoned[] {
  const found: Reckoned[] = [];
  let [text, style, note, rows, cell, depth] = ["", "", "", 0, 0, 0];
  let [own, widths, anchors, notes, isWords, isHead, endsPage]: [
    Partial<Looks>,
    number[],
    string[],
    string[],
    boolean,
    boolean,
    boolean,
  ] = [{}, [], [], [], false, false, false];
  for (const [, closing, name, attributes = "", , words] of xml.matchAll(TOKEN)) {
    if (name === undefined) {
      if (isWords) text += words!.replaceAll(/&#?\w+;/gu, "x");
      continue;
    }
    const value = (of: string): number => Number(valueOf(attributes, of) ?? Number.NaN);
    const isOpening = closing === "";
    switch (name) {
      case "w:p":
        if (isOpening) [text, style, own, anchors, notes, endsPage] = ["", "", {}, [], [], false];
        else {
          const looks = { ...looksOfStyle(style), ...own };
          const width = depth > 0 ? (widths[cell - 1] ?? WIDTH) - 120 : WIDTH;
          const lines = linesIn(text, { size: looks.size, width: width - looks.left, first: looks.hanging });
          const row = depth > 0 ? { n: rows, isHead, cell } : null;
          found.push({ looks, lines, anchors, notes, endsPage, row, note });
        }
        break;
      case "w:pStyle":
        style = valueOf(attributes, "w:val") ?? "";
        break;
      case "w:spacing":
        if (!Number.isNaN(value("w:after"))) own = { ...own, after: value("w:after") };
        break;
      case "w:ind":
        own = { ...own, left: value("w:left") || 0, hanging: value("w:hanging") || 0 };
        break;
      case "w:keepNext":
        own = { ...own, keepNext: true };
        break;
      case "w:sectPr":
        endsPage = true;
        break;
      case "w:t":
      case "w:delText":
        isWords = isOpening;
        break;
      case "w:tab":
        if (depth === 0 && style !== "") text += "\t";
        break;
      case "w:br":
        text += "\n";
        break;
      case "w:bookmarkStart":
        anchors.push(valueOf(attributes, "w:name") ?? "");
        break;
      case "w:footnoteReference":
        notes.push(valueOf(attributes, "w:id") ?? "");
        break;
      case "w:footnote":
        note = isOpening ? (valueOf(attributes, "w:id") ?? "") : "";
        break;
      case "w:tbl":
        depth += isOpening ? 1 : -1;
        if (isOpening) widths = [];
        break;
      case "w:gridCol":
        widths.push(value("w:w"));
        break;
      case "w:tr":
        if (isOpening) [rows, cell, isHead] = [rows + 1, 0, false];
        break;
      case "w:tblHeader":
        isHead = true;
        break;
      case "w:tc":
        if (isOpening) cell++;
        break;
    }
  }
  return found;
}

/** Widths of Calibri's signs from the space on, in hundredths of its size. */
const WIDTHS = [
  23, 33, 40, 50, 51, 71, 68, 22, 30, 30, 50, 50, 25, 31, 25, 39, 51, 51, 51, 51, 51, 51, 51, 51, 51, 51, 27,
  27, 50, 50, 50, 46, 89, 58, 54, 53, 62, 49, 46, 63, 62, 25, 32, 52, 42, 85, 65, 66, 52, 67, 54, 46, 49, 64,
  57, 89, 52, 49, 47, 31, 39, 31, 50, 50, 29, 48, 53, 42, 53, 50, 31, 47, 53, 23, 24, 45, 23, 80, 53, 53, 53,
  53, 35, 39, 33, 53, 45, 71, 43, 45, 40, 31, 46, 31, 50,
];
/** Of other alphabets on the whole, and of signs that fill a square. */
const OTHER = 53;
const SQUARE = 100;

const isSquare = (code: number): boolean => code >= 0x2e80 && code < 0xffe0;
const widthOf = (code: number): number => WIDTHS[code - 32] ?? (isSquare(code) ? SQUARE : OTHER);

/** In how many lines a text stands, broken at spaces and between square signs. `width` and `first` in twips. */
function linesIn(
  text: string,
  { size, width, first }: { readonly size: number; readonly width: number; readonly first: number },
): number {
  const em = size / 10;
  let [lines, at, word] = [1, -first, 0];
  const put = (): void => {
    if (at + word > width && at > 0) [lines, at] = [lines + 1, 0];
    at += word;
    word = 0;
  };
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    if (sign === "\n") {
      put();
      [lines, at] = [lines + 1, 0];
    } else if (sign === "\t") {
      put();
      if (at < 0) at = Math.min(0, at + 794);
    } else {
      word += widthOf(code) * em;
      if (sign === " " || isSquare(code)) put();
    }
  }
  put();
  return lines;
}

/** Places one paragraph behind the other, as Word breaks pages. */
function placed(
  paragraphs: readonly Reckoned[],
  notes: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  let [page, left] = [1, HEIGHT];
  const turn = (): void => {
    [page, left] = [page + 1, HEIGHT];
  };
  let i = 0;
  while (i < paragraphs.length) {
    // Rows are not parted, and a heading stays with what follows it.
    const { boxes, next } = together(paragraphs, i);
    const [last] = boxes.slice(-1);
    const fixed = boxes.slice(0, -1).reduce((sum, box) => sum + box.height, 0);
    const needed = fixed + (last?.least ?? 0);
    if (needed > left && left < HEIGHT) turn();
    for (const box of boxes) {
      for (const anchor of box.anchors) pages.set(anchor, page);
      left -= box.notes.reduce((sum, id) => sum + (notes.get(id) ?? 0), 0);
      let rest = box.height;
      while (rest > left && rest > box.step) {
        const fits = Math.max(0, Math.floor(left / box.step)) * box.step;
        rest -= fits === 0 && left === HEIGHT ? box.step : fits;
        turn();
      }
      left -= rest;
    }
    if (paragraphs.slice(i, next).some(({ endsPage }) => endsPage)) turn();
    i = next;
  }
  return pages;
}

type Box = Pick<Reckoned, "anchors" | "notes"> & {
  readonly height: number;
  /** The height that must stay on its first page. */
  readonly least: number;
  /** A page break falls after a multiple of this height. */
  readonly step: number;
};

function together(
  paragraphs: readonly Reckoned[],
  from: number,
): { readonly boxes: readonly Box[]; readonly next: number } {
  const boxes: Box[] = [];
  let i = from;
  let isKept = true;
  while (isKept && i < paragraphs.length) {
    const one = paragraphs[i]!;
    const { looks, lines, row } = one;
    if (row === null) {
      const height = looks.before + lines * looks.line + looks.after;
      const all = lines < 2 * LINES_TOGETHER;
      const least = all ? height : looks.before + LINES_TOGETHER * looks.line;
      boxes.push({ ...one, height, least, step: all ? height : looks.line });
      isKept = looks.keepNext && !one.endsPage;
      i++;
      continue;
    }
    const end = paragraphs.findIndex((other, n) => n > i && other.row?.n !== row.n);
    const cells = paragraphs.slice(i, end < 0 ? undefined : end);
    const tall = new Map<number, number>();
    for (const { looks: of, lines: n, row: at } of cells)
      tall.set(at!.cell, (tall.get(at!.cell) ?? 0) + of.before + n * of.line + of.after);
    const height = Math.max(...tall.values());
    const all = (of: "anchors" | "notes"): readonly string[] => cells.flatMap((cell) => cell[of]);
    boxes.push({ anchors: all("anchors"), notes: all("notes"), height, least: height, step: height });
    isKept = row.isHead;
    i += cells.length;
  }
  return { boxes, next: i };
}
