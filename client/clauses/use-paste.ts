import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Command, SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { baseTextNumber, findClause, livingClauses } from "../../shared/opinion/opinion.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { loadPasting } from "../editor/load-editor.ts";
import { newClause } from "../room/new-clause.ts";
import type { CommandResult, PageRoom } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";
import { typeAt } from "./type-at.ts";
import type { Writing } from "./use-writing.ts";

type Ways = {
  readonly latest: () => { readonly writing: Writing };
  /** Null: the user chose to keep the marks, so the page sent nothing. */
  readonly ask: (command: Command) => Promise<CommandResult | null>;
};

/** Makes a clause of each pasted paragraph. */
export function usePaste(
  room: PageRoom,
  { latest, ask }: Ways,
): (clause: ClauseId, paragraphs: readonly string[], at: number) => Promise<void> {
  const t = useTranslations("sheet");
  const toast = useToast();
  return useCallback(
    async (clause: ClauseId, paragraphs: readonly string[], at: number): Promise<void> => {
      const reading = await loadPasting().catch(() => null);
      if (reading === null) {
        toast({ kind: "refused", words: t("editorFailed") });
        return;
      }
      const { opinion } = room.snapshot();
      const own = findClause(opinion, clause);
      if (own === undefined) return;
      const level = own.kind === "operative" || own.kind === "subItem" ? { level: own.level } : {};
      const pasted = reading.pastedClauses(paragraphs, { kind: own.kind, ...level });
      const [first, ...others] = pasted;
      if (first === undefined) return;
      const length = rootText(room.doc(), clause)?.length ?? 0;
      // In the middle, and in an empty clause, the first paragraph goes on where the caret is.
      const goesOn = first.kind === own.kind && (length === 0 || (at > 0 && at < length));
      if (goesOn) typeAt(room, clause, { kind: "offset", at }, first.text);
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
    [room, ask, toast, t, latest],
  );
}
