import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { hasWords } from "../../shared/text/plain-words.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { type ObstacleText, useObstacleText, usePendingName } from "../opinion/obstacle-text.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { PLACEHOLDER_TEXT } from "../opinion/placeholder-text.ts";

/** The dialog asks a person who cannot accept what becomes of that. */
const isOpen = (refusal: Refusal | null): boolean => refusal === null || refusal.reason === "stillObjects";

type Line = Pick<ObstacleText, "id" | "tag" | "look"> & { readonly words: ReactNode };

/** Obstacles to agreement on the selected clause. A lock hinders typing alone: the head tells of it. */
export function StandsInTheWay({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("way");
  const lines = [...useObstacleLines(selectedClause), ...useWordLines(selectedClause)];
  const { state } = selectedClause.words;
  if (lines.length === 0)
    return state === "open" || state === "agreed" ? (
      <p className="quiet">{t(state === "agreed" ? "nothingAgreed" : "nothing")}</p>
    ) : null;
  return (
    <section>
      <h3>{t(state === "open" || state === "void" ? "heading" : "headingAgreed")}</h3>
      <ul className="way">
        {lines.map((one) => (
          <li key={one.id}>
            <span className={`tag ${one.look}`}>{one.tag}</span>
            <span>{one.words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Positions and running matters come first of all. */
function useObstacleLines({ clause, words: situated, obstacles }: SelectedClause): readonly Line[] {
  const t = useTranslations("agreement");
  const { nameOf, tryOut } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const { openDialog } = useCommandRunner();
  const say = useObstacleText();
  const namePending = usePendingName();
  const clauseId = clause.id;
  return obstacles.map((obstacle): Line => {
    const { toLead, words, ...line } = say(obstacle);
    const told = toLead ? <span className="faint"> ({t("way.toLead")})</span> : null;
    if (obstacle.kind === "cannotAccept" && obstacle.marked === "never") {
      const out = t(obstacle.unanswered === true ? "way.outUnanswered" : "way.out", {
        who: symbolOf(obstacle.delegationId),
      });
      return {
        ...line,
        words: (
          <>
            {words}
            {told}
            <span className="way-out">{out}</span>
          </>
        ),
      };
    }
    if (obstacle.kind !== "pending")
      return {
        ...line,
        words: (
          <>
            {words}
            {told}
          </>
        ),
      };
    const { pending } = obstacle;
    const dryRun = { type: "liftPending", clauseId, pending, hash: situated.hash } as const;
    const mayLift = isOpen(tryOut(dryRun)) || isOpen(tryOut({ ...dryRun, word: PLACEHOLDER_TEXT }));
    return {
      ...line,
      words: (
        <>
          {words}{" "}
          {mayLift ? (
            <Button
              look="link"
              aria-label={t("liftName", { who: namePending(pending), clause: nameOf(clauseId) })}
              onPress={() => openDialog({ kind: "liftPending", clauseId, pending, hash: situated.hash })}
            >
              {t("lift")}
            </Button>
          ) : null}
        </>
      ),
    };
  });
}

/** Obstacles in the words themselves: empty, changed since, a verb of command. */
function useWordLines(selectedClause: SelectedClause): readonly Line[] {
  const t = useTranslations();
  const instants = useInstants();
  const { openDialog } = useCommandRunner();
  const { clause, words, unsettled, warnVerb } = selectedClause;
  const clauseId = clause.id;
  const lines: Line[] = [];
  const difference = (since: "mark" | "settled"): ReactNode => (
    <Button look="link" onPress={() => openDialog({ kind: "difference", clauseId, since })}>
      {t("way.seeDifference")}
    </Button>
  );

  if (!hasWords(words.text))
    lines.push({ id: "empty", tag: t("way.emptyTag"), look: "neutral", words: t("way.empty") });
  const mark = lastMark(clause);
  if (words.state === "void" && mark !== null) {
    const told = { tier: t(`tier.${mark.tier}`), date: instants.day(mark.at) };
    const sentence = t(mark.text === words.text ? "way.voidAbove" : "way.void", told);
    lines.push({
      id: "void",
      tag: t("way.voidTag"),
      look: "adref",
      words: (
        <>
          {sentence} {difference("mark")}
        </>
      ),
    });
  }
  if (unsettled)
    lines.push({
      id: "changes",
      tag: t("way.changesTag"),
      look: "neutral",
      words: (
        <>
          {t("way.changes")} {difference("settled")}
        </>
      ),
    });
  if (warnVerb !== null)
    lines.push({
      id: "verb",
      tag: t("way.verbTag"),
      look: "objection",
      words: t("way.verb", { verb: warnVerb }),
    });
  return lines;
}
