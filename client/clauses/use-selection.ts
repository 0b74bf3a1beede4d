import {
  type ClipboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
} from "react";
import { flushSync } from "react-dom";
import { clauseId, type ClauseId } from "../../shared/ids.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { clauseText } from "../../shared/clause/words.ts";
import type { EditorWish } from "../editor/clause-keys.ts";
import type { PageRoom } from "../room/room.ts";
import { chordOf, writesSign } from "../ui/chord.ts";
import { copied, selectedRange } from "../opinion/copying.ts";
import { clausePlace, placeAt, placeIn, textElement } from "../opinion/place.ts";
import { useLatest } from "../opinion/use-latest.ts";
import type { Writing } from "./use-writing.ts";

type Place = { readonly clause: string; readonly at: number };

export type SheetSelection = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: {
    readonly clientX: number;
    readonly clientY: number;
    readonly target: EventTarget;
  }) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly extend: (clause: ClauseId, wish: Extract<EditorWish, { kind: "extend" }>) => void;
  readonly selectAll: () => void;
};

type Options = {
  readonly writing: Writing;
  /** Typing or deleting over a selection of several clauses. */
  readonly onTypedAcross: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/**
 * Selections that leave the selected clause: the editor is closed and the browser's own selection goes on
 * over rendered words, since Chromium confines a selection that starts in an editor to it.
 */
export function useSelection(
  room: PageRoom,
  sheet: RefObject<HTMLElement | null>,
  options: Options,
): SheetSelection {
  const latest = useLatest(options);

  const select = useCallback(
    (anchor: Place, focus: Place): void => {
      if (latest().writing.open !== null) flushSync(() => latest().writing.leave());
      const from = textElement(anchor.clause);
      const to = textElement(focus.clause);
      if (from === null || to === null) return;
      const start = placeIn(from, anchor.at);
      const end = placeIn(to, focus.at);
      document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    },
    [latest],
  );

  /** Follows a drag that started in the editor, once it is over another clause. */
  const onPointerDown = useCallback(
    (event: PointerEvent): void => {
      if (event.button !== 0 || event.pointerType !== "mouse" || isInSuggestion(event.target)) return;
      const start = placeUnder(event.clientX, event.clientY);
      const inEditor = event.target instanceof Element && event.target.closest(".clause-editor") !== null;
      if (start === null) return;
      let across = false;
      const onMove = (move: globalThis.PointerEvent): void => {
        const here = placeUnder(move.clientX, move.clientY);
        if (here === null || !inEditor) return;
        if (!across && here.clause === start.clause) return;
        across = true;
        move.preventDefault();
        select(start, here);
      };
      const onUp = (): void => {
        document.removeEventListener("pointermove", onMove);
        document.removeEventListener("pointerup", onUp);
        if (!across) settle(select, latest().writing, inEditor);
      };
      document.addEventListener("pointermove", onMove);
      document.addEventListener("pointerup", onUp);
    },
    [select, latest],
  );

  const onClick = useCallback<SheetSelection["onClick"]>(
    (event) => {
      if (!(event.target instanceof Element)) return;
      if (event.target.closest(".clause-editor, .suggesting, button, a") !== null) return;
      const selection = document.getSelection();
      if (selection !== null && !selection.isCollapsed) return;
      const row = event.target.closest("[data-clause]")?.getAttribute("data-clause");
      if (row == null) return;
      const place = placeUnder(event.clientX, event.clientY);
      const caret =
        place?.clause === row ? ({ kind: "offset", at: place.at } as const) : ({ kind: "end" } as const);
      latest().writing.enter(clauseId(row), caret);
    },
    [latest],
  );

  const onCopy = useCallback(
    (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest(".clause-editor, .suggesting") !== null)
        return;
      const range = selectedRange();
      if (range === null) return;
      const { text, html } = copied(room.snapshot().document, range);
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
    },
    [room],
  );

  const extend = useCallback<SheetSelection["extend"]>(
    (clause, { edge, anchor }) => {
      const { opinion, words } = room.snapshot();
      const living = livingClauses(opinion);
      const index = living.findIndex((one) => one.id === clause);
      const forward = edge === "down" || edge === "right";
      const target = living[index + (forward ? 1 : -1)];
      if (target === undefined) return;
      select(
        { clause, at: anchor },
        { clause: target.id, at: forward ? 0 : clauseText(words, target.id).length },
      );
    },
    [room, select],
  );

  const selectAll = useCallback(() => {
    const { opinion, words } = room.snapshot();
    const living = livingClauses(opinion);
    const [first, last] = [living[0], living.at(-1)];
    if (first === undefined || last === undefined) return;
    select({ clause: first.id, at: 0 }, { clause: last.id, at: clauseText(words, last.id).length });
  }, [room, select]);

  useSelectionKeys(sheet, latest);

  return useMemo(
    () => ({ onPointerDown, onClick, onCopy, extend, selectAll }),
    [onPointerDown, onClick, onCopy, extend, selectAll],
  );
}

