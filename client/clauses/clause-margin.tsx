import { useTranslations } from "use-intl";
import type { Clause } from "../../shared/clause/clause.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { SinceMark } from "./since-mark.tsx";
import { ObjectionSigns } from "./objection-signs.tsx";
import type { MarginSigns } from "./use-margin-signs.ts";
import type { MarginHands } from "./sheet-hands.ts";

export type ClauseMarginProps = MarginSigns & {
  readonly clause: Pick<DocumentClause, "id">;
  readonly record: Pick<Clause, "lock">;
  /** -1 beside all rows but the one that Tab reaches: the way from a clause to its acts stays short (rule K40). */
  readonly tabIndex: 0 | -1;
  readonly hands: MarginHands;
};

/** Shows beside a clause: objections, proposals, comments, its lock. */
export function ClauseMargin(props: ClauseMarginProps) {
  const { clause, record, proposals, proponents, comments, tabIndex, hands } = props;
  const t = useTranslations();
  const name =
    proposals === 0
      ? ""
      : t("sheet.proposalsBy", { n: proposals, clause: hands.nameOf(clause.id), who: proponents });
  const threads =
    comments === 0 ? "" : t("comment.countName", { n: comments, clause: hands.nameOf(clause.id) });
  return (
    <span className="sheet-margin">
      <ObjectionSigns id={clause.id} tabIndex={tabIndex} objections={props.objections} hands={hands} />
      {proposals === 0 ? null : (
        <button
          type="button"
          className="proposal-count"
          tabIndex={tabIndex}
          aria-label={name}
          title={name}
          onClick={() => hands.onSidePanel(clause.id)}
        >
          {/* One proponent is named at once; a number alone says that there are more. */}
          <span>{proponents.includes(",") ? proposals : proponents}</span>
          {proponents.includes(",") || proposals === 1 ? null : <small>{proposals}</small>}
        </button>
      )}
      {comments === 0 ? null : (
        <button
          type="button"
          className="comment-count"
          tabIndex={tabIndex}
          aria-label={threads}
          title={threads}
          onClick={() => hands.onSidePanel(clause.id)}
        >
          {comments}
        </button>
      )}
      <SinceMark id={clause.id} tabIndex={tabIndex} name={hands.nameOf} />
      <AsideSign {...props} />
      {props.showsLock ? <LockSign record={record} hands={hands} /> : null}
    </span>
  );
}

/** Two bars, as of something that pauses; a huddle alone has its dots. */
function AsideSign({ clause, parked, huddle, tabIndex, hands }: ClauseMarginProps) {
  const t = useTranslations("sheet");
  if (parked === null && !huddle) return null;
  const words = [
    ...(parked === null
      ? []
      : [
          t("parked", {
            who: hands.spoken(parked.by, parked.forumSeq),
            time: hands.brief(parked.at),
            reason: parked.reason,
          }),
        ]),
    ...(huddle ? [t("huddle", { clause: hands.nameOf(clause.id) })] : []),
  ].join(" · ");
  return (
    <button
      type="button"
      className="aside-sign"
      tabIndex={tabIndex}
      aria-label={words}
      title={words}
      onClick={() => hands.onSidePanel(clause.id)}
    >
      {parked === null ? "•••" : "❙❙"}
    </button>
  );
}

function LockSign({ record, hands }: Pick<ClauseMarginProps, "record" | "hands">) {
  const t = useTranslations("sheet");
  const { lock } = record;
  if (lock === null) return null;
  const told = { who: hands.spoken(lock.by, lock.forumSeq), time: hands.brief(lock.at) };
  const words =
    lock.reason === "" || lock.with === "consolidate"
      ? t("lockedBy", told)
      : t("lockedReason", { ...told, reason: lock.reason });
  return (
    <span title={words}>
      <svg viewBox="0 0 12 14" role="img" aria-label={words}>
        <rect x="1" y="6" width="10" height="7.5" rx="1.5" fill="currentColor" />
        <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
