import {
  FootnoteReferenceRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Tab,
  TextRun,
} from "docx";
import type { DocumentFootnote } from "../../shared/opinion-document.ts";
import { readsFromRight, type Script, scriptStretches } from "../../shared/scripts.ts";
import type { ParagraphStyle } from "./docx-styles.ts";

/**
 * Words as XML can hold them: no control characters, lone surrogates or U+FFFE/U+FFFF (XML 1.0, 2.2), and no
 * bidi overrides, which could make a printed line read differently than it is stored. Breaks become spaces.
 */
export const printable = (text: string): string =>
  text
    .replaceAll(/[\t\n\r\u2028\u2029]+/gu, " ")
    .replaceAll(
      /[^\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu,
      "",
    );

/** A tab as Word has it: in a run's text it would be a mere space to some readers. */
export const tab = (): TextRun => new TextRun({ children: [new Tab()] });

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

type GeneratedLooks = Pick<IRunOptions, "style" | "bold"> & { readonly fromRight?: boolean };

/** Generated words: in runs of one script each where they read from the right, else in one. */
export const generatedRuns = (
  text: string,
  { fromRight = readsFromRight(text), ...looks }: GeneratedLooks = {},
): TextRun[] =>
  fromRight
    ? scriptStretches(printable(text), { fromRight: true }).map(
        ({ script, text: some }) => new TextRun({ text: some, ...looks, ...SCRIPT_RUNS[script] }),
      )
    : [new TextRun({ text: printable(text), ...looks })];

/** The footnotes of one file: Word wants them numbered through, and kept apart from the body. */
export type FootnoteShelf = {
  /** BCP 47, of the texts' Latin words where they are in another language than the file; else absent. */
  readonly latin?: string;
  readonly put: (text: string) => number;
  readonly all: () => Readonly<Record<string, { readonly children: readonly Paragraph[] }>>;
};

export function footnoteShelf(latin?: string): FootnoteShelf {
  const shelf: Record<string, { readonly children: readonly Paragraph[] }> = {};
  let last = 0;
  const language = latin === undefined ? {} : { language: latin };
  return {
    ...(latin === undefined ? {} : { latin }),
    put(text) {
      last += 1;
      shelf[last] = {
        children: [
          new Paragraph({
            style: "FootnoteText",
            ...(readsFromRight(text) ? { bidirectional: true } : {}),
            children: scriptRuns(` ${text}`, { fromRight: readsFromRight(text), ...language }),
          }),
        ],
      };
      return last;
    },
    all: () => shelf,
  };
}

/** A clause's words as runs: brackets in their own style, each footnote's sign after the character it hangs on. */
export function wordRuns(
  text: string,
  footnotes: readonly DocumentFootnote[],
  shelf: FootnoteShelf,
): (TextRun | FootnoteReferenceRun)[] {
  const runs: (TextRun | FootnoteReferenceRun)[] = [];
  const looks = {
    fromRight: readsFromRight(text),
    ...(shelf.latin === undefined ? {} : { language: shelf.latin }),
  };
  let from = 0;
  for (const footnote of footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    const to = Math.min(Math.max(footnote.at, from), text.length);
    runs.push(...scriptRuns(text.slice(from, to), looks), new FootnoteReferenceRun(shelf.put(footnote.text)));
    from = to;
  }
  runs.push(...scriptRuns(text.slice(from), looks));
  return runs;
}

/** Fonts, language and direction of each script; Latin words have those of the file. */
const SCRIPT_RUNS: Readonly<Record<Script, Pick<IRunOptions, "font" | "language" | "rightToLeft">>> = {
  latin: {},
  cyrillic: { language: { value: "ru-RU" } },
  arabic: { rightToLeft: true, language: { bidirectional: "ar-SA" } },
  han: { font: { hint: "eastAsia" }, language: { eastAsia: "zh-CN" } },
};

export type RunLooks = {
  readonly fromRight: boolean;
  /** A character style of all of them; brackets have their own where there is none. */
  readonly style?: string;
  /** BCP 47, of the Latin words where they are not English. */
  readonly language?: string;
  /** In place of plain words: what the words are in. */
  readonly words?: (text: string) => IRunOptions["children"];
};

/** Words as runs of one script each, brackets apart. */
export const scriptRuns = (text: string, { fromRight, style, language, words }: RunLooks): TextRun[] =>
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
          ...(script === "latin" && language !== undefined ? { language: { value: language } } : {}),
          ...SCRIPT_RUNS[script],
        });
      });
    });
