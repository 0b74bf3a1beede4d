import { memo } from "react";
import { useTranslations } from "use-intl";
import type { ToldClause, ToldComparison, ToldPiece } from "../../shared/history/told-comparison.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useAuthorLabel } from "./use-author-label.ts";
import { comma } from "../i18n/list-signs.ts";

export type Side = "both" | "before" | "after";

const OF_SIDE: Readonly<Record<Side, ReadonlySet<ToldPiece["kind"]>>> = {
  both: new Set(["same", "added", "removed", "movedIn", "movedOut"]),
  before: new Set(["same", "removed", "movedOut"]),
  after: new Set(["same", "added", "movedIn"]),
};

type ComparedWordsProps = {
  readonly clause: ToldClause;
  readonly who: ToldComparison["who"];
  readonly side: Side;
  readonly nameOf: (id: ClauseId) => string;
};

/** The words of one clause between two versions: what came and went, by whom, and where moved words are (rule J4). */
export const ComparedClauseText = memo(function ComparedWords({
  clause,
  who,
  side,
  nameOf,
}: ComparedWordsProps) {
  const t = useTranslations("history");
  const pieces = clause.pieces.filter(({ kind }) => OF_SIDE[side].has(kind));
  if (pieces.length === 0) return <span className="faint">{t("emptyWords")}</span>;
  const place = side === "before" ? clause.before : (clause.after ?? clause.before);
  return (
    <>
      {pieces.map((piece, index) => (
        // A stretch has no id: its place is what it is.
        // oxlint-disable-next-line react/no-array-index-key -- reason: see above
        <Stretch key={index} piece={piece} who={who} nameOf={nameOf} />
      ))}
      {place?.closing}
    </>
  );
});

function Stretch({
  piece,
  who,
  nameOf,
}: Pick<ComparedWordsProps, "who" | "nameOf"> & { readonly piece: ToldPiece }) {
  const t = useTranslations("history");
  const say = useAuthorLabel();
  const { kind, text, by, deletedBy, clauseId } = piece;
  const author = say(who[by]);
  switch (kind) {
    case "same":
      return <span title={t("wroteTitle", { who: author })}>{text}</span>;
    case "added":
      return <ins title={t("wroteTitle", { who: author })}>{text}</ins>;
    case "removed":
      return (
        <del
          title={
            deletedBy === undefined
              ? t("wroteTitle", { who: author })
              : t("deletedTitle", { who: author, deleter: say(who[deletedBy]) })
          }
        >
          {text}
        </del>
      );
    case "movedIn":
    case "movedOut": {
      const isHere = kind === "movedIn";
      const clause = clauseId === undefined ? "" : nameOf(clauseId);
      const title = t(isHere ? "movedFrom" : "movedTo", { clause, who: author });
      return (
        <span className={isHere ? "moved-in" : "moved-out"} title={title}>
          <span className="hidden">{t(isHere ? "movedHere" : "movedAway")} </span>
          {text}
        </span>
      );
    }
  }
}

/** The fate of a clause as a whole: added, removed, moved, with another number or other footnotes. */
export function useClauseFacts(): (clause: ToldClause, who: ToldComparison["who"]) => readonly string[] {
  const t = useTranslations("history");
  const say = useAuthorLabel();
  return ({ before, after, change, removedBy }, who) => {
    const facts: string[] = [];
    if (change === "added") facts.push(t("added"));
    if (change === "removed")
      facts.push(removedBy === undefined ? t("removed") : t("removedBy", { who: say(who[removedBy]) }));
    const [from, to] = [before?.number ?? "", after?.number ?? ""];
    if (change === "moved")
      facts.push(from === "" || to === "" ? t("movedUnnumbered") : t("moved", { from, to }));
    else if (before !== null && after !== null && from !== to && from !== "")
      facts.push(t("numberWas", { number: from }));
    if (before !== null && after !== null && before.footnotes.join("\n") !== after.footnotes.join("\n"))
      facts.push(t("footnotes", { before: before.footnotes.length, after: after.footnotes.length }));
    return facts;
  };
}

/** Beside the words of a clause: what became of it, who added and who deleted. */
export function ComparedNote({ clause, who, nameOf }: Omit<ComparedWordsProps, "side">) {
  const t = useTranslations("history");
  const say = useAuthorLabel();
  const notes = [...useClauseFacts()(clause, who)];
  const named = (kind: ToldPiece["kind"], of: (piece: ToldPiece) => number | undefined): string =>
    [...new Set(clause.pieces.flatMap((piece) => (piece.kind === kind ? (of(piece) ?? []) : [])))]
      .map((one) => say(who[one]))
      .join(comma());
  const { change } = clause;
  const added = change === "added" ? "" : named("added", ({ by }) => by);
  const deleted = change === "removed" ? "" : named("removed", ({ deletedBy }) => deletedBy);
  if (added !== "") notes.push(t("addedBy", { who: added }));
  if (deleted !== "") notes.push(t("deletedBy", { who: deleted }));
  const elsewhere = (kind: ToldPiece["kind"]): string =>
    [...new Set(clause.pieces.flatMap((piece) => (piece.kind === kind ? (piece.clauseId ?? []) : [])))]
      .map(nameOf)
      .join(comma());
  const [from, to] = [elsewhere("movedIn"), elsewhere("movedOut")];
  if (from !== "") notes.push(t("wordsFrom", { clause: from }));
  if (to !== "") notes.push(t("wordsTo", { clause: to }));
  return notes.length === 0 ? null : <p className="compared-note">{notes.join(" · ")}</p>;
}
