import type { ToldLines } from "../plain-text/text-paragraphs.ts";
import { wholeBeginning } from "../text/whole-characters.ts";
import { leftOutOf } from "./left-out-of.ts";
import { foreignText } from "./foreign-text.ts";
import { ownText } from "./own-text.ts";
import { shortened } from "./shortened.ts";
import { withoutRunning } from "./running-proposals.ts";
import type { LineKind, LineUse } from "./taken-line.ts";
import { commentsAndChanges } from "./told-of-file.ts";
import type { NotUnderstood } from "./understood.ts";
import type { WordFile } from "./word-file.ts";
import { type WordLine, wordLines } from "./word-lines.ts";

/** A Word file as a new text: a plain text with the file's paragraphs as lines, and the parts left out. */
export type DraftSource = {
  readonly text: string;
  readonly told: ToldLines | null;
  readonly footnotes: readonly string[];
  readonly not: readonly NotUnderstood[];
};

/** Of a long stretch, as a list of contents, so much is told. */
const NOT_CHARS = 2_000;

/** Reads a Word file as a new text, by hidden ids in our own files, else by ITU's styles and by its words (rule X21). */
export function draftOfWord(whole: WordFile): DraftSource {
  const { made } = whole;
  const { file, not: running } = made === null ? { file: whole, not: [] } : withoutRunning(whole);
  const { lines, footnotes } = wordLines(file);
  const isOurs = made !== null && lines.some(({ isTagged }) => isTagged);
  const taken = isOurs ? ownText(lines) : foreignText(lines);
  const source: string[] = [];
  const kinds = new Map<number, LineKind>();
  lines.forEach(({ line, number, signed }, i) => {
    const one = taken[i]!;
    if ("not" in one) return;
    const printed = one.number ?? number;
    source[line - 1] = printed === "" || one.kind !== null ? signed : `${printed}\t${signed}`;
    if (one.kind !== null) kinds.set(line, one.kind);
  });
  return {
    text: Array.from(source, (words) => words ?? "").join("\n"),
    told: { isParagraph: true, kindOf: (line) => kinds.get(line) ?? null },
    footnotes,
    not: [...running, ...notTaken(lines, taken), ...commentsAndChanges(file), ...leftOutOf(file)].toSorted(
      (a, b) => a.line - b.line,
    ),
  };
}

/** Words of tables are told one by one, as of a delegation's file; a masthead and another text as one, with their words. */
function notTaken(lines: readonly WordLine[], taken: readonly LineUse[]): readonly NotUnderstood[] {
  const told: { line: number; why: NotUnderstood["why"]; words: string }[] = [];
  lines.forEach(({ line, number, text }, i) => {
    const one = taken[i]!;
    const last = i > 0 ? taken[i - 1]! : null;
    if (!("not" in one) || one.not === "beside") return;
    const words = `${number} ${text}`.trim();
    const before = told.at(-1);
    if (one.not === "tableWords" || one.not === "textBoxWords")
      told.push({ line, why: one.not, words: shortened(text) });
    else if (before !== undefined && last !== null && "not" in last && last.not === one.not)
      before.words += ` · ${words}`;
    else told.push({ line, why: one.not, words });
  });
  return told.map((one) => ({
    ...one,
    words: one.words.length > NOT_CHARS ? `${wholeBeginning(one.words, NOT_CHARS)}…` : one.words,
  }));
}
