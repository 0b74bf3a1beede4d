import { useEffect, useRef } from "react";
import { useSearch } from "wouter";
import { clauseId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { openedFirst } from "../room/opened-first.ts";
import type { RoomSnapshot } from "../room/room.ts";

/** An address that names a clause selects it, once. A clause that is removed selects nothing. */
export function useLinkedClause({ document }: Pick<RoomSnapshot, "document">, onSelected: () => void): void {
  const search = useSearch();
  const [, take] = useClauseSelection();
  // A person who typed before the page was here goes on there (rule K52).
  const followed = useRef<string | null>(openedFirst() === null ? null : search);
  const wished = new URLSearchParams(search).get("clause");
  const found = wished === null ? null : clauseId(wished);
  const isThere = document.clauses.some(({ id }) => id === found);
  useEffect(() => {
    if (found === null || !isThere || followed.current === search) return;
    followed.current = search;
    take(found);
    onSelected();
  }, [found, isThere, search, take, onSelected]);
}
