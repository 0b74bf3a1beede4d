import type { SingleCommand } from "../../shared/commands/commands.ts";
import { contributionId, type DelegationId, type GroupId } from "../../shared/ids.ts";
import {
  isBroughtBack,
  isRunning,
  presentWords,
  type Proposal,
  speakerOf,
} from "../../shared/negotiation/proposal.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo, standingOf } from "../../shared/people/permissions.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { ProposalAction } from "../opinion/question.ts";
import { redlineOf } from "./redline-of.ts";
import { PLACEHOLDER_TEXT } from "../opinion/placeholder-text.ts";

type Asker = { readonly me: Participant; readonly groupId: GroupId };

/** The leads decide on what is proposed for a clause; on a proposal on a proposal decides that one's proponent. */
const decides = (target: Proposal | null, asker: Asker): boolean =>
  target === null ? mayDo(asker.me, asker.groupId, "decideProposal") === null : isProponent(target, asker);

/** True for those who speak for the proponent: its delegation, the group's coordinator, or the office itself. */
export function isProponent({ proponent }: Proposal, { me, groupId }: Asker): boolean {
  switch (proponent.kind) {
    case "delegation":
      return proponent.delegationId === me.delegationId;
    case "group":
      return proponent.coordinator === me.delegationId;
    case "office":
      return standingOf(me, groupId) === proponent.office;
  }
}

/**
 * Acts that this person would look for on a card; a dry run tells if one is open now. `target`: the proposal that
 * this one would change.
 */
export function offeredActs(
  proposal: Proposal,
  target: Proposal | null,
  asker: Asker,
): readonly ProposalAction[] {
  const { me, groupId } = asker;
  const { delegationId } = me;
  const deciding = decides(target, asker);
  const own = isProponent(proposal, asker);
  const onWord = standingOf(me, groupId) === "secretariat" && speakerOf(proposal.proponent) !== null;
  const papers: readonly ProposalAction[] = mayDo(me, groupId, "keepPapers") === null ? ["assign"] : [];
  if (isBroughtBack(proposal))
    return own ? ["bringBack"] : onWord ? ["bringBackOnWord", "withdrawOnWord", ...papers] : papers;
  if (!isRunning(proposal)) return papers;
  const acts: ProposalAction[] = [];
  const accepts = deciding && proposal.review === null;
  if (accepts) acts.push("accept");
  if (accepts && changeCount(proposal) > 1) acts.push("acceptInPart");
  if (delegationId !== null && proposal.askedMembers.includes(delegationId))
    acts.push("confirmMember", "declineMember");
  else if (delegationId !== null && proposal.asked.includes(delegationId)) acts.push("join", "declineToJoin");
  else if (delegationId !== null && proposal.joinedEarlier.includes(delegationId)) acts.push("join");
  if (proposal.review !== null && (deciding || own)) acts.push("review");
  const hasWords = proposal.kind === "add" || proposal.kind === "change";
  if (own && hasWords) acts.push("reword");
  if (own && proposal.proponent.kind !== "office") acts.push("askCoSponsor");
  if (own) acts.push("withdraw");
  if (delegationId !== null && !own && belongsTo(proposal, delegationId)) acts.push("leave");
  if (deciding) acts.push("decline", "setAside");
  // A dry run tells which of the two is open.
  if (target === null && mayDo(me, groupId, "park") === null) acts.push("park", "takeUp");
  if (onWord) acts.push("withdrawOnWord", "answerOnWord");
  acts.push(...papers);
  if (!own && hasWords && standingOf(me, groupId) !== "follower") acts.push("proposeOn");
  return acts;
}

const belongsTo = ({ coSponsors, proponent }: Proposal, delegationId: DelegationId): boolean =>
  coSponsors.includes(delegationId) ||
  (proponent.kind === "group" && proponent.members.includes(delegationId));

const changeCount = (proposal: Proposal): number =>
  proposal.kind === "change"
    ? redlineOf(proposal.kind, presentWords(proposal)).filter((part) => part.kind === "change").length
    : 0;

const SOME_PAPER = contributionId("0".repeat(26));

/** The command of an act, with placeholders for what it would ask. `other`: somebody who could be asked to join. */
export function dryRunCommand(
  act: ProposalAction,
  proposal: Proposal,
  other: DelegationId | null,
): SingleCommand | null {
  const proposalId = proposal.id;
  const words = presentWords(proposal);
  const reason = PLACEHOLDER_TEXT;
  switch (act) {
    // Whoever may decline may accept. Whether its changes still fit is worked out when that question is open:
    // comparing words for each card at each key would cost.
    case "accept":
    case "acceptInPart":
    case "decline":
      return { type: "declineProposal", proposalId, reason };
    case "setAside":
      return { type: "setAsideProposal", proposalId, reason };
    case "park":
      return { type: "park", subject: { proposalId }, reason };
    case "takeUp":
      return { type: "takeUp", subject: { proposalId } };
    case "bringBack":
      return { type: "bringBackProposal", proposalId };
    case "withdraw":
      return { type: "withdrawProposal", proposalId };
    case "withdrawOnWord":
    case "bringBackOnWord": {
      const speaker = speakerOf(proposal.proponent);
      if (speaker === null) return null;
      const type = act === "withdrawOnWord" ? "withdrawProposal" : "bringBackProposal";
      return { type, proposalId, for: { delegationId: speaker, word: PLACEHOLDER_TEXT } };
    }
    case "answerOnWord":
      return other === null
        ? null
        : {
            type: "answerCoSponsor",
            proposalId,
            joins: true,
            for: { delegationId: other, word: PLACEHOLDER_TEXT },
          };
    case "reword":
      return {
        type: "rewordProposal",
        proposalId,
        text: `${textOf(words.runs)}${PLACEHOLDER_TEXT}`,
        hash: words.hash,
      };
    case "askCoSponsor":
      return other === null ? null : { type: "askCoSponsor", proposalId, delegationId: other };
    case "join":
    case "declineToJoin":
      return { type: "answerCoSponsor", proposalId, joins: act === "join", hash: words.hash };
    case "confirmMember":
    case "declineMember":
      return { type: "answerCoSponsor", proposalId, joins: act === "confirmMember", hash: words.hash };
    case "leave":
      return { type: "leaveCoSponsors", proposalId };
    case "assign":
      return {
        type: "assignProposals",
        contributionId: proposal.contribution === null ? SOME_PAPER : null,
        proposals: [proposalId],
      };
    case "review":
      return { type: "reviewProposal", proposalId, outcome: "obsolete" };
    case "proposeOn":
      return {
        type: "propose",
        kind: "change",
        clauseId: proposal.clauseId,
        on: proposalId,
        text: `${textOf(words.runs)}${PLACEHOLDER_TEXT}`,
        hash: words.hash,
      };
  }
}
