import type { FrozenClause } from "../opinion/base-text.ts";
import type { ClauseId } from "../ids.ts";
import type { AgainstClause, MatchedBy, NotUnderstood } from "../word-file/understood.ts";
import { bilingualRows, withoutBeside } from "../word-file/bilingual.ts";
import { matchParagraphs, type OriginalParagraph } from "../word-file/match-paragraphs.ts";
import { leftOutOf } from "../word-file/left-out-of.ts";
import { numberedWords, withoutClosingSign } from "../printed/paragraph-words.ts";
import { commentsAndChanges } from "../word-file/told-of-file.ts";
import { trackedPairs } from "../word-file/tracked-pairs.ts";
import type { WordFile } from "../word-file/word-file.ts";

/** A clause of the base text, and what of the file was taken for it. */
export type MatchedVersionClause = Pick<FrozenClause, "id" | "kind" | "level" | "number" | "text"> & {
  /** Empty: nothing in the file was found. */
  readonly version: string;
  readonly by: MatchedBy | null;
};

/** A translation as it was read, before anything of it is kept. */
export type VersionPreview = {
  readonly sha256: string;
  readonly name: string;
  readonly clauses: readonly MatchedVersionClause[];
  /** Words of the file that are no clause's. */
  readonly left: readonly { readonly line: number; readonly words: string }[];
  /** Parts of a Word file that are left out, or whose reading people should check (rule X26). */
  readonly not: readonly NotUnderstood[];
};

/** A file as it was read, before anything of it is kept. */
export type VersionRead = Pick<VersionPreview, "clauses" | "left" | "not">;

type Line = OriginalParagraph & { readonly line: number };

/** A file against the base text that it is in another language; null: it can be read as neither Word file nor text. */
export function versionRead(
  source: { readonly word: WordFile } | { readonly text: string } | null,
  base: readonly FrozenClause[],
): VersionRead | null {
  if (source === null) return null;
  if ("text" in source) return { ...matchVersion(textLines(source.text), base), not: [] };
  const { word } = source;
  const not = [...commentsAndChanges(word), ...leftOutOf(word)].toSorted((a, b) => a.line - b.line);
  return { ...matchVersion(versionLines(word, base), base), not };
}

/** By hidden ids, sections, numbers and order, and never by words: they are another language's (rules X4, X13). */
export function matchVersion(
  lines: readonly Line[],
  base: readonly FrozenClause[],
): Pick<VersionPreview, "clauses" | "left"> {
  const against = base.map((one): AgainstClause => one);
  const matches = matchParagraphs(against, lines, { byWords: false });
  const found = new Map<number, { readonly line: Line; readonly by: MatchedBy }>();
  const left: { line: number; words: string }[] = [];
  lines.forEach((line, i) => {
    const match = matches[i] ?? null;
    if (match !== null) found.set(match.clause, { line, by: match.by });
    else if (line.text !== "") left.push({ line: line.line, words: line.text });
  });
  return {
    clauses: base.map(({ id, kind, level, number, text }, c) => {
      const match = found.get(c);
      const version = match === undefined ? "" : withoutClosingSign(kind, match.line.text);
      return { id, kind, level, number, text, version, by: match?.by ?? null };
    }),
    left,
  };
}

/** Of a Word file, as it reads with all its changes; of a bilingual copy what was filled in. */
function versionLines(file: WordFile, base: readonly FrozenClause[]): readonly Line[] {
  const pairs = trackedPairs(withoutBeside(file.paragraphs).paragraphs);
  if (file.paragraphs.some(({ work }) => work !== null)) {
    const against = base.map((one): AgainstClause => one);
    return bilingualRows(pairs, against).filled.flatMap(({ after, match }): readonly Line[] =>
      after === null || match === null
        ? []
        : [
            {
              line: after.line,
              text: numberedWords(after.text).text,
              number: "",
              style: "",
              tags: [base[match.clause]!.id],
            },
          ],
    );
  }
  return pairs.flatMap(({ after }): readonly Line[] => {
    if (after === null) return [];
    const last = after.paragraphs.at(-1)!;
    const tags: readonly ClauseId[] = after.paragraphs.flatMap((one) => one.tags);
    return [{ line: after.line, ...numberedWords(after.text, last.number), style: last.style, tags }];
  });
}

/** Of a text, a paragraph a line. */
export const textLines = (text: string): readonly Line[] =>
  text.split(/\r?\n/u).map((raw, i) => ({ line: i + 1, ...numberedWords(raw), style: "", tags: [] }));
