import { type RefObject, useEffect } from "react";
import type { DelegationId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/**
 * Acknowledges that this page shows the words of a call: once they stand in the window, and anew with each connection. A
 * page that is hidden, or shows another part of the text, says nothing.
 */
export function useShown(box: RefObject<HTMLElement | null>, callSeq: number): void {
  const { snapshot, sayShown } = useOpenedOpinion();
  const isLive = snapshot.status === "live" && snapshot.synced;
  useEffect(() => {
    const words = box.current?.closest("[data-clause]")?.querySelector(".sheet-words");
    if (!isLive || words == null) return;
    // Browsers tell of what is in sight as they draw it: in a hidden window never.
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      sayShown(callSeq);
    });
    observer.observe(words);
    return () => observer.disconnect();
  }, [box, callSeq, isLive, sayShown]);
}

const NOBODY: readonly DelegationId[] = [];

/** Attending delegations whose pages have not shown the call; told to leads alone. */
export function useNotShown(callSeq: number): readonly DelegationId[] {
  const { callShown } = useOpenedOpinion().snapshot;
  return callShown?.seq === callSeq ? callShown.notShown : NOBODY;
}
