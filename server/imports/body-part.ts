import { WORD_CHARS_MAX, WORD_PARAGRAPHS_MAX, WORD_RUNS_MAX } from "../../shared/limits.ts";
import { clauseOfTag, proposalOfTag } from "../../shared/word-file/clause-tag.ts";
import { BILINGUAL_COLUMNS, workOfTag } from "../../shared/text/work-language.ts";
import type {
  LeftOut,
  FileChangeAuthor,
  RevisionTally,
  WorkPlace,
} from "../../shared/word-file/word-file.ts";
import { openBookmarks } from "./clause-bookmarks.ts";
import { openAnchors } from "./comment-anchors.ts";
import { FileFault } from "./fault.ts";
import type { OpenParagraph } from "./open-paragraph.ts";
import { addWords, openParagraph } from "./open-paragraph.ts";
import { ownPart, withoutStyledClosingSign } from "./own-styles.ts";
import type { XmlReader } from "./read-xml.ts";
import { isAddition, isTracked, isTrackedCell, revisionOf } from "./revision-tally.ts";
import { isOn, newRunLooks, readRunLooks } from "./run-looks.ts";
import type { StyleLooks } from "./styles-part.ts";
import { levelOf } from "./styles-part.ts";
import { drawnWords, NO_SIGN, symbolOf } from "./symbol-signs.ts";
import { tellLooks } from "./told-looks.ts";

/** One place that holds words: the text itself, a header, the footnotes. */
export type Body = {
  readonly reader: XmlReader;
  readonly paragraphs: readonly OpenParagraph[];
};

type Attribute = (local: string) => string | null;
type Around = { added: FileChangeAuthor | null; removed: FileChangeAuthor | null };
/** Runs when an element ends; `skip`: nothing in it is read. */
type Entered = (() => void) | null | "skip";

export type BodyOptions = {
  readonly spent: { runs: number; paragraphs: number; chars: number };
  readonly tally: { -readonly [Where in keyof RevisionTally]: number };
  readonly leave: (what: LeftOut["what"], line: number, words?: string) => void;
  readonly looksOf: (style: string) => StyleLooks;
  /** In headers and footnotes tracked changes are told and not proposed. */
  readonly elsewhere: LeftOut["what"] | null;
};

/** LibreOffice moves the control of an empty cell into the next row: only in its own column is it where it was. */
const isOwnPlace = (row?: { readonly column: number }): boolean => row?.column === BILINGUAL_COLUMNS.own;

const PICTURES = new Set(["w:drawing", "w:pict"]);

