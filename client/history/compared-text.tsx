import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ToldClause, ToldComparison } from "../../shared/history/told-comparison.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { ChangeList } from "../opinion/change-list.tsx";
import { Button } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { ComparedClauseText, ComparedNote, type Side } from "./compared-clause.tsx";
import { useComparedChanges } from "./use-compared-changes.tsx";

type ComparedTextProps = {
  readonly comparison: ToldComparison;
  readonly view: "inPlace" | "sideBySide";
  readonly changedOnly: boolean;
  readonly nameOf: (id: ClauseId) => string;
  /** Offered where a clause reads otherwise; absent where nothing is to be restored. */
  readonly onRestore?: ((clause: ToldClause) => void) | undefined;
};

const comparedId = (id: ClauseId): string => `compared-${id}`;

/** A whole text between two versions, each with its own numbers: in place, or the two beside one another. */
export function ComparedText({ comparison, view, changedOnly, nameOf, onRestore }: ComparedTextProps) {
  const t = useTranslations("history");
  const listed = useTranslations("changeList");
  const { who, clauses } = comparison;
  const different = clauses.filter(({ change }) => change !== "same").length;
  const shown = changedOnly ? clauses.filter(({ change }) => change !== "same") : clauses;
  const [isList, setList] = useState(false);
  const changes = useComparedChanges(comparison, nameOf, (id) => {
    setList(false);
    requestAnimationFrame(() => document.getElementById(comparedId(id))?.focus());
  });
  const columns: readonly Side[] = view === "inPlace" ? ["both"] : ["before", "after"];
  return (
    <>
      <p className="quiet" role="status">
        {different === 0 ? t("nothing") : t("summary", { n: different })}
      </p>
      {different === 0 ? null : <Switch words={listed("asList")} on={isList} onChange={setList} />}
      {isList ? <ChangeList changes={changes} /> : null}
      {view === "inPlace" || isList ? null : (
        <div className="compared-heads" aria-hidden="true">
          <b>{t("earlierText")}</b>
          <b>{t("laterText")}</b>
        </div>
      )}
      <ol className={`compared-text ${view}`} hidden={isList}>
        {shown.map((clause) => {
          const { id, change, before, after } = clause;
          const kind = (after ?? before)?.kind ?? "recital";
          return (
            <li
              key={id}
              id={comparedId(id)}
              className={`compared ${kind} ${change}`}
              data-level={(after ?? before)?.level}
              tabIndex={-1}
            >
              {columns.map((side) => (
                <Column key={side} clause={clause} who={who} side={side} nameOf={nameOf} />
              ))}
              {change === "same" ? null : (
                <div className="compared-beside">
                  <ComparedNote clause={clause} who={who} nameOf={nameOf} />
                  {onRestore === undefined ? null : (
                    <Button
                      look="link"
                      aria-label={t("restoreName", { clause: nameOf(id) })}
                      onPress={() => onRestore(clause)}
                    >
                      {t("restore")}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

type ColumnProps = Pick<ComparedTextProps, "nameOf"> & {
  readonly clause: ToldClause;
  readonly who: ToldComparison["who"];
  readonly side: Side;
};

function Column({ clause, who, side, nameOf }: ColumnProps) {
  const place =
    side === "before" ? clause.before : side === "after" ? clause.after : (clause.after ?? clause.before);
  return (
    <div className="compared-column">
      {place === null ? null : (
        <>
          <span className="compared-number">{place.number}</span>
          <p className="compared-words" dir="auto">
            <ComparedClauseText clause={clause} who={who} side={side} nameOf={nameOf} />
          </p>
        </>
      )}
    </div>
  );
}
