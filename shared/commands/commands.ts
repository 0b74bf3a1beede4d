import { z } from "zod";
import { hasWords } from "../text/plain-words.ts";
import { ITEM_FORMS, KINDS, TIERS } from "../clause/clause.ts";
import {
  asClause,
  asComment,
  asDelegation,
  asFootnote,
  asHash,
  asLevel,
  asLine,
  asName,
  asPlace,
  asProposal,
  asReason,
  asWords,
} from "./command-parts.ts";
import {
  BASE_TEXT_NAME_CHARS_MAX,
  BATCH_COMMANDS_MAX,
  BOUND_REFERENCES_MAX,
  FOOTNOTE_CHARS_MAX,
  LAPSED_MAX,
  NUMBER_CHARS_MAX,
} from "../limits.ts";
import { keepLanguageVersion } from "./language-version-command.ts";
import { translationCommands } from "./translation-commands.ts";
import { mergingCommands } from "./merging-commands.ts";
import { callCommands } from "./call-commands.ts";
import { commentCommands } from "./comment-commands.ts";
import { postponingCommands } from "./postponing-commands.ts";
import { bracketCommands } from "./bracket-commands.ts";
import { asPending, consensusCommands } from "./consensus-commands.ts";
import { positionCommands } from "./position-commands.ts";
import { proposalCommands } from "./proposal-commands.ts";
import { silenceCommands } from "./silence-commands.ts";
import { takeBack } from "./take-back-command.ts";
import { STAGES } from "../opinion/opinion.ts";

const pen = z.union([z.enum(["everyone", "leads"]), z.array(asDelegation).min(1).max(60)]);

/** Schema first, type from schema: everything that can be asked of one Opinion. */
export const singleCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("addClause"),
    after: asClause.nullable(),
    kind: z.enum(KINDS),
    level: asLevel.optional(),
    text: asWords.optional(),
    alternativeTo: asClause.optional(),
    /** Takes the number of the item before it with bis, ter … */
    inserted: z.literal(true).optional(),
    /** The own form of its list, if it has one. */
    form: z.enum(ITEM_FORMS).optional(),
  }),
  z.strictObject({
    type: z.literal("splitClause"),
    clauseId: asClause,
    at: asPlace,
    hash: asHash.optional(),
  }),
  z.strictObject({ type: z.literal("joinClauses"), first: asClause, second: asClause }),
  z.strictObject({ type: z.literal("moveClause"), clauseId: asClause, after: asClause.nullable() }),
  z.strictObject({ type: z.literal("removeClause"), clauseId: asClause }),
  z.strictObject({ type: z.literal("restoreClause"), clauseId: asClause }),
  z.strictObject({
    type: z.literal("restoreWords"),
    clauseId: asClause,
    /** Of the settled state whose words they are. */
    seq: z.int().positive(),
    hash: asHash,
  }),
  z.strictObject({
    type: z.literal("changeKind"),
    clauseId: asClause,
    kind: z.enum(KINDS),
    level: asLevel.optional(),
  }),
  z.strictObject({ type: z.literal("editOpinion"), number: asLine(NUMBER_CHARS_MAX) }),
  z.strictObject({
    type: z.literal("lockClause"),
    clauseId: asClause,
    hash: asHash.optional(),
    reason: asReason.optional(),
  }),
  z.strictObject({ type: z.literal("unlockClause"), clauseId: asClause, reason: asReason }),
  z.strictObject({
    type: z.literal("consolidate"),
    hash: asHash.optional(),
    /** Absent: it bears its number alone. */
    name: asName(BASE_TEXT_NAME_CHARS_MAX).optional(),
    /** Matters that do not move on to the next base text, and why; everything else that is open does. */
    lapse: z
      .array(
        z.union([
          z.strictObject({ proposalId: asProposal, reason: asReason }),
          z.strictObject({ commentId: asComment, reason: asReason }),
        ]),
      )
      .max(LAPSED_MAX)
      .optional(),
    /** Needed over an objection that the room was told (rule S16). */
    reason: asReason.optional(),
    /** Proposals that wait for a review and move on all the same. */
    moveOn: z.array(asProposal).max(LAPSED_MAX).optional(),
  }),
  z.strictObject({ type: z.literal("cleanUp"), hash: asHash }),
  z.strictObject({
    type: z.literal("bindReferences"),
    clauseId: asClause,
    references: z
      .array(z.strictObject({ from: z.int().min(0), to: z.int().min(0), target: asClause }))
      .min(1)
      .max(BOUND_REFERENCES_MAX),
    hash: asHash,
  }),
  z.strictObject({ type: z.literal("reopen"), reason: asReason }),
  z.strictObject({
    type: z.literal("markClause"),
    clauseId: asClause,
    tier: z.enum(TIERS),
    hash: asHash,
    /** The meeting, or what else the mark rests on. */
    basis: asReason.optional(),
    /** Needed where brackets, running proposals or others' waiting for instructions are marked over. */
    reason: asReason.optional(),
    pending: z.array(asPending).max(60).optional(),
  }),
  z.strictObject({ type: z.literal("reopenMark"), clauseId: asClause, reason: asReason }),
  z.strictObject({ type: z.literal("settleClause"), clauseId: asClause, hash: asHash.optional() }),
  z.strictObject({
    type: z.literal("setPen"),
    /** Absent or null: the pen of the whole Opinion. */
    clauseId: asClause.nullish(),
    /** Null, for a clause: follow the Opinion's pen again. */
    to: pen.nullable(),
  }),
  z.strictObject({
    type: z.literal("advanceStage"),
    to: z.enum(STAGES),
    reason: asReason.optional(),
    /** As a contribution of whom (rule S8). */
    of: z.array(asDelegation).min(1).max(200).optional(),
  }),
  z.strictObject({
    type: z.literal("addFootnote"),
    clauseId: asClause,
    at: asPlace,
    text: z.string().trim().min(1).max(FOOTNOTE_CHARS_MAX).refine(hasWords),
  }),
  z.strictObject({
    type: z.literal("editFootnote"),
    clauseId: asClause,
    footnoteId: asFootnote,
    text: z.string().trim().min(1).max(FOOTNOTE_CHARS_MAX).refine(hasWords),
  }),
  z.strictObject({ type: z.literal("removeFootnote"), clauseId: asClause, footnoteId: asFootnote }),
  ...proposalCommands,
  ...positionCommands,
  ...bracketCommands,
  ...commentCommands,
  ...consensusCommands,
  ...silenceCommands,
  ...callCommands,
  ...postponingCommands,
  takeBack,
  keepLanguageVersion,
  ...translationCommands,
  ...mergingCommands,
]);

export const commandSchema = z.union([
  singleCommandSchema,
  z.strictObject({
    type: z.literal("batch"),
    commands: z.array(singleCommandSchema).min(1).max(BATCH_COMMANDS_MAX),
  }),
]);

export type SingleCommand = z.output<typeof singleCommandSchema>;
export type Command = z.output<typeof commandSchema>;
export type CommandType = Command["type"];
export type Place = z.output<typeof asPlace>;

const COMMAND_TYPES: ReadonlySet<string> = new Set([
  "batch",
  ...singleCommandSchema.options.map((option) => option.shape.type.value),
]);

/** True where the type is one of ours, so that "unknown" and "unreadable" are told apart. */
export const isCommandType = (type: unknown): type is CommandType =>
  typeof type === "string" && COMMAND_TYPES.has(type);