/** Handles keys outside of the editor: undo, and a selection over several clauses. */
function useSelectionKeys(sheet: RefObject<HTMLElement | null>, latest: () => Options): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isField(event.target) || isInSuggestion(event.target)) return;
      const chord = chordOf(event);
      if (UNDO.has(chord)) {
        event.preventDefault();
        if (event.repeat) return;
        if (chord === "Mod+z") latest().onUndo();
        else latest().onRedo();
        return;
      }
      const range = selectedRange();
      if (range === null || sheet.current === null) return;
      if (onSelectionKey(chord, latest().writing)) event.preventDefault();
      else if (writesSign(event) || EDITS.has(chord)) {
        event.preventDefault();
        latest().onTypedAcross();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [sheet, latest]);
}

const UNDO: ReadonlySet<string> = new Set(["Mod+z", "Mod+Shift+z", "Mod+y"]);
const EDITS: ReadonlySet<string> = new Set(["Backspace", "Delete", "Enter"]);

/** A suggestion is a text of its own. */
const isInSuggestion = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".suggesting") !== null;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select, [role=dialog] *"));

function placeUnder(x: number, y: number): Place | null {
  const place = placeAt(x, y);
  return place === null ? null : clausePlace(place.node, place.offset);
}

/** After a drag over rendered words: within one clause it opens with its selection, else the selection stays. */
function settle(select: (anchor: Place, focus: Place) => void, writing: Writing, inEditor: boolean): void {
  const range = selectedRange();
  if (range === null || inEditor) return;
  if (range.from.clause !== range.to.clause) {
    if (writing.open !== null) select(range.from, range.to);
    return;
  }
  const clause = clauseId(range.from.clause);
  if (writing.refusalOf(clause) === null) {
    writing.enter(clause, { kind: "range", anchor: range.from.at, head: range.to.at });
  }
}

/** Arrows go on with the selection, or put the caret at its end. */
function onSelectionKey(chord: string, writing: Writing): boolean {
  const selection = document.getSelection();
  const [, modifiers = "", arrow] = /^(Mod\+|)(?:Shift\+)?Arrow(Right|Down|Left|Up)$/u.exec(chord) ?? [];
  if (selection === null || arrow === undefined) return false;
  const forward = arrow === "Right" || arrow === "Down";
  if (chord.includes("Shift+")) {
    const vertical = arrow === "Up" || arrow === "Down";
    const unit = vertical ? "line" : modifiers === "" ? "character" : "word";
    selection.modify("extend", forward ? "forward" : "backward", unit);
    return true;
  }
  const range = selectedRange();
  const end = forward ? range?.to : range?.from;
  if (end === undefined) return false;
  writing.enter(clauseId(end.clause), { kind: "offset", at: end.at });
  return true;
}
