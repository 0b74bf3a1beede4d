import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { isItem } from "../../shared/clause/clause.ts";
import { withoutClosing } from "../../shared/clause/closing.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause, isMainReport, livingClauses } from "../../shared/opinion/opinion.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useForum } from "../forum/use-forum.ts";
import { type OpenedFirst, openedFirst } from "../room/opened-first.ts";
import type { PageRoom } from "../room/room.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { HeldKeys } from "../editor/held-keys.ts";
import { typeAt } from "./type-at.ts";
import { loadedEditor, loadEditor } from "../editor/load-editor.ts";

/** The origin of what is tidied away: no step of anybody's undo. */
const TIDIED = Symbol("tidied");

export type Writing = {
  /** The clause that is open for typing, and where its caret was put last. */
  readonly open: { readonly clause: ClauseId; readonly caret: CaretWish } | null;
  /** The clause that was to be opened and is closed to this person. */
  readonly refused: { readonly clause: ClauseId; readonly refusal: Refusal } | null;
  /** Selects a clause, with the caret where this person may type. */
  readonly enter: (clause: ClauseId, caret: CaretWish) => void;
  /** Selects a clause without opening it. */
  readonly take: (clause: ClauseId) => void;
  /** Closes the editor; the clause stays selected. */
  readonly leave: () => void;
  readonly refusalOf: (clause: ClauseId) => Refusal | null;
};

/** The clause that is typed in already, with a caret that is read when the sheet puts it there. */
function openedIn(room: PageRoom): Writing["open"] {
  const first = openedFirst();
  // Without the editor, the row is clicked: what is typed meanwhile is held.
  if (first?.room !== room || loadedEditor() === null) return null;
  const caret: CaretWish = {
    kind: "range",
    get anchor() {
      return first.selection().anchor;
    },
    get head() {
      return first.selection().head;
    },
  };
  return { clause: first.clause, caret };
}

/** The clause that is open for typing: at most one, the selected clause, while this person may type in it. */
export function useWriting(
  room: PageRoom,
  { keys, onNoEditor }: { readonly keys: HeldKeys; readonly onNoEditor: () => void },
): Writing {
  const forum = useForum();
  const [selectedId, take, toType] = useClauseSelection();
  const [open, setOpen] = useState<Writing["open"]>(() => openedIn(room));
  const [refused, setRefused] = useState<Writing["refused"]>(null);
  const before = useRef<Pick<OpenedFirst, "clause" | "words"> | null>(openedFirst());

  const refusalOf = useCallback(
    (id: ClauseId): Refusal | null => {
      const { opinion } = room.snapshot();
      const clause = findClause(opinion, id);
      if (clause === undefined) return { reason: "noSuchClause", message: "There is no such clause." };
      return mayType({ actor: forum.me, opinion, clause, rules: forum.rules });
    },
    [room, forum],
  );

  /** Removes a closing sign typed at the end once its author goes on: the page shows the sign by place. */
  const tidy = useCallback(() => {
    const left = before.current;
    before.current = null;
    if (left === null) return;
    const { opinion } = room.snapshot();
    const clause = findClause(opinion, left.clause);
    const text = rootText(room.doc(), left.clause);
    if (clause === undefined || text === null || refusalOf(left.clause) !== null) return;
    if (isMainReport(opinion) || (!isItem(clause.kind) && clause.kind !== "opening")) return;
    const words = text.toString();
    const kept = withoutClosing(words).length;
    if (words === left.words || kept === words.length) return;
    room.doc().transact(() => text.delete(kept, words.length - kept), TIDIED);
  }, [room, refusalOf]);

  const leave = useCallback(() => {
    tidy();
    setOpen(null);
  }, [tidy]);

  const enter = useCallback(
    (clause: ClauseId, caret: CaretWish) => {
      if (before.current?.clause !== clause) tidy();
      take(clause);
      const refusal = refusalOf(clause);
      setRefused(refusal === null ? null : { clause, refusal });
      if (refusal !== null) {
        setOpen(null);
        return;
      }
      if (before.current?.clause !== clause) {
        before.current = { clause, words: rootText(room.doc(), clause)?.toString() ?? "" };
      }
      if (loadedEditor() !== null) {
        setOpen({ clause, caret });
        return;
      }
      // Clicked before the editor has come: what is typed meanwhile is not lost.
      if (!keys.isHolding()) keys.hold(() => {});
      const open = async (): Promise<void> => {
        try {
          await loadEditor();
        } catch {
          // The chunk did not come; whoever clicked is told, and may click again.
          keys.release();
          onNoEditor();
          return;
        }
        flushSync(() => setOpen({ clause, caret }));
        const words = keys.release().replaceAll("\n", "");
        typeAt(room, clause, caret, words);
      };
      void open();
    },
    [room, take, refusalOf, tidy, keys, onNoEditor],
  );

  // Another part of the page selected another clause: the caret goes along where the keys are here.
  useEffect(() => {
    if (!toType && (open === null || selectedId === open.clause)) return;
    const typing = toType || document.activeElement?.closest(".clause-editor") != null;
    // oxlint-disable-next-line react/set-state-in-effect -- reason: the choice came from another part of the page
    if (selectedId !== null && typing) enter(selectedId, { kind: "end" });
    else leave();
  }, [selectedId, toType, open, enter, leave]);

  // Locked, removed, or the pen is given on while it is open: closed at once, and said why.
  useEffect(() => {
    if (open === null) return;
    const look = (): void => {
      const refusal = refusalOf(open.clause);
      if (refusal === null) return;
      before.current = null;
      const typing = document.activeElement?.closest(".clause-editor") != null;
      flushSync(() => setOpen(null));
      if (typing) document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(open.clause)}"]`)?.focus();
      const here = livingClauses(room.snapshot().opinion).some((clause) => clause.id === open.clause);
      setRefused(here ? { clause: open.clause, refusal } : null);
      if (!here) take(null);
    };
    // The rules may be others by now: the timetable closes the text under whoever types (rule T9).
    queueMicrotask(look);
    return room.subscribe(look);
  }, [room, open, refusalOf, take]);

  // The cause of the refusal may be gone again.
  const stillRefused =
    refused !== null && refused.clause === selectedId && refusalOf(refused.clause) !== null;
  return useMemo(
    () => ({ open, refused: stillRefused ? refused : null, enter, take, leave, refusalOf }),
    [open, stillRefused, refused, enter, take, leave, refusalOf],
  );
}
