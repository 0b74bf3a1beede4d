import { type Clause, isItem, type Kind } from "../clause/clause.ts";
import { withoutClosingAt } from "../clause/closing.ts";
import { type ClauseId, clauseId } from "../ids.ts";
import { mayEndBracketsOf } from "../standing/bracket-owner.ts";
import { numberForNew } from "../opinion/numbering.ts";
import type { OpinionEvent } from "../events/event.ts";
import { findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { calledNumbersRefusal, heldRefusal } from "../standing/held-for-call.ts";
import { mayStructure } from "../standing/may-type.ts";
import { plainWordsRefusal } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Edit } from "../clause/words.ts";
import {
  actWords,
  authorNow,
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  livingClause,
  newRun,
  stateAfter,
} from "./decision-context.ts";
import { placesRefusal } from "./places-left.ts";

export const structureDeciders: Deciders<
  "addClause" | "moveClause" | "removeClause" | "restoreClause" | "changeKind"
> = {
  addClause: decideAdd,
  moveClause: decideMove,
  removeClause: decideRemove,
  restoreClause: decideRestore,
  changeKind: decideChangeKind,
};

export const structureAttempt = (
  deciding: DecisionContext,
  clause: Clause | null,
): Parameters<typeof mayStructure>[0] => ({
  actor: deciding.context.actor,
  opinion: deciding.opinion,
  clause,
  rules: deciding.context.rules,
});

/** The levels that a kind may have; null when the wish does not fit. */
export function levelFor(kind: Kind, wish: number | undefined, before: Clause | undefined): number | null {
  if (kind === "operative") return wish ?? 1;
  if (kind === "subItem") {
    const natural =
      before !== undefined && isItem(before.kind)
        ? before.kind === "subItem"
          ? before.level
          : before.level + 1
        : 2;
    const level = wish ?? Math.min(natural, 4);
    return level === 1 ? null : level;
  }
  return wish === undefined || wish === 1 ? 1 : null;
}

/**
 * The living clause at or before a place, which gives the right (rule P3): a removed one keeps its place.
 * At the very start it is the first clause, or a locked text could be added to from above.
 */
export function neighbour(opinion: Opinion, id: ClauseId | null): Clause | null {
  const index = id === null ? -1 : opinion.clauses.findIndex((clause) => clause.id === id);
  const before = opinion.clauses.slice(0, index + 1).findLast((clause) => clause.removed === null);
  return before ?? livingClauses(opinion)[0] ?? null;
}

function decideAdd(deciding: DecisionContext, command: CommandOf<"addClause">): Decided {
  const { opinion, context } = deciding;
  if (command.after !== null && findClause(opinion, command.after) === undefined) {
    return refuse("noSuchClause", "The clause to add after is not in this Opinion.", {
      clauseId: command.after,
    });
  }
  const before = neighbour(opinion, command.after);
  const right = mayStructure({ ...structureAttempt(deciding, before), isBeside: true });
  if (right !== null) return { refusal: right };
  const full = placesRefusal(deciding);
  if (full !== null) return { refusal: full };
  if (command.kind === "title" && livingClauses(opinion).some((one) => one.kind === "title")) {
    return refuse("kindForbids", "The Opinion has its title.", { kind: "title" });
  }
  if (command.alternativeTo !== undefined) {
    const original = livingClause(opinion, command.alternativeTo);
    if (original.refusal !== undefined) return original;
    if (!isItem(original.clause.kind) || original.clause.alternativeTo !== null || !isItem(command.kind)) {
      return refuse("kindForbids", "Only a recital, an operative paragraph or a sub-item has alternatives.");
    }
  }
  const level = levelFor(command.kind, command.level, before ?? undefined);
  if (level === null) {
    return refuse("kindForbids", "This kind does not stand at this level.", {
      kind: command.kind,
      level: command.level ?? 1,
    });
  }
  const text = withoutClosingAt(command.kind, command.text ?? "", opinion);
  const words = plainWordsRefusal(text);
  if (words !== null) return { refusal: words };
  const id = clauseId(context.newId());
  const runs = text === "" ? [] : [newRun(deciding, authorNow(deciding), text)];
  const edits: Edit[] = [{ kind: "makeRoot", clauseId: id, runs }];
  const added: Extract<OpinionEvent, { type: "clauseAdded" }> = {
    type: "clauseAdded",
    clauseId: id,
    after: command.after,
    kind: command.kind,
    level,
    alternativeTo: command.alternativeTo ?? null,
    ...(command.inserted === true ? { inserted: true } : {}),
    ...(command.form === undefined ? {} : { form: command.form }),
    number: null,
    words: { hash: "", runs },
  };
  const placed = stateAfter(deciding, [added], edits);
  const called = besideCalledRefusal(opinion, before, placed.opinion);
  if (called !== null) return { refusal: called };
  const number = numberForNew(placed.opinion, id);
  return { events: [{ ...added, number, words: actWords(placed, id) }], edits };
}

/** An open call holds no place beside its words, as long as all of them keep their numbers (rule I17). */
const besideCalledRefusal = (opinion: Opinion, beside: Clause | null, after: Opinion): Refusal | null =>
  beside === null || heldRefusal(opinion, beside.id) === null ? null : calledNumbersRefusal(opinion, after);

