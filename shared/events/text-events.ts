import type { Recorded } from "./event.ts";
import { type EntryOf, placed, signed } from "./recorded.ts";
import { wholeFrozen } from "../opinion/base-text.ts";
import { movedReferences, withReferences } from "./apply-references.ts";
import type { Clause, Footnote, Lock, Mark, SettledWords } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { movedChar, splitSettled } from "../clause/moved-words.ts";
import { ownerOf } from "../negotiation/draft-owner.ts";
import { moveParked } from "./postponing-events.ts";
import { moveBrackets } from "./bracket-events.ts";
import { splitOrJoinObjections } from "./carry-objections.ts";
import { moveComments } from "./comment-events.ts";
import { changedIn } from "./change.ts";
import { type EventsOf, type OneOf, settling, toAll } from "./event-entry.ts";
import { applyLapsed } from "./apply-lapsed.ts";
import { NOTHING_NEGOTIATED } from "../negotiation/negotiation.ts";
import { findClause, type Opinion, type Stage } from "../opinion/opinion.ts";
import { applyCleanUp } from "./apply-clean-up.ts";
import { type ActWords, type MovedRange, sliceRuns } from "../clause/words.ts";
import type { TextEvent } from "./text-event.ts";

type Of<Type extends TextEvent["type"]> = EntryOf<OneOf<TextEvent, Type>>;

/** The first entry: nothing stands before it. */
export const opened = (entry: Of<"opinionOpened">): Opinion => ({
  id: entry.opinionId,
  groupId: entry.groupId,
  number: entry.number,
  stage: "drafting",
  pen: "everyone",
  sample: entry.sample,
  generation: entry.generation,
  seq: entry.seq,
  clauses: [],
  baseTexts: [],
  cleanUps: [],
  references: [],
  negotiation: NOTHING_NEGOTIATED,
  ...(entry.language === undefined ? {} : { language: entry.language }),
  ...(entry.kind === undefined ? {} : { kind: entry.kind }),
  ...(entry.draftOf === undefined
    ? {}
    : { draftOf: { opinionId: entry.draftOf.opinionId, owner: ownerOf(entry.draftOf) } }),
});

