import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import { decisionIn } from "../../shared/events/taken-back-events.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause, livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import type { Performed } from "../room/room.ts";

/** One step of the page's undo. Of typing, Yjs knows what to take back. */
export type PageUndoStep = { readonly kind: "typing" } | CommandStep;
export type CommandStep = {
  readonly kind: "act";
  readonly undo: Command;
  /** Null: a decision that was taken back is made anew, by its button. */
  readonly redo: Command | null;
};

export type CanUndo = { readonly undo: boolean; readonly redo: boolean };

/** The steps that can be taken back, and those that can be done again; the newest is the last of each. */
export type UndoSteps = {
  /** Returns the step that would be taken back, or done again. */
  readonly next: (back: boolean) => PageUndoStep | undefined;
  /** Adds a new step: nothing can be done again behind it. */
  readonly push: (step: PageUndoStep) => void;
  readonly remove: (back: boolean, step: PageUndoStep) => void;
  /** Puts a step on the other list: it was just taken back, or done again. */
  readonly turn: (back: boolean, step: PageUndoStep) => void;
  readonly dropTyping: (back: boolean) => void;
  /** After a refusal the page has another document: text typed in the old one cannot be undone there. */
  readonly dropAllTyping: () => void;
  readonly rename: (renamed: Renamed) => void;
  /** Reports if there is something to take back or to do again now. */
  readonly tell: () => void;
};

export function openUndoSteps(onCan: (can: CanUndo) => void): UndoSteps {
  let done: PageUndoStep[] = [];
  let undone: PageUndoStep[] = [];
  let told: CanUndo = { undo: false, redo: false };
  const listOf = (back: boolean): PageUndoStep[] => (back ? done : undone);
  const tell = (): void => {
    const can = { undo: done.length > 0, redo: undone.length > 0 };
    if (can.undo === told.undo && can.redo === told.redo) return;
    told = can;
    onCan(can);
  };

  return {
    next: (back) => listOf(back).at(-1),
    push: (step) => {
      done.push(step);
      undone = [];
      tell();
    },
    remove: (back, step) => {
      const list = listOf(back);
      const index = list.lastIndexOf(step);
      if (index >= 0) list.splice(index, 1);
    },
    turn: (back, step) => listOf(!back).push(step),
    dropTyping: (back) => {
      const list = listOf(back);
      const index = list.findLastIndex((step) => step.kind === "typing");
      if (index >= 0) list.splice(index, 1);
    },
    dropAllTyping: () => {
      done = done.filter((step) => step.kind === "act");
      undone = undone.filter((step) => step.kind === "act");
      tell();
    },
    rename: (renamed) => {
      done = done.map((one) => withClause(one, renamed));
      undone = undone.map((one) => withClause(one, renamed));
    },
    tell,
  };
}

export type Renamed = { readonly old: ClauseId; readonly now: ClauseId };

/** Undoing a join, or doing a split again, makes the second clause anew: it takes the first one's place in the steps. */
export function replacedClause(step: CommandStep, { entries }: Performed): Renamed | null {
  const split = entries.find((entry) => entry.type === "clauseSplit");
  const join = [step.undo, step.redo].find((command) => command?.type === "joinClauses");
  return split === undefined || join === undefined ? null : { old: join.second, now: split.newClauseId };
}

function withClause(step: PageUndoStep, { old, now }: Renamed): PageUndoStep {
  if (step.kind === "typing") return step;
  const rename = (command: Command): Command =>
    JSON.parse(JSON.stringify(command).replaceAll(`"${old}"`, `"${now}"`)) as Command;
  return { ...step, undo: rename(step.undo), redo: step.redo === null ? null : rename(step.redo) };
}

/** The way back from a command, and the way there again; null for acts that have none on this page. */
export function stepOf({ command, entries, before }: Performed): CommandStep | null {
  const ways = entries.map((entry) => wayBack(entry, before));
  const undo = ways.flatMap((way) => (way === null ? [] : [way.undo]));
  if (ways.length === 0 || undo.length < ways.length) return stepOfDecision(entries);
  const redo = ways.flatMap((way) => (way === null ? [] : [way.redo]));
  const [only] = undo;
  if (command.type !== "batch" && only !== undefined && redo[0] !== undefined) {
    return { kind: "act", undo: only, redo: redo[0] };
  }
  return {
    kind: "act",
    undo: { type: "batch", commands: undo.toReversed() },
    redo: { type: "batch", commands: redo },
  };
}

/** A decision is taken back as a whole, in the seconds in which it may be (rule C49). */
function stepOfDecision(entries: readonly Entry[]): CommandStep | null {
  const [first] = entries;
  if (first === undefined || decisionIn(entries) === null) return null;
  return { kind: "act", undo: { type: "takeBack", seq: first.seq }, redo: null };
}

function wayBack(
  entry: Entry,
  before: Opinion,
): { readonly undo: SingleCommand; readonly redo: SingleCommand } | null {
  switch (entry.type) {
    case "clauseAdded":
      return {
        undo: { type: "removeClause", clauseId: entry.clauseId },
        redo: { type: "restoreClause", clauseId: entry.clauseId },
      };
    case "clauseRemoved":
      return {
        undo: { type: "restoreClause", clauseId: entry.clauseId },
        redo: { type: "removeClause", clauseId: entry.clauseId },
      };
    case "clauseRestored":
      return {
        undo: { type: "removeClause", clauseId: entry.clauseId },
        redo: { type: "restoreClause", clauseId: entry.clauseId },
      };
    case "clauseSplit":
      return {
        undo: { type: "joinClauses", first: entry.clauseId, second: entry.newClauseId },
        redo: { type: "splitClause", clauseId: entry.clauseId, at: entry.offset },
      };
    case "clausesJoined":
      return {
        undo: { type: "splitClause", clauseId: entry.first, at: entry.offset },
        redo: { type: "joinClauses", first: entry.first, second: entry.second },
      };
    case "clauseMoved": {
      const living = livingClauses(before);
      const index = living.findIndex((clause) => clause.id === entry.clauseId);
      return {
        undo: { type: "moveClause", clauseId: entry.clauseId, after: living[index - 1]?.id ?? null },
        redo: { type: "moveClause", clauseId: entry.clauseId, after: entry.after },
      };
    }
    case "kindChanged": {
      const clause = findClause(before, entry.clauseId);
      if (clause === undefined) return null;
      const { clauseId, kind, level } = entry;
      return {
        undo: { type: "changeKind", clauseId, kind: clause.kind, level: clause.level },
        redo: { type: "changeKind", clauseId, kind, level },
      };
    }
    case "opinionOpened":
    case "opinionEdited":
    case "clauseLocked":
    case "clauseUnlocked":
    case "consolidated":
    case "cleanedUp":
    case "referencesBound":
    case "reopened":
    case "clauseMarked":
    case "agreedEnBloc":
    case "markReopened":
    case "clauseSettled":
    case "penSet":
    case "stageAdvanced":
    case "meetingEnded":
    case "footnoteAdded":
    case "footnoteEdited":
    case "footnoteRemoved":
    case "wordsRestored":
      return null;
    // A delegation takes its statements back by an act of its own, never by undo.
    default:
      return null;
  }
}
