import type {
  FootnoteSign,
  LeftOut,
  WordFile,
  WordFileMade,
  WordFootnote,
  WordParagraph,
} from "../../shared/word-file/word-file.ts";
import { shortened } from "../../shared/word-file/shortened.ts";
import { type Body, type BodyOptions, openBody } from "./body-part.ts";
import { openComments } from "./comments-part.ts";
import { type Numbering, openNumbering } from "./numbering-part.ts";
import { mainLanguageOf, type OpenParagraph } from "./open-paragraph.ts";
import { fileMarksIn, sentMarkIn } from "./file-marks.ts";
import { wordParts } from "./package-parts.ts";
import { readXml, type Spent, type XmlReader } from "./read-xml.ts";
import { openTally } from "./revision-tally.ts";
import { openStyles, type Styles } from "./styles-part.ts";
import { readDirectory, type ZipPart } from "./zip-directory.ts";

/** Notes of one kind in one paragraph are told once. */
const LEFT_OUT_MAX = 2_000;

/**
 * Reads a Word file's bytes. Throws a FileFault where it is none, or is more than a text; `isOurs`: it was made here, and
 * is read whole.
 */
export function wordFileOf(bytes: Uint8Array, { isOurs = false } = {}): WordFile {
  // So far below every limit that none is met.
  const none = isOurs ? -Infinity : 0;
  const spent: Spent = { bytes: none, elements: none, isOurs };
  const zip = readDirectory(bytes);
  const { document, of, headers } = wordParts(zip, spent);
  const read = (part: ZipPart | undefined, reader: XmlReader): void => {
    if (part !== undefined) readXml(part, spent, reader);
  };
  const styles = openStyles();
  read(of.styles, styles.reader);
  const numbering = openNumbering();
  read(of.numbering, numbering.reader);
  const comments = openComments();
  read(of.comments, comments.reader);
  read(of.commentsExtended, comments.extended);

  const leftOut: LeftOut[] = [];
  const told = new Set<string>();
  const leave: BodyOptions["leave"] = (what, line, words) => {
    const key = `${what} ${line} ${words ?? ""}`;
    if (told.has(key) || told.size >= LEFT_OUT_MAX) return;
    told.add(key);
    leftOut.push({ what, line, ...(words === undefined ? {} : { words: shortened(words) }) });
  };
  const tally = openTally();
  const options: BodyOptions = {
    spent: { runs: none, paragraphs: none, chars: none },
    tally,
    leave,
    looksOf: styles.looksOf,
    elsewhere: null,
  };
  const body = openBody(options);
  read(document, body.reader);
  const lines = new Map(
    body.paragraphs.flatMap(({ footnotes, line }) => footnotes.map(({ id }) => [id, line] as const)),
  );
  const footnotes = (["footnotes", "endnotes"] as const).flatMap((kind) =>
    readNotes(of[kind], { prefix: kind === "endnotes" ? "end" : "", options, lines, read }),
  );
  for (const header of headers)
    read(
      header,
      openBody({
        ...options,
        elsewhere: "headerRevision",
        leave: (what, _line, words) => leave(what, 0, words),
      }).reader,
    );
  const marks = fileMarksIn(zip, spent, () => leave("properties", 0));
  return {
    made: madeOf(marks),
    mark: sentMarkIn(zip, { spent, marks }),
    paragraphs: paragraphsOf(body, styles, numbering),
    comments: comments.all(),
    footnotes,
    leftOut: leftOut.toSorted((a, b) => a.line - b.line),
    revisions: tally,
  };
}

