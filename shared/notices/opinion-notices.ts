import type { OpinionEvent } from "../events/event.ts";
import type { OneOf } from "../events/event-entry.ts";
import { readersOf } from "../events/events.ts";
import type { ClauseId, DelegationId, HuddleId, ProposalId } from "../ids.ts";
import type { Comment } from "../negotiation/comment.ts";
import { ownerOf } from "../negotiation/draft-owner.ts";
import { isLive, type Position, type PositionSubject, sameSubject } from "../negotiation/position.ts";
import { findHuddle } from "../negotiation/postponed.ts";
import { findProposal, proposalLabel } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { standingOf } from "../people/permissions.ts";
import { clauseOf, concernedBy } from "./concerned.ts";
import { ofCall } from "./call-notices.ts";
import { ofSilence } from "./silence-notices.ts";
import type { EventNotice, NoticeFor, NoticeKind, NoticeWho } from "./notice.ts";
import { EVERYBODY, LEAD, LEAD_AND_ROOM, ROOM, type Teller, toEach, type Told } from "./told-by.ts";

type Actor = Pick<Participant, "role" | "leads" | "delegationId">;

/** The Opinion right before the event, as the reader at hand has it, and who did it: null for the server. */
type NoticeContext = { readonly before: Opinion; readonly actor: Actor | null };

/** The author as the room knows them: a lead under that office alone. */
export function whoOf(actor: Actor | null, groupId: EventNotice["groupId"]): NoticeWho {
  if (actor === null) return null;
  const standing = standingOf(actor, groupId);
  if (standing !== "participant" && standing !== "follower") return { office: standing };
  return actor.delegationId === null ? null : { delegationId: actor.delegationId };
}

/** Returns what an event tells people, for each of its readers apart (rule A50). Drafts tell nothing. */
export function noticesOf(event: OpinionEvent, { before, actor }: NoticeContext): readonly EventNotice[] {
  if (before.draftOf !== undefined) return [];
  const { groupId } = before;
  const readers = readersOf(event, before);
  const acted = whoOf(actor, groupId);
  return toldBy(event, before).flatMap(({ kind, to, who = acted, clauseId = null, about = "", more = 0 }) =>
    to.map((one): EventNotice => ({
      kind,
      for: one,
      who,
      groupId,
      clauseId,
      about,
      more,
      ...(readers.kind === "all" ? {} : { readers }),
    })),
  );
}

function toldBy(event: OpinionEvent, before: Opinion): readonly Told[] {
  return (
    ofObjection(event, before) ??
    ofProposal(event, before) ??
    ofCoSponsor(event, before) ??
    ofHuddle(event, before) ??
    ofSilence(event, before) ??
    ofCall(event, before) ??
    ofAgreement(event, before) ??
    ofText(event, before) ??
    []
  );
}

const aboutSubject = (
  opinion: Opinion,
  subject: PositionSubject,
): { readonly clauseId: ClauseId | null; readonly about: string } =>
  subject.proposalId === undefined
    ? { clauseId: subject.clauseId, about: "" }
    : aboutProposal(opinion, subject.proposalId);

function aboutProposal(
  opinion: Opinion,
  id: ProposalId,
): { readonly clauseId: ClauseId | null; readonly about: string } {
  const proposal = findProposal(opinion.negotiation, id);
  if (proposal === undefined) return { clauseId: null, about: "" };
  return { clauseId: clauseOf(opinion, proposal), about: proposalLabel(proposal) };
}

/** Among what was told to the same readers: the room never learns of what the lead alone was told. */
const hasObjected = (
  { negotiation }: Opinion,
  { delegationId, subject, to }: Pick<Position, "delegationId" | "subject" | "to">,
): boolean =>
  negotiation.positions.some(
    (one) =>
      isLive(one) && one.to === to && one.delegationId === delegationId && sameSubject(one.subject, subject),
  );

