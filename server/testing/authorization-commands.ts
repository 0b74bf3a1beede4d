import type { Stage } from "../../shared/opinion/opinion.ts";
import type { Reason } from "../../shared/refusal.ts";
import {
  ALL,
  type Caller,
  DESK,
  LEADS,
  MEMBERS,
  OWN,
  OWN_SPEAKERS,
  SPEAKERS,
  WRITERS,
} from "./authorization-cast.ts";
import { type Furnished, LATER, NO_HASH, NO_ID, REASON } from "./authorization-room.ts";

/**
 * Stages and locks beside rights, in the meeting's words. `text`: needs open text (rules L1, P3); `typing`: an open
 * clause too, for everybody; `early`: while a text is in work, and under consideration (V3); `work`: not at an end (S6); `any`: as its decider says.
 */
export type Bound = "text" | "typing" | "early" | "work" | "any";

export type CommandRight = {
  readonly type: string;
  /** Tells this right from another one of the same type. */
  readonly of?: string;
  readonly may: readonly Caller[];
  /** Others who may at a stage. */
  readonly mayAt?: Partial<Record<Stage, readonly Caller[]>>;
  /** Reasons told to people without the right, other than a refusal of a right. */
  readonly deniedAs?: readonly Reason[];
  readonly bound: Bound;
  readonly body: (room: Furnished) => Record<string, unknown>;
};

const right = (
  type: string,
  may: readonly Caller[],
  bound: Bound,
  body: CommandRight["body"] = () => ({}),
  of?: string,
): CommandRight => ({ type, may, bound, body, ...(of === undefined ? {} : { of }) });

const SECRETARIAT: readonly Caller[] = ["secretariat"];
const CHAIR: readonly Caller[] = ["chair"];
const LEAD: readonly Caller[] = ["lead"];
const seenIn = ({ clauseId, hash }: Furnished) => ({ clauseId, hash: hash(clauseId) });
const NO_CALL = 1;
const calledIn = ({ clauseId }: Furnished) => ({ callSeq: NO_CALL, clauseId });
const onWord = { delegationId: "AAA", word: REASON };

