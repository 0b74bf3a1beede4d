import type { Recorded, RecordedLater } from "./recorded.ts";
import { wholeFrozen } from "../opinion/base-text.ts";
import { withReferences } from "./record-references.ts";
import type { Clause, Footnote, Lock, Mark, SettledWords } from "../clause/clause.ts";
import type { ActWords, MovedRange } from "../clause/words.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion, Stage } from "../opinion/opinion.ts";
import { movedChar, splitSettled } from "../clause/moved-words.ts";
import { ownerOf } from "../negotiation/draft-owner.ts";
import { moveWithWords, recordNegotiation } from "./record-negotiation.ts";
import { recordLapsed } from "./record-lapsed.ts";
import { NOTHING_NEGOTIATED } from "../negotiation/negotiation.ts";
import { findClause } from "../opinion/opinion.ts";
import { inVersion2 } from "./in-version-2.ts";
import { recordCleanUp } from "./record-clean-up.ts";
import { sliceRuns } from "../clause/words.ts";

/** The Opinion after one more entry. Server and page replay the same entries with this same code. */
export function record(opinion: Opinion | null, entry: Recorded): Opinion {
  if (entry.type === "opinionOpened") {
    return {
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
      ...(entry.draftOf === undefined
        ? {}
        : { draftOf: { opinionId: entry.draftOf.opinionId, owner: ownerOf(entry.draftOf) } }),
    };
  }
  if (opinion === null) throw new Error(`entry ${entry.seq} (${entry.type}) before opinionOpened`);
  return { ...recordAct(opinion, inVersion2(opinion, entry)), seq: entry.seq };
}