const ofObjection: Teller = (event, before) => {
  switch (event.type) {
    case "positionTaken": {
      const { delegationId, subject, to, onWordOf } = event;
      const objected = hasObjected(before, event);
      const isObjection = event.position === "cannotAccept";
      const about = aboutSubject(before, subject);
      const recorded: readonly Told[] =
        onWordOf === null ? [] : [{ ...about, kind: "positionRecorded", to: toEach([delegationId]) }];
      if (!isObjection && !objected) return recorded;
      const kind = isObjection ? (objected ? "objectionKept" : "objection") : "objectionEnded";
      const proponents = subject.proposalId === undefined ? [] : concernedBy(before, subject);
      const others = proponents.filter((one) => one !== delegationId);
      const of = { kind, who: { delegationId }, ...about } as const;
      const told = to === "lead" ? [LEAD] : [...toEach(others), ...LEAD_AND_ROOM];
      return [{ ...of, to: told }, ...recorded];
    }
    case "positionWithdrawn": {
      const { delegationId, subject, to } = event;
      if (!hasObjected(before, event)) return [];
      const of = { who: { delegationId }, ...aboutSubject(before, subject) };
      return [{ ...of, kind: "objectionEnded", to: to === "lead" ? [LEAD] : LEAD_AND_ROOM }];
    }
    case "objectorAsked": {
      const { delegationId, asked } = event;
      const clauseId = asked[0]?.clauseId ?? null;
      const more = Math.max(0, asked.length - 1);
      return [{ kind: "objectionAsked", to: toEach([delegationId]), who: null, clauseId, more }];
    }
    case "objectionClosed": {
      const { delegationId, clauseId } = event;
      return [{ kind: "objectionClosed", to: [...toEach([delegationId]), ...LEAD_AND_ROOM], clauseId }];
    }
    default:
      return null;
  }
};

const FATES = {
  proposalDeclined: "proposalDeclined",
  proposalSetAside: "proposalSetAside",
} as const satisfies Partial<Record<OpinionEvent["type"], NoticeKind>>;

const ofProposal: Teller = (event, before) => {
  const proponents = (id: ProposalId): readonly NoticeFor[] =>
    toEach(concernedBy(before, { proposalId: id }));
  switch (event.type) {
    case "proposalSubmitted": {
      const rival = event.on === null ? [] : proponents(event.on);
      const of = {
        clauseId: clauseOf(before, event),
        about: proposalLabel({ contribution: null, ...event }),
      };
      return [{ ...of, kind: "proposal", to: [...rival, ...LEAD_AND_ROOM] }];
    }
    case "proposalReworded": {
      if (event.rebased) return [];
      const coSponsors = findProposal(before.negotiation, event.proposalId)?.coSponsors ?? [];
      const of = aboutProposal(before, event.proposalId);
      return [{ ...of, kind: "proposalReworded", to: [...toEach(coSponsors), ...LEAD_AND_ROOM] }];
    }
    case "proposalWithdrawn": {
      const coSponsors = findProposal(before.negotiation, event.proposalId)?.coSponsors ?? [];
      const of = aboutProposal(before, event.proposalId);
      return [{ ...of, kind: "proposalWithdrawn", to: [...toEach(coSponsors), ...LEAD_AND_ROOM] }];
    }
    case "proposalBroughtBack":
      return [{ ...aboutProposal(before, event.proposalId), kind: "proposal", to: LEAD_AND_ROOM }];
    case "proposalAccepted": {
      const of = aboutProposal(before, event.proposalId);
      const kind = event.changes === null ? "proposalAccepted" : "proposalAcceptedInPart";
      const clauseId = event.clauseId ?? of.clauseId;
      return [{ ...of, clauseId, kind, to: [...proponents(event.proposalId), ROOM] }];
    }
    case "proposalDeclined":
    case "proposalSetAside": {
      const to = [...proponents(event.proposalId), ROOM];
      return [{ ...aboutProposal(before, event.proposalId), kind: FATES[event.type], to }];
    }
    case "rivalsTaken":
      return event.proposals.map((id) => ({
        ...aboutProposal(before, id),
        clauseId: event.clauseId,
        kind: "proposalBracketed",
        to: [...proponents(id), ROOM],
      }));
    case "proposalReviewAsked": {
      const of = aboutProposal(before, event.proposalId);
      return [{ ...of, who: null, kind: "proposalReview", to: proponents(event.proposalId) }];
    }
    case "proposalReviewed": {
      if (event.outcome !== "obsolete") return [];
      const of = aboutProposal(before, event.proposalId);
      return [{ ...of, kind: "proposalObsolete", to: [...proponents(event.proposalId), ROOM] }];
    }
    case "proposalDrafted": {
      const owner = ownerOf(event);
      // A small group's draft begins with the group, which is told as that.
      if (owner.kind !== "group" || owner.huddle !== undefined) return [];
      const of = { clauseId: clauseOf(before, event), about: owner.symbol };
      return [{ ...of, kind: "groupDraft", to: toEach(owner.members) }];
    }
    default:
      return null;
  }
};

