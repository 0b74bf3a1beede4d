import type { DelegationId } from "../ids.ts";
import type { Entry } from "./event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { delegationHere, mayRead, type Readers, readersIn } from "../people/readers.ts";
import { mergingOf } from "../merging/merging.ts";
import { withMerges } from "./merging-events.ts";
import { askedReaders, commentReaders, mergeReaders } from "./readers-of.ts";
import { draftReaders } from "../negotiation/draft-owner.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import { positionReaders, sameSubject } from "../negotiation/position.ts";
import type { Proposal } from "../negotiation/proposal.ts";

/**
 * The Opinion as a reader may have it, from the server's, which holds all (rule Q2): the same as the replay of
 * the entries that the reader may read. Gives the very Opinion where nothing in it is hidden from the reader.
 */
export function opinionFor(opinion: Opinion, participant: Participant | null): Opinion {
  const { negotiation } = opinion;
  const may = (readers: Readers): boolean =>
    participant === null ? readers.kind === "all" : mayRead(readers, participant, opinion.groupId);
  const { comments } = negotiation;
  const seen: Negotiation = {
    ...negotiation,
    proposals: mapped(negotiation.proposals, (one) => withAsked(one, may)),
    drafts: kept(negotiation.drafts, ({ owner }) => may(draftReaders(owner))),
    positions: kept(negotiation.positions, (one) => may(positionReaders(one))),
    comments: kept(comments, (one) => may(commentReaders(one, comments))),
    empowered: kept(negotiation.empowered, ({ delegationId }) => may({ kind: "delegation", delegationId })),
  };
  const parts = Object.keys(seen) as (keyof Negotiation)[];
  const { merges } = mergingOf(opinion);
  const shown = kept(merges, (one) => may(mergeReaders(one)));
  const withShown = shown === merges ? opinion : withMerges(opinion, shown);
  return parts.every((part) => seen[part] === negotiation[part])
    ? withShown
    : { ...withShown, negotiation: seen };
}

function withAsked(proposal: Proposal, may: (readers: Readers) => boolean): Proposal {
  const mayKnow = (one: DelegationId): boolean => may(askedReaders(proposal, one));
  const asked = kept(proposal.asked, mayKnow);
  const askedMembers = kept(proposal.askedMembers, mayKnow);
  const isWhole = asked === proposal.asked && askedMembers === proposal.askedMembers;
  return isWhole ? proposal : { ...proposal, asked, askedMembers };
}

const kept = <One>(list: readonly One[], may: (one: One) => boolean): readonly One[] =>
  list.every(may) ? list : list.filter(may);

function mapped<One>(list: readonly One[], map: (one: One) => One): readonly One[] {
  const changed = list.map(map);
  return changed.every((one, i) => one === list[i]) ? list : changed;
}

/** Number of entries in a record that are not for all: one reader's holds no less than what all may read. */
export const countOfTold = (opinion: Opinion): number => {
  const { negotiation } = opinion;
  return (
    negotiation.drafts.length +
    negotiation.positions.length +
    negotiation.comments.length +
    negotiation.empowered.length +
    mergingOf(opinion).merges.length +
    negotiation.proposals.reduce((sum, one) => sum + one.asked.length + one.askedMembers.length, 0)
  );
};

/**
 * True if this reader may read an entry now. Positions that stand no more are their own delegation's alone from then
 * on (rule Q4): nobody else is shown how it moved. `opinion` is the whole record as it is now.
 */
export function mayReadNow(entry: Entry, participant: Participant | null, opinion: Opinion): boolean {
  const readers = readersIn(entry);
  const may = participant === null ? readers.kind === "all" : mayRead(readers, participant, opinion.groupId);
  const of = earlierPositionOf(entry, opinion);
  if (!may || of === null) return may;
  return participant !== null && delegationHere(participant, opinion.groupId) === of;
}

/** The delegation whose position it was; null where it still stands, or is none. */
function earlierPositionOf(entry: Entry, { negotiation: { positions } }: Opinion): DelegationId | null {
  switch (entry.type) {
    case "positionTaken":
      return positions.some((one) => one.seq === entry.seq) ? null : entry.delegationId;
    case "objectorAsked": {
      const stands = entry.asked.every(({ clauseId, saidAt }) =>
        positions.some(
          (one) =>
            one.at === saidAt &&
            one.to === "room" &&
            one.delegationId === entry.delegationId &&
            one.subject.clauseId === clauseId,
        ),
      );
      return stands ? null : entry.delegationId;
    }
    case "positionWithdrawn": {
      // The last of its kind still tells that nothing stands; one before a newer position tells of the past.
      const isPast = positions.some(
        (one) =>
          one.seq > entry.seq &&
          one.to === entry.to &&
          one.delegationId === entry.delegationId &&
          sameSubject(one.subject, entry.subject),
      );
      return isPast ? entry.delegationId : null;
    }
    default:
      return null;
  }
}
