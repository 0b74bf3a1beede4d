import type { Clause } from "../../shared/clause/clause.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { bracketSpans } from "../../shared/text/brackets.ts";
import { drawClause } from "../clauses/draw-clause.ts";
import { bracketsByClause, signOffsets } from "../editor/bracket-owners.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import type { Drawn } from "../editor/drawing.ts";
import { redraw } from "../editor/drawn-signs.ts";
import { openEditor, putCaret } from "../editor/open-editor.ts";
import { tellCursor } from "../editor/tell-cursor.ts";
import { typingUndo } from "../editor/typing-undo.ts";
import { classOf } from "../editor/word-classes.ts";
import { openedFirst, setOpenedFirst } from "../room/opened-first.ts";
import type { PageRoom } from "../room/room.ts";
import { editorLabel, sayLater } from "./first-status.ts";

type Options = {
  readonly room: PageRoom;
  readonly mayType: (clause: Clause) => boolean;
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
};

export type RowEditor = {
  /** Opens a row of the server's text where this person may type in it, and closes the one before. */
  readonly open: (row: HTMLElement, caret: CaretWish) => void;
  readonly isComposing: () => boolean;
  /** Closes it where the sheet has an editor for the same clause: this page's caret is told from there. */
  readonly handOver: () => void;
};

type OpenRow = { readonly isComposing: () => boolean; readonly close: () => void };

/** The editor in the server's text, for the words of one clause at a time. Other acts wait for the page's sheet. */
export function openRowEditor({ room, mayType, names }: Options): RowEditor {
  let opened: OpenRow | null = null;

  const handOver = (): void => {
    opened?.close();
    opened = null;
  };
  const close = (): void => {
    const closed = openedFirst();
    const row = document.activeElement?.closest<HTMLElement>("[data-first-clause]");
    handOver();
    if (closed === null) return;
    tellCursor(room, closed.clause, null);
    row?.focus({ preventScroll: true });
  };

  const onWish = ({ kind }: EditorWish): void => {
    if (kind === "undo") typingUndo(room.doc()).undo();
    else if (kind === "redo") typingUndo(room.doc()).redo();
    else if (kind === "escape") close();
    else if (kind !== "leave" && kind !== "extend") sayLater();
  };

  /** Null where nobody may type, or where that would end marks: the sheet says so first. */
  const clauseToOpen = (id: ClauseId): Clause | null => {
    const { opinion, document } = room.snapshot();
    const clause = findClause(opinion, id);
    if (clause === undefined || !mayType(clause) || marksRestingOn(document.clauses, id).length > 0)
      return null;
    return clause;
  };

  const openRow = (row: HTMLElement, id: ClauseId, caret: CaretWish): OpenRow | null => {
    const words = rootText(room.doc(), id);
    const place = row.querySelector<HTMLElement>(".sheet-words");
    const before = place?.querySelector(".first-words");
    if (words === null || place == null || before == null) return null;
    const drawing = (): readonly Drawn[] => {
      const { opinion, document } = room.snapshot();
      const record = findClause(opinion, id);
      if (record === undefined) return [];
      return drawClause({
        text: words,
        runs: [],
        settled: [],
        clean: true,
        brackets: (now) => bracketSpans(now, names),
        owners: () => [],
        references: () => [],
        footnotes: document.clauses.find((one) => one.id === id)?.footnotes ?? [],
        record,
        carets: [],
        underlines: [],
      });
    };
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
    editor.view.dom.setAttribute(
      "aria-label",
      editorLabel(row.querySelector(".sheet-sign")?.textContent ?? ""),
    );
    const closing = room.snapshot().document.clauses.find((one) => one.id === id)?.closing ?? "";
    const box = document.createElement("div");
    box.className = "clause-editor";
    box.dataset["words"] = "";
    box.append(...(editor.view.dom.parentNode?.childNodes ?? []));
    // A new paragraph is an act, and what is selected stays.
    box.addEventListener("keydown", onEnter, { capture: true });
    before.replaceWith(box);
    place.style.setProperty("--closing", JSON.stringify(closing));
    place.classList.toggle("closed", closing !== "");
    setOpenedFirst({ room, clause: id, words: words.toString(), selection: () => selection });
    const leave = room.subscribe(() => {
      if (rootText(room.doc(), id) !== words || clauseToOpen(id) === null) close();
      else if (!binding.catchUp() && !binding.isBehind()) redraw(editor.view, drawing);
    });
    putCaret(editor.view, caret);
    return {
      isComposing: () => editor.view.composing,
      close: () => {
        leave();
        editor.destroy();
        setOpenedFirst(null);
        before.replaceChildren(...drawing().flatMap(drawnNode), closing);
        box.replaceWith(before);
        place.style.removeProperty("--closing");
      },
    };
  };

  return {
    open: (row, caret) => {
      close();
      const id = clauseId(row.dataset["firstClause"] ?? "");
      if (clauseToOpen(id) !== null) opened = openRow(row, id, caret);
    },
    isComposing: () => opened?.isComposing() === true,
    handOver,
  };
}

function onEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  sayLater();
}

/** As the server drew it. */
function drawnNode(part: Drawn): readonly (Node | string)[] {
  if (part.kind === "words" && classOf(part) === "") return [part.text];
  if (part.kind !== "words" && part.kind !== "footnote") return [];
  const element = document.createElement(part.kind === "words" ? "span" : "sup");
  element.className = part.kind === "words" ? classOf(part) : "footnote-sign";
  element.textContent = part.kind === "words" ? part.text : String(part.n);
  if (part.kind === "footnote") element.dataset["drawn"] = "";
  return [element];
}
