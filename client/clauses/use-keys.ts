import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { baseTextNumber, findClause, livingClauses } from "../../shared/opinion/opinion.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Words } from "../../shared/clause/words.ts";
import { useMayEndMarks } from "../opinion/marks-guard.tsx";
import type { EditorWish } from "../editor/clause-keys.ts";
import { openPageUndo } from "../editor/page-undo.ts";
import type { CanUndo, PageUndo } from "../editor/page-undo.ts";
import { TYPED } from "../room/typed.ts";
import { newClause } from "../room/new-clause.ts";
import type { CommandResult, Room } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";
import { caretAfter } from "./caret-after.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { HeldKeys } from "./held-keys.ts";
import { loadedPasting } from "../editor/load-editor.ts";
import { clauseBehind, enterAct, joinAct } from "./structure.ts";
import type { NoAct, StructureChange } from "./structure.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useShiftLevel } from "./use-shift-level.ts";
import type { Writing } from "./use-writing.ts";

export type Keys = {
  readonly onWish: (clause: ClauseId, wish: EditorWish) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly can: CanUndo;
  /** Words typed for a clause that the server is making; null while none is awaited. */
  readonly held: { readonly after: ClauseId; readonly words: string } | null;
};

type Ways = {
  readonly heldKeys: HeldKeys;
  readonly writing: Writing;
  readonly sayRefusal: (refusal: Refusal) => string;
  readonly onExtend: (clause: ClauseId, wish: Extract<EditorWish, { kind: "extend" }>) => void;
  readonly onSelectAll: () => void;
};

