import { countBrackets } from "../text/brackets.ts";
import { clauseHash } from "../opinion/canonical-text.ts";
import { type Clause, validMark } from "../clause/clause.ts";
import type { ClauseId, DelegationId, HuddleId, ProposalId } from "../ids.ts";
import { findClause, type Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { clauseText, type Words } from "../clause/words.ts";
import { isObjected } from "./agreed-mark.ts";
import { sittingHuddles } from "../negotiation/postponed.ts";
import type { Huddle } from "../negotiation/huddle.ts";
import { type Objection, objectionsOn } from "./objections.ts";
import type { Parked } from "../negotiation/parked.ts";
import { parkedOn } from "./parked-on.ts";
import type { Pending } from "../clause/pending.ts";
import type { Position } from "../negotiation/position.ts";
import { isRunning, type Proposal, proposalLabel } from "../negotiation/proposal.ts";
import { standingPositions } from "./standing-positions.ts";

/** Marking over an obstacle: by nobody, with a reason that is recorded, or as it is. */
export type MarkedAllTheSame = "never" | "withReason" | "freely";

/** An obstacle between a clause, as it reads now, and agreement on it. */
export type Obstacle = { readonly marked: MarkedAllTheSame } & (
  | { readonly kind: "bracket"; readonly count: number; readonly alternatives: number }
  | { readonly kind: "proposal"; readonly proposalId: ProposalId; readonly label: string }
  | {
      readonly kind: "awaitsInstructions";
      readonly delegationId: DelegationId;
      readonly until: string | null;
      readonly to: Position["to"];
    }
  | {
      readonly kind: "cannotAccept";
      readonly delegationId: DelegationId;
      readonly reason: string;
      readonly to: Position["to"];
      /** It was given on other words, of the instant `at`, and waits for its delegation's answer (rule C34). */
      readonly unanswered?: true;
      readonly at?: number;
    }
  | {
      readonly kind: "reservation";
      readonly delegationId: DelegationId;
      readonly reason: string;
      readonly to: Position["to"];
    }
  | { readonly kind: "silence"; readonly silenceSeq: number; readonly closes: number }
  | ({ readonly kind: "parked" } & Pick<Parked, "reason" | "until" | "reportsBack">)
  | ({ readonly kind: "huddle"; readonly huddleId: HuddleId } & Pick<
      Huddle,
      "n" | "question" | "delegationIds" | "until"
    >)
  /** Of the mark in force: for whom or what it still waits; `objected`: it is no agreement (rule C41). */
  | { readonly kind: "pending"; readonly pending: Pending; readonly objected?: true }
);

export type WayOf = {
  readonly clauseId: ClauseId;
  /** Symbols and names of delegations in lower case, to tell attributions from brackets. */
  readonly names: ReadonlySet<string>;
  /** Of its words, where it is known: to hash all clauses one by one takes time as the square of their number. */
  readonly hash?: string;
  /** Only what this person may read; absent: all that the record at hand holds, as on a page. */
  readonly reader?: Participant;
};

/**
 * Lists the obstacles to agreement on a clause's present words (rules C8, C33), in the order in which they are read.
 */
export function inTheWay(
  opinion: Opinion,
  words: Words,
  { clauseId, names, reader, hash = clauseHash(opinion, words, clauseId) }: WayOf,
): readonly Obstacle[] {
  const clause = findClause(opinion, clauseId);
  if (clause === undefined) return [];
  const { brackets, alternatives } = countBrackets(clauseText(words, clauseId), names);
  const said = standingPositions(opinion, { clauseId, hash, reader });
  const stated = (kind: Position["position"]): readonly Obstacle[] =>
    said.filter((one) => one.position === kind).flatMap(statedObstacle);
  return [
    ...parkedHere(opinion, clauseId),
    ...objectionsOn(opinion, { clauseId, hash, reader }).map(objectionObstacle),
    ...(brackets === 0
      ? []
      : [{ kind: "bracket", count: brackets, alternatives, marked: "withReason" } as const]),
    ...opinion.negotiation.proposals
      .filter(wouldChange(opinion.negotiation.proposals, clauseId))
      .filter(isRunning)
      .map((proposal): Obstacle => ({
        kind: "proposal",
        proposalId: proposal.id,
        label: proposalLabel(proposal),
        marked: "withReason",
      })),
    ...opinion.negotiation.silences
      .filter(
        ({ state, clauses }) => state.kind === "running" && clauses.some((one) => one.clauseId === clauseId),
      )
      .map(({ seq, closes }): Obstacle => ({
        kind: "silence",
        silenceSeq: seq,
        closes,
        marked: "withReason",
      })),
    ...huddlesOn(opinion, clauseId),
    ...stated("awaitsInstructions"),
    ...stated("reservation"),
    ...pendingOf(opinion, clause, hash),
  ];
}

function pendingOf(opinion: Opinion, clause: Clause, hash: string): readonly Obstacle[] {
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  const objected = mark !== null && isObjected(opinion, clause.id, { mark, hash });
  return (mark?.pending ?? []).map((pending) => ({
    kind: "pending",
    pending,
    marked: "freely",
    ...(objected ? { objected } : {}),
  }));
}

function parkedHere(opinion: Opinion, clauseId: ClauseId): readonly Obstacle[] {
  const parked = parkedOn(opinion, { clauseId });
  if (parked === undefined) return [];
  const { reason, until, reportsBack } = parked;
  return [{ kind: "parked", reason, until, reportsBack, marked: "never" }];
}

const huddlesOn = (opinion: Opinion, clauseId: ClauseId): readonly Obstacle[] =>
  sittingHuddles(opinion)
    .filter((one) => one.clauseId === clauseId)
    .map(({ id, n, question, delegationIds, until }) => ({
      kind: "huddle",
      huddleId: id,
      n,
      question,
      delegationIds,
      until,
      marked: "withReason",
    }));

/** Positions told to the lead alone are never recorded with a mark, so no reason is asked for them. */
function objectionObstacle({ position, unanswered, stops }: Objection): Obstacle {
  const { delegationId, reason, to, at } = position;
  return {
    kind: "cannotAccept",
    delegationId,
    reason,
    to,
    marked: stops ? "never" : to === "lead" ? "freely" : "withReason",
    ...(unanswered ? { unanswered, at } : {}),
  };
}

function statedObstacle(said: Position): readonly Obstacle[] {
  const { delegationId, reason, until, to } = said;
  switch (said.position) {
    case "awaitsInstructions":
      return [
        {
          kind: "awaitsInstructions",
          delegationId,
          until,
          to,
          marked: to === "lead" ? "freely" : "withReason",
        },
      ];
    case "reservation":
      return [{ kind: "reservation", delegationId, reason, to, marked: "freely" }];
    case "cannotAccept":
    case "supports":
    case "canAccept":
      return [];
  }
}

/**
 * A proposal to keep a clause, or to add another after it, leaves its words as they are; so does one on such a one.
 * A proposal on a proposal stands behind it in the list.
 */
function wouldChange(
  proposals: readonly Proposal[],
  clauseId: ClauseId,
): (proposal: Pick<Proposal, "id">) => boolean {
  const changing = new Set<ProposalId>();
  for (const { id, on, kind, clauseId: of } of proposals) {
    const changes =
      on === null ? of === clauseId && (kind === "change" || kind === "delete") : changing.has(on);
    if (changes) changing.add(id);
  }
  return ({ id }) => changing.has(id);
}
