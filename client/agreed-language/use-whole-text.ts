import { useEffect, useRef, useState } from "react";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { type ClauseLanguage, openWholeText } from "./whole-text.ts";

/** After a change the shelf is asked when the page has had this long, and then only while it has nothing else to do. */
const QUIET_MS = 700;
const IDLE_MS_MAX = 3_000;
const NO_IDLE_MS = 60;

/** Looks up the whole text on the shelf in the page's idle moments, a clause in each, so that no key waits. */
export function useWholeText(
  clauses: readonly DocumentClause[],
  shelf: ShelfIndex,
): readonly ClauseLanguage[] {
  const [whole] = useState(() => openWholeText(shelf));
  const [, tell] = useState(0);
  const latest = useRef(clauses);
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = clauses;
    if (waiting.current !== null) return;
    const step = (): void => {
      if (whole.next(latest.current)) {
        waiting.current = whenIdle(step);
        return;
      }
      waiting.current = null;
      tell((n) => n + 1);
    };
    const timer = setTimeout(() => (waiting.current = whenIdle(step)), QUIET_MS);
    waiting.current = () => clearTimeout(timer);
  }, [clauses, whole]);
  useEffect(
    () => () => {
      waiting.current?.();
      waiting.current = null;
    },
    [],
  );
  return whole.known(clauses);
}

/** Runs it in an idle moment; gives what takes it back. */
function whenIdle(run: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(run, NO_IDLE_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: IDLE_MS_MAX });
  return () => cancelIdleCallback(asked);
}