/** Carries out what keys in the editor ask for beyond one clause: structure, moving on, undo. */
export function useKeys(room: Room, ways: Ways): Keys {
  const t = useTranslations("sheet");
  const toast = useToast();
  const keys = ways.heldKeys;
  const latest = useLatest(ways);
  const mayEndMarks = useMayEndMarks();
  const [held, setHeld] = useState<Keys["held"]>(null);
  const undoRef = useRef<PageUndo | null>(null);
  const [can, setCan] = useState<CanUndo>({ undo: false, redo: false });
  useEffect(() => {
    const undo = openPageUndo(room, {
      mayType: (clause) => latest().writing.refusalOf(clause) === null,
      mayAct: mayEndMarks,
      onCan: setCan,
    });
    undoRef.current = undo;
    return () => undo.close();
  }, [room, latest, mayEndMarks]);

  const say = useCallback((words: string) => toast({ kind: "refused", words }), [toast]);

  const send = useCallback(
    async (command: Command): Promise<CommandResult> => {
      undoRef.current?.separate();
      const result = await room.send(command);
      if ("refusal" in result) {
        const structural = result.refusal.reason === "offline";
        say(structural ? t("offlineNeedsConnection") : latest().sayRefusal(result.refusal));
      }
      return result;
    },
    [room, say, t, latest],
  );
  /** Returns null if the command would end marks and the user chose to keep them. */
  const ask = useCallback(
    async (command: Command): Promise<CommandResult | null> =>
      (await mayEndMarks(command)) ? send(command) : null,
    [mayEndMarks, send],
  );

  const shiftLevel = useShiftLevel(room, { ask, say });

  const typeInto = useCallback(
    (clause: ClauseId, words: string, at: number) => {
      const text = rootText(room.doc(), clause);
      if (text === null || words === "") return;
      room.doc().transact(() => text.insert(Math.min(at, text.length), words), TYPED);
    },
    [room],
  );

  const wish = useRef<Keys["onWish"]>(() => {});

  /** Asks for a change of structure; what is typed until the answer goes where the caret will be. */
  const carryOut = useCallback(
    async (clause: ClauseId, act: StructureChange | NoAct | null, at: number): Promise<void> => {
      if (act === null || keys.isHolding()) return;
      if ("why" in act) {
        say(t(act.why));
        return;
      }
      // This asks before it holds keys, because keys answer the question.
      const may = mayEndMarks(act.command);
      if (may !== true && !(await may)) return;
      keys.hold((words) => setHeld({ after: clause, words }));
      if (act.goTo.clause === "new") setHeld({ after: clause, words: "" });
      const result = await send(act.command);
      const target =
        "refusal" in result
          ? clause
          : act.goTo.clause === "new"
            ? newClause(result.entries)
            : act.goTo.clause;
      const caret: CaretWish = "refusal" in result ? { kind: "offset", at } : act.goTo.caret;
      // The editor stands before the keys are let go: the next one goes into it, none in between is lost.
      flushSync(() => {
        setHeld(null);
        if (target !== null) latest().writing.enter(target, caret);
      });
      const [words = "", ...rest] = keys.release().split("\n");
      if (target === null) return;
      const length = rootText(room.doc(), target)?.length ?? 0;
      const start = startOf(caret, length);
      typeInto(target, words, start);
      if (rest.length > 0 && !("refusal" in result)) {
        wish.current(target, { kind: "enter", at: start + words.length, length: length + words.length });
      }
    },
    [room, keys, mayEndMarks, send, say, t, typeInto, latest],
  );

  const paste = useCallback(
    async (clause: ClauseId, paragraphs: readonly string[], at: number): Promise<void> => {
      const { opinion } = room.snapshot();
      const own = findClause(opinion, clause);
      const reading = loadedPasting();
      if (own === undefined || reading === null) return;
      const level = own.kind === "operative" || own.kind === "subItem" ? { level: own.level } : {};
      const pasted = reading.pastedClauses(paragraphs, { kind: own.kind, ...level });
      const [first, ...others] = pasted;
      if (first === undefined) return;
      const length = rootText(room.doc(), clause)?.length ?? 0;
      // In the middle, and in an empty clause, the first paragraph goes on where the caret is.
      const goesOn = first.kind === own.kind && (length === 0 || (at > 0 && at < length));
      if (goesOn) typeInto(clause, first.text, at);
      const rest = goesOn ? others : pasted;
      const split: readonly SingleCommand[] =
        at > 0 && at < length
          ? [{ type: "splitClause", clauseId: clause, at: at + (goesOn ? first.text.length : 0) }]
          : [];
      const living = livingClauses(opinion);
      const before = living[living.findIndex((one) => one.id === clause) - 1]?.id ?? null;
      const behind = at === 0 && length > 0 ? before : clause;
      const added = reading.addCommands(rest, behind);
      let last: CommandResult | null = null;
      if (baseTextNumber(opinion) === 0) {
        const commands = [...split, ...added];
        if (commands.length > 0) last = await ask({ type: "batch", commands });
      } else {
        // After a base text numbers go by the order of adding: one after the other, each behind the last.
        let after = behind;
        for (const command of [...split, ...added.toReversed()]) {
          last = await ask(command.type === "addClause" ? { ...command, after } : command);
          if (last === null || "refusal" in last) return;
          if (command.type === "addClause") after = newClause(last.entries) ?? after;
        }
      }
      if (last === null || "refusal" in last) return;
      toast({ kind: "done", words: t("pasted", { n: rest.length }) });
      const now = livingClauses(room.snapshot().opinion);
      const target = now[now.findIndex((one) => one.id === behind) + rest.length]?.id;
      if (target !== undefined) latest().writing.enter(target, { kind: "end" });
    },
    [room, ask, toast, t, typeInto, latest],
  );

  const travel = useCallback(
    async (back: boolean): Promise<void> => {
      const wasTyping = latest().writing.open !== null;
      const undone = await (back ? undoRef.current?.undo() : undoRef.current?.redo());
      if (undone === undefined) return;
      switch (undone.kind) {
        case "left":
          break;
        case "nothing":
          say(t("nothingToUndo"));
          break;
        case "closed":
          say(t("undoClosed"));
          break;
        case "typing":
          if (undone.clause !== null && latest().writing.open?.clause !== undone.clause) {
            latest().writing.enter(undone.clause, { kind: "end" });
          }
          break;
        case "act": {
          if ("refusal" in undone.result) {
            say(latest().sayRefusal(undone.result.refusal));
            break;
          }
          const goTo = wasTyping ? caretAfter(undone.result.entries, undone.before) : null;
          if (goTo !== null) latest().writing.enter(goTo.clause, goTo.caret);
          break;
        }
      }
    },
    [say, t, latest],
  );
  const undo = useCallback(() => void travel(true), [travel]);
  const redo = useCallback(() => void travel(false), [travel]);

  const move = useCallback(
    (clause: ClauseId, { edge, x }: Extract<EditorWish, { kind: "leave" }>) => {
      const living = livingClauses(room.snapshot().opinion);
      const index = living.findIndex((one) => one.id === clause);
      const forward = edge === "down" || edge === "right";
      const target = living[index + (forward ? 1 : -1)];
      if (target === undefined) return;
      const caret: CaretWish =
        edge === "down"
          ? { kind: "column", x, line: "first" }
          : edge === "up"
            ? { kind: "column", x, line: "last" }
            : { kind: forward ? "start" : "end" };
      flushSync(() => latest().writing.enter(target.id, caret));
      if (latest().writing.refusalOf(target.id) !== null) focusRow(target.id);
    },
    [room, latest],
  );

  const onWish = useCallback<Keys["onWish"]>(
    (clause, one) => {
      const snapshot = room.snapshot();
      switch (one.kind) {
        case "enter":
          void carryOut(clause, enterAct(freshWords(room), clause, one), one.at);
          break;
        case "joinBefore":
          void carryOut(clause, joinAct(freshWords(room), clause), 0);
          break;
        case "joinAfter": {
          const behind = clauseBehind(snapshot.opinion, clause);
          const length = rootText(room.doc(), clause)?.length ?? 0;
          if (behind !== null) void carryOut(clause, joinAct(freshWords(room), behind), length);
          break;
        }
        case "leave":
          move(clause, one);
          break;
        case "extend":
          latest().onExtend(clause, one);
          break;
        case "level":
          void shiftLevel(clause, one.step);
          break;
        case "escape":
          flushSync(() => latest().writing.leave());
          focusRow(clause);
          break;
        case "undo":
          undo();
          break;
        case "redo":
          redo();
          break;
        case "selectAll":
          latest().onSelectAll();
          break;
        case "paste":
          void paste(clause, one.paragraphs, one.at);
          break;
        // In the text, each of several paragraphs is a clause of its own.
        case "linesJoined":
          break;
        case "tooLong":
          say(t("tooLong"));
          break;
        case "unseen":
          say(t("unseenLeftOut"));
          break;
        case "signKept":
          say(t("signKept"));
          break;
        default:
          one satisfies never;
      }
    },
    [room, carryOut, move, shiftLevel, undo, redo, paste, say, t, latest],
  );
  useLayoutEffect(() => {
    wish.current = onWish;
  }, [onWish]);
  return { onWish, undo, redo, can, held };
}

/** The words as they are at this key, also between two snapshots. */
function freshWords(room: Room): { readonly opinion: Opinion; readonly words: Words } {
  const { opinion } = room.snapshot();
  const doc = room.doc();
  const words = new Map(
    livingClauses(opinion).map(({ id }) => {
      const text = rootText(doc, id);
      return [id, text === null ? [] : readRuns(text)];
    }),
  );
  return { opinion, words };
}

const startOf = (caret: CaretWish, length: number): number =>
  caret.kind === "offset" ? Math.min(caret.at, length) : caret.kind === "end" ? length : 0;

/** The row itself, where it is not open for typing: the keys go on from there. */
function focusRow(clause: ClauseId): void {
  document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(clause)}"]`)?.focus();
}
