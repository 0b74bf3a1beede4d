import type { Clause } from "../../shared/clause/clause.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { bracketsByClause, signOffsets } from "../editor/bracket-owners.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { Edge, EditorWish } from "../editor/clause-keys.ts";
import { redraw } from "../editor/drawn-signs.ts";
import { openEditor, putCaret } from "../editor/open-editor.ts";
import { tellCursor } from "../editor/tell-cursor.ts";
import { clausesOf, typingUndo } from "../editor/typing-undo.ts";
import { openedFirst, setOpenedFirst } from "../room/opened-first.ts";
import type { PageRoom } from "../room/room.ts";
import {
  rowClause,
  closingSignOf,
  drawRow,
  openFirstDrawing,
  placeholderOf,
  ROW,
  setDirection,
} from "./first-rows.ts";
import { editorLabel, sayLater } from "./first-status.ts";

type Options = {
  /** The server's text. */
  readonly first: HTMLElement;
  readonly room: PageRoom;
  readonly mayType: (clause: Clause) => boolean;
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
};

export type RowEditor = {
  /** Opens a row where this person may type in it, and closes the one before. */
  readonly open: (row: HTMLElement, caret: CaretWish) => void;
  /** Resolves when no input method composes. */
  readonly pauses: () => Promise<void>;
  /** Draws the rows that read otherwise, and closes the open one where nobody may type in it any more. */
  readonly follow: () => void;
  /** Closes it where the sheet has an editor for the same clause: this page's caret is told from there. */
  readonly handOver: () => void;
};

type OpenRow = {
  readonly row: HTMLElement;
  readonly isComposing: () => boolean;
  /** False where this is no longer the clause's text. */
  readonly catchUp: () => boolean;
  readonly close: () => void;
};

/** A line of a name for a clause without a number. */
const NAME_LENGTH = 40;
/** After the end of a composition: its words are in the text, and an input method may have begun the next one. */
const COMPOSED_MS = 100;

