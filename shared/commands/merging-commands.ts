import { z } from "zod";
import { KINDS } from "../clause/clause.ts";
import {
  asClause,
  asContribution,
  asDelegation,
  asHash,
  asLevel,
  asName,
  asProposal,
  asReason,
  asWords,
} from "./command-parts.ts";
import { mergeId, mergeInputId, mergeRowId, opinionId, revisionId, ULID } from "../ids.ts";
import { MERGE_INPUT_CHARS_MAX, NAME_CHARS_MAX, PROPOSALS_MAX } from "../limits.ts";
import { RESPONSIBLE } from "../merging/merging.ts";

const asMerge = z.string().regex(ULID).transform(mergeId);
const asInput = z.string().regex(ULID).transform(mergeInputId);
const asRow = z.string().regex(ULID).transform(mergeRowId);
const asRevision = z.string().regex(ULID).transform(revisionId);
const asOpinion = z.string().regex(ULID).transform(opinionId);

/** Commands at the merging desk. */
export const mergingCommands = [
  z.strictObject({ type: z.literal("openMerge"), openness: z.enum(["private", "open"]) }),
  z.strictObject({
    type: z.literal("takeMergeInput"),
    mergeId: asMerge,
    from: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("workingText") }),
      z.strictObject({
        kind: z.literal("proposals"),
        /** Absent: all that run. */
        proposals: z.array(asProposal).min(1).max(PROPOSALS_MAX).optional(),
      }),
      z.strictObject({ kind: z.literal("opinion"), opinionId: asOpinion }),
      z.strictObject({ kind: z.literal("contribution"), contributionId: asContribution }),
      z.strictObject({
        kind: z.literal("text"),
        name: asName(NAME_CHARS_MAX),
        whose: z.array(asDelegation).max(60),
        text: z.string().min(1).max(MERGE_INPUT_CHARS_MAX),
      }),
    ]),
  }),
  z.strictObject({
    type: z.literal("toggleMergeInput"),
    mergeId: asMerge,
    inputId: asInput,
    on: z.boolean(),
  }),
  z.strictObject({ type: z.literal("removeMergeInput"), mergeId: asMerge, inputId: asInput }),
  z.strictObject({ type: z.literal("putBackMergeInput"), mergeId: asMerge, inputId: asInput }),
  z.strictObject({
    type: z.literal("writeMergeRow"),
    mergeId: asMerge,
    rowId: asRow,
    /** Null: as the cells give it. */
    text: asWords.nullable(),
    hash: asHash,
  }),
  z.strictObject({
    type: z.literal("addMergeRow"),
    mergeId: asMerge,
    after: asRow.nullable(),
    kind: z.enum(KINDS),
    level: asLevel,
    text: asWords.min(1),
  }),
  z.strictObject({
    type: z.literal("placeMergeRow"),
    mergeId: asMerge,
    rowId: asRow,
    after: asRow.nullable(),
  }),
  z.strictObject({
    type: z.literal("placeMergeCell"),
    mergeId: asMerge,
    inputId: asInput,
    n: z.int().min(0),
    /** Null: a row of its own, after the one in which it stands. */
    rowId: asRow.nullable(),
  }),
  z.strictObject({
    type: z.literal("dropMergeRow"),
    mergeId: asMerge,
    rowId: asRow,
    reason: asReason,
    hash: asHash,
  }),
  z.strictObject({ type: z.literal("takeBackMergeRow"), mergeId: asMerge, rowId: asRow }),
  z.strictObject({ type: z.literal("openMergeToAll"), mergeId: asMerge }),
  z.strictObject({ type: z.literal("discardMerge"), mergeId: asMerge }),
  z.strictObject({
    type: z.literal("publishRevision"),
    mergeId: asMerge,
    name: asName(NAME_CHARS_MAX),
    whose: z.enum(RESPONSIBLE),
    hash: asHash,
  }),
  z.strictObject({
    type: z.literal("takeAsBasis"),
    revisionId: asRevision,
    revisionHash: asHash,
    /** Of the working text as it was seen. */
    hash: asHash,
  }),
  z.strictObject({ type: z.literal("clearText"), hash: asHash }),
  z.strictObject({ type: z.literal("takeBackClearing"), reason: asReason }),
  z.strictObject({
    type: z.literal("bringClause"),
    from: z.strictObject({ opinionId: asOpinion, clauseId: asClause, hash: asHash }),
    after: asClause.nullable(),
    kind: z.enum(KINDS).optional(),
  }),
  z.strictObject({
    type: z.literal("giveClause"),
    clauseId: asClause,
    hash: asHash,
    to: z.strictObject({ opinionId: asOpinion, clauseId: asClause }),
    reason: asReason,
  }),
] as const;