/** Footnotes by id, each with the words of all its paragraphs. */
function readNotes(
  part: ZipPart | undefined,
  {
    prefix,
    options,
    lines,
    read,
  }: {
    readonly prefix: string;
    readonly options: BodyOptions;
    readonly lines: ReadonlyMap<string, number>;
    readonly read: (part: ZipPart, reader: XmlReader) => void;
  },
): readonly WordFootnote[] {
  if (part === undefined) return [];
  const notes: { readonly id: string; readonly from: number; to: number }[] = [];
  let line = 0;
  const body = openBody({
    ...options,
    elsewhere: "footnoteRevision",
    leave: (what, _line, words) => options.leave(what, line, words),
  });
  read(part, {
    ...body.reader,
    open: (name, attribute) => {
      if (name === "w:footnote" || name === "w:endnote") {
        const id = `${prefix}${attribute("id") ?? ""}`;
        line = lines.get(id) ?? 0;
        notes.push({ id, from: body.paragraphs.length, to: Infinity });
      }
      body.reader.open(name, attribute);
    },
    close: (name) => {
      body.reader.close(name);
      const last = notes.at(-1);
      if ((name === "w:footnote" || name === "w:endnote") && last !== undefined)
        last.to = body.paragraphs.length;
    },
  });
  // The separator of the notes is one of them, and nothing refers to it.
  return notes
    .filter(({ id }) => lines.has(id))
    .map(({ id, from, to }) => ({ id, runs: body.paragraphs.slice(from, to).flatMap(({ runs }) => runs) }));
}

function paragraphsOf(body: Body, styles: Styles, numbering: Numbering): readonly WordParagraph[] {
  hangFootnotes(body.paragraphs);
  let before: OpenParagraph | null = null;
  return body.paragraphs.flatMap((paragraph) => {
    const style = styles.of(paragraph.style);
    const { runs, markAdded, markRemoved, anchors } = paragraph;
    const { line, where, column, footnotes, rightToLeft, work, proposal } = paragraph;
    const isNew = runs.length > 0 && runs.every(({ added }) => added !== null);
    const parted = markAdded !== null || before?.markAdded != null;
    before = paragraph;
    const numId = paragraph.numId ?? style.list?.numId ?? "0";
    const level = paragraph.level ?? style.list?.level ?? 0;
    // A paragraph that was put in takes no number of those that stood there.
    const counted = numId === "0" || (isNew && parted) ? "" : numbering.next({ numId, level });
    const isMarked = markAdded !== null || markRemoved !== null || anchors.length > 0;
    if (isEmpty(paragraph) && !isMarked && work === null) return [];
    return [
      {
        line,
        style: style.name,
        outline: paragraph.outline ?? style.outline,
        number: paragraph.ownNumber || counted,
        printed: `${counted} ${paragraph.printed}`,
        where,
        column,
        work,
        proposal,
        runs,
        markAdded,
        markRemoved,
        tags: [...paragraph.tags],
        anchors,
        footnotes,
        language: mainLanguageOf(paragraph) || style.language,
        rightToLeft,
      },
    ];
  });
}

const isEmpty = ({ runs, printed }: OpenParagraph): boolean => runs.length === 0 && printed === "";

/** A footnote in a paragraph without words hangs on the words above it, or on the first ones below. */
function hangFootnotes(paragraphs: readonly OpenParagraph[]): void {
  let above: OpenParagraph | null = null;
  let waiting: FootnoteSign[] = [];
  for (const paragraph of paragraphs) {
    if (!isEmpty(paragraph)) {
      paragraph.footnotes.unshift(...waiting.map((sign) => ({ ...sign, at: 0 })));
      waiting = [];
      above = paragraph;
      continue;
    }
    const signs = paragraph.footnotes.splice(0);
    if (above === null) waiting.push(...signs);
    else above.footnotes.push(...signs.map((sign) => ({ ...sign, at: above!.chars })));
  }
}

const madeOf = (marks: ReadonlyMap<string, string>): WordFileMade | null => {
  const [opinion, baseText, form] = ["opinion", "base-text", "form"].map((name) =>
    marks.get(`concord-${name}`),
  );
  if (opinion === undefined || form === undefined || !/^\d{1,6}$/u.test(baseText ?? "")) return null;
  return { opinion, baseText: Number(baseText), form };
};
