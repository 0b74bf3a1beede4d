import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { useSaidInstant, useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";

const ComparedWords = lazyPart(async () => (await import("../opinion/text-difference.tsx")).TextDifference);

/** Editorial corrections of the clause, the newest first, each with its redline; a delegation may contest one. */
export function Corrections({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("agreement");
  const instants = useInstants();
  const said = useSaidInstant();
  const { snapshot, whom, nameOf, tryOut } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const clauseId = selectedClause.clause.id;
  const corrections = snapshot.opinion.negotiation.corrections.filter(
    (one) => one.clauseId === clauseId && one.isCleanUp !== true,
  );
  if (corrections.length === 0) return null;
  return (
    <section>
      <h3>{t("corrections")}</h3>
      <ol className="marks corrections">
        {corrections.toReversed().map(({ seq, at, by, forumSeq, before, after, contested }) => {
          const told = contested && {
            at: said(contested.at),
            who: whom(contested.by, contested.forumSeq).spoken,
          };
          const contest = { type: "contestCorrection", clauseId, correctionSeq: seq } as const;
          return (
            <li key={seq}>
              <span className="faint">
                {t("corrected", { at: instants.brief(at), who: whom(by, forumSeq).label })}
              </span>
              <Suspense fallback={<p className="redline">{after}</p>}>
                <ComparedWords before={before} now={after} />
              </Suspense>
              {told === null ? null : (
                <span className="faint">
                  {contested!.reason === ""
                    ? t("contested", told)
                    : t("contestedWhy", { ...told, reason: contested!.reason })}
                </span>
              )}
              {contested !== null || tryOut(contest) !== null ? null : (
                <Button
                  aria-label={t("substanceName", { clause: nameOf(clauseId), at: said(at) })}
                  onPress={() => openDialog({ kind: "contest", clauseId, correctionSeq: seq })}
                >
                  {t("substance")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