export const textEvents: EventsOf<TextEvent> = {
  opinionOpened: settling((_before, entry) => opened(entry)),
  clauseAdded: settling((opinion, entry) => {
    // New clauses have no settled words yet: all of it shows as inserted until the lead settles it.
    const clause: Clause = {
      ...newClause(entry, entry.clauseId, { hash: entry.words.hash, runs: [] }),
      alternativeTo: entry.alternativeTo,
      ...(entry.inserted === true ? { inserted: true } : {}),
      ...(entry.form === undefined ? {} : { form: entry.form }),
      number: entry.number,
    };
    return { ...opinion, clauses: insertAfter(opinion.clauses, entry.after, [clause]) };
  }),
  clauseSplit: settling((opinion, entry) => {
    const first = findClause(opinion, entry.clauseId);
    const settled = splitSettled(first?.settled.runs ?? [], entry.moved);
    const moved = new Set(first?.footnotes.filter((note) => movedAnchor(note, entry.moved) !== null) ?? []);
    const clause: Clause = {
      ...newClause(entry, entry.newClauseId, { hash: entry.newWords.hash, runs: settled.moved }),
      number: entry.number,
      // The second half of locked words stays locked.
      lock: first?.lock ?? null,
      pen: first?.pen ?? null,
      footnotes: [...moved].map((note) => ({ ...note, after: movedAnchor(note, entry.moved) })),
    };
    const split = change(opinion, entry.clauseId, (one) => ({
      settled: { ...one.settled, runs: settled.kept },
      footnotes: one.footnotes.filter((note) => !moved.has(note)),
    }));
    const placed = { ...split, clauses: insertAfter(split.clauses, entry.clauseId, [clause]) };
    return moveWithWords(placed, entry);
  }),
  clausesJoined: settling((opinion, entry) => {
    const second = findClause(opinion, entry.second);
    const settled = splitSettled(second?.settled.runs ?? [], entry.moved);
    const [end] = sliceRuns(entry.words.runs, entry.offset - 1, entry.offset);
    // A sign before the second's first word stands after the first's last.
    const seam: Footnote["after"] = end === undefined ? null : [end.client, end.clock];
    const joined = change(opinion, entry.first, (one) => ({
      settled: { ...one.settled, runs: [...one.settled.runs, ...settled.moved] },
      footnotes: [
        ...one.footnotes,
        ...(second?.footnotes ?? []).map((note) => ({
          ...note,
          after: note.after === null ? seam : (movedAnchor(note, entry.moved) ?? note.after),
        })),
      ],
    }));
    const removed = signed(entry);
    return moveWithWords(
      change(joined, entry.second, () => ({ removed, footnotes: [] })),
      entry,
    );
  }),
  clauseMoved: settling((opinion, entry) => {
    const block = opinion.clauses.filter((clause) => entry.clauses.includes(clause.id));
    const rest = opinion.clauses.filter((clause) => !entry.clauses.includes(clause.id));
    return { ...opinion, clauses: insertAfter(rest, entry.after, block) };
  }),
  clauseRemoved: settling((opinion, entry) =>
    change(opinion, entry.clauseId, () => ({ removed: signed(entry) })),
  ),
  clauseRestored: settling((opinion, entry) =>
    change(opinion, entry.clauseId, (one) => ({ removed: null, number: one.number ?? entry.number })),
  ),
  // Words alone: what was settled stays, and the change shows against it.
  wordsRestored: settling((opinion) => opinion),
  kindChanged: settling((opinion, { clauseId, kind, level }) =>
    change(opinion, clauseId, () => ({ kind, level })),
  ),
  opinionEdited: toAll((opinion, { number }) => ({ ...opinion, number })),
  clauseLocked: settling((opinion, entry) =>
    change(opinion, entry.clauseId, () => ({
      lock: { ...placed(entry), reason: entry.reason, with: "lockClause" },
    })),
  ),
  clauseUnlocked: settling((opinion, { clauseId }) => change(opinion, clauseId, () => ({ lock: null }))),
  consolidated: settling(consolidated),
  cleanedUp: settling(applyCleanUp),
  referencesBound: toAll((opinion, { clauseId, references }) => ({
    ...opinion,
    references: withReferences(opinion.references, clauseId, references),
  })),
  reopened: settling(backToDrafting),
  clauseMarked: settling((opinion, entry) => {
    const { seq, tier, at, by, forumSeq, wordsHash: hash, text, basis } = entry;
    const { over, pending, objections, reservations } = entry;
    const said = { over, pending, objections, reservations };
    const mark: Mark = { seq, tier, at, by, forumSeq, hash, text, basis, ...said, reopened: null };
    return change(opinion, entry.clauseId, (one) => ({ marks: [...one.marks, mark] }));
  }),
  agreedEnBloc: settling(markedEnBloc),
  markReopened: settling((opinion, entry) => {
    const reopened = { ...signed(entry), reason: entry.reason };
    return change(opinion, entry.clauseId, (one) => ({
      marks: one.marks.map((mark, i) => (i === one.marks.length - 1 ? { ...mark, reopened } : mark)),
    }));
  }),
  meetingEnded: settling((opinion, { meetingId, seq }) => ({
    ...opinion,
    meetingEnds: [...(opinion.meetingEnds ?? []), { meetingId, seq }],
  })),
  clauseSettled: settling((opinion, entry) =>
    change(opinion, entry.clauseId, () => ({ settled: settledBy(entry, entry.words) })),
  ),
  penSet: toAll((opinion, { clauseId, to }) =>
    clauseId === null
      ? { ...opinion, pen: to ?? "everyone" }
      : change(opinion, clauseId, () => ({ pen: to })),
  ),
  stageAdvanced: settling(advanced),
  footnoteAdded: settling((opinion, { clauseId, footnoteId: id, after, text, isPlaced }) => {
    const footnote: Footnote = { id, after, text, ...(isPlaced === true ? { isPlaced } : {}) };
    return change(opinion, clauseId, (one) => ({ footnotes: [...one.footnotes, footnote] }));
  }),
  footnoteEdited: settling((opinion, { clauseId, footnoteId, text }) =>
    change(opinion, clauseId, (one) => ({
      footnotes: changedIn(one.footnotes, footnoteId, () => ({ text })),
    })),
  ),
  footnoteRemoved: settling((opinion, { clauseId, footnoteId }) =>
    change(opinion, clauseId, (one) => ({
      footnotes: one.footnotes.filter((note) => note.id !== footnoteId),
    })),
  ),
};

const change = (opinion: Opinion, id: ClauseId, part: (clause: Clause) => Partial<Clause>): Opinion => ({
  ...opinion,
  clauses: changedIn(opinion.clauses, id, part),
});

