import { clauseHash, footnoteOffset, footnotesInOrder } from "../opinion/canonical-text.ts";
import type { Clause } from "../clause/clause.ts";
import { type ClauseId, clauseId, footnoteId } from "../ids.ts";
import { CLAUSES_MAX } from "../limits.ts";
import { mergingOf } from "../merging/merging.ts";
import type { OpinionEvent } from "../events/event.ts";
import { agreedMark } from "../standing/agreed-mark.ts";
import { objectionsOn } from "../standing/objections.ts";
import type { StandingOn } from "../standing/standing-positions.ts";
import { standingBrackets } from "../negotiation/owned-bracket.ts";
import { numberForNew, numbersOf } from "../opinion/numbering.ts";
import { findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import { clauseText, type Edit, sliceRuns, type WordRun } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  actWords,
  authorNow,
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  livingClause,
  newRun,
  stateAfter,
} from "./decision-context.ts";
import { wordsStandStill } from "./end-brackets.ts";
import { neighbourOf } from "./merge-input.ts";
import { levelFor, neighbour } from "./structure.ts";

export const nextDoorDeciders: Deciders<"bringClause" | "giveClause"> = {
  bringClause: decideBring,
  giveClause: decideGive,
};

/** A clause of another Opinion comes here, under its authors, and the entry says whence (rule U11). */
function decideBring(deciding: DecisionContext, command: CommandOf<"bringClause">): Decided {
  const { opinion, context } = deciding;
  const right = mayDo(context.actor, opinion.groupId, "bringClause") ?? wordsStandStill(opinion.stage);
  if (right !== null) return { refusal: right };
  const { opinionId, clauseId: theirs } = command.from;
  const there = opinionId === opinion.id ? null : neighbourOf(deciding, opinionId);
  if (there === null) return refuse("noSuchOpinion", "There is no such Opinion beside this one.");
  const source = livingClause(there.opinion, theirs);
  if (source.refusal !== undefined) return source;
  const hash = clauseHash(there.opinion, there.words, theirs);
  const text = clauseText(there.words, theirs);
  if (hash !== command.from.hash)
    return refuse("wordsChanged", "The words changed as you pressed; nothing was done.", { text });
  if (command.after !== null && findClause(opinion, command.after) === undefined)
    return refuse("noSuchClause", "The clause to add after is not in this Opinion.");
  if (opinion.clauses.length >= CLAUSES_MAX)
    return refuse("tooManyClauses", "The Opinion is full.", { max: CLAUSES_MAX });
  const kind = command.kind ?? source.clause.kind;
  const before = neighbour(opinion, command.after) ?? undefined;
  const wish = kind === source.clause.kind ? source.clause.level : undefined;
  const level = levelFor(kind, wish, before);
  if (level === null) return refuse("kindForbids", "This kind does not stand at this level.", { kind });
  if (kind === "title" && livingClauses(opinion).some((one) => one.kind === "title"))
    return refuse("kindForbids", "The Opinion has its title.", { kind });
  const id = clauseId(context.newId());
  const runs = (there.words.get(theirs) ?? []).map((run) =>
    newRun(deciding, there.authorOf(run.client) ?? authorNow(deciding), run.text),
  );
  const edits: Edit[] = [{ kind: "makeRoot", clauseId: id, runs }];
  const added: Extract<OpinionEvent, { type: "clauseAdded" }> = {
    type: "clauseAdded",
    clauseId: id,
    after: command.after,
    kind,
    level,
    alternativeTo: null,
    ...(kind === "subItem" && source.clause.form !== undefined ? { form: source.clause.form } : {}),
    number: null,
    words: { hash: "", runs },
  };
  const placed = stateAfter(deciding, [added], edits);
  const mark = agreedMark(there.opinion, source.clause, hash);
  const from = {
    opinionId,
    opinionNumber: there.opinion.number,
    clauseId: theirs,
    number: numbersOf(there.opinion).get(theirs) ?? "",
    hash,
    text,
    mark: mark === null ? null : { tier: mark.tier, at: mark.at },
  };
  const words = actWords(placed, id);
  return {
    events: [
      { ...added, number: numberForNew(placed.opinion, id), words },
      { type: "clauseBrought", clauseId: id, from },
      ...objectionsTo(id, there.opinion, { clauseId: theirs, hash }),
      ...footnotesOf(deciding, {
        clause: source.clause,
        runs: there.words.get(theirs) ?? [],
        id,
        copy: runs,
      }),
    ],
    edits,
  };
}

/** Objections that the room was told there; they come along with the words (rule C46). */
const objectionsTo = (id: ClauseId, there: Opinion, on: StandingOn): readonly OpinionEvent[] =>
  objectionsOn(there, on)
    .filter(({ position }) => position.to === "room")
    .map(({ position }): OpinionEvent => {
      const { delegationId, wordsHash, reason, mayStop, onWordOf, text, at, by, forumSeq } = position;
      return {
        type: "positionTaken",
        delegationId,
        subject: { clauseId: id },
        position: "cannotAccept",
        wordsHash,
        reason,
        until: null,
        to: "room",
        mayStop,
        onWordOf,
        ...(text === undefined ? {} : { text }),
        brought: { at, by, forumSeq },
      };
    });

/** Its footnotes come along, each on the character that it hung on. */
function footnotesOf(
  { context }: DecisionContext,
  of: {
    readonly clause: Clause;
    readonly runs: readonly WordRun[];
    readonly id: ClauseId;
    readonly copy: readonly WordRun[];
  },
): readonly OpinionEvent[] {
  return footnotesInOrder(of.clause, of.runs).map((note): OpinionEvent => {
    const offset = footnoteOffset(note, of.runs);
    const [sign] = sliceRuns(of.copy, offset - 1, offset);
    return {
      type: "footnoteAdded",
      clauseId: of.id,
      footnoteId: footnoteId(context.newId()),
      after: sign === undefined ? null : [sign.client, sign.clock],
      text: note.text,
      isPlaced: true,
    };
  });
}

/**
 * A clause copied to another Opinion goes here, with its words kept and the reason: moving is two acts, one in each
 * room.
 */
function decideGive(deciding: DecisionContext, command: CommandOf<"giveClause">): Decided {
  const { opinion, context } = deciding;
  const right = mayDo(context.actor, opinion.groupId, "bringClause") ?? wordsStandStill(opinion.stage);
  if (right !== null) return { refusal: right };
  const { clauseId: id, to, reason } = command;
  const found = livingClause(opinion, id);
  if (found.refusal !== undefined) return found;
  const changed = wordsRefusal(deciding, id, command.hash);
  if (changed !== null) return { refusal: changed };
  const there = neighbourOf(deciding, to.opinionId);
  if (there === null) return refuse("noSuchOpinion", "There is no such Opinion beside this one.");
  const arrived = mergingOf(there.opinion).brought.some(
    (one) => one.clauseId === to.clauseId && one.from.opinionId === opinion.id && one.from.clauseId === id,
  );
  const isThere = arrived && livingClause(there.opinion, to.clauseId).refusal === undefined;
  if (!isThere) return refuse("noSuchClause", "The clause was not brought there: first copy it.");
  if (standingBrackets(opinion, id).length > 0)
    return refuse(
      "bracketStands",
      "The clause has a bracket with an owner: its owner withdraws it, or the facilitator lifts it.",
    );
  const words = actWords(deciding, id);
  return {
    events: [
      { type: "clauseGiven", clauseId: id, to, reason, words },
      { type: "clauseRemoved", clauseId: id, words },
    ],
    edits: [],
  };
}
