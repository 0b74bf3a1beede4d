import { useCallback } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useMayEndMarks } from "../opinion/marks-guard.tsx";
import type { EditorWish } from "../editor/clause-keys.ts";
import type { CanUndo } from "../editor/undo-steps.ts";
import type { CommandResult, PageRoom } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { HeldKeys } from "../editor/held-keys.ts";
import { usePaste } from "./use-paste.ts";
import { useStructure } from "./use-structure.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useUndoKeys } from "./use-undo-keys.ts";
import { useUndo } from "./use-undo.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useShiftLevel } from "./use-shift-level.ts";
import type { Writing } from "./use-writing.ts";

export type Keys = {
  readonly onWish: (clause: ClauseId, wish: EditorWish) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly can: CanUndo;
  readonly held: ReturnType<typeof useStructure>["held"];
};

type Ways = {
  readonly heldKeys: HeldKeys;
  readonly writing: Writing;
  readonly sayRefusal: (refusal: Refusal) => string;
  readonly onExtend: (clause: ClauseId, wish: Extract<EditorWish, { kind: "extend" }>) => void;
  readonly onSelectAll: () => void;
};

/** Carries out what keys in the editor ask for beyond one clause: structure, moving on, undo. */
export function useKeys(room: PageRoom, ways: Ways): Keys {
  const t = useTranslations("sheet");
  const toast = useToast();
  const latest = useLatest(ways);
  const mayEndMarks = useMayEndMarks();
  const say = useCallback((words: string) => toast({ kind: "refused", words }), [toast]);
  const tell = useCallback((words: string) => toast({ kind: "done", words: capitalized(words) }), [toast]);
  const { can, undo, redo, separate } = useUndo(room, { latest, say, tell });
  useUndoKeys({ undo, redo });

  const send = useCallback(
    async (command: Command): Promise<CommandResult> => {
      separate();
      const result = await room.send(command);
      if ("refusal" in result) {
        const structural = result.refusal.reason === "offline";
        say(structural ? t("offlineNeedsConnection") : latest().sayRefusal(result.refusal));
      }
      return result;
    },
    [room, separate, say, t, latest],
  );
  /** Returns null if the command would end marks and the user chose to keep them. */
  const ask = useCallback(
    async (command: Command): Promise<CommandResult | null> =>
      (await mayEndMarks(command)) ? send(command) : null,
    [mayEndMarks, send],
  );

  const shiftLevel = useShiftLevel(room, { ask, say });
  const { enter, joinBefore, joinAfter, held } = useStructure(room, { latest, send, say });
  const paste = usePaste(room, { latest, ask });

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
      switch (one.kind) {
        case "enter":
          enter(clause, one);
          break;
        case "joinBefore":
          joinBefore(clause);
          break;
        case "joinAfter":
          joinAfter(clause);
          break;
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
    [enter, joinBefore, joinAfter, move, shiftLevel, undo, redo, paste, say, t, latest],
  );
  return { onWish, undo, redo, can, held };
}

/** The row itself, where it is not open for typing: the keys go on from there. */
function focusRow(clause: ClauseId): void {
  document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(clause)}"]`)?.focus();
}
