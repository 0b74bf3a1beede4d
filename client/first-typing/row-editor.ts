import type { Editor } from "@tiptap/core";
import { type ClauseId, clauseId } from "../../shared/ids.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import { bracketsByClause, signOffsets } from "../editor/bracket-owners.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import { openEditor, putCaret } from "../editor/open-editor.ts";
import { tellCursor } from "../editor/tell-cursor.ts";
import { typingUndo } from "../editor/typing-undo.ts";
import { openedFirst, setOpenedFirst } from "../room/opened-first.ts";
import type { PageRoom } from "../room/room.ts";
import { firstSentence, sayFirst } from "./first-status.ts";

type Options = {
  readonly room: PageRoom;
  readonly mayType: (clause: ClauseId) => boolean;
};

export type RowEditor = {
  /** Opens a row of the server's text. False: this person may not type there, or it would end marks. */
  readonly open: (row: HTMLElement, caret: CaretWish) => boolean;
  readonly isComposing: () => boolean;
  readonly close: () => void;
  /** Closes it where the sheet has an editor for the same clause: the caret of this page is told from there. */
  readonly handOver: () => void;
};

type Opened = {
  readonly editor: Editor;
  /** Puts the words that were typed in the place of the editor. */
  readonly close: () => void;
  readonly isStillOpen: () => boolean;
};

/** The editor in the server's text: the words of a clause alone. All other acts wait for the page's sheet. */
export function openRowEditor({ room, mayType }: Options): RowEditor {
  let opened: Opened | null = null;

  const handOver = (): void => {
    opened?.close();
    opened = null;
  };
  const close = (): void => {
    const closed = openedFirst();
    handOver();
    if (closed !== null) tellCursor(room, closed.clause, null);
  };

  const onWish = (wish: EditorWish): void => {
    switch (wish.kind) {
      case "undo":
        typingUndo(room.doc()).undo();
        break;
      case "redo":
        typingUndo(room.doc()).redo();
        break;
      case "escape":
        close();
        break;
      case "leave":
      case "extend":
        break;
      default:
        sayFirst("later");
    }
  };

  const open = (row: HTMLElement, caret: CaretWish): boolean => {
    const clause = clauseId(row.dataset["firstClause"] ?? "");
    const { opinion, document: text } = room.snapshot();
    const words = rootText(room.doc(), clause);
    const place = row.querySelector<HTMLElement>(".sheet-words");
    const before = place?.querySelector<HTMLElement>(".first-words");
    close();
    if (words === null || place == null || before == null || !mayType(clause)) return false;
    // The sheet asks and tells of these.
    if (marksRestingOn(text.clauses, clause).length > 0) return false;

    const closing = text.clauses.find((one) => one.id === clause)?.closing ?? "";
    const brackets = bracketsByClause(opinion.negotiation.brackets)(clause);
    let selection = { anchor: 0, head: 0 };
    const { editor } = openEditor(words, {
      current: {
        drawing: () => [],
        titles: { unseen: String, footnote: String, bracketOf: String, todaysNumber: () => "" },
        signs: () => signOffsets(brackets, readRuns(words)),
        onWish,
        onSelect: (now) => {
          if (now !== null) selection = now;
          tellCursor(room, clause, now);
        },
      },
    });
    const box = document.createElement("div");
    box.className = "clause-editor";
    box.dataset["words"] = "";
    box.append(...(editor.view.dom.parentNode?.childNodes ?? []));
    const sign = row.querySelector(".sheet-sign")?.textContent ?? "";
    editor.view.dom.setAttribute("aria-label", firstSentence("words").replace("{clause}", sign));
    // One paragraph alone: a new one is the sheet's act, and takes nothing of what is selected.
    box.addEventListener("keydown", onEnter, { capture: true });
    before.replaceWith(box);
    place.style.setProperty("--closing", JSON.stringify(closing));
    place.classList.toggle("closed", closing !== "");
    setOpenedFirst({ room, clause, words: words.toString(), selection: () => selection });
    const leave = room.subscribe(() => {
      if (opened?.isStillOpen() === false) close();
    });
    opened = {
      editor,
      isStillOpen: () => rootText(room.doc(), clause) === words && mayType(clause),
      close: () => {
        leave();
        editor.destroy();
        setOpenedFirst(null);
        before.textContent = `${rootText(room.doc(), clause)?.toString() ?? ""}${closing}`;
        box.replaceWith(before);
        place.style.removeProperty("--closing");
      },
    };
    putCaret(editor.view, caret);
    return true;
  };

  return { open, isComposing: () => opened?.editor.view.composing === true, close, handOver };
}

function onEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  sayFirst("later");
}
