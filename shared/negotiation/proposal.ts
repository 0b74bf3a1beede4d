import { readAloud } from "../text/read-aloud.ts";
import { sha256Hex } from "../text/hash.ts";
import type { Kind } from "../clause/clause.ts";
import { textOf, type WordRun } from "../clause/words.ts";
import type { ClauseId, ContributionId, DelegationId, HuddleId, ProposalId } from "../ids.ts";
import type { Logged } from "../signed.ts";

/** ADD, MOD, SUP, NOC of the ITU, by the words that the page shows. */
export const PROPOSAL_KINDS = ["add", "change", "delete", "keep"] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Proponent: a delegation, an office under its own responsibility, or a group of delegations. */
export type Proponent =
  | { readonly kind: "delegation"; readonly delegationId: DelegationId }
  | { readonly kind: "office"; readonly office: "lead" | "chair" }
  | {
      readonly kind: "group";
      readonly symbol: string;
      readonly name: string;
      /** The coordinator, and who confirmed that it is one: nobody is named who was not asked (rule V8). */
      readonly members: readonly DelegationId[];
      /** The delegation that submits for it. */
      readonly coordinator: DelegationId;
      /** The small group whose draft it was: its members are named as that, and asked nothing (rule Y10). */
      readonly huddle?: { readonly id: HuddleId; readonly n: number };
    };

/** The delegation that speaks for a proponent; an office speaks under its own responsibility, for none. */
export function speakerOf(proponent: Proponent): DelegationId | null {
  switch (proponent.kind) {
    case "delegation":
      return proponent.delegationId;
    case "group":
      return proponent.coordinator;
    case "office":
      return null;
  }
}

/** Fate of a proposal; each end is an act of somebody, with its reason. */
export type ProposalFate =
  | { readonly kind: "running" }
  | (Logged & {
      readonly kind:
        | "accepted"
        | "acceptedInPart"
        | "bracketed"
        | "declined"
        | "withdrawn"
        | "setAside"
        | "lapsed"
        | "obsolete";
      readonly reason: string;
      /** The clause that an accepted addition became. */
      readonly made?: ClauseId;
    });

/** Words as a proposal has them, and what they were proposed against. */
export type ProposedWords = Logged & {
  /** The words of the clause, or of the proposal, that it was made against; "" for an added clause. */
  readonly baseText: string;
  readonly baseHash: string;
  /** The whole clause as it would read; no runs for delete and keep. */
  readonly runs: readonly WordRun[];
  /** SHA-256 of the proposed words: what positions and support are bound to. */
  readonly hash: string;
};

/** The paper that a proposal belongs to, and the number that it had when that was said (rule F4). */
export type Belonging = { readonly id: ContributionId; readonly number: string };

/** A submitted proposal. Its words are a root of the Opinion's document, under its id, closed to typing. */
export type Proposal = {
  readonly id: ProposalId;
  readonly kind: ProposalKind;
  /** Counts for good within its proponent: `AAA/3`. */
  readonly serial: number;
  /** The symbol before the serial: a delegation's, a group's, or an office's. */
  readonly symbol: string;
  /** The contribution that it belongs to, once it does: `AAA/12/3`. */
  readonly contribution: Belonging | null;
  readonly proponent: Proponent;
  /** Confirmed co-sponsors. Requests stand apart, since only those two may know. */
  readonly coSponsors: readonly DelegationId[];
  readonly asked: readonly DelegationId[];
  /** Whom the coordinator named as members of its group, and who has not answered: known as the asked ones are. */
  readonly askedMembers: readonly DelegationId[];
  /** Co-sponsors before the words changed: consent never carries over, and needs no new asking. */
  readonly joinedEarlier: readonly DelegationId[];
  /** The clause it speaks of; for an added one the clause that it follows, null at the start. */
  readonly clauseId: ClauseId | null;
  /** The proposal that this one would change, where it is a proposal on a proposal. */
  readonly on: ProposalId | null;
  /** Of an added clause. */
  readonly clauseKind: Kind;
  readonly level: number;
  readonly reason: string;
  /** BCP 47. */
  readonly language: string;
  /** Of the first submission: the order in which rivals stand. */
  readonly submittedSeq: number;
  /** The present wording is the last; the others are its history. */
  readonly wordings: readonly [ProposedWords, ...ProposedWords[]] | readonly ProposedWords[];
  readonly fate: ProposalFate;
  /** The base changed in a way that no machine may resolve: people look at it (obsolete? reword?). */
  readonly review: { readonly seq: number; readonly suggestion: "obsolete" | "reword" } | null;
};

export const proposalLabel = ({
  symbol,
  contribution,
  serial,
}: Pick<Proposal, "symbol" | "contribution" | "serial">): string =>
  contribution === null ? `${symbol}/${serial}` : `${symbol}/${contribution.number}/${serial}`;

export const presentWords = (proposal: Pick<Proposal, "wordings">): ProposedWords =>
  proposal.wordings.at(-1)!;

/**
 * SHA-256 of what a delegation supports: the words as they would be read, and of a proposal without words of its
 * own, what it would do to which.
 */
export const proposedHash = (kind: ProposalKind, { base, text }: { base: string; text: string }): string =>
  sha256Hex(kind === "add" || kind === "change" ? readAloud(text) : `${kind}\n${readAloud(base)}`);

export const proposedText = (proposal: Pick<Proposal, "wordings">): string =>
  textOf(presentWords(proposal).runs);

export const findProposal = (
  negotiation: { readonly proposals: readonly Proposal[] },
  id: ProposalId,
): Proposal | undefined => negotiation.proposals.find((one) => one.id === id);

export const isRunning = (proposal: Proposal): boolean => proposal.fate.kind === "running";

/**
 * The proponent's word alone brings back a proposal that was set aside, or lapsed at a base text (rules V10 and S15).
 */
export const isBroughtBack = ({ fate }: Pick<Proposal, "fate">): boolean =>
  fate.kind === "setAside" || fate.kind === "lapsed";
