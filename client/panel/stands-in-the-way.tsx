import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { hasWords } from "../../shared/text/plain-words.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useInstants, useSaidInstant } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { type ObstacleText, useObstacleText, usePendingName } from "../opinion/obstacle-text.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { PLACEHOLDER_TEXT } from "../opinion/placeholder-text.ts";

/** The dialog asks a person who cannot accept what becomes of that. */
const isOpen = (refusal: Refusal | null): boolean => refusal === null || refusal.reason === "stillObjects";

type Line = Pick<ObstacleText, "id" | "tag" | "look"> & { readonly words: ReactNode };

/** Obstacles to agreement on the selected clause; a lock is told, it hinders typing alone. */
export function StandsInTheWay({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("way");
  const lines = [...useObstacleLines(selectedClause), ...useWordLines(selectedClause)];
  return (
    <section>
      <h3>{t("heading")}</h3>
      {lines.length === 0 ? (
        <p className="quiet">{t(selectedClause.words.state === "agreed" ? "nothingAgreed" : "nothing")}</p>
      ) : (
        <ul className="way">
          {lines.map((one) => (
            <li key={one.id}>
              <span className={`tag ${one.look}`}>{one.tag}</span>
              <span>{one.words}</span>
            </li>
          ))}
        </ul>
      )}
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

/** Obstacles in the words themselves: empty, changed since, a verb of command; and their lock. */
function useWordLines(selectedClause: SelectedClause): readonly Line[] {
  const t = useTranslations();
  const instants = useInstants();
  const said = useSaidInstant();
  const { whom } = useOpenedOpinion();
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
  // On agreed words a lock stands in nobody's way; what one can do here tells of it.
  if (clause.lock !== null && words.state !== "agreed") {
    const { at, by, forumSeq, reason } = clause.lock;
    const told = { at: said(at), who: whom(by, forumSeq).spoken };
    const withBase = clause.lock.with === "consolidate";
    const why = withBase || reason === "" ? "" : ` ${t("way.lockReason", { reason })}`;
    lines.push({
      id: "lock",
      tag: t("way.lockTag"),
      look: "neutral",
      words: `${t(withBase ? "way.lockedBase" : "way.locked", told)}${why}`,
    });
  }
  return lines;
}
