import type { DelegationId, ProposalId } from "../../shared/ids.ts";
import type { ProposalAct } from "../../shared/negotiation/proposal-acts.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { EntryOf } from "../../shared/events/recorded.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { EntryWords, Telling } from "./telling.ts";

const EXCERPT_CHARS = 140;

const excerpt = (text: string): string =>
  text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;

/** What was done with a proposal, by its number, since who reads the record knows it by that. */
export function proposalWords(entry: EntryOf<ProposalAct>, telling: Telling): EntryWords {
  const { say, forum, whom, nameOf, proposals } = telling;
  const who = whom(entry.by).spoken;
  const symbolOf = (id: DelegationId): string => forum.delegations.find((one) => one.id === id)?.symbol ?? id;
  const labelOf = (id: ProposalId): string => {
    const found = proposals.find((one) => one.id === id);
    return found === undefined ? say("proposal.entry.unknown") : proposalLabel(found);
  };
  const told = (
    sentence: string,
    more: { reason?: string; words?: string; onWordOf?: string | undefined } = {},
  ): EntryWords => ({
    sentence,
    reason: [
      more.reason === undefined || more.reason === "" ? "" : say("record.reason", { reason: more.reason }),
      more.onWordOf === undefined ? "" : say("position.onWord", { word: more.onWordOf }),
    ]
      .filter((one) => one !== "")
      .join(" "),
    words: excerpt(more.words ?? ""),
  });
  switch (entry.type) {
    case "proposalDrafted":
    case "draftDiscarded":
      return told(say(`proposal.entry.${entry.type}`, { who }));
    case "proposalSubmitted": {
      const { kind, clauseId, reason, wording } = entry;
      const clause = clauseId === null ? say("sheet.proposalsAtStart") : nameOf(clauseId);
      const label = proposalLabel({ ...entry, contribution: entry.contribution ?? null });
      return told(say("proposal.entry.proposalSubmitted", { who, label, kind, clause }), {
        reason,
        words: textOf(wording.runs),
      });
    }
    case "proposalReworded": {
      const label = labelOf(entry.proposalId);
      return told(
        entry.rebased
          ? say("proposal.entry.proposalRebased", { label })
          : say("proposal.entry.proposalReworded", { who, label }),
        { words: textOf(entry.wording.runs) },
      );
    }
    case "proposalAccepted": {
      const part = entry.changes === null ? "proposalAccepted" : "proposalAcceptedInPart";
      return told(say(`proposal.entry.${part}`, { who, label: labelOf(entry.proposalId) }), {
        words: entry.words === null ? "" : textOf(entry.words.runs),
      });
    }
    case "proposalsAssigned": {
      // Here they are named by the numbers that they keep.
      const labels = proposals
        .filter(({ id }) => entry.proposals.includes(id))
        .map((one) => proposalLabel({ ...one, contribution: null }))
        .join(", ");
      return told(
        entry.contribution === null
          ? say("proposal.entry.proposalsAssignedNowhere", { who, labels })
          : say("proposal.entry.proposalsAssigned", { who, labels, number: entry.contribution.number }),
      );
    }
    case "proposalWithdrawn":
    case "proposalDeclined":
    case "proposalSetAside":
      return told(say(`proposal.entry.${entry.type}`, { who, label: labelOf(entry.proposalId) }), {
        reason: entry.reason,
        onWordOf: entry.type === "proposalWithdrawn" ? entry.onWordOf : undefined,
      });
    case "proposalBroughtBack":
      return told(say("proposal.entry.proposalBroughtBack", { who, label: labelOf(entry.proposalId) }), {
        onWordOf: entry.onWordOf,
      });
    case "coSponsorAsked":
      return told(
        say(entry.asMember ? "proposal.entry.memberAsked" : "proposal.entry.coSponsorAsked", {
          who,
          delegation: symbolOf(entry.delegationId),
          label: labelOf(entry.proposalId),
        }),
      );
    case "coSponsorConfirmed":
    case "coSponsorDeclined":
    case "coSponsorLeft":
      return told(
        say(`proposal.entry.${joiningWords(entry)}`, {
          delegation: symbolOf(entry.delegationId),
          label: labelOf(entry.proposalId),
        }),
        { onWordOf: entry.onWordOf },
      );
    case "proposalReviewAsked": {
      const { suggestion, proposalId } = entry;
      return told(say("proposal.entry.proposalReviewAsked", { label: labelOf(proposalId), suggestion }));
    }
    case "proposalReviewed": {
      const outcome = entry.outcome === "obsolete" ? "proposalReviewedObsolete" : "proposalReviewedStands";
      return told(say(`proposal.entry.${outcome}`, { who, label: labelOf(entry.proposalId) }), {
        reason: entry.reason,
      });
    }
    case "rivalsTaken":
      return told(
        say("proposal.entry.rivalsTaken", {
          who,
          labels: entry.proposals.map(labelOf).join(", "),
          clause: nameOf(entry.clauseId),
        }),
        { words: textOf(entry.words.runs) },
      );
  }
}

type Joining = EntryOf<
  Extract<ProposalAct, { type: "coSponsorConfirmed" | "coSponsorDeclined" | "coSponsorLeft" }>
>;

/** Who joins a proposal, or the group in whose name it stands. */
function joiningWords(entry: Joining) {
  switch (entry.type) {
    case "coSponsorConfirmed":
      return entry.asMember ? "memberConfirmed" : entry.type;
    case "coSponsorDeclined":
      return entry.asMember ? "memberDeclined" : entry.type;
    case "coSponsorLeft":
      return entry.type;
  }
}
