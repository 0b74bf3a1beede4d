import * as fc from "fast-check";
import { applyEvent } from "../events/apply-event.ts";
import { GENESIS } from "../events/chain.ts";
import type { Entry, OpinionEvent } from "../events/event.ts";
import { readersOf } from "../events/events.ts";
import {
  clauseId,
  type CommentId,
  commentId,
  type DelegationId,
  delegationId,
  groupId,
  opinionId,
  type ProposalId,
  proposalId,
  userId,
} from "../ids.ts";
import { type DraftOwner, ownedBy } from "../negotiation/draft-owner.ts";
import { POSITIONS } from "../negotiation/position.ts";
import { speakerOf } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";

/** Records of random statements, many of which are for some readers alone, and everybody who may read them. */

const SPACE = groupId("space");
const CLAUSE = clauseId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
const DELEGATIONS = ["AAA", "BBB", "CCC"].map(delegationId);

const person = (part: Partial<Participant>): Participant => ({
  id: userId("x"),
  role: "delegate",
  category: "memberState",
  delegationId: null,
  leads: [],
  head: false,
  ...part,
});
/** Everybody who may look; null: what all may. */
export const READERS: readonly (Participant | null)[] = [
  null,
  ...DELEGATIONS.map((one) => person({ delegationId: one })),
  person({ role: "follower", delegationId: delegationId("AAA") }),
  person({ role: "facilitator", category: "office", leads: [SPACE] }),
  person({ role: "facilitator", leads: [SPACE], delegationId: delegationId("AAA") }),
  person({ role: "facilitator", category: "office", leads: [groupId("green")] }),
  person({ role: "chair", category: "office" }),
  person({ role: "managementTeam", category: "office" }),
  person({ role: "secretariat", category: "office" }),
];

const ownersOf = (coordinator: DelegationId): readonly DraftOwner[] => [
  { kind: "delegation", delegationId: coordinator },
  { kind: "office", office: "lead" },
  { kind: "office", office: "chair" },
  {
    kind: "group",
    symbol: "GRP",
    name: "Group",
    members: [coordinator, DELEGATIONS[0]!],
    coordinator,
  },
];

type Wish = { readonly what: number; readonly i: number; readonly j: number; readonly k: number };
export const wishes = fc.array(fc.record({ what: fc.nat(8), i: fc.nat(30), j: fc.nat(30), k: fc.nat(30) }), {
  minLength: 5,
  maxLength: 60,
});

const pick = <One>(list: readonly One[], i: number): One => list[i % list.length]!;

/** An act that could follow on this record; null where this wish has nothing to speak of yet. */
function actOf({ what, i, j, k }: Wish, { negotiation }: Opinion, n: number): OpinionEvent | null {
  const delegation = pick(DELEGATIONS, i);
  const proposal = negotiation.proposals.length === 0 ? null : pick(negotiation.proposals, j);
  const comment = negotiation.comments.length === 0 ? null : pick(negotiation.comments, j);
  const subject =
    proposal !== null && k % 2 === 0
      ? ({ proposalId: proposal.id } as const)
      : ({ clauseId: CLAUSE } as const);
  const place = { kind: "change", clauseId: CLAUSE, on: null, clauseKind: "operative", level: 1 } as const;
  switch (what) {
    case 0:
      return {
        type: "proposalDrafted",
        proposalId: newProposal(n),
        ...ownedBy(pick(ownersOf(delegation), k)),
        ...place,
      };
    case 1: {
      const drafts = negotiation.drafts.filter((one) => one.fate === "open");
      if (drafts.length === 0) return null;
      const draft = pick(drafts, j);
      return { type: "draftDiscarded", proposalId: draft.id, ...ownedBy(draft.owner) };
    }
    case 2: {
      const draft = negotiation.drafts.filter((one) => one.fate === "open")[k % 3];
      const proponent = draft?.owner ?? pick(ownersOf(delegation), k);
      return {
        type: "proposalSubmitted",
        proposalId: draft?.id ?? newProposal(n),
        serial: n,
        symbol: String(speakerOf(proponent)),
        proponent,
        reason: "",
        language: "en",
        wording: { baseText: "", baseHash: "b", runs: [], wordsHash: "h" },
        ...place,
      };
    }
    case 3: {
      if (proposal === null) return null;
      const type = pick(["coSponsorAsked", "coSponsorAsked", "coSponsorConfirmed", "coSponsorDeclined"], k);
      const asMember =
        proposal.proponent.kind === "group" && i % 2 === 0 ? ({ asMember: true } as const) : {};
      return {
        type: type as "coSponsorAsked",
        proposalId: proposal.id,
        delegationId: delegation,
        ...asMember,
      };
    }
    case 4:
    case 5:
      return {
        type: "positionTaken",
        delegationId: delegation,
        subject,
        position: pick(POSITIONS, k),
        wordsHash: "h",
        reason: "",
        until: null,
        to: j % 2 === 0 ? "room" : "lead",
        mayStop: true,
        onWordOf: null,
      };
    case 6: {
      if (negotiation.positions.length === 0) return null;
      const { delegationId: whose, subject: on, to } = pick(negotiation.positions, j);
      return { type: "positionWithdrawn", delegationId: whose, subject: on, to, onWordOf: null };
    }
    case 7:
      return k % 4 === 0
        ? {
            type: "memberEmpowered",
            delegationId: delegation,
            userId: userId(`${delegation}${j % 3}`),
            empowered: k % 8 === 0,
          }
        : comment !== null && k % 4 === 1
          ? { type: j % 2 === 0 ? "commentResolved" : "commentReopened", commentId: comment.id }
          : null;
    default:
      return {
        type: "commented",
        commentId: newComment(n),
        delegationId: k % 5 === 0 ? null : delegation,
        on: subject,
        range: null,
        quoted: "",
        text: `said ${n}`,
        to: k % 5 === 0 ? "room" : pick(["delegation", "lead", "room"], j),
        replyTo: comment !== null && comment.replyTo === null && i % 2 === 0 ? comment.id : null,
      };
  }
}

const newProposal = (n: number): ProposalId => proposalId(`P${n}`);
const newComment = (n: number): CommentId => commentId(`C${n}`);

export function entered(events: readonly Wish[]): {
  readonly entries: readonly Entry[];
  readonly whole: Opinion;
} {
  const entries: Entry[] = [];
  let whole: Opinion | null = null;
  const enter = (event: OpinionEvent): void => {
    const seq = entries.length + 1;
    const chained = {
      seq,
      at: seq,
      by: userId("AAA1"),
      salt: "",
      forumSeq: 1,
      prev: GENESIS,
      hash: `h${seq}`,
    };
    const readers = whole === null ? ({ kind: "all" } as const) : readersOf(event, whole);
    const entry: Entry = { ...event, ...chained, readers };
    entries.push(entry);
    whole = applyEvent(whole, entry);
  };
  enter({
    type: "opinionOpened",
    opinionId: opinionId("01ARZ3NDEKTSV4RRFFQ69G5FA0"),
    groupId: SPACE,
    number: "1",
    sample: false,
    generation: "g",
  });
  for (const wish of events) {
    const act = actOf(wish, whole!, entries.length + 1);
    if (act !== null) enter(act);
  }
  return { entries, whole: whole! };
}