const ofCoSponsor: Teller = (event, before) => {
  switch (event.type) {
    case "coSponsorAsked":
      return [
        {
          ...aboutProposal(before, event.proposalId),
          kind: "coSponsorAsked",
          to: toEach([event.delegationId]),
        },
      ];
    case "coSponsorConfirmed":
    case "coSponsorDeclined": {
      const proponents = concernedBy(before, { proposalId: event.proposalId });
      const to = toEach(proponents.filter((one) => one !== event.delegationId));
      const who = { delegationId: event.delegationId };
      return [{ ...aboutProposal(before, event.proposalId), kind: event.type, who, to }];
    }
    case "memberEmpowered":
      return event.empowered ? [{ kind: "empowered", to: [{ kind: "person", userId: event.userId }] }] : [];
    default:
      return null;
  }
};

function membersOf(opinion: Opinion, id: HuddleId) {
  const huddle = findHuddle(opinion, id);
  return { clauseId: huddle?.clauseId ?? null, members: huddle?.delegationIds ?? [] };
}

const ofHuddle: Teller = (event, before) => {
  switch (event.type) {
    case "huddleFormed": {
      const { clauseId, delegationIds } = event;
      return [{ kind: "huddleCalled", clauseId, to: [...toEach(delegationIds), ROOM] }];
    }
    case "huddleReported": {
      const { clauseId, members } = membersOf(before, event.huddleId);
      const to = [...toEach(members.filter((one) => one !== event.delegationId)), ...LEAD_AND_ROOM];
      const kind = event.proposalId === null ? "huddleNoAgreement" : "huddleReported";
      const { about } = event.proposalId === null ? { about: "" } : aboutProposal(before, event.proposalId);
      return [{ kind, clauseId, about, who: { delegationId: event.delegationId }, to }];
    }
    case "huddleExtended":
    case "huddleEnded": {
      const { clauseId, members } = membersOf(before, event.huddleId);
      return [{ kind: event.type, clauseId, to: [...toEach(members), ROOM] }];
    }
    case "parked":
    case "takenUp": {
      const kind = event.type === "parked" ? "postponed" : "resumed";
      const to = [...toEach(concernedBy(before, event.subject)), ROOM];
      return [{ ...aboutSubject(before, event.subject), kind, to }];
    }
    default:
      return null;
  }
};

const ofAgreement: Teller = (event, before) => {
  const concerned = (id: ClauseId): readonly NoticeFor[] => toEach(concernedBy(before, { clauseId: id }));
  switch (event.type) {
    case "clauseMarked": {
      const { clauseId, tier } = event;
      return [
        { kind: tier === "agreed" ? "agreed" : "marked", clauseId, to: [...concerned(clauseId), ROOM] },
      ];
    }
    case "agreedEnBloc": {
      const clauseId = event.marks[0]?.clauseId ?? null;
      return [{ kind: "agreed", clauseId, more: Math.max(0, event.marks.length - 1), to: [EVERYBODY, ROOM] }];
    }
    case "markReopened":
    case "correctionContested": {
      const { clauseId } = event;
      const lead = event.type === "correctionContested" ? [LEAD] : [];
      return [{ kind: "markEnded", clauseId, to: [...concerned(clauseId), ...lead, ROOM] }];
    }
    case "sentForward":
      return [{ kind: "sentForward", clauseId: event.clauseId, to: [...toEach(event.objections), ROOM] }];
    case "bracketRaised": {
      const { clauseId, delegationId, overObjection } = event;
      const owner = overObjection === true && delegationId !== null ? toEach([delegationId]) : [];
      return [{ kind: "bracket", clauseId, to: [...owner, ROOM] }];
    }
    default:
      return null;
  }
};

