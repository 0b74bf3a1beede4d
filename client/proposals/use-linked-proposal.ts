import { useEffect, useRef } from "react";
import { useSearch } from "wouter";
import { findProposal } from "../../shared/negotiation/proposal.ts";
import { proposalId } from "../../shared/ids.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import type { SidePanelTab } from "../opinion/side-panel.ts";

/** An address that names a proposal selects its clause, once each time; one that stands on no clause is found in the list. */
export function useLinkedProposal(
  { opinion, document }: RoomSnapshot,
  showSidePanel: (tab: SidePanelTab) => void,
): void {
  const search = useSearch();
  const wished = new URLSearchParams(search).get("proposal");
  const [, take] = useClauseSelection();
  const followed = useRef<string | null>(null);
  const found = wished === null ? null : findProposal(opinion.negotiation, proposalId(wished));
  useEffect(() => {
    if (found === null || found === undefined || followed.current === search) return;
    followed.current = search;
    const place = document.clauses.find(({ id }) => id === found.clauseId)?.id ?? null;
    if (place !== null) take(place);
    showSidePanel(place === null ? "proposals" : "clause");
  }, [found, search, document, take, showSidePanel]);
}
