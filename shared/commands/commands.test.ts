import { describe, expect, test } from "vitest";
import { commandSchema, isCommandType, singleCommandSchema } from "./commands.ts";
import { forumCommandSchema } from "../forum/forum-commands.ts";
import * as limits from "../limits.ts";
import { openTestRoom } from "../testing/room.ts";

const ID = "01J00000000000000000000001";
const OTHER = "01J00000000000000000000002";
const HASH = "a".repeat(64);
const reads = (command: unknown): boolean => commandSchema.safeParse(command).success;

/** One of each, as it comes over the wire. */
const COMMANDS = [
  { type: "addClause", after: null, kind: "recital" },
  { type: "addClause", after: ID, kind: "operative", level: 2, text: "that", alternativeTo: OTHER },
  { type: "splitClause", clauseId: ID, at: 0 },
  { type: "splitClause", clauseId: ID, at: { after: [5, 0] }, hash: HASH },
  { type: "splitClause", clauseId: ID, at: { after: null } },
  { type: "joinClauses", first: ID, second: OTHER },
  { type: "moveClause", clauseId: ID, after: null },
  { type: "removeClause", clauseId: ID },
  { type: "restoreClause", clauseId: ID },
  { type: "changeKind", clauseId: ID, kind: "subItem", level: 3 },
  { type: "editOpinion", number: "" },
  { type: "lockClause", clauseId: ID, hash: HASH, reason: "r" },
  { type: "unlockClause", clauseId: ID, reason: "r" },
  { type: "consolidate", hash: HASH },
  {
    type: "consolidate",
    hash: HASH,
    name: "Second text",
    lapse: [
      { proposalId: ID, reason: "r" },
      { commentId: OTHER, reason: "r" },
    ],
    moveOn: [OTHER],
  },
  { type: "cleanUp", hash: HASH },
  { type: "bindReferences", clauseId: ID, references: [{ from: 0, to: 4, target: OTHER }], hash: HASH },
  { type: "restoreWords", clauseId: ID, seq: 3, hash: HASH },
  { type: "reopen", reason: "r" },
  { type: "markClause", clauseId: ID, tier: "ad-referendum", hash: HASH, basis: "second meeting" },
  { type: "agreeEnBloc", marks: [{ clauseId: ID, hash: HASH }], reason: "r" },
  { type: "takeBack", seq: 7 },
  { type: "reopenMark", clauseId: ID, reason: "r" },
  { type: "settleClause", clauseId: ID },
  { type: "setPen", to: "leads" },
  { type: "setPen", clauseId: ID, to: ["AAA", "BBB"] },
  { type: "advanceStage", to: "agreed" },
  { type: "addFootnote", clauseId: ID, at: 3, text: "See A." },
  { type: "editFootnote", clauseId: ID, footnoteId: OTHER, text: "See B." },
  { type: "removeFootnote", clauseId: ID, footnoteId: OTHER },
  { type: "draftProposal", kind: "change", clauseId: ID, text: "that" },
  { type: "discardDraft", proposalId: ID },
  {
    type: "propose",
    kind: "add",
    clauseId: null,
    clauseKind: "recital",
    level: 1,
    text: "that",
    as: "office",
  },
  { type: "propose", kind: "change", clauseId: ID, draftId: OTHER, hash: HASH, language: "zh" },
  { type: "rewordProposal", proposalId: ID, text: "that", hash: HASH },
  { type: "withdrawProposal", proposalId: ID, reason: "r" },
  {
    type: "acceptProposal",
    proposalId: ID,
    hash: HASH,
    proposalHash: HASH,
    changes: [0, 2],
    resultHash: HASH,
  },
  { type: "declineProposal", proposalId: ID, reason: "r" },
  { type: "setAsideProposal", proposalId: ID, reason: "r" },
  { type: "bringBackProposal", proposalId: ID },
  { type: "askCoSponsor", proposalId: ID, delegationId: "BBB" },
  { type: "answerCoSponsor", proposalId: ID, joins: true, hash: HASH },
  { type: "leaveCoSponsors", proposalId: ID },
  { type: "reviewProposal", proposalId: ID, outcome: "stands" },
  { type: "takeRivals", clauseId: ID, proposals: [OTHER], hash: HASH },
  { type: "assignProposals", contributionId: ID, proposals: [OTHER] },
  { type: "assignProposals", contributionId: null, proposals: [OTHER] },
  {
    type: "takePosition",
    subject: { clauseId: ID },
    position: "cannotAccept",
    hash: HASH,
    reason: "r",
    to: "lead",
  },
  {
    type: "takePosition",
    subject: { proposalId: ID },
    position: "awaitsInstructions",
    hash: HASH,
    until: "2026-06-14T16:00:00Z",
    for: { delegationId: "EEE", word: "by letter" },
  },
  { type: "withdrawPosition", subject: { clauseId: ID }, to: "room" },
  { type: "closeObjection", clauseId: ID, delegationId: "EEE", because: "left", reason: "Letter of 3 June" },
  { type: "empowerMember", userId: "u", empowered: true },
  {
    type: "raiseBracket",
    clauseId: ID,
    from: 0,
    to: { after: [5, 0] },
    alternatives: ["", "may"],
    hash: HASH,
  },
  { type: "withdrawBracket", bracketId: ID, keep: 1, hash: HASH },
  { type: "liftBracket", bracketId: ID, reason: "r", hash: HASH },
  { type: "comment", on: { clauseId: ID }, from: 0, to: 4, text: "why?", readers: "delegation" },
  { type: "replyToComment", commentId: ID, text: "because" },
  { type: "resolveComment", commentId: ID },
  { type: "takeOverComment", commentId: ID, readers: "room" },
  { type: "reopenComment", commentId: ID },
  { type: "liftPending", clauseId: ID, pending: { delegationId: "BBB" }, hash: HASH, word: "by letter" },
  { type: "sendForward", clauseId: ID, reason: "r", hash: HASH },
  { type: "correctClause", clauseId: ID, text: "That", hash: HASH },
  { type: "contestCorrection", clauseId: ID, correctionSeq: 7, reason: "r" },
  { type: "startSilence", clauses: [{ clauseId: ID, hash: HASH }], closes: "2026-06-14T16:00:00Z" },
  { type: "breakSilence", silenceSeq: 7, reason: "r" },
  { type: "askMoreTime", silenceSeq: 7, reason: "r" },
  { type: "answerMoreTime", silenceSeq: 7, delegationId: "BBB", answer: "until Friday" },
  { type: "cancelSilence", silenceSeq: 7, reason: "r" },
  { type: "declareSilence", silenceSeq: 7 },
  { type: "callForObjections", clauses: [{ clauseId: ID, hash: HASH }], tier: "agreed", pauseS: 15 },
  { type: "answerCall", callSeq: 7, clauseId: ID, answer: "time", for: { delegationId: "BBB", word: "w" } },
  { type: "takeAnswerBack", callSeq: 7, clauseId: ID },
  { type: "hearAnswer", callSeq: 7, clauseId: ID, delegationId: "BBB" },
  { type: "withdrawCall", callSeq: 7 },
  { type: "declareCall", callSeq: 7, reason: "r" },
  { type: "comeBack", callSeq: 7, clauseId: ID, reason: "r" },
  { type: "answerComeBack", callSeq: 7, clauseId: ID, delegationId: "BBB", answer: "a" },
  { type: "park", subject: { clauseId: ID }, reason: "r", until: { meeting: "third meeting" } },
  { type: "takeUp", subject: { proposalId: ID } },
  {
    type: "formHuddle",
    clauseId: ID,
    question: "q",
    delegations: ["AAA", "BBB"],
    until: "2026-12-01T12:00:00Z",
  },
  { type: "joinHuddle", huddleId: ID },
  { type: "leaveHuddle", huddleId: ID },
  { type: "reportHuddle", huddleId: ID, proposalId: null, note: "n" },
  { type: "extendHuddle", huddleId: ID, until: "2027-01-01T12:00:00Z", reason: "close" },
  { type: "endHuddle", huddleId: ID, reason: "r" },
  { type: "openMerge", openness: "private" },
  { type: "takeMergeInput", mergeId: ID, from: { kind: "workingText" } },
  { type: "takeMergeInput", mergeId: ID, from: { kind: "proposals", proposals: [ID] } },
  { type: "takeMergeInput", mergeId: ID, from: { kind: "opinion", opinionId: ID } },
  { type: "takeMergeInput", mergeId: ID, from: { kind: "contribution", contributionId: ID } },
  {
    type: "takeMergeInput",
    mergeId: ID,
    from: { kind: "text", name: "A note", whose: ["BBB"], text: "_noting_" },
  },
  { type: "toggleMergeInput", mergeId: ID, inputId: ID, on: false },
  { type: "removeMergeInput", mergeId: ID, inputId: ID },
  { type: "putBackMergeInput", mergeId: ID, inputId: ID },
  { type: "writeMergeRow", mergeId: ID, rowId: ID, text: "that", hash: HASH },
  { type: "writeMergeRow", mergeId: ID, rowId: ID, text: null, hash: HASH },
  { type: "addMergeRow", mergeId: ID, after: null, kind: "recital", level: 1, text: "that" },
  { type: "placeMergeRow", mergeId: ID, rowId: ID, after: null },
  { type: "placeMergeCell", mergeId: ID, inputId: ID, n: 3, rowId: null },
  { type: "dropMergeRow", mergeId: ID, rowId: ID, reason: "r", hash: HASH },
  { type: "takeBackMergeRow", mergeId: ID, rowId: ID },
  { type: "openMergeToAll", mergeId: ID },
  { type: "discardMerge", mergeId: ID },
  { type: "publishRevision", mergeId: ID, name: "Facilitator’s text", whose: "lead", hash: HASH },
  { type: "takeAsBasis", revisionId: ID, revisionHash: HASH, hash: HASH },
  { type: "clearText", hash: HASH },
  {
    type: "keepLanguageVersion",
    baseText: 1,
    language: "fr",
    standing: "official",
    sha256: "0".repeat(64),
    name: "fr.docx",
    clauses: [{ clauseId: ID, text: "mots" }],
  },
  { type: "setLanguage", language: "fr" },
  { type: "translateClause", clauseId: ID, language: "fr", text: "mots", original: "words", from: null },
  { type: "confirmTranslation", clauseId: ID, language: "fr", hash: "0".repeat(64) },
  { type: "takeBackConfirmation", clauseId: ID, language: "fr" },
  { type: "takeBackClearing", reason: "r" },
  { type: "bringClause", from: { opinionId: ID, clauseId: ID, hash: HASH }, after: null, kind: "recital" },
  { type: "giveClause", clauseId: ID, hash: HASH, to: { opinionId: ID, clauseId: ID }, reason: "r" },
] as const;