const settledBy = (entry: Recorded, words: ActWords): SettledWords => ({
  seq: entry.seq,
  at: entry.at,
  by: entry.by,
  forumSeq: entry.forumSeq,
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

function recordAct(opinion: Opinion, entry: RecordedLater): Opinion {
  const change = (id: ClauseId, part: (clause: Clause) => Partial<Clause>): Opinion => ({
    ...opinion,
    clauses: opinion.clauses.map((clause) => (clause.id === id ? { ...clause, ...part(clause) } : clause)),
  });
  switch (entry.type) {
    case "clauseAdded": {
      // What is new has no settled words yet: all of it shows as inserted until the lead settles it.
      const clause: Clause = {
        ...newClause(entry, entry.clauseId, { hash: entry.words.hash, runs: [] }),
        alternativeTo: entry.alternativeTo,
        ...(entry.inserted === true ? { inserted: true } : {}),
        ...(entry.form === undefined ? {} : { form: entry.form }),
        number: entry.number,
      };
      return { ...opinion, clauses: insertAfter(opinion.clauses, entry.after, [clause]) };
    }
    case "clauseSplit": {
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
      const split = change(entry.clauseId, (one) => ({
        settled: { ...one.settled, runs: settled.kept },
        footnotes: one.footnotes.filter((note) => !moved.has(note)),
      }));
      const placed = { ...split, clauses: insertAfter(split.clauses, entry.clauseId, [clause]) };
      return moveWithWords(placed, entry);
    }
    case "clausesJoined": {
      const second = findClause(opinion, entry.second);
      const settled = splitSettled(second?.settled.runs ?? [], entry.moved);
      const [end] = sliceRuns(entry.words.runs, entry.offset - 1, entry.offset);
      // What stood before the second's first word stands after the first's last.
      const seam: Footnote["after"] = end === undefined ? null : [end.client, end.clock];
      const joined = change(entry.first, (one) => ({
        settled: { ...one.settled, runs: [...one.settled.runs, ...settled.moved] },
        footnotes: [
          ...one.footnotes,
          ...(second?.footnotes ?? []).map((note) => ({
            ...note,
            after: note.after === null ? seam : (movedAnchor(note, entry.moved) ?? note.after),
          })),
        ],
      }));
      const removed = { at: entry.at, by: entry.by, forumSeq: entry.forumSeq };
      const clauses = joined.clauses.map((one) =>
        one.id === entry.second ? { ...one, removed, footnotes: [] } : one,
      );
      return moveWithWords({ ...joined, clauses }, entry);
    }
    case "clauseMoved": {
      const block = opinion.clauses.filter((clause) => entry.clauses.includes(clause.id));
      const rest = opinion.clauses.filter((clause) => !entry.clauses.includes(clause.id));
      return { ...opinion, clauses: insertAfter(rest, entry.after, block) };
    }
    case "clauseRemoved":
      return change(entry.clauseId, () => ({
        removed: { at: entry.at, by: entry.by, forumSeq: entry.forumSeq },
      }));
    case "clauseRestored":
      return change(entry.clauseId, (one) => ({ removed: null, number: one.number ?? entry.number }));
    case "wordsRestored":
      // Words alone: what was settled stays, and the change shows against it.
      return opinion;
    case "kindChanged":
      return change(entry.clauseId, () => ({ kind: entry.kind, level: entry.level }));
    case "opinionEdited":
      return { ...opinion, number: entry.number };
    case "clauseLocked":
      return change(entry.clauseId, () => ({
        lock: {
          seq: entry.seq,
          at: entry.at,
          by: entry.by,
          forumSeq: entry.forumSeq,
          reason: entry.reason,
          with: "lockClause",
        },
      }));
    case "clauseUnlocked":
      return change(entry.clauseId, () => ({ lock: null }));
    case "consolidated": {
      const numbers = new Map(entry.clauses.map((one) => [one.id, one.number]));
      const settled = new Map(entry.settled.map((one) => [one.clauseId, one.words]));
      const { seq, at, by, forumSeq } = entry;
      return {
        ...withStep(opinion, entry, "consolidated"),
        stage: "consolidated",
        negotiation: recordLapsed(opinion.negotiation, entry),
        baseTexts: [
          ...opinion.baseTexts,
          {
            n: entry.baseText,
            name: entry.name ?? "",
            seq,
            at,
            by,
            forumSeq,
            hash: entry.wordsHash,
            clauses: entry.clauses.map((one) => wholeFrozen(one, opinion)),
          },
        ],
        clauses: opinion.clauses.map((clause) => {
          const words = settled.get(clause.id);
          const reason = `base text ${entry.baseText}`;
          const lock: Lock = clause.lock ?? { seq, at, by, forumSeq, reason, with: "consolidate" };
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
    case "cleanedUp":
      return recordCleanUp(opinion, entry);
    case "referencesBound":
      return { ...opinion, references: withReferences(opinion.references, entry.clauseId, entry.references) };
    case "reopened":
      return backToDrafting(opinion);
    case "clauseMarked": {
      const {
        seq,
        tier,
        at,
        by,
        forumSeq,
        wordsHash: hash,
        text,
        basis,
        over,
        pending,
        objections,
        reservations,
      } = entry;
      const said = { over, pending, objections, reservations };
      const mark: Mark = { seq, tier, at, by, forumSeq, hash, text, basis, ...said, reopened: null };
      return change(entry.clauseId, (one) => ({ marks: [...one.marks, mark] }));
    }
    case "agreedEnBloc":
      return markedEnBloc(opinion, entry);
    case "markReopened": {
      const reopened = { at: entry.at, by: entry.by, forumSeq: entry.forumSeq, reason: entry.reason };
      return change(entry.clauseId, (one) => ({
        marks: one.marks.map((mark, i) => (i === one.marks.length - 1 ? { ...mark, reopened } : mark)),
      }));
    }
    case "clauseSettled":
      return change(entry.clauseId, () => ({ settled: settledBy(entry, entry.words) }));
    case "penSet":
      if (entry.clauseId !== null) return change(entry.clauseId, () => ({ pen: entry.to }));
      return { ...opinion, pen: entry.to ?? "everyone" };
    case "stageAdvanced":
      return advanced(opinion, entry);
    case "meetingEnded": {
      const { meetingId, seq } = entry;
      return { ...opinion, meetingEnds: [...(opinion.meetingEnds ?? []), { meetingId, seq }] };
    }
    case "footnoteAdded": {
      const { footnoteId: id, after, text, isPlaced } = entry;
      const footnote: Footnote = { id, after, text, ...(isPlaced === true ? { isPlaced } : {}) };
      return change(entry.clauseId, (one) => ({ footnotes: [...one.footnotes, footnote] }));
    }
    case "footnoteEdited":
      return change(entry.clauseId, (one) => ({
        footnotes: one.footnotes.map((note) =>
          note.id === entry.footnoteId ? { ...note, text: entry.text } : note,
        ),
      }));
    case "footnoteRemoved":
      return change(entry.clauseId, (one) => ({
        footnotes: one.footnotes.filter((note) => note.id !== entry.footnoteId),
      }));
    default:
      return recordNegotiation(opinion, entry);
  }
}

/** The same mark on each paragraph, with what stood in its own way. */
function markedEnBloc(opinion: Opinion, entry: Extract<Recorded, { type: "agreedEnBloc" }>): Opinion {
  const { seq, at, by, basis, reason } = entry;
  const marks = new Map(
    entry.marks.map(({ clauseId, wordsHash: hash, text, over, pending, reservations }): [ClauseId, Mark] => [
      clauseId,
      {
        seq,
        tier: "agreed",
        at,
        by,
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
function withStep(
  opinion: Opinion,
  entry: Extract<Recorded, { type: "stageAdvanced" | "consolidated" }>,
  to: Stage,
): Opinion {
  const { seq, at, reason = "", open, openLeftOff = 0 } = entry;
  if (open === undefined) return opinion;
  return { ...opinion, steps: [...(opinion.steps ?? []), { seq, at, to, reason, open, openLeftOff }] };
}

function advanced(before: Opinion, entry: Extract<Recorded, { type: "stageAdvanced" }>): Opinion {
  const { to, of } = entry;
  const { contributionOf: _before, ...rest } = withStep(before, entry, to);
  if (to === "drafting") return backToDrafting(rest);
  return { ...rest, stage: to, ...(of === undefined ? {} : { contributionOf: of }) };
}

/** Lifts the base text's locks; one set for itself stays (rule S3). */
const backToDrafting = (opinion: Opinion): Opinion => ({
  ...opinion,
  stage: "drafting",
  clauses: opinion.clauses.map((clause) =>
    clause.lock?.with === "consolidate" ? { ...clause, lock: null } : clause,
  ),
});

/** After the named clause, removed or not; at the start for null. */
function insertAfter(
  clauses: readonly Clause[],
  after: ClauseId | null,
  block: readonly Clause[],
): readonly Clause[] {
  const index = after === null ? 0 : clauses.findIndex((clause) => clause.id === after) + 1;
  return [...clauses.slice(0, index), ...block, ...clauses.slice(index)];
}

/** Where an anchor went with the words it follows; null when it stayed. */
const movedAnchor = ({ after }: Footnote, moved: readonly MovedRange[]): Footnote["after"] =>
  after === null ? null : movedChar(after, moved);
