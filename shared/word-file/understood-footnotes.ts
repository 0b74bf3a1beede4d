import { UNDECIDED } from "../text/clean-result.ts";
import { FOOTNOTE_CHARS_MAX } from "../limits.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { wholeBeginning } from "../text/whole-characters.ts";
import type { MatchedParagraph } from "./understood-proposals.ts";
import { shortened } from "./shortened.ts";
import type { AgainstClause, NotUnderstood, UnderstoodFootnote } from "./understood.ts";
import { remains } from "./tracked-pairs.ts";
import type { FootnoteSign, WordFile, WordFootnote, FileRun } from "./word-file.ts";

type Sign = FootnoteSign & { readonly text: string; readonly wordsBefore: string };

/**
 * Changes of a file to footnotes: those with the same words are the same, of the others one that nobody put in takes
 * the place of one that stands. One that is not there is struck only where somebody tracked that.
 */
export function understoodFootnotes(
  { footnotes }: Pick<WordFile, "footnotes">,
  rows: readonly MatchedParagraph[],
  against: readonly AgainstClause[],
): readonly UnderstoodFootnote[] {
  const notes = new Map(footnotes.map((one) => [one.id, standing(one)]));
  const found: UnderstoodFootnote[] = [];
  for (const { match, language, after } of rows) {
    if (match === null || language !== null || after === null) continue;
    const clause = against[match.clause]!;
    const signs = after.paragraphs.flatMap(({ runs, footnotes: here }): readonly Sign[] =>
      here.map((one) => ({
        ...one,
        text: notes.get(one.id) ?? "",
        wordsBefore: wordsUpTo(runs, one.at),
      })),
    );
    // Of a clean file the footnote behind […] says what is undecided there.
    const live = signs.filter(
      ({ removed, wordsBefore, text }) =>
        removed === null && text !== "" && !wordsBefore.trimEnd().endsWith(UNDECIDED),
    );
    const stands = [...(clause.notes ?? [])];
    const take = (text: string) => {
      const at = stands.findIndex((one) => folded(one.text) === text);
      return at < 0 ? undefined : stands.splice(at, 1)[0];
    };
    const others = live.filter(({ text }) => take(text) === undefined);
    const put = (
      kind: UnderstoodFootnote["kind"],
      { text, wordsBefore }: Sign,
      footnoteId: UnderstoodFootnote["footnoteId"],
    ): void => {
      const at = placeIn(clause.text, wordsBefore);
      found.push({ n: found.length + 1, clauseId: clause.id, kind, footnoteId, at, text });
    };
    for (const one of signs) {
      if (one.removed === null || one.added !== null) continue;
      const struck = take(one.text);
      if (struck !== undefined) put("delete", one, struck.id);
    }
    for (const one of others) {
      const instead = one.added === null ? stands.shift() : undefined;
      put(instead === undefined ? "add" : "change", one, instead?.id ?? null);
    }
  }
  return found;
}

/** Footnotes that somebody put into a paragraph which is no clause yet: there is nothing that they could hang on. */
export function footnotesNowhere(
  { footnotes }: Pick<WordFile, "footnotes">,
  rows: readonly MatchedParagraph[],
  against: readonly AgainstClause[],
): readonly NotUnderstood[] {
  const notes = new Map(footnotes.map((one) => [one.id, standing(one)]));
  const known = new Set(against.flatMap((clause) => (clause.notes ?? []).map(({ text }) => folded(text))));
  return rows.flatMap(({ match, stood, after }) => {
    if (match !== null || after === null) return [];
    return after.paragraphs.flatMap(({ line, footnotes: here }) =>
      here.flatMap(({ id, added, removed }): NotUnderstood[] => {
        const words = notes.get(id) ?? "";
        const isNew = removed === null && (added !== null || (stood.text === "" && !known.has(words)));
        return isNew && words !== "" ? [{ line, why: "footnote", words: shortened(words) }] : [];
      }),
    );
  });
}

const standing = ({ runs }: WordFootnote): string =>
  wholeBeginning(folded(runs.map((run) => (remains(run) ? run.text : "")).join("")), FOOTNOTE_CHARS_MAX);

const folded = (text: string): string => toPlainWords(text).normalize("NFC").replace(/\s+/gu, " ").trim();

/** Returns the words before a place, without struck ones. */
export function wordsUpTo(runs: readonly FileRun[], at: number): string {
  let left = at;
  let words = "";
  for (const run of runs) {
    const { text } = run;
    if (remains(run)) words += text.slice(0, Math.max(left, 0));
    left -= text.length;
  }
  return words;
}

const BEFORE_CHARS = 24;

/** Behind the same words, where they stand once; else at the end. */
function placeIn(words: string, before: string): number {
  const tail = before.trimEnd().slice(-BEFORE_CHARS);
  for (let from = 0; from < tail.length - 3; from++) {
    const some = tail.slice(from);
    const at = words.indexOf(some);
    if (at >= 0 && words.indexOf(some, at + 1) < 0) return at + some.length;
  }
  return words.length;
}