test.each(COMMANDS)("M3 $type is read as it was written, and nothing beside it", (command) => {
  expect(commandSchema.parse(command)).toEqual(command);
  expect(reads({ ...command, more: 1 })).toBe(false);
  expect(isCommandType(command.type)).toBe(true);
});

test("M3 every command has its example here", () => {
  const types = singleCommandSchema.options.map((option) => option.shape.type.value);
  expect([...new Set(COMMANDS.map(({ type }) => type))].toSorted()).toEqual(types.toSorted());
});

test("W18 reasons, names and numbers lose hidden characters; nothing else is none", () => {
  const hostile = "a\u202E\u0000\uD800b\r\n\u2066=c\td ";
  const read = (command: object): unknown => commandSchema.safeParse(command).data;
  expect(read({ type: "reopen", reason: hostile })).toEqual({ type: "reopen", reason: "ab\n=c d" });
  expect(read({ type: "reopen", reason: "\u202E\u0000" })).toBeUndefined();
  expect(read({ type: "editOpinion", number: hostile })).toEqual({ type: "editOpinion", number: "ab =c d" });
  expect(read({ type: "consolidate", name: hostile })).toEqual({ type: "consolidate", name: "ab =c d" });
  const revision = { type: "publishRevision", mergeId: ID, name: "\u202E", whose: "lead", hash: HASH };
  expect(read(revision)).toBeUndefined();
  const opened = { type: "openOpinion", groupId: "space", number: hostile };
  expect(forumCommandSchema.safeParse(opened).data).toMatchObject({ number: "ab =c d" });
});

