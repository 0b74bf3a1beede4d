import { changesBetween } from "../text/changes.ts";
import type { AuthorId, ClauseId } from "../ids.ts";
import { offsetOfChar } from "../negotiation/bracket-place.ts";
import { standingBrackets } from "../negotiation/owned-bracket.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Edit, sliceRuns, textOf, type WordRun } from "../clause/words.ts";
import { copyRuns, type DecisionContext, newRun } from "./decision-context.ts";

/** A stretch of the words to come: copied with its authors where they stand already, else new by somebody. */
export type SourcePart =
  | { readonly runs: readonly WordRun[]; readonly by?: undefined }
  | { readonly text: string; readonly by: AuthorId; readonly runs?: undefined };

type Stretch = { readonly from: number; readonly to: number };

/**
 * The edits that make the words of a root read as the parts together do, word by word: what stays is the same
 * characters, what comes is copied under its authors (rule W5), what goes is deleted.
 */
export function rewrite(
  deciding: DecisionContext,
  root: ClauseId,
  parts: readonly SourcePart[],
): readonly Edit[] {
  const before = textOf(deciding.words.get(root) ?? []);
  const edits: Edit[] = [];
  let at = 0;
  let from = 0;
  for (const { kind, text } of changesBetween(before, parts.map(textOfPart).join(""))) {
    if (kind === "removed") {
      edits.push({ kind: "delete", clauseId: root, at, length: text.length });
      continue;
    }
    if (kind === "added") {
      const runs = writeParts(deciding, sliceParts(parts, { from, to: from + text.length }));
      edits.push({ kind: "insert", clauseId: root, at, runs });
    }
    at += text.length;
    from += text.length;
  }
  return edits;
}

/**
 * Null where every sign of a bracket that somebody asked for is still among the words: such a bracket ends by an act
 * of its own (rule B8).
 */
export function bracketRefusal(
  { opinion, words }: DecisionContext,
  id: ClauseId,
  runs: readonly WordRun[],
): Refusal | null {
  const before = words.get(id) ?? [];
  const isCut = standingBrackets(opinion, id).some(({ signs }) =>
    signs.some((sign) => offsetOfChar(sign, before) !== null && offsetOfChar(sign, runs) === null),
  );
  return isCut
    ? refuse(
        "bracketStands",
        "The text that would go has a bracket with an owner: its owner withdraws it, or the facilitator lifts it.",
      ).refusal
    : null;
}

/** The parts as new characters, in order. */
export const writeParts = (deciding: DecisionContext, parts: readonly SourcePart[]): readonly WordRun[] =>
  parts.flatMap((part) =>
    part.runs === undefined ? [newRun(deciding, part.by, part.text)] : copyRuns(deciding, part.runs).runs,
  );

const textOfPart = (part: SourcePart): string => (part.runs === undefined ? part.text : textOf(part.runs));

const lengthOfPart = (part: SourcePart): number =>
  part.runs === undefined ? part.text.length : part.runs.reduce((sum, { text }) => sum + text.length, 0);

/** A stretch of the parts, in UTF-16 units. */
export function sliceParts(parts: readonly SourcePart[], { from, to }: Stretch): readonly SourcePart[] {
  const slice: SourcePart[] = [];
  let offset = 0;
  for (const part of parts) {
    // Lengths alone: to put the words together for each slice would take the square of a long clause.
    const length = lengthOfPart(part);
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, length);
    if (start < end) {
      slice.push(
        part.runs === undefined
          ? { ...part, text: part.text.slice(start, end) }
          : { runs: sliceRuns(part.runs, start, end) },
      );
    }
    offset += length;
  }
  return slice;
}
