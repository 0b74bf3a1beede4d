import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import {
  type Position,
  type PositionKind,
  positionsOn,
  type PositionSubject,
} from "../../shared/negotiation/position.ts";
import { isMainReport } from "../../shared/opinion/opinion.ts";
import { positionsHere } from "./positions-here.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { PLACEHOLDER_TEXT } from "./placeholder-text.ts";

/** Words that somebody may take a position on, as they stand on the screen. */
export type Spoken = {
  readonly subject: PositionSubject;
  readonly hash: string;
  /** The position with which the dialog begins. */
  readonly first?: PositionKind;
};

/** The person's right to speak to these words: for its own delegation, for one on its word, or not, and why. */
export type Speaking = {
  readonly kind: "own" | "onWord" | "leading" | "silent";
  /** Null: open now. */
  readonly refusal: Refusal | null;
  /** The own delegation's positions on these words: to the room, and to the lead, may stand beside each other. */
  readonly own: readonly Position[];
  /** Its objections that it has not answered since the words changed. */
  readonly unanswered: readonly Position[];
  /** Its positions on an earlier wording that it neither withdrew nor replaced. */
  readonly earlier: readonly Position[];
  /** "clause b)", "proposal AAA/3". */
  readonly what: string;
};

export function useSpeaking(): (spoken: Spoken) => Speaking {
  const t = useTranslations("position");
  const forum = useForum();
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const { opinion } = snapshot;
  const { me } = forum;
  return ({ subject, hash }) => {
    const { proposals } = opinion.negotiation;
    const standing = standingOf(me, opinion.groupId);
    const proposal = proposals.find((one) => one.id === subject.proposalId);
    const what =
      subject.clauseId === undefined
        ? t("proposal", { label: proposal === undefined ? "" : proposalLabel(proposal) })
        : nameOf(subject.clauseId);
    const said =
      subject.clauseId === undefined
        ? { ...positionsOn(opinion, subject, hash), unanswered: [] }
        : positionsHere(opinion, subject, hash);
    const isOwn = (one: Position): boolean => one.delegationId === me.delegationId;
    const own = said.present.filter(isOwn);
    const unanswered = said.unanswered.filter(isOwn);
    const earlier = said.earlier.filter(isOwn);
    const command: SingleCommand = {
      type: "takePosition",
      subject: plainSubject(subject),
      position: "supports",
      hash,
    };
    // Nobody takes a position on the report (rule R31).
    if (isMainReport(opinion))
      return { kind: "silent", refusal: null, own: [], unanswered: [], earlier: [], what };
    const leading = standing === "chair" || standing === "lead";
    // A delegation rings whoever leads the meeting (rule C51).
    if (standing === "secretariat" || (leading && meetingOf(forum.openMeetings, opinion.groupId) !== null)) {
      const first = forum.delegations[0];
      const refusal =
        first === undefined
          ? ({ reason: "noSuchDelegation", message: "The forum’s list holds no delegation yet." } as const)
          : tryOut({ ...command, for: { delegationId: first.id, word: PLACEHOLDER_TEXT } });
      return { kind: "onWord", refusal, own: [], unanswered: [], earlier: [], what };
    }
    const kind = leading ? "leading" : me.delegationId === null || me.role === "follower" ? "silent" : "own";
    return { kind, refusal: kind === "own" ? tryOut(command) : null, own, unanswered, earlier, what };
  };
}

/** A subject as the command reads it: with one of its two ids and nothing beside it. */
export const plainSubject = (
  subject: PositionSubject,
): Extract<SingleCommand, { type: "takePosition" }>["subject"] =>
  subject.clauseId === undefined ? { proposalId: subject.proposalId } : { clauseId: subject.clauseId };
