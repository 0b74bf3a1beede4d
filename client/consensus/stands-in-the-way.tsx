import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause.ts";
import { useInstants, useSaidInstant } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { useConsensus } from "./consensus.tsx";
import type { Situation } from "./situation.ts";
import { usePerform } from "./use-perform.tsx";

type Obstacle = {
  readonly id: string;
  readonly tag: string;
  readonly look: "bracket" | "adref" | "objection" | "neutral";
  readonly words: ReactNode;
};

/** What stands in the way of agreement on the clause in hand; a lock is told, it hinders typing alone. */
export function StandsInTheWay({ situation }: { situation: Situation }) {
  const t = useTranslations("way");
  const obstacles = useObstacles(situation);
  return (
    <section>
      <h3>{t("heading")}</h3>
      {obstacles.length === 0 ? (
        <p className="quiet">{t(situation.words.state === "agreed" ? "nothingAgreed" : "nothing")}</p>
      ) : (
        <ul className="way">
          {obstacles.map((one) => (
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

function useObstacles(situation: Situation): readonly Obstacle[] {
  const t = useTranslations();
  const instants = useInstants();
  const said = useSaidInstant();
  const { whom } = useConsensus();
  const { askFirst } = usePerform();
  const { clause, words, brackets, alternatives, unsettled, warnVerb } = situation;
  const clauseId = clause.id;
  const obstacles: Obstacle[] = [];
  const difference = (since: "mark" | "settled"): ReactNode => (
    <Button look="link" onPress={() => askFirst({ kind: "difference", clauseId, since })}>
      {t("way.seeDifference")}
    </Button>
  );

  if (words.text.trim() === "")
    obstacles.push({ id: "empty", tag: t("way.emptyTag"), look: "neutral", words: t("way.empty") });
  if (brackets > 0) {
    const options = alternatives > 0 ? t("way.alternatives", { n: alternatives }) : "";
    obstacles.push({
      id: "brackets",
      tag: t("way.bracketTag"),
      look: "bracket",
      words: `${t("way.brackets", { n: brackets })}${options}`,
    });
  }
  const mark = lastMark(clause);
  if (words.state === "void" && mark !== null) {
    const told = { tier: t(`tier.${mark.tier}`), date: instants.day(mark.at) };
    const sentence = t(mark.text === words.text ? "way.voidAbove" : "way.void", told);
    obstacles.push({
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
    obstacles.push({
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
    obstacles.push({
      id: "verb",
      tag: t("way.verbTag"),
      look: "objection",
      words: t("way.verb", { verb: warnVerb }),
    });
  // On agreed words a lock stands in nobody's way; what one can do here tells of it.
  if (clause.lock !== null && words.state !== "agreed") {
    const { at, by, reason } = clause.lock;
    const told = { at: said(at), who: whom(by).spoken };
    const withBase = clause.lock.with === "consolidate";
    const why = withBase || reason === "" ? "" : ` ${t("way.lockReason", { reason })}`;
    obstacles.push({
      id: "lock",
      tag: t("way.lockTag"),
      look: "neutral",
      words: `${t(withBase ? "way.lockedBase" : "way.locked", told)}${why}`,
    });
  }
  return obstacles;
}
