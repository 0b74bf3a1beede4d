import { z } from "zod";
import { KINDS } from "../clause/clause.ts";
import {
  asClause,
  asContribution,
  asDelegation,
  asHash,
  asLevel,
  asProposal,
  asReason,
  asWords,
} from "./command-parts.ts";
import { PROPOSAL_KINDS } from "../negotiation/proposal.ts";

/** The proposed text and its place. */
const place = {
  kind: z.enum(PROPOSAL_KINDS),
  /** For `add` the clause that it follows, null at the start; else the clause it speaks of. */
  clauseId: asClause.nullable(),
  /** A proposal on a proposal. */
  on: asProposal.optional(),
  clauseKind: z.enum(KINDS).optional(),
  level: asLevel.optional(),
};

/** As whom; absent: for one's delegation, or as the office that one acts in. */
const asWhom = z.union([
  z.enum(["delegation", "office"]),
  z.strictObject({
    symbol: z.string().trim().min(1).max(12),
    name: z.string().trim().min(1).max(120),
    members: z.array(asDelegation).min(2).max(200),
  }),
]);

/** Needed where words in another language would come in: the person saw that they are (rule V15). */
const languageSeen = z.literal(true).optional();

export const proposalCommands = [
  z.strictObject({
    type: z.literal("draftProposal"),
    ...place,
    text: asWords.optional(),
    as: asWhom.optional(),
    /** Offered when it is submitted; the language is taken unless that says otherwise. */
    reason: asReason.optional(),
    language: z.string().min(2).max(12).optional(),
  }),
  z.strictObject({ type: z.literal("discardDraft"), proposalId: asProposal }),
  z.strictObject({
    type: z.literal("propose"),
    ...place,
    /** The draft that is submitted: its id stays the proposal's. Absent: `text` is. */
    draftId: asProposal.optional(),
    text: asWords.optional(),
    /** Of a draft that is submitted, its own; a delegation's may be submitted for a group. */
    as: asWhom.optional(),
    reason: asReason.optional(),
    language: z.string().min(2).max(12).optional(),
    /** The paper that it belongs to. */
    contributionId: asContribution.optional(),
    /** Of the words that it was made against, as the person saw them. */
    hash: asHash.optional(),
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({
    type: z.literal("rewordProposal"),
    proposalId: asProposal,
    text: asWords,
    /** Of the proposal's words as the person saw them. */
    hash: asHash.optional(),
  }),
  z.strictObject({
    type: z.literal("withdrawProposal"),
    proposalId: asProposal,
    reason: asReason.optional(),
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({
    type: z.literal("acceptProposal"),
    proposalId: asProposal,
    /** Of the clause's words as the person saw them; of an added clause none. */
    hash: asHash.optional(),
    /** Of the proposal's words. */
    proposalHash: asHash,
    /** Chosen changes of the redline (`changesOf` its words and their base), counted from 0; absent: all. */
    changes: z.array(z.int().min(0)).max(2_000).optional(),
    /** SHA-256 of the words as the person saw that they would read: two machines may tell words apart otherwise. */
    resultHash: asHash.optional(),
    languageSeen,
  }),
  z.strictObject({ type: z.literal("declineProposal"), proposalId: asProposal, reason: asReason }),
  z.strictObject({ type: z.literal("setAsideProposal"), proposalId: asProposal, reason: asReason }),
  z.strictObject({
    type: z.literal("bringBackProposal"),
    proposalId: asProposal,
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({ type: z.literal("askCoSponsor"), proposalId: asProposal, delegationId: asDelegation }),
  z.strictObject({
    type: z.literal("answerCoSponsor"),
    proposalId: asProposal,
    joins: z.boolean(),
    /** Of the proposal's words that it joins. */
    hash: asHash.optional(),
    /** By the secretariat alone: for which delegation, and how it was told. */
    for: z.strictObject({ delegationId: asDelegation, word: asReason }).optional(),
  }),
  z.strictObject({ type: z.literal("leaveCoSponsors"), proposalId: asProposal }),
  z.strictObject({
    type: z.literal("reviewProposal"),
    proposalId: asProposal,
    outcome: z.enum(["obsolete", "stands"]),
    reason: asReason.optional(),
  }),
  z.strictObject({
    type: z.literal("assignProposals"),
    /** Null: to none. */
    contributionId: asContribution.nullable(),
    proposals: z.array(asProposal).min(1).max(200),
  }),
  z.strictObject({
    type: z.literal("takeRivals"),
    clauseId: asClause,
    proposals: z.array(asProposal).min(1).max(20),
    hash: asHash,
    languageSeen,
  }),
] as const;
