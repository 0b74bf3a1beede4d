import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { useMayEndMarks } from "../opinion/marks-guard.tsx";
import { openPageUndo, type PageUndo } from "../editor/page-undo.ts";
import type { CanUndo } from "../editor/undo-steps.ts";
import type { PageRoom } from "../room/room.ts";
import { caretAfter } from "./caret-after.ts";
import type { Writing } from "./use-writing.ts";

type Undo = {
  readonly can: CanUndo;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends the step of typing: what follows is taken back apart from it. */
  readonly separate: () => void;
};

type Ways = {
  readonly latest: () => {
    readonly writing: Writing;
    readonly sayRefusal: (refusal: Refusal) => string;
  };
  readonly say: (words: string) => void;
  /** Says what was done. */
  readonly tell: (words: string) => void;
};

/** Takes back what was typed and done on this page, and puts the caret where that was. */
export function useUndo(room: PageRoom, { latest, say, tell }: Ways): Undo {
  const t = useTranslations("sheet");
  const words = useTranslations("takenBack");
  const mayEndMarks = useMayEndMarks();
  const pageUndo = useRef<PageUndo | null>(null);
  const [can, setCan] = useState<CanUndo>({ undo: false, redo: false });
  useEffect(() => {
    const undo = openPageUndo(room, {
      mayType: (clause) => latest().writing.refusalOf(clause) === null,
      mayAct: mayEndMarks,
      onCan: setCan,
    });
    pageUndo.current = undo;
    return () => undo.close();
  }, [room, latest, mayEndMarks]);

  const travel = useCallback(
    async (back: boolean): Promise<void> => {
      const wasTyping = latest().writing.open !== null;
      const undone = await (back ? pageUndo.current?.undo() : pageUndo.current?.redo());
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
          const taken = undone.result.entries.find((one) => one.type === "takenBack");
          if (taken !== undefined) {
            tell(words("done", { what: words(`act.${taken.act}`) }));
            break;
          }
          const goTo = wasTyping ? caretAfter(undone.result.entries, undone.before) : null;
          if (goTo !== null) latest().writing.enter(goTo.clause, goTo.caret);
          break;
        }
      }
    },
    [say, tell, t, words, latest],
  );
  const undo = useCallback(() => void travel(true), [travel]);
  const redo = useCallback(() => void travel(false), [travel]);
  const separate = useCallback(() => pageUndo.current?.separate(), []);
  return { can, undo, redo, separate };
}
