import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useLocation, useSearch } from "wouter";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import type { MeetingId, OpinionId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { isNothingBegun } from "../ui/nothing-begun.ts";
import { useToast } from "../ui/toasts.tsx";
import { isDialogOpen, isTyping } from "./lately-typed.ts";
import { useMeetingChoice } from "./meeting-choice.ts";
import { tableAddress } from "./table-address.ts";

/** Steps of the table that this page has followed or left alone. */
const known = new Map<MeetingId, number>();

export type FollowedTable = {
  /** True while this page shows what is on the table. */
  readonly isThere: boolean;
  /** Goes to the table at once. */
  readonly go: () => void;
  /** The address of the table, for a link. */
  readonly address: string | null;
};

/**
 * Goes along with the meeting's table: to its clause, and to another Opinion. A person who types or has a dialog open is
 * not moved, and neither is a page that stays. Each page has its own size, language and reading mode.
 */
export function useTable(
  meeting: MeetingNow,
  { opinionId, leads }: { readonly opinionId: OpinionId; readonly leads: boolean },
): FollowedTable {
  const t = useTranslations("inMeeting");
  const toast = useToast();
  const [selected, take] = useClauseSelection();
  const [, navigate] = useLocation();
  const search = useSearch();
  const stays = useMeetingChoice("stays", meeting.id) === true;
  const { id, table } = meeting;
  const address = table === null ? null : tableAddress(table, search);

  const go = (): void => {
    if (table === null || address === null) return;
    if (table.opinionId !== opinionId) navigate(address);
    else if (table.clauseId !== null) {
      // Keys that were meant for the text before must not go into this one.
      if (document.activeElement?.closest(".clause-editor") instanceof HTMLElement)
        (document.activeElement as HTMLElement).blur();
      take(table.clauseId);
      centre(table.clauseId);
    }
  };
  const latest = useLatest({ go, stays, leads });

  const at = table?.at ?? null;
  const isHere = table?.opinionId === opinionId;
  useEffect(() => {
    if (at === null || known.get(id) === at) return;
    const isFirst = !known.has(id);
    known.set(id, at);
    const now = latest();
    // A lead's own steps come back late. Somebody who comes to another Opinion meant to.
    if (now.stays || (now.leads && !isFirst) || (isFirst && !isHere) || isTyping()) return;
    if (isHere ? !isDialogOpen() : isNothingBegun()) now.go();
    else if (!isHere)
      toast({ kind: "told", words: t("tableElsewhere"), act: { words: t("goThere"), onPress: now.go } });
  }, [id, at, isHere, latest, toast, t]);

  const isThere = isHere && (table.clauseId === null || table.clauseId === selected);
  return { isThere, go, address };
}

/** After the page has drawn the selection; in a reading mode the clause stands in another place. */
function centre(clause: string): void {
  requestAnimationFrame(() => {
    const found = CSS.escape(clause);
    const row = document.querySelector(`[data-clause="${found}"], [data-read-clause="${found}"]`);
    row?.scrollIntoView({ block: "center" });
  });
}