/** A verb takes its section along, an item its sub-items and alternatives below it (rule P4). */
export function blockOf(opinion: Opinion, id: ClauseId): readonly ClauseId[] {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  const head = living[index];
  if (head === undefined) return [];
  const block = [id];
  for (let i = index + 1; i < living.length; i++) {
    const next = living[i]!;
    const belongs =
      head.kind === "verb"
        ? next.kind !== "verb"
        : isItem(head.kind) &&
          isItem(next.kind) &&
          (next.level > head.level || (next.alternativeTo === id && next.level === head.level));
    if (!belongs) break;
    block.push(next.id);
  }
  return block;
}

/** Null: this person may move a clause, and what goes along with it, behind another one (rules P3, P4). */
export function mayMove(
  by: Omit<Parameters<typeof mayStructure>[0], "clause">,
  id: ClauseId,
  to: ClauseId | null,
): Refusal | null {
  const { opinion } = by;
  for (const one of blockOf(opinion, id)) {
    const right = mayStructure({ ...by, clause: findClause(opinion, one) ?? null });
    if (right !== null) return right;
  }
  return mayStructure({ ...by, clause: neighbour(opinion, to), isBeside: true });
}

function decideMove(deciding: DecisionContext, command: CommandOf<"moveClause">): Decided {
  const { opinion } = deciding;
  const found = livingClause(opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  if (command.after !== null && findClause(opinion, command.after) === undefined) {
    return refuse("noSuchClause", "The clause to move after is not in this Opinion.", {
      clauseId: command.after,
    });
  }
  const clauses = blockOf(opinion, command.clauseId);
  if (command.after !== null && clauses.includes(command.after)) {
    return refuse("intoItself", "A clause cannot be moved into what moves with it.");
  }
  const { clause: _clause, ...by } = structureAttempt(deciding, null);
  const right = mayMove(by, command.clauseId, command.after);
  if (right !== null) return { refusal: right };
  const event: OpinionEvent = {
    type: "clauseMoved",
    clauseId: command.clauseId,
    after: command.after,
    clauses,
  };
  const order = (one: Opinion): string => one.clauses.map((clause) => clause.id).join();
  const placed = stateAfter(deciding, [event]).opinion;
  if (order(placed) === order(opinion)) {
    return refuse("nothingToDo", "The clause stands there already.");
  }
  const called = besideCalledRefusal(opinion, neighbour(opinion, command.after), placed);
  if (called !== null) return { refusal: called };
  return { events: [event], edits: [] };
}

function decideRemove(deciding: DecisionContext, command: CommandOf<"removeClause">): Decided {
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayStructure(structureAttempt(deciding, found.clause));
  if (right !== null) return { refusal: right };
  if (!mayEndBracketsOf(deciding.context.actor, deciding.opinion, command.clauseId)) {
    return refuse("bracketStands", "The clause holds a bracket that somebody else asked for.");
  }
  const words = actWords(deciding, command.clauseId);
  return { events: [{ type: "clauseRemoved", clauseId: command.clauseId, words }], edits: [] };
}

function decideRestore(deciding: DecisionContext, command: CommandOf<"restoreClause">): Decided {
  const { opinion } = deciding;
  const clause = findClause(opinion, command.clauseId);
  if (clause === undefined) {
    return refuse("noSuchClause", "There is no such clause in this Opinion.", { clauseId: command.clauseId });
  }
  if (clause.removed === null) return refuse("clauseNotRemoved", "The clause was not removed.");
  const right: Refusal | null = mayStructure(structureAttempt(deciding, { ...clause, removed: null }));
  if (right !== null) return { refusal: right };
  const restored: Extract<OpinionEvent, { type: "clauseRestored" }> = {
    type: "clauseRestored",
    clauseId: clause.id,
    number: null,
    words: { hash: "", runs: [] },
  };
  const placed = stateAfter(deciding, [restored]);
  const number = clause.number === null ? numberForNew(placed.opinion, clause.id) : clause.number;
  return { events: [{ ...restored, number, words: actWords(placed, clause.id) }], edits: [] };
}

function decideChangeKind(deciding: DecisionContext, command: CommandOf<"changeKind">): Decided {
  const { opinion } = deciding;
  const found = livingClause(opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayStructure(structureAttempt(deciding, found.clause));
  if (right !== null) return { refusal: right };
  const living = livingClauses(opinion);
  const before = living[living.findIndex((clause) => clause.id === command.clauseId) - 1];
  const level = levelFor(command.kind, command.level, before);
  if (level === null) {
    return refuse("kindForbids", "This kind does not stand at this level.", {
      kind: command.kind,
      level: command.level ?? 1,
    });
  }
  const hasTitle = living.some((one) => one.kind === "title" && one.id !== command.clauseId);
  if (command.kind === "title" && hasTitle) {
    return refuse("kindForbids", "The Opinion has its title.", { kind: "title" });
  }
  if (found.clause.kind === command.kind && found.clause.level === level) {
    return refuse("nothingToDo", "The clause is of this kind and level already.");
  }
  return {
    events: [{ type: "kindChanged", clauseId: command.clauseId, kind: command.kind, level }],
    edits: [],
  };
}
