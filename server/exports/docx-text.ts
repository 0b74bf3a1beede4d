import { FootnoteReferenceRun, type IParagraphOptions, Paragraph, Tab, TextRun } from "docx";
import type { DocumentFootnote } from "../../shared/opinion-document.ts";
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

/** Shorthand for a paragraph of plain words: `\t` is a tab, `\n` breaks the line. */
export function line(
  style: ParagraphStyle,
  text: string,
  options: Pick<IParagraphOptions, "keepNext" | "spacing"> = {},
): Paragraph {
  const children = text.split(/([\t\n])/u).map((part) => {
    if (part === "\t") return tab();
    return part === "\n" ? new TextRun({ break: 1 }) : new TextRun(printable(part));
  });
  return new Paragraph({ style, children, ...options });
}

/** The footnotes of one file: Word wants them numbered through, and kept apart from the body. */
export type FootnoteShelf = {
  readonly put: (text: string) => number;
  readonly all: () => Readonly<Record<string, { readonly children: readonly Paragraph[] }>>;
};

export function footnoteShelf(): FootnoteShelf {
  const shelf: Record<string, { readonly children: readonly Paragraph[] }> = {};
  let last = 0;
  return {
    put(text) {
      last += 1;
      shelf[last] = {
        children: [new Paragraph({ style: "FootnoteText", children: [new TextRun(` ${printable(text)}`)] })],
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
  let from = 0;
  for (const footnote of footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    const to = Math.min(Math.max(footnote.at, from), text.length);
    runs.push(...bracketRuns(text.slice(from, to)), new FootnoteReferenceRun(shelf.put(footnote.text)));
    from = to;
  }
  runs.push(...bracketRuns(text.slice(from)));
  return runs;
}

const bracketRuns = (text: string): TextRun[] =>
  printable(text)
    .split(/([[\]]+)/u)
    .filter((part) => part !== "")
    .map((part) => new TextRun({ text: part, ...(/^[[\]]/u.test(part) ? { style: "Bracket" } : {}) }));