/** Reads paragraphs in order: words with their revisions, ids, anchors, lists; text boxes and tables too. */
export function openBody({ spent, tally, leave, looksOf, elsewhere }: BodyOptions): Body {
  const paragraphs: OpenParagraph[] = [];
  const names: string[] = [];
  const leaving: Entered[] = [];
  let skipped = 0;
  let skippedFor = "";
  const open: OpenParagraph[] = [];
  const added: FileChangeAuthor[] = [];
  const removed: FileChangeAuthor[] = [];
  const around: Around[] = [];
  const tags: string[] = [];
  const marks: string[] = [];
  const moves: string[] = [];
  const bookmarks = openBookmarks();
  const anchors = openAnchors();
  /** Fields that are open: in their code nothing is words. */
  const fields: ("code" | "result")[] = [];
  let boxes = 0;
  let controls = 0;
  let tables = 0;
  /** Of each row that is open: the cell in hand, and the place in another language that one of its bookmarks names. */
  const rows: { column: number; work: WorkPlace | null }[] = [];
  let run = newRunLooks();
  let inWords = false;
  let chars = 0;

  const here = (): number => open.at(-1)?.line ?? paragraphs.length;

  /** The authors of the insertion and the deletion around the current position. */
  const history = (): {
    readonly putIn: FileChangeAuthor | null;
    readonly struck: FileChangeAuthor | null;
  } => {
    const outer = around.findLast((one) => one.added !== null || one.removed !== null);
    return {
      putIn: added.at(-1) ?? outer?.added ?? null,
      struck: removed.at(-1) ?? outer?.removed ?? null,
    };
  };

  const say = (text: string): void => {
    const paragraph = open.at(-1);
    if (paragraph === undefined || fields.includes("code") || text === "") return;
    const byStyle = [run.style, paragraph.style ?? ""].map(looksOf);
    if (run.hidden ?? byStyle.some(({ hidden }) => hidden)) {
      paragraph.hidden += text;
      return;
    }
    spent.chars += text.length;
    if (spent.chars > WORD_CHARS_MAX) throw new FileFault("tooManyPieces");
    const { putIn, struck } = history();
    if (struck === null) paragraph.printed += text;
    const own = ownPart(run.style, text, !paragraph.hasWords);
    if (own === "number") paragraph.ownNumber += text.trim();
    if (own !== null) return;
    const words = putIn === null ? withoutStyledClosingSign(run.style, text) : text;
    chars += words.length;
    const isStruckByHand = struck === null && (run.struck ?? byStyle.some((one) => one.struck));
    addWords(paragraph, {
      text: words,
      added: putIn,
      removed: struck,
      ...(isStruckByHand ? { struckByHand: true } : {}),
    });
    // A link is underlined because it is one.
    const isMarked = run.underlined && fields.length === 0 && !names.includes("w:hyperlink");
    if (isMarked && putIn === null && struck === null) {
      paragraph.underlined += text;
      if (run.coloured) paragraph.hasColour = true;
    }
    paragraph.languages.set(run.language, (paragraph.languages.get(run.language) ?? 0) + text.length);
    if (run.rightToLeft) paragraph.rightToLeft = true;
  };

  const tracked = (name: string, attribute: Attribute, parent: string): Entered => {
    const count = (where: keyof RevisionTally): void => {
      tally[elsewhere === null ? where : "elsewhere"] += 1;
      if (elsewhere !== null) leave(elsewhere, here());
    };
    const revision = revisionOf(name, attribute, moves);
    const paragraph = open.at(-1);
    if (parent === "w:rPr" && names.at(-2) === "w:pPr" && paragraph !== undefined) {
      count("marks");
      if (isAddition(name)) paragraph.markAdded = revision;
      else paragraph.markRemoved = revision;
      return null;
    }
    if (parent === "w:trPr" || parent === "w:tcPr") {
      count("rows");
      const row = around.at(-1);
      if (row !== undefined && isAddition(name)) row.added = revision;
      else if (row !== undefined) row.removed = revision;
      return null;
    }
    if (parent === "w:numPr" || parent.endsWith("Pr")) {
      count("numbering");
      leave("numbering", here());
      return null;
    }
    const before = chars;
    const stack = isAddition(name) ? added : removed;
    stack.push(revision);
    return () => {
      stack.pop();
      count(chars > before ? "words" : "empty");
    };
  };

  const begin = (): Entered => {
    spent.paragraphs += 1;
    if (spent.paragraphs > WORD_PARAGRAPHS_MAX) throw new FileFault("tooManyPieces");
    const where = boxes > 0 ? "textBox" : tables > 0 ? "table" : "body";
    const named = [...tags, ...marks.splice(0)];
    const row = tables > 0 ? rows.at(-1) : undefined;
    const work = isOwnPlace(row)
      ? (named.map(workOfTag).findLast((one) => one !== null) ?? row?.work ?? null)
      : null;
    if (row !== undefined) row.work = work;
    const paragraph = openParagraph(paragraphs.length + 1, {
      where,
      tags: named.flatMap((tag) => clauseOfTag(tag) ?? []),
      work,
      column: row?.column ?? null,
      proposal: named.map(proposalOfTag).findLast((one) => one !== null) ?? null,
    });
    paragraphs.push(paragraph);
    open.push(paragraph);
    anchors.begin(paragraph);
    return () => {
      const outer = around.findLast((one) => one.added !== null || one.removed !== null);
      paragraph.markAdded ??= outer?.added ?? null;
      paragraph.markRemoved ??= outer?.removed ?? null;
      open.pop();
      tellLooks(paragraph, leave);
    };
  };

  const putTag = (paragraph: OpenParagraph, tag: string): void => {
    const id = clauseOfTag(tag);
    if (id !== null) paragraph.tags.add(id);
    const work = workOfTag(tag);
    // LibreOffice puts the control around a paragraph within it.
    paragraph.proposal ??= proposalOfTag(tag);
    const row = rows.at(-1);
    if (work === null || row === undefined || !isOwnPlace(row)) return;
    paragraph.work = work;
    row.work = work;
  };

  const within = (list: Around[]): (() => void) => {
    list.push({ added: null, removed: null });
    return () => void list.pop();
  };

  const enter = (name: string, attribute: Attribute, parent: string): Entered => {
    if (isTracked(name) || isTrackedCell(name)) return tracked(name, attribute, parent);
    if (parent === "w:rPr" && names.at(-2) !== "w:pPr" && readRunLooks(run, name, attribute)) return null;
    const paragraph = open.at(-1);
    switch (name) {
      case "w:p":
        return begin();
      case "w:r":
      case "m:r":
        spent.runs += 1;
        if (spent.runs > WORD_RUNS_MAX) throw new FileFault("tooManyPieces");
        run = newRunLooks();
        return null;
      case "w:t":
      case "w:delText":
      case "m:t":
        inWords = true;
        return () => {
          inWords = false;
        };
      case "w:tab":
        if (parent === "w:r") say("\t");
        return null;
      case "w:br":
      case "w:cr":
        say(" ");
        return null;
      case "w:noBreakHyphen":
        say("\u2011");
        return null;
      case "w:sym": {
        const sign = symbolOf(attribute("font") ?? "", attribute("char") ?? "");
        if (sign === null) leave("strangeSign", here());
        say(sign ?? NO_SIGN);
        return null;
      }
      case "w:fldChar": {
        const type = attribute("fldCharType");
        if (type === "begin") fields.push("code");
        else if (type === "separate" && fields.length > 0) fields[fields.length - 1] = "result";
        else if (type === "end") fields.pop();
        return null;
      }
      case "w:lang":
        if (parent !== "w:rPr") return null;
        run.language = attribute(run.rightToLeft ? "bidi" : "val") ?? attribute("val") ?? "";
        return null;
      case "w:rtl":
        run.rightToLeft = isOn(attribute);
        return null;
      case "w:pStyle":
        if (paragraph !== undefined) paragraph.style = attribute("val");
        return null;
      case "w:outlineLvl":
        if (paragraph !== undefined) paragraph.outline = levelOf(attribute("val"));
        return null;
      case "w:numId":
        if (paragraph !== undefined) paragraph.numId = attribute("val");
        return null;
      case "w:ilvl":
        if (paragraph !== undefined) paragraph.level = levelOf(attribute("val"));
        return null;
      case "w:bidi":
        if (paragraph !== undefined && parent === "w:pPr") paragraph.rightToLeft = isOn(attribute);
        return null;
      case "w:sdt":
        tags.push("");
        return () => void tags.pop();
      case "w:tag": {
        const tag = attribute("val") ?? "";
        if (parent !== "w:sdtPr" || tags.length === 0) return null;
        tags[tags.length - 1] = tag;
        if (paragraph !== undefined) putTag(paragraph, tag);
        return null;
      }
      case "w:bookmarkStart": {
        const tag = attribute("name") ?? "";
        if (paragraph !== undefined) putTag(paragraph, tag);
        else if (clauseOfTag(tag) !== null || workOfTag(tag) !== null) marks.push(tag);
        if (paragraph !== undefined && clauseOfTag(tag) !== null)
          bookmarks.start(attribute("id") ?? "", { tag, from: paragraphs.length });
        return null;
      }
      case "w:bookmarkEnd": {
        const mark = bookmarks.end(attribute("id") ?? "", paragraphs.length);
        // A clause that was cut in two where its control is gone: the mark began in the first half and ends in the last.
        if (mark !== null && paragraph !== undefined && paragraph.chars > 0)
          for (const half of paragraphs.slice(mark.from)) if (half.tags.size === 0) putTag(half, mark.tag);
        return null;
      }
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        moves.push(attribute("name") ?? "");
        return null;
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        moves.pop();
        return null;
      case "w:commentRangeStart":
        anchors.start(attribute("id") ?? "", paragraph ?? null);
        return null;
      case "w:commentRangeEnd":
        anchors.end(attribute("id") ?? "", paragraph ?? null);
        return null;
      case "w:commentReference":
        anchors.refer(attribute("id") ?? "", paragraph ?? null);
        return null;
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const id = `${name === "w:endnoteReference" ? "end" : ""}${attribute("id") ?? ""}`;
        const { putIn, struck } = history();
        paragraph?.footnotes.push({ id, at: paragraph.chars, added: putIn, removed: struck });
        return null;
      }
      case "w:tbl":
        tables += 1;
        return () => {
          tables -= 1;
        };
      case "w:tr": {
        const leave = within(around);
        rows.push({ column: -1, work: null });
        return () => {
          rows.pop();
          leave();
        };
      }
      case "w:tc": {
        const row = rows.at(-1);
        if (row !== undefined) {
          row.column += 1;
          row.work = null;
        }
        return within(around);
      }
      case "w:txbxContent":
        boxes += 1;
        return () => {
          boxes -= 1;
        };
      case "w:object": {
        const [line, before] = [here(), controls];
        return () => controls === before && leave("object", line);
      }
      case "w:control":
        controls += 1;
        leave("control", here());
        return null;
      case "w:altChunk":
      case "w:subDoc":
        leave("subDocument", here());
        return null;
      case "m:oMath":
        leave("formula", here());
        return null;
      case "w:rt":
      case "mc:Fallback":
        return "skip";
      default:
        if (PICTURES.has(name)) leave("picture", here());
        if (name.startsWith("w:") && name.endsWith("Change") && name !== "w:numberingChange") {
          leave("formatting", here());
          return "skip";
        }
        return null;
    }
  };

  return {
    paragraphs,
    reader: {
      open: (name, attribute) => {
        if (skipped > 0) {
          skipped += 1;
          if (isTracked(name) || isTrackedCell(name))
            tally[skippedFor === "mc:Fallback" ? "repeated" : "numbering"] += 1;
          return;
        }
        const entered = enter(name, attribute, names.at(-1) ?? "");
        if (entered === "skip") {
          skipped = 1;
          skippedFor = name;
          return;
        }
        names.push(name);
        leaving.push(entered);
      },
      close: () => {
        if (skipped > 0) {
          skipped -= 1;
          return;
        }
        names.pop();
        const leave = leaving.pop();
        if (typeof leave === "function") leave();
      },
      text: (text) => {
        if (skipped > 0 || !inWords) return;
        const drawn = drawnWords(text.replace(/[\r\n\t]/gu, " "), run.font);
        if (!drawn.isRead) leave("strangeSign", here());
        say(drawn.text);
      },
    },
  };
}
