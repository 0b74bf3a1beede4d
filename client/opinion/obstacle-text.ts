import { useTranslations } from "use-intl";
import type { Obstacle } from "../../shared/standing/in-the-way.ts";
import type { Pending } from "../../shared/clause/pending.ts";
import { useInstants } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { comma } from "../i18n/list-signs.ts";

/** One thing in the way, in words; its tag has a look of its own. */
export type ObstacleText = {
  readonly id: string;
  readonly tag: string;
  readonly look: "bracket" | "adref" | "objection" | "neutral" | "next";
  readonly words: string;
  /** Told to the lead alone: on this page, and on no other's. */
  readonly toLead: boolean;
};

/** Describes obstacles in the reader's language, for the panel and for anyone who marks over them. */
export function useObstacleText(): (obstacle: Obstacle) => ObstacleText {
  const t = useTranslations();
  const instants = useInstants();
  const { symbolOf } = useDelegations();
  const namePending = usePendingName();
  return (obstacle) => {
    const toLead = "to" in obstacle && obstacle.to === "lead";
    switch (obstacle.kind) {
      case "bracket": {
        const { count, alternatives } = obstacle;
        const options = alternatives > 0 ? t("way.alternatives", { n: alternatives }) : "";
        const words = `${t("way.brackets", { n: count })}${options}`;
        return { id: "brackets", tag: t("way.bracketTag"), look: "bracket", words, toLead };
      }
      case "proposal": {
        const { proposalId: id, label } = obstacle;
        const words = t("agreement.way.proposal", { label });
        return { id, tag: t("agreement.way.proposalTag"), look: "next", words, toLead };
      }
      case "silence": {
        const words = t("agreement.way.silence", { when: instants.brief(obstacle.closes) });
        const id = `silence ${obstacle.silenceSeq}`;
        return { id, tag: t("agreement.way.silenceTag"), look: "neutral", words, toLead };
      }
      case "awaitsInstructions": {
        const { delegationId, until, to } = obstacle;
        const who = symbolOf(delegationId);
        const words =
          until === null
            ? t("agreement.way.awaits", { who })
            : t("agreement.way.awaitsUntil", { who, when: instants.brief(Date.parse(until)) });
        const id = `awaits ${delegationId} ${to}`;
        return { id, tag: t("agreement.way.awaitsTag"), look: "neutral", words, toLead };
      }
      case "cannotAccept": {
        const { delegationId, reason, to, at } = obstacle;
        const who = symbolOf(delegationId);
        if (obstacle.unanswered === true && at !== undefined) {
          const told = { who, at: instants.brief(at) };
          const words =
            reason === ""
              ? t("agreement.way.unanswered", told)
              : t("agreement.way.unansweredWhy", { ...told, reason });
          const tag = t("agreement.way.unansweredTag");
          return { id: `unanswered ${delegationId} ${to}`, tag, look: "objection", words, toLead };
        }
        const words =
          reason === "" ? t("agreement.way.cannot", { who }) : t("agreement.way.cannotWhy", { who, reason });
        const id = `cannot ${delegationId} ${to}`;
        return { id, tag: t("agreement.way.cannotTag"), look: "objection", words, toLead };
      }
      case "reservation": {
        const { delegationId, reason, to } = obstacle;
        const who = symbolOf(delegationId);
        const kept = to === "room" ? ` ${t("agreement.way.kept")}` : "";
        const said =
          reason === ""
            ? t("agreement.way.reservation", { who })
            : t("agreement.way.reservationWhy", { who, reason });
        const words = `${said}${kept}`;
        const id = `reservation ${delegationId} ${to}`;
        return { id, tag: t("agreement.way.reservationTag"), look: "neutral", words, toLead };
      }
      case "parked": {
        const words = t("agreement.way.parked", { reason: obstacle.reason });
        return { id: "parked", tag: t("agreement.way.parkedTag"), look: "neutral", words, toLead };
      }
      case "huddle": {
        const { huddleId: id, n, delegationIds, until } = obstacle;
        const who = delegationIds.map(symbolOf).join(comma());
        const way = delegationIds.length === 0 ? "huddleEmpty" : "huddle";
        const words = t(`agreement.way.${way}`, { n, who, when: instants.brief(Date.parse(until)) });
        return { id, tag: t("agreement.way.huddleTag"), look: "neutral", words, toLead };
      }
      case "pending": {
        const { pending } = obstacle;
        const name = namePending(pending);
        const words =
          obstacle.objected === true
            ? t("agreement.way.unagreed", { who: name })
            : pending.clauseId === undefined
              ? t("agreement.way.pendingDelegation", { who: name })
              : t("agreement.way.pendingClause", { clause: name });
        const id = `pending ${pending.delegationId ?? pending.clauseId}`;
        return {
          id,
          tag: t("agreement.way.pendingTag"),
          look: obstacle.objected === true ? "neutral" : "adref",
          words,
          toLead,
        };
      }
    }
  };
}

/** For whom or what an agreement waits: "AAA", "recognizing b)". */
export function usePendingName(): (pending: Pending) => string {
  const { symbolOf } = useDelegations();
  const { cite } = useOpenedOpinion();
  return (pending) =>
    pending.clauseId === undefined ? symbolOf(pending.delegationId) : cite(pending.clauseId);
}