test("M3 unknown is told apart from unreadable", () => {
  expect(["markClause", "batch", "vote", "", undefined, 3, "toString"].map(isCommandType)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("M3 ids, hashes, levels, tiers, stages and places of another form are not read", () => {
  for (const command of [
    { type: "removeClause", clauseId: "clause-1" },
    { type: "removeClause", clauseId: ID.toLowerCase() },
    { type: "removeClause", clauseId: `${ID}0` },
    { type: "markClause", clauseId: ID, tier: "ad-referendum" },
    { type: "markClause", clauseId: ID, tier: "green", hash: HASH },
    { type: "markClause", clauseId: ID, tier: "agreed", hash: HASH.toUpperCase() },
    { type: "addClause", after: null, kind: "operative", level: 5 },
    { type: "addClause", after: null, kind: "operative", level: 0 },
    { type: "addClause", kind: "operative" },
    { type: "splitClause", clauseId: ID, at: -1 },
    { type: "splitClause", clauseId: ID, at: 1.5 },
    { type: "unlockClause", clauseId: ID },
    { type: "unlockClause", clauseId: ID, reason: "  " },
    { type: "reopen", reason: "" },
    { type: "advanceStage", to: "done" },
    { type: "setPen", to: [] },
    { type: "batch", commands: [] },
    { type: "batch", commands: [{ type: "batch", commands: [{ type: "consolidate" }] }] },
  ])
    expect(reads(command), JSON.stringify(command)).toBe(false);
});

describe("M6 limits, at their edge", () => {
  const {
    CLAUSES_MAX,
    CLAUSE_CHARS_MAX,
    FOOTNOTE_CHARS_MAX,
    REASON_CHARS_MAX,
    NUMBER_CHARS_MAX,
    BATCH_COMMANDS_MAX,
  } = limits;
  const edge = (max: number, of: (n: number) => unknown): [boolean, boolean] => [
    reads(of(max)),
    reads(of(max + 1)),
  ];

  test.each([
    [
      "words of a clause",
      CLAUSE_CHARS_MAX,
      (n: number) => ({ type: "addClause", after: null, kind: "note", text: "x".repeat(n) }),
    ],
    [
      "words of a footnote",
      FOOTNOTE_CHARS_MAX,
      (n: number) => ({ type: "addFootnote", clauseId: ID, at: 0, text: "x".repeat(n) }),
    ],
    [
      "paragraphs agreed in one act",
      CLAUSES_MAX,
      (n: number) => ({
        type: "agreeEnBloc",
        marks: Array.from({ length: n }, () => ({ clauseId: ID, hash: HASH })),
      }),
    ],
    ["a reason", REASON_CHARS_MAX, (n: number) => ({ type: "reopen", reason: "x".repeat(n) })],
    [
      "a basis",
      REASON_CHARS_MAX,
      (n: number) => ({ type: "markClause", clauseId: ID, tier: "agreed", hash: HASH, basis: "x".repeat(n) }),
    ],
    [
      "an Opinion's number",
      NUMBER_CHARS_MAX,
      (n: number) => ({ type: "editOpinion", number: "4".repeat(n) }),
    ],
    [
      "commands of a batch",
      BATCH_COMMANDS_MAX,
      (n: number) => ({
        type: "batch",
        commands: Array.from({ length: n }, () => ({ type: "consolidate" })),
      }),
    ],
    ["delegations at the pen", 60, (n: number) => ({ type: "setPen", to: Array(n).fill("AAA") })],
  ] as const)("%s: %i, and not one more", (_, max, of) => {
    expect(edge(max, of)).toEqual([true, false]);
  });

  test("a clause of the longest words is added and split, and joined again", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [note] = lead.write(`note ${"x".repeat(CLAUSE_CHARS_MAX)}`);
    const second = lead.split(note!, CLAUSE_CHARS_MAX - 1);
    lead.join(note!, second);
    expect(room.text(note!).length).toBe(CLAUSE_CHARS_MAX);
  });

  test("every limit is a whole number above nothing, with its unit in its name", () => {
    for (const [name, value] of Object.entries(limits)) {
      expect(name).toMatch(/_(MAX|MS|ENTRIES|PER_MINUTE|PER_SECOND|PEOPLE|BYTES|BURST|MESSAGES|ROWS|MIN)$/);
      expect(Number.isSafeInteger(value) && value > 0, name).toBe(true);
    }
  });
});
