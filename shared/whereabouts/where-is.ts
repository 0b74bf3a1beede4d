import type { ClauseId, ContributionId, OpinionId, ProposalId } from "../ids.ts";
import type { BaseText } from "../opinion/base-text.ts";
import { isRunning, type Proposal, proposedText } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { DocumentClause } from "../document/opinion-document.ts";
import { clauseOfRow, mergingOf, type Revision } from "../merging/merging.ts";
import type { Provenance } from "../merging/provenance.ts";
import { contributorsOf } from "../merging/provenance-text.ts";
import { readsIn, wordsOfText } from "./reads-in.ts";
import { likenessTo, timesOf } from "../text/similar.ts";

/** One Opinion as it is read now. */
export type TextNow = {
  readonly id: OpinionId;
  readonly number: string;
  readonly clauses: readonly Pick<DocumentClause, "id" | "number" | "kind" | "text">[];
  readonly record: Opinion;
};

/** A sentence, and what it is part of where the desk took that in. */
export type Sentence = {
  readonly text: string;
  readonly of?: { readonly contributionId: ContributionId } | { readonly proposalId: ProposalId };
};

/** Fate of a sentence in one Opinion. */
export type Whereabouts =
  | {
      /** All its words stand there in their order; bracketed: as one of several wordings, or in what may go. */
      readonly kind: "kept" | "bracketed";
      readonly opinionId: OpinionId;
      readonly clauseId: ClauseId;
      /** Others who stand behind the clause. */
      readonly others: readonly string[];
      readonly before: readonly FormerPlace[];
    }
  | {
      readonly kind: "reworded";
      readonly opinionId: OpinionId;
      readonly clauseId: ClauseId;
      readonly others: readonly string[];
      /** Its words that a merge did not take; "" where none is told. */
      readonly notTaken: string;
      readonly before: readonly FormerPlace[];
    }
  | {
      /** A running proposal asks for it, so it is not decided. */
      readonly kind: "undecided";
      readonly opinionId: OpinionId;
      /** The clause that the proposal is on; null: the start of the text. */
      readonly clauseId: ClauseId | null;
      readonly before: readonly FormerPlace[];
    }
  | {
      readonly kind: "notReflected";
      readonly opinionId: OpinionId | null;
      /** Why a merge dropped it; "" where no merge tells. */
      readonly reason: string;
      readonly before: readonly FormerPlace[];
    };

/** Its former place, word by word, in a base text. */
export type FormerPlace = { readonly baseText: number; readonly number: string };

const LIKE_MIN = 0.5;

/**
 * Finds where a sentence stands today (rule U12). A sentence of a running proposal is not decided. Any other is looked
 * for in this order: its words in their order, the place where an accepted merge put them, a running proposal of its
 * own, most of its words. Otherwise it is not reflected, and the result says why.
 */
export function whereIs(sentence: Sentence, all: readonly TextNow[], own: readonly string[]): Whereabouts {
  // A text that a merge took it into comes first: the same words may stand in another Opinion by chance.
  const texts = all.toSorted((a, b) => Number(tookIn(b, sentence)) - Number(tookIn(a, sentence)));
  const words = wordsOfText(sentence.text);
  const proposed = proposalIn(texts, sentence);
  if (proposed?.proposal.fate.kind === "running") return undecided(proposed, words);
  const others = (rows: readonly Provenance[]): readonly string[] =>
    [...new Set(rows.flatMap(contributorsOf))].filter((one) => !own.includes(one));
  for (const how of ["plain", "bracketed"] as const) {
    for (const text of texts) {
      const there = text.clauses.find((clause) => readsIn(clause, words) === how);
      if (there === undefined) continue;
      return {
        kind: how === "plain" ? "kept" : "bracketed",
        opinionId: text.id,
        clauseId: there.id,
        others: others(linesOf(text, there.id)),
        before: stoodIn(text, words),
      };
    }
  }
  for (const text of texts) {
    const found = inMerges(text, { sentence, words });
    if (found === null) continue;
    const { line, clauseId, notTaken } = found;
    const before = stoodIn(text, words);
    if (clauseId === null) return { kind: "notReflected", opinionId: text.id, reason: line.reason, before };
    return { kind: "reworded", opinionId: text.id, clauseId, others: others([line]), notTaken, before };
  }
  // A proposal that was not taken is in no clause, however similar the clause is.
  if (proposed !== null && isEndedUntaken(proposed.proposal)) {
    const { text, proposal } = proposed;
    const reason = "reason" in proposal.fate ? proposal.fate.reason : "";
    return { kind: "notReflected", opinionId: text.id, reason, before: stoodIn(text, words) };
  }
  const asked = runningWith(texts, { words, own });
  return asked === null ? likest(words, { texts, all }, others) : undecided(asked, words);
}

type Proposed = { readonly text: TextNow; readonly proposal: Proposal };

const undecided = ({ text, proposal }: Proposed, words: readonly string[]): Whereabouts => ({
  kind: "undecided",
  opinionId: text.id,
  clauseId: proposal.clauseId,
  before: stoodIn(text, words),
});

/** The proposal that a sentence is part of. */
function proposalIn(texts: readonly TextNow[], { of }: Sentence): Proposed | null {
  if (of === undefined || !("proposalId" in of)) return null;
  for (const text of texts) {
    const proposal = text.record.negotiation.proposals.find(({ id }) => id === of.proposalId);
    if (proposal !== undefined) return { text, proposal };
  }
  return null;
}