/** Rights in an Opinion of the group "space", written by hand from the rules, not from the code. */
export const COMMAND_RIGHTS: readonly CommandRight[] = [
  // P1, P3: whoever may type adds, parts, moves and removes.
  right("addClause", WRITERS, "text", ({ clauseId }) => ({
    after: clauseId,
    kind: "operative",
    text: "that",
  })),
  right("splitClause", WRITERS, "text", ({ clauseId }) => ({ clauseId, at: 4 })),
  right("joinClauses", WRITERS, "text", ({ clauseId, second }) => ({ first: clauseId, second })),
  right("moveClause", WRITERS, "text", ({ clauseId, second }) => ({ clauseId, after: second })),
  right("removeClause", WRITERS, "text", ({ clauseId }) => ({ clauseId })),
  right("restoreClause", WRITERS, "text", ({ removed }) => ({ clauseId: removed })),
  right("restoreWords", WRITERS, "text", (room) => ({ ...seenIn(room), seq: room.correctionSeq })),
  right("changeKind", WRITERS, "text", ({ clauseId }) => ({ clauseId, kind: "recital" })),
  right("bindReferences", WRITERS, "text", (room) => ({
    ...seenIn(room),
    references: [{ from: 0, to: 1, target: room.second }],
  })),
  // W7: footnotes are of those who type in the clause.
  right("addFootnote", WRITERS, "typing", ({ clauseId }) => ({ clauseId, at: 4, text: "A note." })),
  right("editFootnote", WRITERS, "typing", ({ second, footnoteId }) => ({
    clauseId: second,
    footnoteId,
    text: "B.",
  })),
  right("removeFootnote", WRITERS, "typing", ({ second, footnoteId }) => ({ clauseId: second, footnoteId })),
  // L, P1: locks, marks and the text as a whole are the leads'.
  right("editOpinion", LEADS, "any", () => ({ number: "9" })),
  right("lockClause", LEADS, "work", ({ clauseId }) => ({ clauseId })),
  right("unlockClause", LEADS, "text", ({ locked }) => ({ clauseId: locked, reason: REASON })),
  right("settleClause", LEADS, "work", ({ clauseId }) => ({ clauseId })),
  right("setPen", LEADS, "work", () => ({ to: "leads" })),
  right("consolidate", LEADS, "any"),
  { ...right("cleanUp", LEADS, "any", () => ({ hash: NO_HASH })), mayAt: { agreed: CHAIR } },
  right("reopen", LEADS, "any", () => ({ reason: REASON })),
  { ...right("advanceStage", CHAIR, "any", () => ({ to: "drafting" }), "early"), mayAt: { outline: LEADS } },
  right("advanceStage", CHAIR, "any", () => ({ to: "withdrawn", reason: REASON }), "exit"),
  right("advanceStage", CHAIR, "any", () => ({ to: "annexed" }), "late"),
  right("markClause", LEADS, "work", (room) => ({ ...seenIn(room), tier: "ad-referendum" }), "ad referendum"),
  right("markClause", CHAIR, "work", (room) => ({ ...seenIn(room), tier: "agreed" }), "agreed"),
  right("reopenMark", LEADS, "any", ({ marked }) => ({ clauseId: marked, reason: REASON })),
  right("agreeEnBloc", CHAIR, "work", (room) => ({ marks: [seenIn(room)] })),
  right("correctClause", LEADS, "text", (room) => ({
    ...seenIn(room),
    text: "that networks reach All regions",
  })),
  right("sendForward", ["chair", "lead"], "work", ({ opposed, hash }) => ({
    clauseId: opposed,
    hash: hash(opposed),
    reason: REASON,
  })),
  right("closeObjection", SECRETARIAT, "work", ({ opposed }) => ({
    clauseId: opposed,
    delegationId: "BBB",
    because: "noAnswer",
    reason: REASON,
  })),
  // C49: whoever made the decision; in this room nobody made one in the last seconds.
  right("takeBack", ALL, "work", () => ({ seq: 1 })),
  // C18: anybody of a delegation that may stop a mark.
  right("contestCorrection", MEMBERS, "work", ({ corrected, correctionSeq }) => ({
    clauseId: corrected,
    correctionSeq,
  })),
  right("liftPending", OWN_SPEAKERS, "any", ({ marked }) => ({
    clauseId: marked,
    pending: { delegationId: "AAA" },
    becomes: "withdrawn",
  })),
  right(
    "liftPending",
    SECRETARIAT,
    "any",
    ({ marked }) => ({
      clauseId: marked,
      pending: { delegationId: "AAA" },
      word: REASON,
      becomes: "withdrawn",
    }),
    "on its word",
  ),
  // C10, C12: positions are of whoever speaks for a delegation, or the secretariat on its word.
  right("takePosition", SPEAKERS, "work", (room) => ({
    subject: { clauseId: room.clauseId },
    position: "canAccept",
    hash: room.hash(room.clauseId),
  })),
  // C51: the lead and the chair too, while a meeting is open.
  right(
    "takePosition",
    LEADS,
    "work",
    (room) => ({
      subject: { clauseId: room.clauseId },
      position: "canAccept",
      hash: room.hash(room.clauseId),
      for: onWord,
    }),
    "on its word",
  ),
  right("withdrawPosition", SPEAKERS, "any", ({ marked }) => ({ subject: { clauseId: marked } })),
  {
    ...right("empowerMember", OWN_SPEAKERS, "any", ({ ids }) => ({ userId: ids.delegate, empowered: true })),
    deniedAs: ["noSuchPerson"],
  },
  // V: proposals.
  right("draftProposal", ["chair", "lead", ...MEMBERS], "early", ({ clauseId }) => ({
    kind: "change",
    clauseId,
    text: "that",
  })),
  right("discardDraft", OWN, "any", ({ draft }) => ({ proposalId: draft })),
  right("propose", ["chair", "lead", ...SPEAKERS], "early", ({ clauseId }) => ({
    kind: "change",
    clauseId,
    text: "that networks reach every region",
  })),
  right(
    "propose",
    SECRETARIAT,
    "any",
    ({ clauseId }) => ({ kind: "change", clauseId, text: "that networks reach each region", for: onWord }),
    "on its word",
  ),
  right("rewordProposal", OWN_SPEAKERS, "any", ({ proposal }) => ({
    proposalId: proposal,
    text: "that ICTs reach",
  })),
  right("withdrawProposal", OWN_SPEAKERS, "any", ({ proposal }) => ({ proposalId: proposal })),
  right(
    "withdrawProposal",
    SECRETARIAT,
    "any",
    ({ proposal }) => ({ proposalId: proposal, for: onWord }),
    "on its word",
  ),
  right("acceptProposal", LEADS, "early", ({ proposal }) => ({
    proposalId: proposal,
    proposalHash: NO_HASH,
  })),
  right("declineProposal", LEADS, "any", ({ proposal }) => ({ proposalId: proposal, reason: REASON })),
  right("setAsideProposal", LEADS, "any", ({ proposal }) => ({ proposalId: proposal, reason: REASON })),
  right("bringBackProposal", OWN_SPEAKERS, "any", ({ shelved }) => ({ proposalId: shelved })),
  right(
    "bringBackProposal",
    SECRETARIAT,
    "any",
    ({ shelved }) => ({ proposalId: shelved, for: onWord }),
    "on its word",
  ),
  right("askCoSponsor", OWN_SPEAKERS, "any", ({ proposal }) => ({
    proposalId: proposal,
    delegationId: "CCC",
  })),
  {
    ...right("answerCoSponsor", ["otherHead"], "any", ({ proposal }) => ({
      proposalId: proposal,
      joins: true,
    })),
    deniedAs: ["nothingToDo", "notAsked"],
  },
  {
    ...right("leaveCoSponsors", ["otherHead"], "any", ({ sponsored }) => ({ proposalId: sponsored })),
    deniedAs: ["nothingToDo"],
  },
  right("reviewProposal", [...LEADS, ...OWN_SPEAKERS], "any", ({ proposal }) => ({
    proposalId: proposal,
    outcome: "stands",
  })),
  right("assignProposals", SECRETARIAT, "work", ({ proposal }) => ({
    contributionId: null,
    proposals: [proposal],
  })),
  right("takeRivals", LEADS, "early", ({ rival, rivals, hash }) => ({
    clauseId: rival,
    proposals: rivals,
    hash: hash(rival),
  })),
  // B: brackets.
  right("raiseBracket", ["chair", "lead", "secretariat", ...SPEAKERS], "any", (room) => ({
    ...seenIn(room),
    from: 0,
    to: 12,
  })),
  right("withdrawBracket", OWN_SPEAKERS, "any", ({ bracketId, bracketed, hash }) => ({
    bracketId,
    hash: hash(bracketed),
  })),
  right(
    "withdrawBracket",
    SECRETARIAT,
    "any",
    ({ bracketId, bracketed, hash }) => ({ bracketId, hash: hash(bracketed), for: onWord }),
    "on its word",
  ),
  right("liftBracket", LEADS, "any", ({ bracketId, bracketed, hash }) => ({
    bracketId,
    hash: hash(bracketed),
    reason: REASON,
  })),
  // E: comments; a follower reads them and writes none.
  right("comment", WRITERS, "any", ({ clauseId }) => ({ on: { clauseId }, text: "Why?", readers: "room" })),
  // P28: a contributor writes within the delegation, and nothing else.
  right(
    "comment",
    [...MEMBERS, "contributor"],
    "any",
    ({ clauseId }) => ({ on: { clauseId }, text: "Ours?", readers: "delegation" }),
    "within the delegation",
  ),
  // P29: this one is for the room already.
  right("takeOverComment", OWN_SPEAKERS, "any", ({ commentId }) => ({ commentId, readers: "room" })),
  right("replyToComment", WRITERS, "any", ({ commentId }) => ({ commentId, text: "So." })),
  right("resolveComment", [...LEADS, ...OWN], "any", ({ commentId }) => ({ commentId })),
  right("reopenComment", [...LEADS, ...OWN], "any", ({ resolved }) => ({ commentId: resolved })),
  // I: silence procedures.
  right("startSilence", LEADS, "work", (room) => ({ clauses: [seenIn(room)], closes: LATER })),
  right("breakSilence", SPEAKERS, "any", ({ silenceSeq }) => ({ silenceSeq, reason: REASON })),
  right("askMoreTime", SPEAKERS, "any", ({ silenceSeq }) => ({ silenceSeq, reason: REASON })),
  right("answerMoreTime", LEADS, "any", ({ silenceSeq }) => ({
    silenceSeq,
    delegationId: "AAA",
    answer: REASON,
  })),
  right("cancelSilence", LEADS, "any", ({ silenceSeq }) => ({ silenceSeq, reason: REASON })),
  right("declareSilence", LEADS, "any", ({ silenceSeq }) => ({ silenceSeq })),
  // I15-I21: calls for objections. There is no such call: it is looked for behind the right.
  right("callForObjections", LEADS, "any", (room) => ({
    clauses: [seenIn(room)],
    tier: "ad-referendum",
    pauseS: 15,
  })),
  right("answerCall", MEMBERS, "any", (room) => ({ ...calledIn(room), answer: "floor" })),
  right(
    "answerCall",
    LEADS,
    "any",
    (room) => ({ ...calledIn(room), answer: "floor", for: onWord }),
    "on its word",
  ),
  right("takeAnswerBack", MEMBERS, "any", calledIn),
  right("hearAnswer", LEADS, "any", (room) => ({ ...calledIn(room), delegationId: "AAA" })),
  right("withdrawCall", LEADS, "any", () => ({ callSeq: NO_CALL })),
  right("declareCall", LEADS, "any", () => ({ callSeq: NO_CALL })),
  right("comeBack", SPEAKERS, "any", (room) => ({ ...calledIn(room), reason: REASON })),
  right("answerComeBack", LEADS, "any", (room) => ({
    ...calledIn(room),
    delegationId: "AAA",
    answer: REASON,
  })),
  // Y: what is postponed, and small groups.
  right("park", LEADS, "early", ({ clauseId }) => ({ subject: { clauseId }, reason: REASON })),
  right("takeUp", LEADS, "any", ({ parked }) => ({ subject: { clauseId: parked }, reason: REASON })),
  right("formHuddle", LEADS, "early", ({ clauseId }) => ({
    clauseId,
    question: REASON,
    delegations: ["AAA", "BBB"],
    until: LATER,
  })),
  right("joinHuddle", SPEAKERS, "any", ({ huddleId }) => ({ huddleId })),
  right("leaveHuddle", [...OWN_SPEAKERS, "otherHead"], "any", ({ huddleId }) => ({ huddleId })),
  right("reportHuddle", [...OWN_SPEAKERS, "otherHead"], "any", ({ huddleId }) => ({
    huddleId,
    proposalId: null,
  })),
  right("extendHuddle", LEADS, "any", ({ huddleId }) => ({ huddleId, until: LATER })),
  right("endHuddle", LEADS, "any", ({ huddleId }) => ({ huddleId, reason: REASON })),
  // U: the merging desk; the private merge is begun by the lead of another group.
  right("openMerge", DESK, "any", () => ({ openness: "private" })),
  right("takeMergeInput", DESK, "any", ({ mergeId }) => ({ mergeId, from: { kind: "workingText" } })),
  right("toggleMergeInput", DESK, "any", ({ mergeId, input }) => ({ mergeId, inputId: input, on: false })),
  right("removeMergeInput", DESK, "any", ({ mergeId, input }) => ({ mergeId, inputId: input })),
  right("putBackMergeInput", DESK, "any", ({ mergeId, input }) => ({ mergeId, inputId: input })),
  right("writeMergeRow", DESK, "any", ({ mergeId, rowId }) => ({
    mergeId,
    rowId,
    text: "that",
    hash: NO_HASH,
  })),
  right("addMergeRow", DESK, "any", ({ mergeId }) => ({
    mergeId,
    after: null,
    kind: "operative",
    level: 1,
    text: "x",
  })),
  right("placeMergeRow", DESK, "any", ({ mergeId, rowId }) => ({ mergeId, rowId, after: null })),
  right("placeMergeCell", DESK, "any", ({ mergeId, input, rowId }) => ({
    mergeId,
    inputId: input,
    n: 0,
    rowId,
  })),
  right("dropMergeRow", DESK, "any", ({ mergeId, rowId }) => ({
    mergeId,
    rowId,
    reason: REASON,
    hash: NO_HASH,
  })),
  right("takeBackMergeRow", DESK, "any", ({ mergeId, rowId }) => ({ mergeId, rowId })),
  right("openMergeToAll", ["lead", "otherLead"], "any", ({ mergeId }) => ({ mergeId })),
  right("discardMerge", [...LEADS, "otherLead"], "any", ({ mergeId }) => ({ mergeId })),
  right("publishRevision", LEADS, "any", ({ mergeId }) => ({
    mergeId,
    name: "A text",
    whose: "lead",
    hash: NO_HASH,
  })),
  right("takeAsBasis", LEADS, "any", () => ({ revisionId: NO_ID, revisionHash: NO_HASH, hash: NO_HASH })),
  right("clearText", LEAD, "work", () => ({ hash: NO_HASH })),
  right("takeBackClearing", LEAD, "work", () => ({ reason: REASON })),
  right("bringClause", LEADS, "any", ({ neighbour, there, last }) => ({
    from: { opinionId: neighbour, clauseId: there.id, hash: there.hash },
    after: last,
  })),
  right("giveClause", LEADS, "any", (room) => ({
    ...seenIn(room),
    to: { opinionId: room.neighbour, clauseId: room.there.id },
    reason: REASON,
  })),
  right("keepLanguageVersion", ["lead", "secretariat"], "any", ({ clauseId }) => ({
    baseText: 1,
    language: "fr",
    standing: "unofficial",
    sha256: NO_HASH,
    name: "x.docx",
    clauses: [{ clauseId, text: "que" }],
  })),
  right("setLanguage", LEADS, "any", () => ({ language: "ru" })),
  right("translateClause", WRITERS, "any", ({ clauseId }) => ({
    clauseId,
    language: "fr",
    text: "",
    original: "that",
    from: null,
  })),
  // X46: nobody has these by a role; the forum names people.
  right("confirmTranslation", [], "any", ({ clauseId }) => ({ clauseId, language: "fr", hash: NO_HASH })),
  right("takeBackConfirmation", [], "any", ({ clauseId }) => ({ clauseId, language: "fr" })),
  // A batch is what its commands are: its right is that of each.
  right("batch", WRITERS, "text", ({ clauseId }) => ({
    commands: [{ type: "addClause", after: clauseId, kind: "operative", text: "that" }],
  })),
];
