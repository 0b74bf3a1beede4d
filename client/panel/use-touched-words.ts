import { useEffect } from "react";
import { clauseId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { selectedRange } from "../opinion/copying.ts";
import { useLatest } from "../opinion/use-latest.ts";

/**
 * On a touch screen a long press selects words and is no click. Their clause becomes the selected one, so that acts use
 * these words; it is not opened, which would bring up the keyboard and end the selection (rule K49).
 */
export function useTouchedWords(): void {
  const latest = useLatest(useClauseSelection());
  useEffect(() => {
    let isTouch = false;
    const onPointerDown = (event: PointerEvent): void => {
      isTouch = event.pointerType === "touch";
    };
    const onSelect = (): void => {
      const range = isTouch ? selectedRange() : null;
      if (range === null || range.from.clause !== range.to.clause) return;
      const [selected, take] = latest();
      const touched = clauseId(range.from.clause);
      if (touched !== selected) take(touched);
    };
    document.addEventListener("pointerdown", onPointerDown, { capture: true, passive: true });
    document.addEventListener("selectionchange", onSelect);
    return () => {
      document.removeEventListener("pointerdown", onPointerDown, { capture: true });
      document.removeEventListener("selectionchange", onSelect);
    };
  }, [latest]);
}
