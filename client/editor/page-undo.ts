import * as Y from "yjs";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { CommandResult, Performed, PageRoom } from "../room/room.ts";
import { followMoved, movedBy } from "./follow-moved.ts";
import { clausesOf, endTypingUndo, typingUndo } from "./typing-undo.ts";
import { type CanUndo, type CommandStep, openUndoSteps, replacedClause, stepOf } from "./undo-steps.ts";

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
export function openPageUndo(room: PageRoom, { mayType, mayAct, onCan }: Options): PageUndo {
  const steps = openUndoSteps(onCan);
  let isTravelling = false;
  let typed = followTyping(room.doc());
  let seq = room.snapshot().opinion.seq;

  function followTyping(doc: Y.Doc): { readonly doc: Y.Doc; readonly undo: Y.UndoManager } {
    const undo = typingUndo(doc);
    // Typed before the page was here (rule K52).
    undo.undoStack.forEach(() => steps.push({ kind: "typing" }));
    undo.redoStack.forEach(() => steps.turn(true, { kind: "typing" }));
    steps.tell();
    undo.on("stack-item-added", ({ type, origin }) => {
      if (type === "undo" && origin !== undo) steps.push({ kind: "typing" });
    });
    return { doc, undo };
  }
  const takeAnew = (): void => {
    if (room.doc() === typed.doc) return;
    endTypingUndo(typed.doc);
    steps.dropAllTyping();
    typed = followTyping(room.doc());
  };
  const leaveRoom = room.subscribe(() => {
    takeAnew();
    const fresh = room.snapshot().entries.filter((entry) => entry.seq > seq);
    seq = fresh.at(-1)?.seq ?? seq;
    const moved = fresh.flatMap(movedBy);
    if (moved.length > 0) followMoved([...typed.undo.undoStack, ...typed.undo.redoStack], moved);
  });

  const leavePerformed = room.onPerformed((performed) => {
    if (isTravelling) return;
    const step = stepOf(performed);
    if (step === null) return;
    typed.undo.stopCapturing();
    typed.undo.clear(false, true);
    steps.push(step);
  });

  const travel = async (back: boolean): Promise<Undone> => {
    takeAnew();
    const step = steps.next(back);
    if (step === undefined) return { kind: "nothing" };
    if (step.kind === "act") return travelAct(back, step);
    steps.remove(back, step);
    return travelTyping(back) ?? travel(back);
  };

  /** Null where nothing is left of the step. */
  const travelTyping = (back: boolean): Undone | null => {
    const { doc, undo } = typed;
    const stack = back ? undo.undoStack : undo.redoStack;
    const item = stack.at(-1);
    if (item === undefined) return null;
    const touched = clausesOf(doc, item);
    const closed = touched.find((clause) => !mayType(clause));
    if (closed !== undefined) {
      stack.pop();
      return { kind: "closed", clause: closed };
    }
    const before = stack.length;
    if (back) undo.undo();
    else undo.redo();
    // Steps that changed nothing any more (their words were moved) went with it.
    for (let gone = before - stack.length - 1; gone > 0; gone--) steps.dropTyping(back);
    steps.turn(back, { kind: "typing" });
    return { kind: "typing", clause: touched[0] ?? null };
  };

  const travelAct = async (back: boolean, step: CommandStep): Promise<Undone> => {
    const command = back ? step.undo : step.redo;
    if (command === null) return { kind: "nothing" };
    if (!(await mayAct(command))) return { kind: "left" };
    isTravelling = true;
    const performed: Performed[] = [];
    const leave = room.onPerformed((one) => performed.push(one));
    const { opinion: before } = room.snapshot();
    const result = await room.send(command);
    leave();
    isTravelling = false;
    steps.remove(back, step);
    const last = performed.at(-1);
    if (last === undefined) return { kind: "act", result, before };
    const renamed = replacedClause(step, last);
    if (renamed !== null) steps.rename(renamed);
    const way = stepOf(last);
    if (way?.redo != null) steps.turn(back, back ? { ...way, undo: way.redo, redo: way.undo } : way);
    return { kind: "act", result, before };
  };

  /** One after the other: a key that comes before the answer to an act waits for it, else it would undo the one before. */
  let last: Promise<Undone> = Promise.resolve({ kind: "nothing" });
  const queue = (back: boolean): Promise<Undone> => {
    last = last
      .then(room.settled)
      .then(() => travel(back))
      .finally(steps.tell);
    return last;
  };

  return {
    undo: () => queue(true),
    redo: () => queue(false),
    separate: () => typed.undo.stopCapturing(),
    close: () => {
      leaveRoom();
      leavePerformed();
      endTypingUndo(typed.doc);
    },
  };
}
