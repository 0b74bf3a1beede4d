import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { isCounted } from "../../shared/clause/clause.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";

type Line = {
  readonly kind: "objections" | "brackets" | "proposals" | "open";
  readonly at: readonly ClauseId[];
};

/** With no clause selected: what remains to be agreed in this Opinion. Each line leads to its first clause. */
export function OpinionRemains() {
  const t = useTranslations("remains");
  const { snapshot } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const { document, opinion } = snapshot;
  const { proposals } = opinion.negotiation;
  const lines = useMemo((): readonly Line[] => {
    const objected = new Set(
      document.remarks.flatMap(({ kind, clauseId }) =>
        kind === "objection" || kind === "unansweredObjection" ? [clauseId] : [],
      ),
    );
    const proposed = new Set(proposals.filter(isRunning).flatMap(({ clauseId }) => clauseId ?? []));
    const ids = (is: (clause: (typeof document.clauses)[number]) => boolean): readonly ClauseId[] =>
      document.clauses.filter(is).map(({ id }) => id);
    const all: readonly Line[] = [
      { kind: "objections", at: ids(({ id }) => objected.has(id)) },
      { kind: "brackets", at: ids(({ text }) => text.includes("[")) },
      { kind: "proposals", at: ids(({ id }) => proposed.has(id)) },
      {
        kind: "open",
        at: ids(({ kind, state }) => isCounted(kind) && state !== "agreed" && state !== "adReferendum"),
      },
    ];
    return all.filter(({ at }) => at.length > 0);
  }, [document, proposals]);
  return (
    <section className="remains" aria-label={t("heading")}>
      <h3>{t("heading")}</h3>
      {lines.length === 0 ? <p className="quiet">{t("nothing")}</p> : null}
      <ul>
        {lines.map(({ kind, at }) => (
          <li key={kind}>
            <Button look="link" onPress={() => take(at[0]!)}>
              {t(kind, { n: at.length })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
