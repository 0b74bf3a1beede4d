import { isItem } from "../clause/clause.ts";
import type { Place } from "../commands/commands.ts";
import { clauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { OpinionEvent } from "../events/event.ts";
import { partsBracket } from "../negotiation/bracket-place.ts";
import { numberForNew } from "../opinion/numbering.ts";
import { livingClauses } from "../opinion/opinion.ts";
import { mayStructure } from "../standing/may-type.ts";
import { refuse } from "../refusal.ts";
import { isOperativeVerb } from "../plain-text/section-verbs.ts";
import { type Edit, sliceRuns, textOf, type WordRun } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  actWords,
  type CommandOf,
  copyRuns,
  type Decided,
  type Deciders,
  type DecisionContext,
  livingClause,
  stateAfter,
} from "./decision-context.ts";
import { placesRefusal } from "./places-left.ts";
import { structureAttempt } from "./structure.ts";

export const splitJoinDeciders: Deciders<"splitClause" | "joinClauses"> = {
  splitClause: decideSplit,
  joinClauses: decideJoin,
};

/** The offset of a place in the words as they are now; null where its character is gone, or inside one. */
export function offsetOf(place: Place, runs: readonly WordRun[]): number | null {
  const at = offsetIn(place, runs);
  return at === null || insideCharacter(textOf(runs), at) ? null : at;
}

function offsetIn(place: Place, runs: readonly WordRun[]): number | null {
  if (typeof place === "number") return place <= textOf(runs).length ? place : null;
  if (place.after === null) return 0;
  const [client, clock] = place.after;
  let offset = 0;
  for (const run of runs) {
    if (run.client === client && run.clock <= clock && clock < run.clock + run.text.length) {
      return offset + clock - run.clock + 1;
    }
    offset += run.text.length;
  }
  return null;
}

/** True between the halves of one character of two UTF-16 units. */
const insideCharacter = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** The first id keeps the words before the place; those after it are copied into a new clause (rule W19). */
function decideSplit(deciding: DecisionContext, command: CommandOf<"splitClause">): Decided {
  const { opinion, words, context } = deciding;
  const found = livingClause(opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayStructure(structureAttempt(deciding, found.clause));
  if (right !== null) return { refusal: right };
  if (found.clause.kind === "title") return refuse("kindForbids", "The title is one clause.");
  const full = placesRefusal(deciding);
  if (full !== null) return { refusal: full };
  const changed = wordsRefusal(deciding, command.clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  const runs = words.get(command.clauseId) ?? [];
  const at = offsetOf(command.at, runs);
  if (at === null) return refuse("noSuchPlace", "The place in the words is no longer there.");
  if (partsBracket(opinion, { clauseId: command.clauseId, at, runs })) {
    return refuse("bracketStands", "A bracket that a delegation asked for is not parted.");
  }
  const tail = sliceRuns(runs, at, textOf(runs).length);
  const copy = copyRuns(deciding, tail);
  const newId = clauseId(context.newId());
  const edits: Edit[] = [{ kind: "makeRoot", clauseId: newId, runs: copy.runs }];
  if (tail.length > 0) {
    edits.unshift({ kind: "delete", clauseId: command.clauseId, at, length: textOf(tail).length });
  }
  // After a verb or the opening words comes an item of that section, as a word processor's next style does.
  const kind =
    found.clause.kind === "verb" || found.clause.kind === "opening"
      ? isOperativeVerb(textOf(runs).slice(0, at))
        ? "operative"
        : "recital"
      : found.clause.kind;
  const split: Extract<OpinionEvent, { type: "clauseSplit" }> = {
    type: "clauseSplit",
    clauseId: command.clauseId,
    newClauseId: newId,
    kind,
    level: found.clause.level,
    number: null,
    offset: at,
    moved: copy.moved,
    words: { hash: "", runs: [] },
    newWords: { hash: "", runs: [] },
  };
  const placed = stateAfter(deciding, [split], edits);
  return {
    events: [
      {
        ...split,
        number: numberForNew(placed.opinion, newId),
        words: actWords(placed, command.clauseId),
        newWords: actWords(placed, newId),
      },
    ],
    edits,
  };
}

/** The first id stays; the second's words are copied to its end and the second is removed (rule W6). */
function decideJoin(deciding: DecisionContext, command: CommandOf<"joinClauses">): Decided {
  const { opinion, words } = deciding;
  const first = livingClause(opinion, command.first);
  if (first.refusal !== undefined) return first;
  const second = livingClause(opinion, command.second);
  if (second.refusal !== undefined) return second;
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === command.first);
  if (living[index + 1]?.id !== command.second) {
    return refuse("notNeighbours", "Only a clause and the one right after it can be joined.");
  }
  const bothItems = isItem(first.clause.kind) && isItem(second.clause.kind);
  if (!bothItems && first.clause.kind !== second.clause.kind) {
    return refuse("kindForbids", "Clauses of these kinds are not joined.", {
      first: first.clause.kind,
      second: second.clause.kind,
    });
  }
  for (const { clause } of [first, second]) {
    const right = mayStructure(structureAttempt(deciding, clause));
    if (right !== null) return { refusal: right };
  }
  const head = words.get(command.first) ?? [];
  const tail = words.get(command.second) ?? [];
  const at = textOf(head).length;
  if (at + textOf(tail).length > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The joined clause would be too long.", { max: CLAUSE_CHARS_MAX });
  }
  const copy = copyRuns(deciding, tail);
  const edits: Edit[] =
    tail.length === 0 ? [] : [{ kind: "insert", clauseId: command.first, at, runs: copy.runs }];
  const joined: Extract<OpinionEvent, { type: "clausesJoined" }> = {
    type: "clausesJoined",
    first: command.first,
    second: command.second,
    offset: at,
    moved: copy.moved,
    // Replay looks here for the sentinel, so that the hash below is that of the joined words and footnotes.
    words: { hash: "", runs: [...head, ...copy.runs] },
  };
  return {
    events: [{ ...joined, words: actWords(stateAfter(deciding, [joined], edits), command.first) }],
    edits,
  };
}
