import { z } from "zod";
import { KINDS, TIERS } from "./clause.ts";
import { clauseId, delegationId, footnoteId, ULID } from "./ids.ts";
import {
  BATCH_COMMANDS_MAX,
  CLAUSE_CHARS_MAX,
  FOOTNOTE_CHARS_MAX,
  NUMBER_CHARS_MAX,
  REASON_CHARS_MAX,
} from "./limits.ts";
import { STAGES } from "./opinion.ts";

/** Schema first, type from schema: everything that can be asked of one Opinion. */
const clause = z.string().regex(ULID).transform(clauseId);
const footnote = z.string().regex(ULID).transform(footnoteId);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().trim().min(1).max(REASON_CHARS_MAX);
const words = z.string().max(CLAUSE_CHARS_MAX);
const level = z.int().min(1).max(4);

/**
 * A place in a clause's words: an offset in UTF-16 units, or the Yjs character that it follows
 * (`after`; null is the start), which stays right while others type.
 */
const place = z.union([
  z.int().min(0),
  z.strictObject({ after: z.union([z.tuple([z.int().min(0), z.int().min(0)]), z.null()]) }),
]);

const pen = z.union([
  z.enum(["everyone", "leads"]),
  z.array(z.string().min(1).max(40).transform(delegationId)).min(1).max(60),
]);

export const singleCommandSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("addClause"),
    after: clause.nullable(),
    kind: z.enum(KINDS),
    level: level.optional(),
    text: words.optional(),
    alternativeTo: clause.optional(),
  }),
  z.strictObject({ type: z.literal("splitClause"), clauseId: clause, at: place, hash: hash.optional() }),
  z.strictObject({ type: z.literal("joinClauses"), first: clause, second: clause }),
  z.strictObject({ type: z.literal("moveClause"), clauseId: clause, after: clause.nullable() }),
  z.strictObject({ type: z.literal("removeClause"), clauseId: clause }),
  z.strictObject({ type: z.literal("restoreClause"), clauseId: clause }),
  z.strictObject({
    type: z.literal("changeKind"),
    clauseId: clause,
    kind: z.enum(KINDS),
    level: level.optional(),
  }),
  z.strictObject({ type: z.literal("editOpinion"), number: z.string().trim().max(NUMBER_CHARS_MAX) }),
  z.strictObject({
    type: z.literal("lockClause"),
    clauseId: clause,
    hash: hash.optional(),
    reason: reason.optional(),
  }),
  z.strictObject({ type: z.literal("unlockClause"), clauseId: clause, reason }),
  z.strictObject({ type: z.literal("consolidate"), hash: hash.optional() }),
  z.strictObject({ type: z.literal("reopen"), reason }),
  z.strictObject({
    type: z.literal("markClause"),
    clauseId: clause,
    tier: z.enum(TIERS),
    hash,
    /** The meeting, or what else the mark rests on. */
    basis: reason.optional(),
  }),
  z.strictObject({ type: z.literal("reopenMark"), clauseId: clause, reason }),
  z.strictObject({ type: z.literal("settleClause"), clauseId: clause, hash: hash.optional() }),
  z.strictObject({
    type: z.literal("setPen"),
    /** Absent or null: the pen of the whole Opinion. */
    clauseId: clause.nullish(),
    /** Null, for a clause: follow the Opinion's pen again. */
    to: pen.nullable(),
  }),
  z.strictObject({ type: z.literal("advanceStage"), to: z.enum(STAGES), reason: reason.optional() }),
  z.strictObject({
    type: z.literal("addFootnote"),
    clauseId: clause,
    at: place,
    text: z.string().trim().min(1).max(FOOTNOTE_CHARS_MAX),
  }),
  z.strictObject({
    type: z.literal("editFootnote"),
    clauseId: clause,
    footnoteId: footnote,
    text: z.string().trim().min(1).max(FOOTNOTE_CHARS_MAX),
  }),
  z.strictObject({ type: z.literal("removeFootnote"), clauseId: clause, footnoteId: footnote }),
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
export type Place = z.output<typeof place>;

const COMMAND_TYPES: ReadonlySet<string> = new Set([
  "batch",
  ...singleCommandSchema.options.map((option) => option.shape.type.value),
]);

/** True where the type is one of ours, so that "unknown" and "unreadable" are told apart. */
export const isCommandType = (type: unknown): type is CommandType =>
  typeof type === "string" && COMMAND_TYPES.has(type);
