import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { clauseHeading, clauseName } from "../opinion/clause-name.ts";
import type { CommandResult, PageRoom } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";
import { levelAct } from "./structure.ts";

type Ways = {
  /** Null: the user chose to keep the marks, so the page sent nothing. */
  readonly ask: (command: SingleCommand) => Promise<CommandResult | null>;
  readonly say: (words: string) => void;
};

const isDone = (result: CommandResult | null): boolean => result !== null && !("refusal" in result);

/** Moves an item one level deeper or back, announces its new number, and offers to restore it (rule K15). */
export function useShiftLevel(
  room: PageRoom,
  { ask, say }: Ways,
): (clause: ClauseId, step: 1 | -1) => Promise<void> {
  const t = useTranslations("sheet");
  const words = useTranslations();
  const toast = useToast();
  return useCallback(
    async (clauseId, step) => {
      const { opinion, document } = room.snapshot();
      const was = findClause(opinion, clauseId);
      if (was === undefined) return;
      const before = clauseHeading(words, document, clauseId);
      const act = levelAct(opinion, clauseId, step);
      if ("why" in act) {
        say(t(act.why, { clause: before }));
        return;
      }
      if (!isDone(await ask(act))) return;
      const now = room.snapshot();
      const is = findClause(now.opinion, clauseId);
      if (is === undefined) return;
      const after = clauseName(words, now.document, clauseId);
      const back = async (): Promise<void> => {
        const { kind, level } = was;
        if (!isDone(await ask({ type: "changeKind", clauseId, kind, level }))) return;
        const clause = clauseHeading(words, room.snapshot().document, clauseId);
        toast({ kind: "done", words: t("levelRestored", { clause }) });
      };
      toast({
        kind: "done",
        words: t("levelChanged", { before, after, kind: is.kind, level: is.level }),
        act: { words: t("undo"), onPress: () => void back() },
      });
    },
    [room, ask, say, toast, t, words],
  );
}
