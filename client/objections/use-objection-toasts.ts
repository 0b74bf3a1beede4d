import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Entry } from "../../shared/events/event.ts";
import { isLive, type PositionSubject, sameSubject } from "../../shared/negotiation/position.ts";
import type { PositionEvent } from "../../shared/events/position-events.ts";
import { findProposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { useToast } from "../ui/toasts.tsx";

type Said = Extract<Entry, { type: "positionTaken" | "positionWithdrawn" | "objectionClosed" }>;
type Told = "cannotAccept" | "still" | "noLonger" | "reservation" | "answered" | "left" | "noAnswer";

/** Tells every open page when a delegation objects, answers, or its objection is closed, as it does other events. */
export function useObjectionToasts(): void {
  const t = useTranslations("objection.told");
  const position = useTranslations("position");
  const { me } = useForum();
  const { snapshot, nameOf } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  const toast = useToast();
  const before = useRef<RoomSnapshot | null>(null);
  useEffect(() => {
    if (!snapshot.synced) return;
    const then = before.current;
    before.current = snapshot;
    if (then === null || then.opinion.seq === snapshot.opinion.seq) return;
    const fresh = snapshot.entries.filter(
      (one): one is Entry & Said => one.seq > then.opinion.seq && one.by !== me.id && isSaid(one),
    );
    for (const entry of fresh) {
      const subject = subjectOf(entry);
      const told = toldOf(entry, then);
      if (told === null) continue;
      const proposal =
        subject.proposalId === undefined
          ? undefined
          : findProposal(snapshot.opinion.negotiation, subject.proposalId);
      const clause =
        subject.clauseId !== undefined
          ? nameOf(subject.clauseId)
          : position("proposal", { label: proposal === undefined ? "" : proposalLabel(proposal) });
      const spoken = entry.type === "positionTaken" ? position(`spoken.${entry.position}`) : "";
      const words = capitalized(t(told, { who: symbolOf(entry.delegationId), clause, position: spoken }));
      const toLead = entry.type !== "objectionClosed" && entry.to === "lead";
      const { clauseId } = subject;
      toast({
        kind: "told",
        words: toLead ? t("toLead", { told: words }) : words,
        ...(clauseId === undefined
          ? {}
          : {
              act: {
                words: t("show"),
                onPress: () => {
                  take(clauseId);
                  showSidePanel("clause");
                },
              },
            }),
      });
    }
  }, [snapshot, me.id, nameOf, symbolOf, take, showSidePanel, toast, t, position]);
}

const isSaid = ({ type }: Pick<Entry, "type">): boolean =>
  type === "positionTaken" || type === "positionWithdrawn" || type === "objectionClosed";

const subjectOf = (entry: Extract<PositionEvent, { type: Said["type"] }>): PositionSubject =>
  entry.type === "objectionClosed" ? { clauseId: entry.clauseId } : entry.subject;

/** Null: it concerns no objection. */
function toldOf(entry: Said, { opinion }: RoomSnapshot): Told | null {
  if (entry.type === "objectionClosed") return entry.because;
  const objected = opinion.negotiation.positions.some(
    (one) =>
      isLive(one) &&
      one.delegationId === entry.delegationId &&
      one.to === entry.to &&
      sameSubject(one.subject, entry.subject),
  );
  if (entry.type === "positionWithdrawn") return objected ? "noLonger" : null;
  if (entry.position === "cannotAccept") return objected ? "still" : "cannotAccept";
  if (!objected) return null;
  return entry.position === "reservation" ? "reservation" : "answered";
}
