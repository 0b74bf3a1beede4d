import { numberedWords } from "./paragraph-words.ts";
import { FOOTNOTE_CHARS_MAX } from "../limits.ts";
import {
  beforeClosing,
  FOOTNOTE_SIGNS_MAX,
  footnoteSign,
  toPlainWithSigns,
  withoutPrivateUse,
} from "../plain-text/footnote-signs.ts";
import { toPlainWords } from "../plain-words.ts";
import { isVerbLine } from "./match-paragraphs.ts";
import type { WordFile, WordParagraph } from "./word-file.ts";
import { trackedPairs } from "./tracked-pairs.ts";
import { wholeBeginning } from "../whole-characters.ts";

const TITLE = /^(?:res_?title|title|rec_?title|opinion ?title|heading 1)\b/u;

/**
 * A Word file as plain text in the form that the reader of texts knows, as it reads with all its changes; in it a sign
 * for each footnote, by its place in the list.
 */
export function plainTextOf({ paragraphs, footnotes }: WordFile): {
  readonly text: string;
  readonly footnotes: readonly string[];
} {
  const words = new Map(
    footnotes.map(({ id, runs }) => [
      id,
      wholeBeginning(
        toPlainWords(runs.map(({ text, removed }) => (removed === null ? text : "")).join("")).trim(),
        FOOTNOTE_CHARS_MAX,
      ),
    ]),
  );
  const notes: string[] = [];
  const signOf = (id: string): string => {
    const text = words.get(id) ?? "";
    return text === "" || notes.length >= FOOTNOTE_SIGNS_MAX ? "" : footnoteSign(notes.push(text) - 1);
  };
  const text = trackedPairs(paragraphs)
    .flatMap(({ after }) => {
      if (after === null) return [];
      const [first] = after.paragraphs;
      const style = first?.style ?? "";
      const raw = after.paragraphs.map((one) => signedWords(one, signOf)).join("");
      const { number, text: own } = numberedWords(raw, first?.number ?? "", toPlainWithSigns);
      const line = beforeClosing(own);
      if (line === "") return [];
      if (TITLE.test(style)) return [`# ${line}`];
      if (isVerbLine({ text: line, number, style, tags: [] })) return [`_${line}_`];
      return [number === "" ? line : `${number}\t${line}`];
    })
    .join("\n\n");
  return { text, footnotes: notes };
}

/** What stands of a paragraph, with the signs of the footnotes that do. */
function signedWords({ runs, footnotes }: WordParagraph, signOf: (id: string) => string): string {
  const signs = footnotes.filter(({ removed }) => removed === null).toSorted((a, b) => a.at - b.at);
  let [at, next, words] = [0, 0, ""];
  const hangUpTo = (place: number): void => {
    for (; signs[next] !== undefined && signs[next]!.at <= place; next++) words += signOf(signs[next]!.id);
  };
  for (const { text, removed } of runs) {
    hangUpTo(at);
    let rest = text;
    while (rest !== "") {
      const length = Math.min(rest.length, (signs[next]?.at ?? Infinity) - at);
      if (removed === null) words += withoutPrivateUse(rest.slice(0, length));
      rest = rest.slice(length);
      at += length;
      hangUpTo(at);
    }
  }
  hangUpTo(Infinity);
  return words;
}
