import { lastMark } from "../clause/clause.ts";
import type { OpinionEvent } from "../events/event.ts";
import { earliestClosing } from "../timetable/silence-time.ts";
import type { SilenceEvent } from "../events/silence-events.ts";
import { hasOpenRequest, isOpen, openSilences, type Silence } from "../negotiation/silence.ts";
import { WORDS_CHANGED, wordsLost } from "../standing/silences-at.ts";
import { findClause } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { decideMark } from "./consensus.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  isRefused,
  stateAfter,
} from "./decision-context.ts";
import { voiceOf } from "./speaks-for.ts";

/** Basis of a mark that a silence procedure led to. */
export const SILENCE_BASIS = "silence not broken";

/** Only tried: whether the words could be marked at all. */
const TRIED = "…";

type OfSilence = CommandOf<
  "breakSilence" | "askMoreTime" | "answerMoreTime" | "cancelSilence" | "declareSilence"
>;

/** Finds the silence procedure that a command speaks of, which has not ended. */
const running =
  <One extends OfSilence>(decide: (deciding: DecisionContext, command: One, silence: Silence) => Decided) =>
  (deciding: DecisionContext, command: One): Decided => {
    const silence = deciding.opinion.negotiation.silences.find(({ seq }) => seq === command.silenceSeq);
    if (silence === undefined) return refuse("noSuchSilence", "There is no such silence procedure.");
    if (!isOpen(silence)) return refuse("silenceOver", "This silence procedure has ended.");
    return decide(deciding, command, silence);
  };

export const silenceDeciders: Deciders<"startSilence" | OfSilence["type"]> = {
  startSilence: decideStart,
  breakSilence: running(decideBreak),
  askMoreTime: running(decideAskMoreTime),
  answerMoreTime: running(decideAnswer),
  cancelSilence: running(decideCancel),
  declareSilence: running(decideDeclare),
};

/** Cancels what an act has taken the words from, in the same step as the act (rule I3). */
export const silencesCancelled = ({ opinion, words }: DecisionContext): readonly SilenceEvent[] =>
  wordsLost(opinion, words).map(({ seq }) => ({
    type: "silenceCancelled",
    silenceSeq: seq,
    reason: WORDS_CHANGED,
  }));

const leadRefusal = ({ context, opinion }: DecisionContext): Refusal | null =>
  mayDo(context.actor, opinion.groupId, "markAdReferendum") ?? finalStageRefusal(opinion);

const done = (...events: readonly OpinionEvent[]): Decided => ({ events, edits: [] });

function decideStart(
  deciding: DecisionContext,
  { clauses: asked, closes }: CommandOf<"startSilence">,
): Decided {
  const { context, opinion } = deciding;
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const { silence } = context.rules;
  if (silence === null) return refuse("silenceOff", "The forum's rules allow no silence procedure.");
  const clauses = new Map(asked.map(({ clauseId, hash }) => [clauseId, hash]));
  for (const [clauseId, hash] of clauses) {
    if (openSilences(opinion).some((one) => one.clauses.some((clause) => clause.clauseId === clauseId))) {
      return refuse("inSilence", "The clause is in a silence procedure already.", { clauseId });
    }
    // Clauses that could not be marked in the end are not circulated as if they could.
    const mark = { type: "markClause", tier: "ad-referendum", clauseId, hash, reason: TRIED } as const;
    const marked = decideMark(deciding, mark);
    if (isRefused(marked)) return marked;
    const objected = objectedRefusal(marked.events);
    if (objected !== null) return { refusal: objected };
  }
  const closing = Date.parse(closes);
  const earliest = earliestClosing(context.at, silence);
  if (closing < earliest) return tooSoon(earliest);
  return done({
    type: "silenceStarted",
    clauses: [...clauses].map(([clauseId, wordsHash]) => ({ clauseId, wordsHash })),
    closes: closing,
    notified: context.delegations?.() ?? [],
  });
}

/** A mark that waits for whoever cannot accept is no agreement (rule C41): silence leads to none. */
function objectedRefusal(events: readonly OpinionEvent[]): Refusal | null {
  const objections = events.flatMap((event) =>
    event.type === "clauseMarked" ? (event.objections ?? []) : [],
  );
  if (objections.length === 0) return null;
  return refuse("cannotAccept", "A delegation cannot accept these words: no silence leads past that.", {
    delegations: objections.join(", "),
  }).refusal;
}

