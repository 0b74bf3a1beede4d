import { useEffect, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { isWriting } from "../ui/nothing-begun.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";

type Following = {
  readonly clauseOf: (label: string) => ClauseId | undefined;
  readonly selectedId: ClauseId | null;
  readonly goTo: (id: ClauseId) => void;
  readonly onEnd: (label: string) => void;
};

/**
 * Goes along with a person's caret, from clause to clause (rule K47). The reader's own choice of another clause ends it,
 * and so does Escape. While the reader writes, or something is asked, it waits.
 */
export function useFollowing(
  following: Following,
): readonly [label: string | null, follow: (label: string | null) => void] {
  const [label, follow] = useState<string | null>(null);
  const latest = useLatest(following);
  useEffect(() => {
    if (label === null) return undefined;
    let at: ClauseId | null = null;
    const end = (): void => {
      follow(null);
      latest().onEnd(label);
    };
    const look = (): void => {
      const { clauseOf, selectedId, goTo } = latest();
      if (isWriting() || document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null)
        return;
      if (at !== null && selectedId !== at) {
        end();
        return;
      }
      const clause = clauseOf(label);
      if (clause === undefined || clause === at) return;
      at = clause;
      goTo(clause);
    };
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === PAGE_KEYS.leave && !isWriting()) end();
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    window.addEventListener("keydown", listen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", listen);
    };
  }, [label, latest]);
  return [label, follow];
}

/** A caret's place comes without a message of its own: it is looked up. */
const LOOK_MS = 300;
