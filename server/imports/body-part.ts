import { WORD_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import { clauseOfTag } from "../../shared/word-file/clause-tag.ts";
import type { LeftOut, RevisionTally } from "../../shared/word-file/word-file.ts";
import { openBookmarks } from "./clause-bookmarks.ts";
import { openAnchors } from "./comment-anchors.ts";
import { FileFault } from "./fault.ts";
import { type Entered, openElements } from "./open-elements.ts";
import { type OpenParagraph, openParagraph } from "./open-paragraph.ts";
import { openPlaces } from "./open-places.ts";
import { openRevisions } from "./open-revisions.ts";
import { openParagraphWords } from "./paragraph-words.ts";
import type { XmlReader } from "./read-xml.ts";
import { isAddition, isTracked, isTrackedCell } from "./revision-tally.ts";
import { isOn, readRunLooks } from "./run-looks.ts";
import { levelOf, type StyleLooks } from "./styles-part.ts";
import { drawnWords, NO_SIGN, symbolOf } from "./symbol-signs.ts";
import { tellLooks } from "./told-looks.ts";

/** One place that holds words: the text itself, a header, the footnotes. */
export type Body = {
  readonly reader: XmlReader;
  readonly paragraphs: readonly OpenParagraph[];
};

type Attribute = (local: string) => string | null;
export type BodyOptions = {
  readonly spent: { runs: number; paragraphs: number; chars: number };
  readonly tally: { -readonly [Where in keyof RevisionTally]: number };
  readonly leave: (what: LeftOut["what"], line: number, words?: string) => void;
  readonly looksOf: (style: string) => StyleLooks;
  /** In headers and footnotes tracked changes are told and not proposed. */
  readonly elsewhere: LeftOut["what"] | null;
};

const PICTURES = new Set(["w:drawing", "w:pict"]);

/** Reads paragraphs in order: words with their revisions, ids, anchors, lists; text boxes and tables too. */
export function openBody({ spent, tally, leave, looksOf, elsewhere }: BodyOptions): Body {
  const paragraphs: OpenParagraph[] = [];
  const open: OpenParagraph[] = [];
  const elements = openElements();
  const { names } = elements;
  const revisions = openRevisions();
  const places = openPlaces();
  const words = openParagraphWords({ spent, looksOf, revisions });
  const bookmarks = openBookmarks();
  const anchors = openAnchors();
  let inWords = false;
  /** Form controls so far: an object without one is left out. */
  let controls = 0;

  const here = (): number => open.at(-1)?.line ?? paragraphs.length;
  const say = (text: string): void =>
    words.say(text, { paragraph: open.at(-1), inLink: names.includes("w:hyperlink") });

  const tracked = (name: string, attribute: Attribute, parent: string): Entered => {
    const count = (where: keyof RevisionTally): void => {
      tally[elsewhere === null ? where : "elsewhere"] += 1;
      if (elsewhere !== null) leave(elsewhere, here());
    };
    const revision = revisions.read(name, attribute);
    const paragraph = open.at(-1);
    if (parent === "w:rPr" && names.at(-2) === "w:pPr" && paragraph !== undefined) {
      count("marks");
      paragraph[isAddition(name) ? "markAdded" : "markRemoved"] = revision;
      return null;
    }
    if (parent === "w:trPr" || parent === "w:tcPr") {
      count("rows");
      revisions.changeCell(name, revision);
      return null;
    }
    if (parent === "w:numPr" || parent.endsWith("Pr")) {
      count("numbering");
      leave("numbering", here());
      return null;
    }
    const before = words.chars();
    const end = revisions.enter(name, revision);
    return () => {
      end();
      count(words.chars() > before ? "words" : "empty");
    };
  };

  const begin = (): Entered => {
    spent.paragraphs += 1;
    if (spent.paragraphs > WORD_PARAGRAPHS_MAX) throw new FileFault("tooManyPieces");
    const paragraph = openParagraph(paragraphs.length + 1, places.begin());
    paragraphs.push(paragraph);
    open.push(paragraph);
    anchors.begin(paragraph);
    return () => {
      const outer = revisions.ofCell();
      paragraph.markAdded ??= outer.added;
      paragraph.markRemoved ??= outer.removed;
      open.pop();
      tellLooks(paragraph, leave);
    };
  };

  const enter = (name: string, attribute: Attribute, parent: string): Entered => {
    if (isTracked(name) || isTrackedCell(name)) return tracked(name, attribute, parent);
    if (parent === "w:rPr" && names.at(-2) !== "w:pPr" && readRunLooks(words.run(), name, attribute))
      return null;
    const paragraph = open.at(-1);
    switch (name) {
      case "w:p":
        return begin();
      case "w:r":
      case "m:r":
        words.beginRun();
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
      case "w:fldChar":
        words.field(attribute("fldCharType"));
        return null;
      case "w:lang": {
        if (parent !== "w:rPr") return null;
        const run = words.run();
        run.language = attribute(run.rightToLeft ? "bidi" : "val") ?? attribute("val") ?? "";
        return null;
      }
      case "w:rtl":
        words.run().rightToLeft = isOn(attribute);
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
        return places.enterControl();
      case "w:tag": {
        const tag = attribute("val") ?? "";
        if (parent !== "w:sdtPr" || !places.nameControl(tag)) return null;
        if (paragraph !== undefined) places.put(paragraph, tag);
        return null;
      }
      case "w:bookmarkStart": {
        const tag = attribute("name") ?? "";
        if (paragraph !== undefined) places.put(paragraph, tag);
        else places.mark(tag);
        if (paragraph !== undefined && clauseOfTag(tag) !== null)
          bookmarks.start(attribute("id") ?? "", { tag, from: paragraphs.length });
        return null;
      }
      case "w:bookmarkEnd": {
        const mark = bookmarks.end(attribute("id") ?? "", paragraphs.length);
        // A clause that was cut in two where its control is gone: the mark began in the first half and ends in the last.
        if (mark !== null && paragraph !== undefined && paragraph.chars > 0)
          for (const half of paragraphs.slice(mark.from))
            if (half.tags.size === 0) places.put(half, mark.tag);
        return null;
      }
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        revisions.moveStarts(attribute("name") ?? "");
        return null;
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        revisions.moveEnds();
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
        const { putIn, struck } = revisions.here();
        paragraph?.footnotes.push({ id, at: paragraph.chars, added: putIn, removed: struck });
        return null;
      }
      case "w:tbl":
        return places.enterTable();
      case "w:tr": {
        const [leaveRow, leaveCell] = [places.enterRow(), revisions.enterCell()];
        return () => {
          leaveRow();
          leaveCell();
        };
      }
      case "w:tc":
        places.nextCell();
        return revisions.enterCell();
      case "w:txbxContent":
        return places.enterBox();
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
        const skipping = elements.skipping();
        if (skipping === null) return elements.open(name, enter(name, attribute, names.at(-1) ?? ""));
        if (isTracked(name) || isTrackedCell(name))
          tally[skipping === "mc:Fallback" ? "repeated" : "numbering"] += 1;
        elements.open(name, null);
      },
      close: elements.close,
      text: (text) => {
        if (elements.skipping() !== null || !inWords) return;
        const drawn = drawnWords(text.replace(/[\r\n\t]/gu, " "), words.run().font);
        if (!drawn.isRead) leave("strangeSign", here());
        say(drawn.text);
      },
    },
  };
}
