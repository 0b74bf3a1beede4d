import { useCallback, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import type { Words } from "../../shared/clause/words.ts";
import { useMayEndMarks } from "../opinion/marks-guard.tsx";
import { newClause } from "../room/new-clause.ts";
import type { CommandResult, PageRoom } from "../room/room.ts";
import type { CaretWish } from "../editor/caret-wish.ts";
import type { HeldKeys } from "../editor/held-keys.ts";
import { clauseBehind, enterAct, joinAct, type NoAct, type StructureChange } from "./structure.ts";
import { typeAt } from "./type-at.ts";
import type { Writing } from "./use-writing.ts";

type Structure = {
  readonly enter: (clause: ClauseId, caret: { readonly at: number; readonly length: number }) => void;
  readonly joinBefore: (clause: ClauseId) => void;
  readonly joinAfter: (clause: ClauseId) => void;
  /** Words typed for a clause that the server is making; null while none is awaited. */
  readonly held: { readonly after: ClauseId; readonly words: string } | null;
};

type Ways = {
  readonly latest: () => { readonly heldKeys: HeldKeys; readonly writing: Writing };
  readonly send: (command: Command) => Promise<CommandResult>;
  readonly say: (words: string) => void;
};

/** Splits, adds and joins clauses by keys, and keeps the keys that come before the server's answer. */
export function useStructure(room: PageRoom, { latest, send, say }: Ways): Structure {
  const t = useTranslations("sheet");
  const mayEndMarks = useMayEndMarks();
  const [held, setHeld] = useState<Structure["held"]>(null);

  /** Asks for a change of structure; what is typed until the answer goes where the caret will be. */
  const carryOut = useCallback(
    async function carryOut(
      clause: ClauseId,
      act: StructureChange | NoAct | null,
      { at, typed = "" }: { readonly at: number; readonly typed?: string },
    ): Promise<void> {
      if (act === null || latest().heldKeys.isHolding()) return;
      const typeHere = (): void => void typeAt(room, clause, { kind: "offset", at }, oneLine(typed));
      if ("why" in act) {
        typeHere();
        say(t(act.why));
        return;
      }
      // This asks before it holds keys, because keys answer the question.
      const may = mayEndMarks(act.command);
      if (may !== true && !(await may)) return typeHere();
      latest().heldKeys.hold((words) => setHeld({ after: clause, words }), typed);
      if (act.goTo.clause === "new") setHeld({ after: clause, words: typed });
      const result = await send(act.command);
      const isRefused = "refusal" in result;
      const target = isRefused
        ? clause
        : act.goTo.clause === "new"
          ? newClause(result.entries)
          : act.goTo.clause;
      const caret: CaretWish = isRefused ? { kind: "offset", at } : act.goTo.caret;
      // The editor stands before the keys are let go: the next one goes into it, none in between is lost.
      flushSync(() => {
        setHeld(null);
        if (target !== null) latest().writing.enter(target, caret);
      });
      const held = latest().heldKeys.release();
      if (target === null) return;
      const [words = "", ...rest] = isRefused ? [oneLine(held)] : held.split("\n");
      const end = typeAt(room, target, caret, words) + words.length;
      if (rest.length === 0) return;
      const length = rootText(room.doc(), target)?.length ?? end;
      const next = enterAct(freshWords(room), target, { at: end, length });
      void carryOut(target, next, { at: end, typed: rest.join("\n") });
    },
    [room, mayEndMarks, send, say, t, latest],
  );

  const acts = useMemo(
    () => ({
      enter: (clause: ClauseId, caret: { readonly at: number; readonly length: number }) =>
        void carryOut(clause, enterAct(freshWords(room), clause, caret), caret),
      joinBefore: (clause: ClauseId) => void carryOut(clause, joinAct(freshWords(room), clause), { at: 0 }),
      joinAfter: (clause: ClauseId) => {
        const behind = clauseBehind(room.snapshot().opinion, clause);
        const length = rootText(room.doc(), clause)?.length ?? 0;
        if (behind !== null) void carryOut(clause, joinAct(freshWords(room), behind), { at: length });
      },
    }),
    [room, carryOut],
  );
  return { ...acts, held };
}

const oneLine = (typed: string): string => typed.replaceAll("\n", "");

/** Reads the words as they are at this key, also between two snapshots. */
function freshWords(room: PageRoom): { readonly opinion: Opinion; readonly words: Words } {
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
