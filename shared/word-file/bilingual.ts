import { BILINGUAL_COLUMNS } from "../text/work-language.ts";
import type { TrackedPair, View } from "./tracked-pairs.ts";
import { numberedWords } from "../printed/paragraph-words.ts";
import type { MatchedParagraph } from "./understood-proposals.ts";
import type { AgainstClause, NotUnderstood } from "./understood.ts";
import type { WordParagraph, WorkPlace } from "./word-file.ts";
import { shortened } from "./shortened.ts";

type Filled = Omit<MatchedParagraph, "index">;

const { number: NUMBER, own: OWN } = BILINGUAL_COLUMNS;

/**
 * A bilingual working copy: what stands in the text, and what a delegation wrote beside it in its language, clause by
 * clause, all paragraphs of one place together. Places are found by the hidden ids alone, never by words (rule X4); a
 * row that somebody put in is an addition.
 */
export function bilingualRows(
  pairs: readonly TrackedPair[],
  against: readonly AgainstClause[],
): {
  readonly text: readonly TrackedPair[];
  readonly filled: readonly Filled[];
  /** Words for clauses that are gone since. */
  readonly not: readonly NotUnderstood[];
} {
  const not: NotUnderstood[] = [];
  const at = new Map(against.map(({ id }, c) => [id, c]));
  const language = pairs.map(workOf).find((one) => one !== null)?.language ?? null;
  const isOwn = (pair: TrackedPair): boolean => workOf(pair) !== null || columnOf(pair) === OWN;
  const places = Map.groupBy(pairs.filter(isOwn), (pair) => workOf(pair)?.clauseId ?? pair);
  const filled = [...places].flatMap(([place, parts]): readonly Filled[] => {
    const clause = typeof place === "string" ? at.get(place) : null;
    const [before, after] = [joined(parts, "before"), joined(parts, "after")];
    const isEmpty = (before?.text ?? "") + (after?.text ?? "") === "";
    if (isEmpty || language === null) return [];
    if (clause === undefined) {
      if (after !== null && after.text !== "")
        not.push({ line: after.line, why: "goneSince", words: shortened(after.text) });
      return [];
    }
    return [
      {
        before,
        after,
        authors: [...new Set(parts.flatMap(({ authors }) => authors))],
        movedFrom: [],
        movedTo: [],
        anchors: parts.flatMap(({ anchors }) => anchors),
        stood: { text: numberedWords(before?.text ?? "").text, number: "", style: "", tags: [] },
        match: clause === null ? null : { clause, by: "id" },
        language,
        othersToo: false,
      },
    ];
  });
  return { text: pairs.filter((pair) => !isOwn(pair) && columnOf(pair) !== NUMBER), filled, not };
}

const firstOf = ({ before, after }: TrackedPair): WordParagraph => (after ?? before)!.paragraphs[0]!;
const workOf = (pair: TrackedPair): WorkPlace | null => firstOf(pair).work;
const columnOf = (pair: TrackedPair): number | null => firstOf(pair).column;

/** Words of several paragraphs as those of one. */
function joined(parts: readonly TrackedPair[], side: "before" | "after"): View | null {
  const views = parts.flatMap((one) => one[side] ?? []);
  const [first] = views;
  if (first === undefined) return null;
  const text = views.map((one) => one.text.trim()).filter((words) => words !== "");
  return {
    line: first.line,
    text: text.join(" "),
    paragraphs: views.flatMap(({ paragraphs }) => paragraphs),
  };
}

/**
 * Proposals of the room that our own files print beside the text are no paragraphs of it. What somebody changed in
 * one is told.
 */
export function withoutBeside(paragraphs: readonly WordParagraph[]): {
  readonly paragraphs: readonly WordParagraph[];
  readonly not: readonly NotUnderstood[];
} {
  const not = paragraphs.flatMap((one): readonly NotUnderstood[] => {
    if (one.proposal === null) return [];
    const own = one.markAdded?.author;
    const changed = one.runs.some(
      ({ added, removed }) =>
        (removed !== null && removed.author !== own) || added === null || added.author !== own,
    );
    const words = shortened(one.runs.map(({ text }) => text).join(""));
    return changed && words !== "" && own !== undefined ? [{ line: one.line, why: "besideText", words }] : [];
  });
  return { paragraphs: paragraphs.filter(({ proposal }) => proposal === null), not };
}
