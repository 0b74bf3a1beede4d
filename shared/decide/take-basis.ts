import { opinionHash } from "../opinion/canonical-text.ts";
import { wordChanges, wordsIn } from "../text/changes.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { type AuthorId, type ClauseId, clauseId } from "../ids.ts";
import { CLAUSES_MAX } from "../limits.ts";
import { longestInOrder } from "../text/longest-in-order.ts";
import { findRevision, type Revision } from "../merging/merging.ts";
import type { Provenance } from "../merging/provenance.ts";
import type { OpinionEvent } from "../events/event.ts";
import { mayEndBracketsOf } from "../standing/bracket-owner.ts";
import { findProposal, presentWords } from "../negotiation/proposal.ts";
import { numberForNew } from "../opinion/numbering.ts";
import { findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { clauseText, type Edit, sliceRuns, textOf, type WordRun } from "../clause/words.ts";
import { actWords, type Decided, type DecisionContext, stateAfter } from "./decision-context.ts";
import { wordsStandStill } from "./end-brackets.ts";
import { bracketRefusal, rewrite, type SourcePart, writeParts } from "./rewrite.ts";

type Wanted = { readonly row: Provenance; readonly id: ClauseId; readonly isNew: boolean };

/**
 * "Taken as the basis for discussion", and no more than that: the server writes the revision's words into the text
 * (rules U8, U9). What stays is the same characters, what a proposal brings is copied with its authors; what the desk
 * did not know stays where it is; words that go are kept with their clause.
 */
export function decideTakeAsBasis(
  deciding: DecisionContext,
  command: Extract<SingleCommand, { type: "takeAsBasis" }>,
): Decided {
  const { opinion, words, context } = deciding;
  const right = mayDo(context.actor, opinion.groupId, "takeAsBasis") ?? wordsStandStill(opinion.stage);
  if (right !== null) return { refusal: right };
  const revision = findRevision(opinion, command.revisionId);
  if (revision === undefined) return refuse("noSuchRevision", "There is no such revision of this Opinion.");
  if (revision.basis !== null) return refuse("nothingToDo", "It was taken as the basis already.");
  if (revision.hash !== command.revisionHash || opinionHash(opinion, words) !== command.hash)
    return refuse("wordsChanged", "The text changed as you pressed; nothing was done.");
  const wanted = wantedOf(deciding, revision);
  const full = fullRefusal(opinion, wanted);
  if (full !== null) return { refusal: full };

  const edits: Edit[] = [];
  const rewritten: ClauseId[] = [];
  for (const { row, id, isNew } of wanted) {
    const made =
      row.writtenBy === null ? revision : ({ by: row.writtenBy, forumSeq: row.writtenSeq } as const);
    const parts = partsOf(deciding, { row, by: context.authorAt?.(made.by, made.forumSeq) ?? made.by });
    if (isNew) {
      edits.push({ kind: "makeRoot", clauseId: id, runs: writeParts(deciding, parts) });
      continue;
    }
    if (row.text === clauseText(words, id)) continue;
    const written = rewrite(deciding, id, parts);
    const bracket = bracketRefusal(deciding, id, stateAfter(deciding, [], written).words.get(id) ?? []);
    if (bracket !== null) return { refusal: { ...bracket, details: { clauseId: id } } };
    rewritten.push(id);
    edits.push(...written);
  }
  const gone = goneOf(opinion, { revision, wanted });
  const held = gone.find((id) => !mayEndBracketsOf(context.actor, opinion, id));
  if (held !== undefined)
    return refuse("bracketStands", "The clause holds a bracket that somebody else asked for.", {
      clauseId: held,
    });
  const removed = gone.map((id): OpinionEvent => ({
    type: "clauseRemoved",
    clauseId: id,
    words: actWords(deciding, id),
  }));
  const moved = ordered(deciding, wanted);
  const placed = stateAfter(deciding, [...moved, ...removed], edits);
  const known = new Set([...gone, ...wanted.map(({ id }) => id)]);
  const basis: OpinionEvent = {
    type: "basisTaken",
    revisionId: revision.id,
    wordsHash: command.hash,
    rewritten: rewritten.map((id) => ({ clauseId: id, words: actWords(placed, id) })),
    made: wanted.flatMap(({ row, id, isNew }) => (isNew ? [{ rowId: row.rowId, clauseId: id }] : [])),
    unseen: livingClauses(opinion).flatMap(({ id }) => (known.has(id) ? [] : [id])),
  };
  return { events: [basis, ...withWords(placed, moved), ...removed], edits };
}

/** The clauses of the text to come, in order; one that was removed since is made anew. */
function wantedOf({ opinion, context }: DecisionContext, revision: Revision): readonly Wanted[] {
  return revision.rows.flatMap((row): readonly Wanted[] => {
    if (row.text === "") return [];
    const own = row.clauseId === null ? undefined : findClause(opinion, row.clauseId);
    return own === undefined || own.removed !== null
      ? [{ row, id: clauseId(context.newId()), isNew: true }]
      : [{ row, id: own.id, isNew: false }];
  });
}

function fullRefusal(opinion: Opinion, wanted: readonly Wanted[]): Refusal | null {
  if (opinion.clauses.length + wanted.filter(({ isNew }) => isNew).length > CLAUSES_MAX)
    return refuse("tooManyClauses", "The Opinion is full.", { max: CLAUSES_MAX }).refusal;
  const titles = wanted.filter(({ row }) => row.kind === "title").map(({ id }) => id);
  const others = livingClauses(opinion).filter(({ kind, id }) => kind === "title" && !titles.includes(id));
  const isOther = others.some(({ id }) => wanted.some((one) => one.id === id));
  return titles.length > 1 || (titles.length === 1 && isOther)
    ? refuse("kindForbids", "An Opinion has one title.", { kind: "title" }).refusal
    : null;
}

/** Clauses that the desk knew and did not keep; those that came into the text since stay. */
function goneOf(
  opinion: Opinion,
  { revision, wanted }: { readonly revision: Revision; readonly wanted: readonly Wanted[] },
): readonly ClauseId[] {
  const kept = new Set(wanted.map(({ id }) => id));
  const known = new Set(
    revision.rows.flatMap(({ clauseId: own, sources }) => [
      own,
      ...sources.flatMap((one) => (one.from === "workingText" ? [one.clauseId] : [])),
    ]),
  );
  return livingClauses(opinion).flatMap(({ id }) => (known.has(id) && !kept.has(id) ? [id] : []));
}

/** The acts that give the text its order and kinds: what can stay stays, all else moves, what is new is added. */
function ordered(deciding: DecisionContext, wanted: readonly Wanted[]): readonly OpinionEvent[] {
  const { opinion } = deciding;
  const place = new Map(opinion.clauses.map(({ id }, at) => [id, at]));
  const present = wanted.filter(({ isNew }) => !isNew);
  const staying = longestInOrder(present.map(({ id }) => place.get(id)!));
  const stays = new Set(present.filter((_, i) => staying.has(i)).map(({ id }) => id));
  const events: OpinionEvent[] = [];
  let before: ClauseId | null = null;
  for (const { row, id, isNew } of wanted) {
    const { kind, level } = row;
    if (isNew) {
      events.push({
        type: "clauseAdded",
        clauseId: id,
        after: before,
        kind,
        level,
        alternativeTo: null,
        number: null,
        words: { hash: "", runs: [] },
      });
    } else {
      if (!stays.has(id)) events.push({ type: "clauseMoved", clauseId: id, after: before, clauses: [id] });
      const own = findClause(opinion, id)!;
      if (own.kind !== kind || own.level !== level)
        events.push({ type: "kindChanged", clauseId: id, kind, level });
    }
    before = id;
  }
  return events;
}

/** Numbers and words of what was added, as the text stands in the end. */
function withWords(placed: DecisionContext, events: readonly OpinionEvent[]): readonly OpinionEvent[] {
  let { opinion } = placed;
  return events.map((event) => {
    if (event.type !== "clauseAdded") return event;
    const number = numberForNew(opinion, event.clauseId);
    const clauses = opinion.clauses.map((one) => (one.id === event.clauseId ? { ...one, number } : one));
    opinion = { ...opinion, clauses };
    return { ...event, number, words: actWords(placed, event.clauseId) };
  });
}

/**
 * The words of a line with who wrote them: what a proposal or another clause of this Opinion has is theirs, all else
 * stands under who wrote it at the desk, or who took it in (its source stands in the table).
 */
function partsOf(
  { opinion, words }: DecisionContext,
  { row, by }: { readonly row: Provenance; readonly by: AuthorId },
): readonly SourcePart[] {
  const tokens = wordsIn(row.text);
  const from: (SourcePart | null)[] = tokens.map(() => null);
  for (const { proposalId, clauseId: own, from: kind } of row.sources) {
    const proposal = proposalId === null ? undefined : findProposal(opinion.negotiation, proposalId);
    const other = kind === "workingText" && own !== null ? (words.get(own) ?? []) : [];
    claim(tokens, from, proposal === undefined ? other : presentWords(proposal).runs);
  }
  return tokens.map((text, i): SourcePart => from[i] ?? { text, by });
}

function claim(tokens: readonly string[], from: (SourcePart | null)[], runs: readonly WordRun[]): void {
  if (runs.length === 0) return;
  let here = 0;
  let offset = 0;
  for (const { kind, words } of wordChanges(wordsIn(textOf(runs)), tokens)) {
    for (const word of words) {
      if (kind === "same") from[here] ??= { runs: sliceRuns(runs, offset, offset + word.length) };
      if (kind !== "removed") here += 1;
      if (kind !== "added") offset += word.length;
    }
  }
}