/** The editor in the server's text, for the words of one clause at a time. Other acts wait for the page's sheet. */
export function openRowEditor({ first, room, mayType, names }: Options): RowEditor {
  const drawingOf = openFirstDrawing(room, names);
  let opened: OpenRow | null = null;

  const handOver = (): void => {
    opened?.close();
    opened = null;
  };
  const close = (): void => {
    const closed = openedFirst();
    const row = document.activeElement?.closest<HTMLElement>(ROW);
    handOver();
    if (closed === null) return;
    tellCursor(room, closed.clause, null);
    row?.focus({ preventScroll: true });
  };

  /** False where nobody may type, or where that would end marks: the sheet says so first. */
  const mayOpen = (id: ClauseId): boolean => {
    const { opinion, document } = room.snapshot();
    const clause = findClause(opinion, id);
    return clause !== undefined && mayType(clause) && marksRestingOn(document.clauses, id).length === 0;
  };

  const travel = (back: boolean): void => {
    const undo = typingUndo(room.doc());
    const step = (back ? undo.undoStack : undo.redoStack).at(-1);
    if (step === undefined) return;
    if (!clausesOf(room.doc(), step).every(mayOpen)) sayLater();
    else if (back) undo.undo();
    else undo.redo();
  };

  const leave = (edge: Edge, x: number): void => {
    const rows = [...first.querySelectorAll<HTMLElement>(ROW)];
    const isForward = edge === "down" || edge === "right";
    const next = rows[rows.findIndex((row) => row === opened?.row) + (isForward ? 1 : -1)];
    if (next === undefined) return;
    if (!mayOpen(rowClause(next))) return sayLater();
    if (edge === "left" || edge === "right") open(next, { kind: isForward ? "start" : "end" });
    else open(next, { kind: "column", x, line: isForward ? "first" : "last" });
  };

  const onWish = (wish: EditorWish): void => {
    if (wish.kind === "undo" || wish.kind === "redo") travel(wish.kind === "undo");
    else if (wish.kind === "escape") close();
    else if (wish.kind === "leave") leave(wish.edge, wish.x);
    else sayLater();
  };

  const openRow = (row: HTMLElement, caret: CaretWish): OpenRow | null => {
    const id = rowClause(row);
    const words = rootText(room.doc(), id);
    const place = row.querySelector<HTMLElement>(".sheet-words");
    const before = place?.querySelector(".first-words");
    if (words === null || place == null || before == null) return null;
    // The undo follows the typing from here on. After a refusal it is another document.
    typingUndo(room.doc());
    const drawing = () => drawingOf(id);
    const brackets = bracketsByClause(room.snapshot().opinion.negotiation.brackets)(id);
    let selection = { anchor: 0, head: 0 };
    const { editor, binding } = openEditor(words, {
      current: {
        drawing,
        titles: { unseen: String, footnote: String, bracketOf: String, todaysNumber: () => "" },
        signs: () => signOffsets(brackets, readRuns(words)),
        onWish,
        onSelect: (now) => {
          if (now !== null) selection = now;
          tellCursor(room, id, now);
        },
      },
    });
    const number = row.querySelector(".sheet-sign")?.textContent ?? "";
    const name = number === "" ? words.toString().slice(0, NAME_LENGTH) : number;
    editor.view.dom.setAttribute("aria-label", editorLabel(name));
    editor.view.dom.addEventListener("compositionend", () => setTimeout(follow, COMPOSED_MS));
    const box = document.createElement("div");
    box.className = "clause-editor";
    box.dataset["words"] = "";
    box.append(...(editor.view.dom.parentNode?.childNodes ?? []));
    for (const event of ["keydown", "paste", "drop"] as const)
      box.addEventListener(event, keepWhole, { capture: true });
    before.replaceWith(box);
    const drawClosing = (): void => {
      const closing = closingSignOf(room, id);
      place.style.setProperty("--closing", JSON.stringify(closing));
      place.classList.toggle("closed", closing !== "");
    };
    drawClosing();
    place.style.setProperty("--placeholder", JSON.stringify(placeholderOf(before)?.textContent ?? ""));
    setOpenedFirst({ room, clause: id, words: words.toString(), selection: () => selection });
    putCaret(editor.view, caret);
    return {
      row,
      isComposing: () => editor.view.composing,
      catchUp: () => {
        if (rootText(room.doc(), id) !== words) return false;
        setDirection(place, words.toString());
        drawClosing();
        if (!binding.catchUp() && !binding.isBehind()) redraw(editor.view, drawing);
        return true;
      },
      close: () => {
        editor.destroy();
        setOpenedFirst(null);
        box.replaceWith(before);
        place.style.removeProperty("--closing");
        place.style.removeProperty("--placeholder");
        drawRow(place, before, { drawn: drawing(), closing: closingSignOf(room, id) });
      },
    };
  };

  const open = (row: HTMLElement, caret: CaretWish): void => {
    close();
    if (mayOpen(rowClause(row))) opened = openRow(row, caret);
    else sayLater();
  };

  /** The state in which each closed row was drawn. */
  const drawnFrom = new WeakMap<HTMLElement, readonly unknown[]>();
  const drawChanged = (): void => {
    const { words, document } = room.snapshot();
    const clauses = new Map(document.clauses.map((one) => [one.id, one]));
    for (const row of first.querySelectorAll<HTMLElement>(ROW)) {
      const id = rowClause(row);
      const place = row.querySelector<HTMLElement>(".sheet-words");
      const text = place?.querySelector(".first-words");
      if (place == null || text == null || rootText(room.doc(), id) === null) continue;
      const from = [words.get(id), clauses.get(id)];
      if (drawnFrom.get(row)?.every((one, n) => one === from[n]) === true) continue;
      drawnFrom.set(row, from);
      drawRow(place, text, { drawn: drawingOf(id), closing: closingSignOf(room, id) });
    }
  };

  const follow = (): void => {
    drawChanged();
    // A composition ends before its row closes: its words are typed.
    if (opened === null || opened.isComposing()) return;
    if (mayOpen(rowClause(opened.row)) && opened.catchUp()) return;
    close();
    sayLater();
  };

  const pauses = async (): Promise<void> => {
    while (opened?.isComposing() === true) {
      await new Promise((resolve) => document.addEventListener("compositionend", resolve, { once: true }));
      await new Promise((resolve) => setTimeout(resolve, COMPOSED_MS));
    }
  };

  return { open, pauses, follow, handOver };
}

/** Enter and pasted lines make paragraphs, which is an act: what is selected stays. */
function keepWhole(event: KeyboardEvent | ClipboardEvent | DragEvent): void {
  const brought =
    event instanceof DragEvent
      ? event.dataTransfer
      : event instanceof KeyboardEvent
        ? null
        : event.clipboardData;
  const isEnter = event instanceof KeyboardEvent && event.key === "Enter" && !event.isComposing;
  if (!isEnter && !/[\r\n]/u.test(brought?.getData("text/plain").trim() ?? "")) return;
  event.preventDefault();
  event.stopPropagation();
  sayLater();
}
