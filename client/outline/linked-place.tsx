import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation, useSearch } from "wouter";
import { clauseId, type ClauseId } from "../../shared/ids.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { type EntryPlace, holdScroll, useEntryPlace } from "../ui/entry-place.ts";
import { takeRowWish } from "../opinion/go-to-clause.ts";

const scrollerNow = (): HTMLElement | null => document.getElementById("text");

const rowOf = (id: string): HTMLElement | null => {
  const name = CSS.escape(id);
  return document.querySelector<HTMLElement>(`[data-clause="${name}"], [data-read-clause="${name}"]`);
};

/** The row that stands at the top, and its distance from there. */
function placeNow(clause: ClauseId | null): EntryPlace {
  const scroller = scrollerNow();
  if (scroller === null) return { clause, row: null, offset: 0, top: 0 };
  const edge = scroller.getBoundingClientRect().top;
  const rows = [...scroller.querySelectorAll<HTMLElement>("[data-clause], [data-read-clause]")];
  const first = rows.find((row) => row.getBoundingClientRect().bottom > edge + 1);
  return {
    clause,
    row: first?.dataset["clause"] ?? first?.dataset["readClause"] ?? null,
    offset: first === undefined ? 0 : first.getBoundingClientRect().top - edge,
    top: scroller.scrollTop,
  };
}

function restoreScroll({ row, offset, top }: EntryPlace): void {
  const scroller = scrollerNow();
  if (scroller === null) return;
  holdScroll(scroller, () => {
    const there = row === null || top === 0 ? null : rowOf(row);
    if (there === null) return top;
    const edge = scroller.getBoundingClientRect().top;
    return Math.round(scroller.scrollTop + there.getBoundingClientRect().top - edge - offset);
  });
}

/** A clause that an address names stands in view; the keys go on from its row where somebody jumped there. */
function showRow(id: ClauseId): void {
  requestAnimationFrame(() => {
    const row = rowOf(id);
    const scroller = scrollerNow();
    if (row === null || scroller === null) return;
    if (takeRowWish(id)) row.focus({ preventScroll: true });
    const [here, edge] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const fold = edge.bottom - Number.parseFloat(getComputedStyle(scroller).scrollPaddingBlockEnd || "0");
    if (here.top < edge.top || here.bottom > fold) row.scrollIntoView({ block: "center" });
  });
}

/**
 * Keeps the selected clause and the scroll with each entry of the history: Back and Forward lead to both, and an arrow
 * key makes no entry. Says so where the clause of an address is gone (rules K26, K27).
 */
export function LinkedPlace() {
  const { snapshot } = useOpenedOpinion();
  const [selectedId, take] = useClauseSelection();
  const search = useSearch();
  const [, go] = useLocation();
  const { opinion, document } = snapshot;
  const wished = new URLSearchParams(search).get("clause");
  const linked = wished === null ? null : clauseId(wished);
  const isLiving = (id: ClauseId | null): boolean => document.clauses.some((one) => one.id === id);

  useEntryPlace({
    read: () => placeNow(selectedId),
    restore: (place, isFirst) => {
      if (place === null) {
        if (linked !== null && isLiving(linked)) showRow(linked);
        return;
      }
      const scroller = scrollerNow();
      // Its reader may have begun before this part of the page came.
      const isTouched = (selectedId !== null && selectedId !== linked) || (scroller?.scrollTop ?? 0) > 0;
      if (isFirst && isTouched && selectedId !== place.clause) return;
      const clause = place.clause === null ? null : clauseId(place.clause);
      if (clause !== selectedId && (clause === null || findClause(opinion, clause) !== undefined))
        take(clause);
      restoreScroll(place);
    },
  });

  // The address names no clause any more once another one is selected.
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (wished === null || selectedId === null) return;
    if (selectedId === wished) followed.current = search;
    else if (followed.current === search) {
      const rest = new URLSearchParams(search);
      for (const name of ["clause", "notice", "comment", "found"]) rest.delete(name);
      const asked = rest.size === 0 ? "" : `?${rest}`;
      go(`/opinions/${opinion.id}${asked}`, { replace: true, state: history.state as object });
    }
  }, [wished, selectedId, search, go, opinion.id]);

  return linked === null || isLiving(linked) ? null : <Gone key={linked} id={linked} />;
}

/** The address names a clause that was removed, or that never stood here. */
function Gone({ id }: { readonly id: ClauseId }) {
  const t = useTranslations("outline");
  const said = useSaidInstant();
  const [, go] = useLocation();
  const { snapshot, whom } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const showPanel = useShowSidePanel();
  const [isDismissed, setDismissed] = useState(false);
  const removed = findClause(snapshot.opinion, id)?.removed ?? null;
  if (isDismissed) return null;
  return (
    <div className="banner clause-gone" role="status">
      <p>
        {removed === null
          ? t("unknown")
          : capitalized(t("gone", { who: whom(removed.by, removed.forumSeq).spoken, at: said(removed.at) }))}
      </p>
      <p className="acts">
        {removed === null ? null : (
          <Button
            onPress={() => {
              take(id);
              showPanel("clause");
            }}
          >
            {t("goneText")}
          </Button>
        )}
        <Button onPress={() => go(`/opinions/${snapshot.opinion.id}/versions`)}>{t("versions")}</Button>
        <Button look="plain" onPress={() => setDismissed(true)}>
          {t("dismiss")}
        </Button>
      </p>
    </div>
  );
}
