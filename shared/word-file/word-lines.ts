import { FOOTNOTE_CHARS_MAX } from "../limits.ts";
import {
  beforeClosing,
  FOOTNOTE_SIGNS_MAX,
  footnoteSign,
  takeSigns,
  toPlainWithSigns,
  withoutPrivateUse,
} from "../plain-text/footnote-signs.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { wholeBeginning } from "../text/whole-characters.ts";
import { isVerbLine } from "./match-paragraphs.ts";
import { numberedWords } from "../printed/paragraph-words.ts";
import { type ParagraphRole, roleOf } from "./paragraph-roles.ts";
import { remains, trackedPairs } from "./tracked-pairs.ts";
import type { WordFile, WordParagraph } from "./word-file.ts";

/** A paragraph of a Word file as it reads with all its changes. */
export type WordLine = {
  /** Its place in the file, from 1. */
  readonly line: number;
  readonly style: string;
  readonly role: ParagraphRole | null;
  readonly isVerb: boolean;
  readonly number: string;
  /** Its words with a sign for each footnote. */
  readonly signed: string;
  /** Its words alone. */
  readonly text: string;
  readonly where: WordParagraph["where"];
  readonly column: number | null;
  /** It carries the hidden id of a clause, or stands beside one in another language. */
  readonly isTagged: boolean;
  readonly isWork: boolean;
};

/** All paragraphs with words, and the footnotes whose signs stand in them, in order. */
export function wordLines({ paragraphs, footnotes }: WordFile): {
  readonly lines: readonly WordLine[];
  readonly footnotes: readonly string[];
} {
  const words = new Map(
    footnotes.map(({ id, runs }) => [
      id,
      wholeBeginning(
        toPlainWords(runs.map((run) => (remains(run) ? run.text : "")).join("")).trim(),
        FOOTNOTE_CHARS_MAX,
      ),
    ]),
  );
  const notes: string[] = [];
  const signOf = (id: string): string => {
    const text = words.get(id) ?? "";
    return text === "" || notes.length >= FOOTNOTE_SIGNS_MAX ? "" : footnoteSign(notes.push(text) - 1);
  };
  const lines = trackedPairs(paragraphs).flatMap(({ after }): readonly WordLine[] => {
    if (after === null) return [];
    const [first] = after.paragraphs;
    const raw = after.paragraphs.map((one) => signedWords(one, signOf)).join("");
    const { number, text: own } = numberedWords(raw, first?.number ?? "", toPlainWithSigns);
    const signed = beforeClosing(own);
    const { text } = takeSigns(signed);
    if (signed === "") return [];
    const style = first?.style ?? "";
    return [
      {
        line: after.line,
        style,
        role: roleOf(style),
        isVerb: isVerbLine({ text, number, style, tags: [] }),
        number,
        signed,
        text,
        where: first?.where ?? "body",
        column: first?.column ?? null,
        isTagged: after.paragraphs.some(({ tags }) => tags.length > 0),
        isWork: after.paragraphs.some(({ work }) => work !== null),
      },
    ];
  });
  return { lines, footnotes: notes };
}

/** Returns the words of a paragraph that remain, with the signs of its remaining footnotes. */
function signedWords({ runs, footnotes }: WordParagraph, signOf: (id: string) => string): string {
  const signs = footnotes.filter(({ removed }) => removed === null).toSorted((a, b) => a.at - b.at);
  let [at, next, words] = [0, 0, ""];
  const hangUpTo = (place: number): void => {
    for (; signs[next] !== undefined && signs[next]!.at <= place; next++) words += signOf(signs[next]!.id);
  };
  for (const run of runs) {
    hangUpTo(at);
    let rest = run.text;
    while (rest !== "") {
      const length = Math.min(rest.length, (signs[next]?.at ?? Infinity) - at);
      if (remains(run)) words += withoutPrivateUse(rest.slice(0, length));
      rest = rest.slice(length);
      at += length;
      hangUpTo(at);
    }
  }
  hangUpTo(Infinity);
  return words;
}
