import { textOf, type WordRun } from "../../shared/clause/words.ts";
import type { OneOf } from "../../shared/events/event-entry.ts";
import type { ProposalId } from "../../shared/ids.ts";
import type { ProposalEvent } from "../../shared/negotiation/proposal-event.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { type EntrySentence, excerpt, type SentencesOf, type TellingOne, told } from "./telling.ts";
import { comma } from "../i18n/list-signs.ts";

const labelled = (id: ProposalId, { labelOf, say }: TellingOne): string =>
  labelOf(id, say("proposal.entry.unknown"));

const excerptOf = (runs: readonly WordRun[]): string => excerpt(textOf(runs));

/** Names a proposal by its number, since a reader of the record knows it by that. */
export const proposalSentences: SentencesOf<ProposalEvent> = {
  proposalDrafted: (_entry, { say, who }) => told(say("proposal.entry.proposalDrafted", { who })),
  draftDiscarded: (_entry, { say, who }) => told(say("proposal.entry.draftDiscarded", { who })),
  proposalSubmitted: (entry, { say, who, nameOf, reasonOf }) => {
    const { kind, clauseId, reason, wording } = entry;
    const clause = clauseId === null ? say("sheet.proposalsAtStart") : nameOf(clauseId);
    const label = proposalLabel({ ...entry, contribution: entry.contribution ?? null });
    return told(say("proposal.entry.proposalSubmitted", { who, label, kind, clause }), {
      reason: reasonOf(reason),
      words: excerptOf(wording.runs),
    });
  },
  proposalReworded: ({ proposalId, rebased, wording }, telling) => {
    const label = labelled(proposalId, telling);
    return told(
      rebased
        ? telling.say("proposal.entry.proposalRebased", { label })
        : telling.say("proposal.entry.proposalReworded", { who: telling.who, label }),
      { words: excerptOf(wording.runs) },
    );
  },
  proposalWithdrawn: (entry, telling) => ended(entry, telling, entry.onWordOf),
  proposalAccepted: ({ proposalId, changes, words }, telling) => {
    const part = changes === null ? "proposalAccepted" : "proposalAcceptedInPart";
    const label = labelled(proposalId, telling);
    return told(telling.say(`proposal.entry.${part}`, { who: telling.who, label }), {
      words: words === null ? "" : excerptOf(words.runs),
    });
  },
  proposalsAssigned: ({ proposals: ids, contribution }, { say, who, proposals }) => {
    // Here they are named by the numbers that they keep.
    const labels = proposals
      .filter(({ id }) => ids.includes(id))
      .map((one) => proposalLabel({ ...one, contribution: null }))
      .join(comma());
    return told(
      contribution === null
        ? say("proposal.entry.proposalsAssignedNowhere", { who, labels })
        : say("proposal.entry.proposalsAssigned", { who, labels, number: contribution.number }),
    );
  },
  proposalDeclined: (entry, telling) => ended(entry, telling),
  proposalSetAside: (entry, telling) => ended(entry, telling),
  proposalBroughtBack: ({ proposalId, onWordOf }, telling) => {
    const label = labelled(proposalId, telling);
    return told(telling.say("proposal.entry.proposalBroughtBack", { who: telling.who, label }), {
      reason: telling.reasonOf("", onWordOf),
    });
  },
  coSponsorAsked: ({ proposalId, delegationId, asMember }, telling) =>
    told(
      telling.say(asMember ? "proposal.entry.memberAsked" : "proposal.entry.coSponsorAsked", {
        who: telling.who,
        delegation: telling.symbolOf(delegationId),
        label: labelled(proposalId, telling),
      }),
    ),
  coSponsorConfirmed: (entry, telling) =>
    joining(entry.asMember ? "memberConfirmed" : "coSponsorConfirmed", entry, telling),
  coSponsorDeclined: (entry, telling) =>
    joining(entry.asMember ? "memberDeclined" : "coSponsorDeclined", entry, telling),
  coSponsorLeft: (entry, telling) => joining("coSponsorLeft", entry, telling),
  proposalReviewAsked: ({ proposalId, suggestion }, telling) => {
    const label = labelled(proposalId, telling);
    return told(telling.say("proposal.entry.proposalReviewAsked", { label, suggestion }));
  },
  proposalReviewed: ({ proposalId, outcome, reason }, telling) => {
    const act = outcome === "obsolete" ? "proposalReviewedObsolete" : "proposalReviewedStands";
    const label = labelled(proposalId, telling);
    return told(telling.say(`proposal.entry.${act}`, { who: telling.who, label }), {
      reason: telling.reasonOf(reason),
    });
  },
  rivalsTaken: ({ clauseId, proposals, words }, telling) =>
    told(
      telling.say("proposal.entry.rivalsTaken", {
        who: telling.who,
        labels: proposals.map((id) => labelled(id, telling)).join(comma()),
        clause: telling.nameOf(clauseId),
      }),
      { words: excerptOf(words.runs) },
    ),
};

function ended(
  entry: OneOf<ProposalEvent, "proposalWithdrawn" | "proposalDeclined" | "proposalSetAside">,
  telling: TellingOne,
  onWordOf?: string,
): EntrySentence {
  const label = labelled(entry.proposalId, telling);
  return told(telling.say(`proposal.entry.${entry.type}`, { who: telling.who, label }), {
    reason: telling.reasonOf(entry.reason, onWordOf),
  });
}

/** A co-sponsor, or a member of the group in whose name the proposal stands, joins or goes. */
function joining(
  act: "memberConfirmed" | "coSponsorConfirmed" | "memberDeclined" | "coSponsorDeclined" | "coSponsorLeft",
  {
    proposalId,
    delegationId,
    onWordOf,
  }: OneOf<ProposalEvent, "coSponsorConfirmed" | "coSponsorDeclined" | "coSponsorLeft">,
  telling: TellingOne,
): EntrySentence {
  const delegation = telling.symbolOf(delegationId);
  const label = labelled(proposalId, telling);
  return told(telling.say(`proposal.entry.${act}`, { delegation, label }), {
    reason: telling.reasonOf("", onWordOf),
  });
}