const ofText: Teller = (event, before) => {
  switch (event.type) {
    case "commented":
      return ofComment(event, before);
    case "consolidated":
      return [
        { kind: "baseText", about: String(event.baseText), to: [EVERYBODY, ROOM] },
        ...(event.lapsed ?? []).flatMap(({ proposalId: id }): Told[] =>
          id === undefined
            ? []
            : [
                {
                  ...aboutProposal(before, id),
                  kind: "proposalLapsed",
                  to: toEach(concernedBy(before, { proposalId: id })),
                },
              ],
        ),
      ];
    case "reopened":
      return [{ kind: "reopened", to: [EVERYBODY, ROOM] }];
    case "basisTaken":
      return [{ kind: "newBasis", to: [EVERYBODY, ROOM] }];
    case "stageAdvanced":
      return [{ kind: "stage", about: event.to, to: [EVERYBODY, ROOM] }];
    case "clauseLocked":
      return [{ kind: "locked", clauseId: event.clauseId, to: [ROOM] }];
    case "clauseUnlocked":
      return [{ kind: "unlocked", clauseId: event.clauseId, to: [ROOM] }];
    case "takenBack":
      return [ofTakenBack(event, before)];
    case "penSet":
      return [{ kind: "editRight", clauseId: event.clauseId, to: [ROOM] }];
    default:
      return null;
  }
};

/** Goes to those whom the decision concerned, who may have had a notice of it. */
function ofTakenBack(
  { act, clauseId, more, proposalId, first, last, before: was }: OneOf<OpinionEvent, "takenBack">,
  before: Opinion,
): Told {
  const { positions, sentForward } = before.negotiation;
  const isOfAct = (seq: number | undefined): boolean => seq !== undefined && first <= seq && seq <= last;
  const concerned = [
    ...(clauseId === null ? [] : concernedBy(before, { clauseId })),
    ...(proposalId === undefined ? [] : concernedBy(before, { proposalId })),
    ...(was.proposals ?? []).flatMap(({ id }) => concernedBy(before, { proposalId: id })),
    ...positions
      .filter(({ closed, seq }) => closed !== undefined && was.positions?.some((one) => one.seq === seq))
      .map(({ delegationId }) => delegationId),
    ...sentForward.filter(({ seq }) => isOfAct(seq)).flatMap(({ objections }) => objections),
  ];
  const all = act === "agreedEnBloc" ? [EVERYBODY] : toEach(concerned);
  return { kind: "takenBack", clauseId, more, to: [...all, ...LEAD_AND_ROOM] };
}

/**
 * A comment goes to its readers; in the room, to those whom it answers or whose proposal it is on. A delegation that it
 * names is told that instead, once.
 */
function ofComment(event: OneOf<OpinionEvent, "commented">, before: Opinion): readonly Told[] {
  const { comments } = before.negotiation;
  const { mentions = [] } = event;
  const first = comments.find((one) => one.id === event.replyTo);
  const {
    to,
    among = [],
    delegationId,
    on,
  }: Pick<Comment, "to" | "among" | "delegationId" | "on"> = first ?? event;
  const kind = first === undefined ? "comment" : "reply";
  const of = { kind, ...aboutSubject(before, on) } as const;
  const mentioned: readonly Told[] =
    mentions.length === 0 ? [] : [{ ...of, kind: "mentioned", to: toEach(mentions) }];
  const others = (ids: readonly DelegationId[]): readonly NoticeFor[] =>
    toEach(ids.filter((one) => !mentions.includes(one)));
  const own = delegationId === null ? [] : [delegationId];
  switch (to) {
    case "lead":
      return [...mentioned, { ...of, to: [LEAD, ...others(first === undefined ? [] : own)] }];
    case "delegation":
      return [...mentioned, { ...of, to: others(own) }];
    case "delegations":
      return [...mentioned, { ...of, to: others([...own, ...among]) }];
    case "room": {
      const answered = comments.filter((one) => one.id === event.replyTo || one.replyTo === event.replyTo);
      const speakers = first === undefined ? [] : answered.flatMap((one) => one.delegationId ?? []);
      const proponents = on.proposalId === undefined ? [] : concernedBy(before, on);
      const concerned = [...speakers, ...proponents].filter((one) => one !== event.delegationId);
      return [...mentioned, { ...of, to: [...others(concerned), ...LEAD_AND_ROOM] }];
    }
  }
}
