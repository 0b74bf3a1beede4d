import * as Y from "yjs";
import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { findClause, livingClauses } from "../../shared/opinion/opinion.ts";
import type { CommandResult, Performed, Room } from "../room/room.ts";
import { followMoved, movedBy } from "./follow-moved.ts";
import { TYPED } from "../room/typed.ts";

type Step =
  | { readonly kind: "typing" }
  | { readonly kind: "act"; readonly undo: Command; readonly redo: Command };

type Options = {
  readonly mayType: (clause: ClauseId) => boolean;
  /** Asks the user before an undo or redo that would end marks. */
  readonly mayAct: (command: Command) => true | Promise<boolean>;
  /** Told when there is something to take back, or to do again, and when there is nothing any more. */
  readonly onCan: (can: CanUndo) => void;
};

export type Undone =
  | { readonly kind: "nothing" }
  /** The user chose to leave it as it is. */
  | { readonly kind: "left" }
  | { readonly kind: "typing"; readonly clause: ClauseId | null }
  /** With the Opinion as the act found it. */
  | { readonly kind: "act"; readonly result: CommandResult; readonly before: Opinion }
  /** The words to be changed are in a clause that is closed to this person now. */
  | { readonly kind: "closed"; readonly clause: ClauseId };

export type CanUndo = { readonly undo: boolean; readonly redo: boolean };

export type PageUndo = {
  readonly undo: () => Promise<Undone>;
  readonly redo: () => Promise<Undone>;
  /** Ends the undo step: the next change is not one with what was typed before. */
  readonly separate: () => void;
  readonly close: () => void;
};

/**
 * One undo for the whole page: the person's own typing in all clauses, interleaved with its own structural
 * commands, which are undone by the command that leads back. Nobody else's work is ever undone.
 */
export function openPageUndo(room: Room, { mayType, mayAct, onCan }: Options): PageUndo {
  let done: Step[] = [];
  let undone: Step[] = [];
  let travelling = false;
  let doc = room.doc();
  let words = follow(doc);

  let told: CanUndo = { undo: false, redo: false };
  const tell = (): void => {
    const can = { undo: done.length > 0, redo: undone.length > 0 };
    if (can.undo === told.undo && can.redo === told.redo) return;
    told = can;
    onCan(can);
  };
  function follow(next: Y.Doc): Y.UndoManager {
    const manager = new Y.UndoManager(next, { trackedOrigins: new Set([TYPED]) });
    manager.on("stack-item-added", ({ type, origin }) => {
      if (type !== "undo" || origin === manager) return;
      done.push({ kind: "typing" });
      undone = [];
      tell();
    });
    return manager;
  }
  const takeAnew = (): void => {
    if (room.doc() === doc) return;
    // After a refusal the page has another document: what was typed in the old one cannot be undone here.
    words.destroy();
    doc = room.doc();
    words = follow(doc);
    done = done.filter((step) => step.kind === "act");
    undone = undone.filter((step) => step.kind === "act");
    tell();
  };
  let seq = room.snapshot().opinion.seq;
  const leaveRoom = room.subscribe(() => {
    takeAnew();
    const fresh = room.snapshot().entries.filter((entry) => entry.seq > seq);
    seq = fresh.at(-1)?.seq ?? seq;
    const moved = fresh.flatMap(movedBy);
    if (moved.length > 0) followMoved([...words.undoStack, ...words.redoStack], moved);
  });

  const leavePerformed = room.onPerformed((performed) => {
    if (travelling) return;
    const step = stepOf(performed);
    if (step === null) return;
    words.stopCapturing();
    done.push(step);
    undone = [];
    words.clear(false, true);
    tell();
  });

  const travel = async (back: boolean): Promise<Undone> => {
    takeAnew();
    const [from, to] = back ? [done, undone] : [undone, done];
    const step = from.at(-1);
    if (step === undefined) return { kind: "nothing" };
    if (step.kind === "typing") {
      const stack = back ? words.undoStack : words.redoStack;
      const item = stack.at(-1);
      from.pop();
      if (item === undefined) return travel(back);
      const touched = clausesOf(doc, item);
      const closed = touched.find((clause) => !mayType(clause));
      if (closed !== undefined) {
        stack.pop();
        return { kind: "closed", clause: closed };
      }
      const before = stack.length;
      if (back) words.undo();
      else words.redo();
      // Steps that changed nothing any more (their words were moved) went with it.
      for (let gone = before - stack.length - 1; gone > 0; gone--) dropTyping(from);
      to.push(step);
      return { kind: "typing", clause: touched[0] ?? null };
    }
    const command = back ? step.undo : step.redo;
    if (!(await mayAct(command))) return { kind: "left" };
    travelling = true;
    let performed: Performed | null = null;
    const leave = room.onPerformed((one) => {
      performed = one;
    });
    const { opinion: before } = room.snapshot();
    const result = await room.send(command);
    leave();
    travelling = false;
    from.splice(from.indexOf(step), 1);
    const way = performed === null ? null : stepOf(performed);
    const renamed = performed === null ? null : replacedClause(step, performed);
    if (renamed !== null) {
      done = done.map((one) => withClause(one, renamed));
      undone = undone.map((one) => withClause(one, renamed));
    }
    if (way !== null) (back ? undone : done).push(back ? { ...way, undo: way.redo, redo: way.undo } : way);
    return { kind: "act", result, before };
  };

  /** One after the other: a key that comes before the answer to an act waits for it, else it would undo the one before. */
  let last: Promise<Undone> = Promise.resolve({ kind: "nothing" });
  const queue = (back: boolean): Promise<Undone> => {
    last = last
      .then(room.settled)
      .then(() => travel(back))
      .finally(tell);
    return last;
  };

  return {
    undo: () => queue(true),
    redo: () => queue(false),
    separate: () => words.stopCapturing(),
    close: () => {
      leaveRoom();
      leavePerformed();
      words.destroy();
    },
  };
}