/** Anchors on words go along when they are copied into another clause. */
function moveWithWords(opinion: Opinion, event: Of<"clauseSplit" | "clausesJoined">): Opinion {
  const moved = splitOrJoinObjections(
    moveParked(moveBrackets(moveComments(opinion, event), event), event),
    event,
  );
  return { ...moved, references: movedReferences(moved.references, event) };
}

function consolidated(opinion: Opinion, entry: Of<"consolidated">): Opinion {
  const numbers = new Map(entry.clauses.map((one) => [one.id, one.number]));
  const settled = new Map(entry.settled.map((one) => [one.clauseId, one.words]));
  const { baseText: n, name = "", wordsHash: hash } = entry;
  const clauses = entry.clauses.map((one) => wholeFrozen(one, opinion));
  return {
    ...withStep(opinion, entry, "consolidated"),
    stage: "consolidated",
    negotiation: applyLapsed(opinion.negotiation, entry),
    baseTexts: [...opinion.baseTexts, { n, name, ...placed(entry), hash, clauses }],
    clauses: opinion.clauses.map((clause) => {
      const words = settled.get(clause.id);
      const reason = `base text ${n}`;
      const lock: Lock = clause.lock ?? { ...placed(entry), reason, with: "consolidate" };
      // Removed clauses too, or anybody could bring one back into the base text.
      if (words === undefined) return { ...clause, lock };
      return {
        ...clause,
        number: clause.number ?? numbers.get(clause.id) ?? "",
        lock,
        settled: settledBy(entry, words),
      };
    }),
  };
}

const settledBy = (entry: Recorded, words: ActWords): SettledWords => ({
  ...placed(entry),
  hash: words.hash,
  runs: words.runs,
});

function newClause(
  entry: Recorded & { kind: Clause["kind"]; level: number },
  id: ClauseId,
  words: ActWords,
): Clause {
  return {
    id,
    kind: entry.kind,
    level: entry.level,
    alternativeTo: null,
    number: null,
    addedSeq: entry.seq,
    removed: null,
    lock: null,
    pen: null,
    marks: [],
    settled: settledBy(entry, words),
    footnotes: [],
  };
}

/** The same mark on each paragraph, with what stood in its own way. */
function markedEnBloc(opinion: Opinion, entry: Of<"agreedEnBloc">): Opinion {
  const { basis, reason } = entry;
  const marks = new Map(
    entry.marks.map(({ clauseId, wordsHash: hash, text, over, pending, reservations }): [ClauseId, Mark] => [
      clauseId,
      {
        ...placed(entry),
        tier: "agreed",
        hash,
        text,
        basis,
        over: over === undefined ? undefined : { what: over, reason },
        pending,
        reservations,
        enBloc: true,
        reopened: null,
      },
    ]),
  );
  return {
    ...opinion,
    clauses: opinion.clauses.map((clause) => {
      const mark = marks.get(clause.id);
      return mark === undefined ? clause : { ...clause, marks: [...clause.marks, mark] };
    }),
  };
}

/** Keeps a step that was taken over something open, for the report. */
function withStep(opinion: Opinion, entry: Of<"stageAdvanced" | "consolidated">, to: Stage): Opinion {
  const { seq, at, reason = "", open, openLeftOff = 0 } = entry;
  if (open === undefined) return opinion;
  return { ...opinion, steps: [...(opinion.steps ?? []), { seq, at, to, reason, open, openLeftOff }] };
}

function advanced(before: Opinion, entry: Of<"stageAdvanced">): Opinion {
  const { to, of } = entry;
  const { contributionOf: _before, ...rest } = withStep(before, entry, to);
  if (to === "drafting") return backToDrafting(rest);
  return { ...rest, stage: to, ...(of === undefined ? {} : { contributionOf: of }) };
}

/** Lifts the base text's locks; one set for itself stays (rule S3). */
function backToDrafting(opinion: Opinion): Opinion {
  const clauses = opinion.clauses.map((clause) =>
    clause.lock?.with === "consolidate" ? { ...clause, lock: null } : clause,
  );
  return { ...opinion, stage: "drafting", clauses };
}

/** After the named clause, removed or not; at the start for null. */
function insertAfter(
  clauses: readonly Clause[],
  after: ClauseId | null,
  block: readonly Clause[],
): readonly Clause[] {
  const index = after === null ? 0 : clauses.findIndex((clause) => clause.id === after) + 1;
  return [...clauses.slice(0, index), ...block, ...clauses.slice(index)];
}

/** New place of an anchor that went with the words it follows; null when it stayed. */
const movedAnchor = ({ after }: Footnote, moved: readonly MovedRange[]): Footnote["after"] =>
  after === null ? null : movedChar(after, moved);
