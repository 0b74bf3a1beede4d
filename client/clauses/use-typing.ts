import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useWhom } from "../forum/use-whom.ts";
import { loadEditor, loadPasting } from "../editor/load-editor.ts";
import { oncePageQuiet } from "../ui/once-page-quiet.ts";
import { useSayRefusal } from "../opinion/say-refusal.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { PageRoom } from "../room/room.ts";
import { useToast } from "../ui/toasts.tsx";
import { openHeldKeys } from "../editor/held-keys.ts";
import { type Keys, useKeys } from "./use-keys.ts";
import { type SheetSelection, useSelection } from "./use-selection.ts";
import { useWriting, type Writing } from "./use-writing.ts";

type Typing = {
  readonly writing: Writing;
  readonly keys: Keys;
  readonly selection: SheetSelection;
  readonly sayRefusal: (refusal: Refusal) => string;
};

/** Ties together the open clause, its keys and selections: each of the three asks the others. */
export function useTyping(room: PageRoom, sheet: RefObject<HTMLElement | null>): Typing {
  const t = useTranslations("sheet");
  const toast = useToast();
  const sayRefusal = useSayRefusal(useWhom(room.snapshot().opinion.groupId));
  const [heldKeys] = useState(openHeldKeys);
  const onNoEditor = useCallback(() => toast({ kind: "refused", words: t("editorFailed") }), [toast, t]);
  const writing = useWriting(room, { keys: heldKeys, onNoEditor });
  useEffect(() => {
    // A failure is said when somebody wants to type.
    loadEditor().catch(() => {});
    return oncePageQuiet(() => void loadPasting().catch(() => {}));
  }, []);

  const selectionRef = useRef<ReturnType<typeof useSelection> | null>(null);
  const keys = useKeys(room, {
    heldKeys,
    writing,
    sayRefusal,
    onExtend: (clause, wish) => selectionRef.current?.extend(clause, wish),
    onSelectAll: () => selectionRef.current?.selectAll(),
  });
  const selection = useSelection(room, sheet, {
    writing,
    onTypedAcross: () => toast({ kind: "refused", words: t("withinOneClause") }),
    onUndo: keys.undo,
    onRedo: keys.redo,
  });
  useLayoutEffect(() => {
    selectionRef.current = selection;
  }, [selection]);
  return { writing, keys, selection, sayRefusal };
}
