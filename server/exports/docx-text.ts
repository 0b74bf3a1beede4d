import {
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Tab,
  TextRun,
} from "docx";
import type { DocumentFootnote } from "../../shared/document/opinion-document.ts";
import { LEFT_TO_RIGHT_MARK, numberPieces, RIGHT_TO_LEFT_MARK } from "../../shared/text/number-pieces.ts";
import {
  readsFromRight,
  type Script,
  type ScriptStretch,
  scriptStretches,
} from "../../shared/text/scripts.ts";
import { GeneratedLatinRun } from "./docx-language.ts";
import type { ParagraphStyle } from "./docx-styles.ts";
import { printable } from "./printable.ts";

/** A tab as Word has it: in a run's text it would be a mere space to some readers. */
export const tab = (): TextRun => new TextRun({ children: [new Tab()] });

/**
 * The mark between figures of two changes, in a style by which the import knows that nobody wrote it. It stands twice,
 * since LibreOffice 26.8 does not heed a run that is one mark alone.
 */
export const apart = (): TextRun =>
  new TextRun({ text: RIGHT_TO_LEFT_MARK.repeat(2), style: "Apart", rightToLeft: true });

type LineOptions = Pick<IParagraphOptions, "keepNext" | "spacing"> & {
  /** Of a page that reads from the right; else its first letter tells. */
  readonly fromRight?: boolean;
};

/** Shorthand for a paragraph of plain words: `\t` is a tab, `\n` breaks the line. */
export function line(
  style: ParagraphStyle,
  text: string,
  { fromRight = readsFromRight(text), ...options }: LineOptions = {},
): Paragraph {
  return new Paragraph({
    style,
    ...fromRightLooks(text, fromRight),
    children: lineRuns(text, { fromRight }),
    ...options,
  });
}

/** `\t` is a tab, `\n` breaks the line. */
export const lineRuns = (text: string, looks: GeneratedLooks = {}): TextRun[] =>
  text.split(/([\t\n])/u).flatMap((part) => {
    if (part === "\t") return [tab()];
    return part === "\n" ? [new TextRun({ break: 1 })] : generatedRuns(part, looks);
  });

/** Of a paragraph whose words read from the right. */
export const fromRightLooks = (
  text: string,
  fromRight = readsFromRight(text),
): Pick<IParagraphOptions, "bidirectional"> => (fromRight ? { bidirectional: true } : {});

type GeneratedLooks = Pick<IRunOptions, "style" | "bold" | "italics"> &
  Pick<RunStyle, "words"> & { readonly fromRight?: boolean };

/** Generated words, in runs of one script each: each has a language of its own. */
export const generatedRuns = (
  text: string,
  { fromRight = readsFromRight(text), words, ...looks }: GeneratedLooks = {},
): TextRun[] =>
  generatedStretches(printable(text), fromRight).map(({ script, text: some }) => {
    const children = words?.(some);
    const said = children === undefined ? { text: some } : { children };
    const options = { ...said, ...looks, ...SCRIPT_RUNS[script] };
    return script === "latin" ? new GeneratedLatinRun(options) : new TextRun(options);
  });

/** In a line from the right a clause's number keeps its bracket behind it. */
const generatedStretches = (text: string, fromRight: boolean): readonly ScriptStretch[] =>
  fromRight
    ? numberPieces(text).flatMap((piece): readonly ScriptStretch[] =>
        piece.isNumber
          ? [{ script: "latin", text: piece.text + LEFT_TO_RIGHT_MARK }]
          : scriptStretches(piece.text, { fromRight }),
      )
    : scriptStretches(text, { fromRight });

/** The footnotes of one file: Word wants them numbered through, and kept apart from the body. */
export type FootnoteShelf = {
  /** BCP 47, of the Latin words of the text that is written. */
  readonly latin: string;
  readonly put: (text: string) => number;
  readonly all: () => Readonly<Record<string, { readonly children: readonly Paragraph[] }>>;
  /** The same shelf, for a text whose Latin words are in this language. */
  readonly of: (latin: string) => FootnoteShelf;
};

export function footnoteShelf(latin: string): FootnoteShelf {
  const shelf: Record<string, { readonly children: readonly Paragraph[] }> = {};
  let last = 0;
  const all = () => shelf;
  const of = (language: string): FootnoteShelf => ({
    latin: language,
    put(text) {
      last += 1;
      const fromRight = readsFromRight(text);
      shelf[last] = {
        children: [
          new Paragraph({
            style: "FootnoteText",
            ...(fromRight ? { bidirectional: true } : {}),
            children: scriptRuns(` ${text}`, { fromRight, language }),
          }),
        ],
      };
      return last;
    },
    all,
    of,
  });
  return of(latin);
}

/** A clause's words as runs: brackets in their own style, each footnote's sign after the character it hangs on. */
export function wordRuns(
  text: string,
  footnotes: readonly DocumentFootnote[],
  shelf: FootnoteShelf,
): (TextRun | FootnoteReferenceRun)[] {
  const runs: (TextRun | FootnoteReferenceRun)[] = [];
  const looks = { fromRight: readsFromRight(text), language: shelf.latin };
  let from = 0;
  for (const footnote of footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    const to = Math.min(Math.max(footnote.at, from), text.length);
    runs.push(...scriptRuns(text.slice(from, to), looks), new FootnoteReferenceRun(shelf.put(footnote.text)));
    from = to;
  }
  runs.push(...scriptRuns(text.slice(from), looks));
  return runs;
}

/** Fonts, language and direction of each script; the language of Latin words is told apart. */
const SCRIPT_RUNS: Readonly<Record<Script, Pick<IRunOptions, "font" | "language" | "rightToLeft">>> = {
  latin: {},
  cyrillic: { language: { value: "ru-RU" } },
  arabic: { rightToLeft: true, language: { bidirectional: "ar-SA" } },
  han: { font: { hint: "eastAsia" }, language: { eastAsia: "zh-CN" } },
};

export type RunStyle = {
  readonly fromRight: boolean;
  /** A character style of all of them; brackets have their own where there is none. */
  readonly style?: string;
  /** BCP 47, of the Latin words. */
  readonly language: string;
  /** In place of plain words: what the words are in. */
  readonly words?: (text: string) => IRunOptions["children"];
};

/** Words as runs of one script each, brackets apart. */
export const scriptRuns = (text: string, { fromRight, style, language, words }: RunStyle): TextRun[] =>
  printable(text)
    .split(/([[\]]+)/u)
    .filter((part) => part !== "")
    .flatMap((part) => {
      const looks = style ?? (/^[[\]]/u.test(part) ? "Bracket" : undefined);
      return scriptStretches(part, { fromRight }).map(({ script, text: some }) => {
        const children = words?.(some);
        return new TextRun({
          ...(children === undefined ? { text: some } : { children }),
          ...(looks === undefined ? {} : { style: looks }),
          ...(script === "latin" ? { language: { value: language } } : {}),
          ...SCRIPT_RUNS[script],
        });
      });
    });
