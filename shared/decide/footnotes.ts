import { footnoteId } from "../ids.ts";
import { FOOTNOTES_MAX } from "../limits.ts";
import { mayType } from "../standing/may-type.ts";
import { seenWordsRefusal } from "../text/plain-words.ts";
import { refuse } from "../refusal.ts";
import type { Receipt } from "../negotiation/receipt.ts";
import { textOf, type WordRun } from "../clause/words.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  livingClause,
} from "./decision-context.ts";
import { offsetOf } from "./split-join.ts";
import { structureAttempt } from "./structure.ts";

export const footnoteDeciders: Deciders<"addFootnote" | "editFootnote" | "removeFootnote"> = {
  addFootnote: decideAddFootnote,
  editFootnote: decideEditFootnote,
  removeFootnote: decideRemoveFootnote,
};

/** The character before an offset, by its id. */
function characterBefore(runs: readonly WordRun[], at: number): readonly [number, number] | null {
  let offset = 0;
  for (const run of runs) {
    if (at <= offset + run.text.length)
      return at === offset ? null : [run.client, run.clock + at - offset - 1];
    offset += run.text.length;
  }
  return null;
}

/** A footnote belongs to the words: whoever may type in the clause may change it, nobody else (rule W7). */
function decideAddFootnote(deciding: DecisionContext, command: CommandOf<"addFootnote">): Decided {
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayType(structureAttempt(deciding, found.clause)) ?? seenWordsRefusal(command.text);
  if (right !== null) return { refusal: right };
  const standing = deciding.opinion.clauses.reduce((sum, { footnotes }) => sum + footnotes.length, 0);
  if (standing >= FOOTNOTES_MAX)
    return refuse("tooManyFootnotes", "The Opinion has as many footnotes as it takes.", {
      max: FOOTNOTES_MAX,
    });
  const runs = deciding.words.get(command.clauseId) ?? [];
  const at = offsetOf(command.at, runs);
  if (at === null || textOf(runs) === "")
    return refuse("noSuchPlace", "The place in the words is no longer there.");
  const { clauseId, text } = command;
  const id = footnoteId(deciding.context.newId());
  const after = typeof command.at === "number" ? characterBefore(runs, at) : command.at.after;
  return {
    events: [
      { type: "footnoteAdded", clauseId, footnoteId: id, after, text, isPlaced: true, ...from(deciding) },
    ],
    edits: [],
  };
}

function decideEditFootnote(deciding: DecisionContext, command: CommandOf<"editFootnote">): Decided {
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayType(structureAttempt(deciding, found.clause)) ?? seenWordsRefusal(command.text);
  if (right !== null) return { refusal: right };
  const { clauseId, footnoteId: id, text } = command;
  const footnote = found.clause.footnotes.find((one) => one.id === id);
  if (footnote === undefined) return refuse("noSuchFootnote", "There is no such footnote in this clause.");
  if (footnote.text === text) return refuse("nothingToDo", "The footnote says this already.");
  return {
    events: [{ type: "footnoteEdited", clauseId, footnoteId: id, text, ...from(deciding) }],
    edits: [],
  };
}

function decideRemoveFootnote(deciding: DecisionContext, command: CommandOf<"removeFootnote">): Decided {
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const right = mayType(structureAttempt(deciding, found.clause));
  if (right !== null) return { refusal: right };
  const { clauseId, footnoteId: id } = command;
  if (!found.clause.footnotes.some((one) => one.id === id)) {
    return refuse("noSuchFootnote", "There is no such footnote in this clause.");
  }
  return { events: [{ type: "footnoteRemoved", clauseId, footnoteId: id, ...from(deciding) }], edits: [] };
}

/** The file that it came with (rule X7). */
const from = ({ context }: DecisionContext): { readonly received?: Receipt } =>
  context.received === undefined ? {} : { received: context.received };