type Renamed = { readonly old: ClauseId; readonly now: ClauseId };

/** Undoing a join, or doing a split again, makes the second clause anew: it takes the first one's place in the steps. */
function replacedClause(step: Extract<Step, { kind: "act" }>, { entries }: Performed): Renamed | null {
  const split = entries.find((entry) => entry.type === "clauseSplit");
  const join = [step.undo, step.redo].find((command) => command.type === "joinClauses");
  return split === undefined || join === undefined ? null : { old: join.second, now: split.newClauseId };
}

function withClause(step: Step, { old, now }: Renamed): Step {
  if (step.kind === "typing") return step;
  const rename = (command: Command): Command =>
    JSON.parse(JSON.stringify(command).replaceAll(`"${old}"`, `"${now}"`)) as Command;
  return { ...step, undo: rename(step.undo), redo: rename(step.redo) };
}

function dropTyping(steps: Step[]): void {
  const index = steps.findLastIndex((step) => step.kind === "typing");
  if (index >= 0) steps.splice(index, 1);
}

/** The clauses whose words a step of typing changed. */
function clausesOf(doc: Y.Doc, item: Y.UndoManager["undoStack"][number]): readonly ClauseId[] {
  const texts = new Map([...doc.share.keys()].map((name) => [rootText(doc, clauseId(name)), clauseId(name)]));
  const clauses = new Set<ClauseId>();
  for (const set of [item.insertions, item.deletions]) {
    for (const [client, ranges] of set.clients) {
      for (const { clock } of ranges) {
        if (clock >= Y.getState(doc.store, client)) continue;
        const struct: unknown = Y.getItem(doc.store, Y.createID(client, clock));
        const clause = struct instanceof Y.Item ? texts.get(struct.parent as Y.XmlText) : undefined;
        if (clause !== undefined) clauses.add(clause);
      }
    }
  }
  return [...clauses];
}

/** The way back from a command, and the way there again; null for acts that are no change of structure. */
function stepOf({ command, entries, before }: Performed): Extract<Step, { kind: "act" }> | null {
  const ways = entries.map((entry) => wayBack(entry, before));
  const undo = ways.flatMap((way) => (way === null ? [] : [way.undo]));
  if (ways.length === 0 || undo.length < ways.length) return null;
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