/** A running proposal under one of these symbols that has a sentence's words in their order. */
function runningWith(
  texts: readonly TextNow[],
  { words, own }: { readonly words: readonly string[]; readonly own: readonly string[] },
): Proposed | null {
  for (const text of texts) {
    const proposal = text.record.negotiation.proposals.find(
      (one) =>
        isRunning(one) && own.includes(one.symbol) && readsIn({ text: proposedText(one) }, words) !== null,
    );
    if (proposal !== undefined) return { text, proposal };
  }
  return null;
}

const UNTAKEN: ReadonlySet<Proposal["fate"]["kind"]> = new Set([
  "declined",
  "withdrawn",
  "setAside",
  "obsolete",
  "lapsed",
]);
const isEndedUntaken = ({ fate }: Proposal): boolean => UNTAKEN.has(fate.kind);

const tookIn = ({ record }: TextNow, { of }: Sentence): boolean =>
  of !== undefined &&
  takenRevisions(record).some(({ rows }) => rows.some(({ sources }) => sources.some((one) => isOf(one, of))));

/** The lines of the tables that were taken, newest first, that tell of a clause. */
const linesOf = ({ record }: TextNow, id: ClauseId): readonly Provenance[] =>
  takenRevisions(record).flatMap((revision) =>
    revision.rows.filter((row) => row.text !== "" && clauseOfRow(revision, row) === id),
  );

const takenRevisions = (opinion: Opinion): readonly Revision[] =>
  mergingOf(opinion)
    .revisions.filter(({ basis }) => basis !== null)
    .toReversed();

/** Fate of a sentence in the newest merge that was taken. */
function inMerges(
  text: TextNow,
  { sentence, words }: { readonly sentence: Sentence; readonly words: readonly string[] },
): { readonly line: Provenance; readonly clauseId: ClauseId | null; readonly notTaken: string } | null {
  for (const revision of takenRevisions(text.record)) {
    for (const line of revision.rows) {
      const source = line.sources.find((one) => isOf(one, sentence.of) && readsIn(one, words) !== null);
      if (source === undefined) continue;
      const id = line.text === "" ? null : clauseOfRow(revision, line);
      const isThere = text.clauses.some((clause) => clause.id === id);
      return { line, clauseId: isThere ? id : null, notTaken: source.droppedWords };
    }
  }
  return null;
}

function isOf(source: Provenance["sources"][number], of: Sentence["of"]): boolean {
  if (of === undefined) return true;
  return "contributionId" in of
    ? source.contributionId === of.contributionId
    : source.proposalId === of.proposalId;
}

type Likeness = ReturnType<typeof likenessTo>;

/** Many sentences are held against the same texts. */
const indexes = new WeakMap<readonly TextNow[], Likeness>();

function indexOf(all: readonly TextNow[]): Likeness {
  const index =
    indexes.get(all) ??
    likenessTo(all.flatMap(({ clauses }) => clauses.map(({ text }) => timesOf(wordsOfText(text)))));
  indexes.set(all, index);
  return index;
}

/** Most of its words stand in one clause, or in none; of those that are alike the first of `texts`. */
function likest(
  words: readonly string[],
  { texts, all }: { readonly texts: readonly TextNow[]; readonly all: readonly TextNow[] },
  others: (rows: readonly Provenance[]) => readonly string[],
): Whereabouts {
  const likeness = indexOf(all)(timesOf(words));
  const places = new Map<TextNow, number>();
  let place = 0;
  for (const text of all) {
    places.set(text, place);
    place += text.clauses.length;
  }
  let most = 0;
  let found: { readonly text: TextNow; readonly clause: TextNow["clauses"][number] } | undefined;
  for (const text of texts) {
    text.clauses.forEach((clause, n) => {
      const like = likeness[places.get(text)! + n]!;
      if (like < LIKE_MIN || (found !== undefined && like <= most)) return;
      most = like;
      found = { text, clause };
    });
  }
  if (found === undefined) {
    const stood = texts.find((text) => stoodIn(text, words).length > 0);
    const before = stood === undefined ? [] : stoodIn(stood, words);
    return { kind: "notReflected", opinionId: stood?.id ?? null, reason: "", before };
  }
  const { text, clause } = found;
  return {
    kind: "reworded",
    opinionId: text.id,
    clauseId: clause.id,
    others: others(linesOf(text, clause.id)),
    notTaken: "",
    before: stoodIn(text, words),
  };
}

const stoodIn = ({ record }: TextNow, words: readonly string[]): readonly FormerPlace[] =>
  record.baseTexts.flatMap(({ n, clauses }: BaseText): readonly FormerPlace[] => {
    const there = clauses.find((one) => readsIn(one, words) !== null);
    return there === undefined ? [] : [{ baseText: n, number: there.number }];
  });

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of a paragraph, in order. */
export function sentencesIn(text: string): readonly string[] {
  const found = Array.from(sentences.segment(text), ({ segment }) => segment.trim());
  return found.filter((one) => one !== "");
}

/** As delegates cite it: "considering b)"; an unnumbered clause by its verb alone. */
export function citationIn(text: TextNow | undefined, id: ClauseId | null): string {
  const index = text?.clauses.findIndex((clause) => clause.id === id) ?? -1;
  const clause = text?.clauses[index];
  if (text === undefined || clause === undefined) return "";
  const verb = text.clauses.slice(0, index).findLast(({ kind }) => kind === "verb")?.text ?? "";
  return `${verb} ${clause.number}`.trim() || clause.text;
}
