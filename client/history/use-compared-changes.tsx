import { useMemo } from "react";
import type { ToldClause, ToldComparison, ToldPiece } from "../../shared/history/told-comparison.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { type RedlineStretch, toldChanges } from "../../shared/text/told-changes.ts";
import { capitalized } from "../i18n/capitalized.ts";
import type { ListedChange } from "../opinion/change-list.tsx";
import { ChangeSentence } from "../opinion/change-sentence.tsx";
import { useClauseFacts } from "./compared-clause.tsx";
import { useAuthorLabel } from "./use-author-label.ts";

/** A comparison as one list: what became of each clause, then its changes (rule A78). */
export function useComparedChanges(
  { who, clauses }: ToldComparison,
  nameOf: (id: ClauseId) => string,
  goTo: (id: ClauseId) => void,
): readonly ListedChange[] {
  const labelOf = useAuthorLabel();
  const factsOf = useClauseFacts();
  const nameBy = ({ kind, by, deletedBy }: ToldPiece, clause: ToldClause): string => {
    if (kind === "same") return "";
    return labelOf(kind === "removed" ? who[deletedBy ?? clause.removedBy ?? -1] : who[by]);
  };
  return useMemo(
    () =>
      clauses
        .filter(({ change }) => change !== "same")
        .flatMap((clause): readonly ListedChange[] => {
          const told = toldChanges(
            clause.pieces.map((piece): RedlineStretch => ({
              kind: piece.kind,
              text: piece.text,
              by: nameBy(piece, clause),
              clause: piece.clauseId === undefined ? "" : nameOf(piece.clauseId),
            })),
          );
          const { id } = clause;
          const item = { place: capitalized(nameOf(id)), onGo: () => goTo(id) };
          const facts = factsOf(clause, who);
          return [
            ...facts.map((sentence, index) => ({ ...item, key: `${id}.fact.${index}`, sentence })),
            ...told.map((change, index) => ({
              ...item,
              key: `${id}.${index}`,
              sentence: <ChangeSentence change={change} />,
            })),
          ];
        }),
    // oxlint-disable-next-line react/exhaustive-deps -- reason: the names in it are of this page and this comparison
    [clauses, who, labelOf, nameOf],
  );
}