const tooSoon = (earliest: number): Decided =>
  refuse("closesTooSoon", "The forum's rules give delegations more time than that.", { earliest });

/** For whom somebody objects or asks for more time: a delegation whose category may hold up agreement (rule I4). */
function objector(
  deciding: DecisionContext,
  on?: CommandOf<"breakSilence">["for"],
): ReturnType<typeof voiceOf> {
  const heard = voiceOf(deciding, on);
  if (heard.refusal !== undefined || heard.voice.rights.mayStopMark) return heard;
  return refuse("notYourCategory", "The delegation's category does not hold up agreement in this forum.");
}

function decideBreak(
  deciding: DecisionContext,
  command: CommandOf<"breakSilence">,
  silence: Silence,
): Decided {
  const { at } = deciding.context;
  const heard = objector(deciding, command.for);
  if (heard.refusal !== undefined) return heard;
  const { delegationId, onWordOf } = heard.voice;
  const receivedAt = command.for === undefined ? at : Date.parse(command.for.receivedAt);
  // Entered by the secretariat it counts until agreement is declared: what counts is when it was received.
  if (receivedAt < silence.opened || receivedAt > silence.closes || receivedAt > at)
    return notInTime(silence);
  const { silenceSeq, reason } = command;
  return done({ type: "silenceBroken", silenceSeq, delegationId, reason, receivedAt, onWordOf });
}

const notInTime = ({ closes }: Silence): Decided =>
  refuse(
    "notInTime",
    "That was not while the silence ran. The secretariat enters what it received in time.",
    {
      closes,
    },
  );

function decideAskMoreTime(
  deciding: DecisionContext,
  command: CommandOf<"askMoreTime">,
  silence: Silence,
): Decided {
  const heard = objector(deciding);
  if (heard.refusal !== undefined) return heard;
  const { delegationId } = heard.voice;
  if (deciding.context.at > silence.closes) return notInTime(silence);
  if (silence.moreTime.some((one) => one.delegationId === delegationId && one.answer === null)) {
    return refuse("nothingToDo", "Your delegation has asked already; the facilitator has not answered yet.");
  }
  const { silenceSeq, reason } = command;
  return done({ type: "moreTimeAsked", silenceSeq, delegationId, reason });
}

function decideAnswer(
  deciding: DecisionContext,
  command: CommandOf<"answerMoreTime">,
  silence: Silence,
): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const { silenceSeq, delegationId, answer } = command;
  if (!silence.moreTime.some((one) => one.delegationId === delegationId && one.answer === null)) {
    return refuse("nothingToDo", "This delegation waits for no answer.");
  }
  const closes = command.closes === undefined ? null : Date.parse(command.closes);
  const earliest = Math.max(silence.closes, deciding.context.at) + 1;
  if (closes !== null && closes < earliest) return tooSoon(earliest);
  return done({ type: "moreTimeAnswered", silenceSeq, delegationId, closes, answer });
}

function decideCancel(
  deciding: DecisionContext,
  { silenceSeq, reason }: CommandOf<"cancelSilence">,
): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  return done({ type: "silenceCancelled", silenceSeq, reason });
}

/** Agreement exists when the lead declares it, and not before (rule I7). */
function decideDeclare(
  deciding: DecisionContext,
  command: CommandOf<"declareSilence">,
  silence: Silence,
): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  if (silence.state.kind === "running") {
    return refuse("silenceRuns", "The silence has not closed yet.", { closes: silence.closes });
  }
  if (hasOpenRequest(silence)) {
    return refuse("moreTimeOpen", "A delegation asked for more time and has no answer yet.");
  }
  const { silenceSeq, reason } = command;
  const events: OpinionEvent[] = [{ type: "silenceDeclared", silenceSeq }];
  let declared = stateAfter(deciding, events);
  for (const { clauseId, wordsHash: hash } of silence.clauses) {
    const clause = findClause(declared.opinion, clauseId);
    // Marked meanwhile, in a meeting: the same mark is not set twice.
    if (clause !== undefined && lastMark(clause)?.hash === hash) continue;
    const marked = decideMark(declared, {
      type: "markClause",
      clauseId,
      tier: "ad-referendum",
      hash,
      basis: SILENCE_BASIS,
      ...(reason === undefined ? {} : { reason }),
    });
    if (isRefused(marked)) return marked;
    const objected = objectedRefusal(marked.events);
    if (objected !== null) return { refusal: objected };
    events.push(...marked.events);
    declared = stateAfter(declared, marked.events);
  }
  return done(...events);
}
