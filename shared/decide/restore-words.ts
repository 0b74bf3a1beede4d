import type { SingleCommand } from "../commands/commands.ts";
import type { ClauseId } from "../ids.ts";
import { mayStructure } from "../standing/may-type.ts";
import { refuse } from "../refusal.ts";
import { type Edit, type MovedRange, sliceRuns, textOf, type WordRun } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  actWords,
  copyRuns,
  type Decided,
  type DecisionContext,
  livingClause,
  stateAfter,
} from "./decision-context.ts";
import { bracketRefusal } from "./rewrite.ts";
import { structureAttempt } from "./structure.ts";

type Ask = Extract<SingleCommand, { type: "restoreWords" }>;

/**
 * The words of a clause as they stood in an earlier state, written anew under their authors (rule J13): what stands
 * there still is the same characters. It is an act of today: marks follow by their hash, brackets that stand stay.
 */
export function decideRestoreWords(deciding: DecisionContext, { clauseId, seq, hash }: Ask): Decided {
  const { opinion, words, context } = deciding;
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayStructure(structureAttempt(deciding, found.clause));
  if (right !== null) return { refusal: right };
  const changed = wordsRefusal(deciding, clauseId, hash);
  if (changed !== null) return { refusal: changed };
  const earlier = context.wordsThen?.(clauseId, seq) ?? null;
  if (earlier === null) return refuse("noSuchPlace", "The clause was not there in that state.", { seq });
  const now = words.get(clauseId) ?? [];
  if (textOf(earlier) === textOf(now)) return refuse("nothingToDo", "The clause has these words already.");
  const { edits, moved } = backTo(deciding, clauseId, { now, earlier });
  const restored = actWords(stateAfter(deciding, [], edits), clauseId);
  const bracket = bracketRefusal(deciding, clauseId, restored.runs);
  if (bracket !== null) return { refusal: bracket };
  return {
    events: [{ type: "wordsRestored", clauseId, from: seq, moved, words: restored }],
    edits,
  };
}

/**
 * Keeps text that still stands, by its characters: words that only read alike would keep their later author. What was
 * typed since goes, and what went is copied back.
 */
export function backTo(
  deciding: DecisionContext,
  clauseId: ClauseId,
  { now, earlier }: { readonly now: readonly WordRun[]; readonly earlier: readonly WordRun[] },
): { readonly edits: readonly Edit[]; readonly moved: readonly MovedRange[] } {
  const [stands, stood] = [charsOf(now), charsOf(earlier)];
  const [isThere, wasThere] = [new Set(stands), new Set(stood)];
  const edits: Edit[] = [];
  const moved: MovedRange[] = [];
  for (let at = 0, i = 0, j = 0; i < stands.length || j < stood.length;) {
    const [typed, gone] = [
      countWhile(stands, i, (char) => !wasThere.has(char)),
      countWhile(stood, j, (char) => !isThere.has(char)),
    ];
    if (typed > 0) edits.push({ kind: "delete", clauseId, at, length: typed });
    if (gone > 0) {
      const copies = copyRuns(deciding, sliceRuns(earlier, j, j + gone));
      edits.push({ kind: "insert", clauseId, at, runs: copies.runs });
      moved.push(...copies.moved);
    }
    i += typed;
    j += gone;
    at += gone;
    const both = countWhile(stands, i, (char, n) => char === stood[j + n]);
    if (typed + gone + both === 0) throw new Error("characters changed their order");
    i += both;
    j += both;
    at += both;
  }
  return { edits, moved };
}

const charsOf = (runs: readonly WordRun[]): readonly string[] =>
  runs.flatMap(({ client, clock, text }) =>
    Array.from({ length: text.length }, (_, i) => `${client} ${clock + i}`),
  );

function countWhile(
  chars: readonly string[],
  start: number,
  holds: (char: string, n: number) => boolean,
): number {
  let n = 0;
  while (start + n < chars.length && holds(chars[start + n]!, n)) n += 1;
  return n;
}
