import { countBrackets } from "../text/brackets.ts";
import {
  type CanonicalReading,
  footnoteOffset,
  footnotesInOrder,
  hashOf,
  opinionHash,
  readingOf,
} from "../opinion/canonical-text.ts";
import { type Clause, isCounted, lastMark, type Tier, validMark } from "../clause/clause.ts";
import { closingSignsOf } from "../clause/closing.ts";
import type { ClauseId, GroupId, OpinionId } from "../ids.ts";
import { isObjected } from "../standing/agreed-mark.ts";
import { parkedClauses } from "../standing/parked-on.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { baseTextNumber, isMainReport, livingClauses, type Opinion, type Stage } from "../opinion/opinion.ts";
import { shownWords } from "../text/plain-words.ts";
import type { RowCounts, RowState } from "./row-state.ts";
import { type Remark, remarksOf } from "./remarks.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { wholeCharacterAt } from "../text/whole-characters.ts";
import { runsOf, textOf, type WordRun, type Words } from "../clause/words.ts";
import type { PrintedDraft } from "../opinion/report-draft.ts";
import type { FrozenClause } from "../opinion/base-text.ts";

/** Open, agreed ad referendum by the group, agreed by the IEG, or marked on words that changed since. */
export type ClauseState = "open" | "adReferendum" | "agreed" | "void";

/** Paragraphs counted (rule N7); never percentages, and "ad referendum" is never summed as agreed. */
export type Counts = {
  readonly agreed: number;
  readonly adReferendum: number;
  readonly open: number;
  /** Of the open ones, how many carry a mark on words that changed since. */
  readonly void: number;
  readonly brackets: number;
  readonly alternatives: number;
  /** Of the counted ones, those that are parked; each is in one of the states above too. */
  readonly parked: number;
};

/** `at`: in UTF-16 units, never within a character. */
export type DocumentFootnote = { readonly n: number; readonly at: number; readonly text: string };

/**
 * A clause as it is read and printed: number and closing punctuation follow from its place. Its text has U+FFFD for each
 * unseen unit, so that every offset stays (rule W2).
 */
export type DocumentClause = Omit<FrozenClause, "brackets"> & {
  /** `;` `,` `.` `:`, a Chinese or Arabic one, or nothing; shown by rule, not part of the words. */
  readonly closing: string;
  readonly footnotes: readonly DocumentFootnote[];
  readonly state: ClauseState;
  readonly locked: boolean;
  /** Of its words, where they are a translation or the original within one (rule X47). */
  readonly language?: WorkLanguage;
  readonly translated?: RowState;
  readonly mark: {
    readonly tier: Tier;
    readonly at: number;
    readonly by: string;
    readonly basis: string;
    readonly text: string;
  } | null;
};

/** One Opinion as a document: everything an export needs, from the record and the words of one instant. */
export type OpinionDocument = {
  readonly id: OpinionId;
  readonly groupId: GroupId;
  readonly number: string;
  readonly title: string;
  /** In which it is drafted, as an act said; absent: its words tell (rule E25). */
  readonly language?: WorkLanguage;
  /** Absent where it is the original (rule X47). */
  readonly translation?: {
    readonly from: WorkLanguage;
    readonly into: WorkLanguage;
    readonly counts: RowCounts;
  };
  readonly stage: Stage;
  /** Absent: an Opinion. */
  readonly kind?: "report";
  /** A report printed as the draft that was published; absent: the working text. */
  readonly draft?: PrintedDraft;
  readonly baseText: number;
  /** SHA-256 of the base text in force; empty before the first. */
  readonly baseHash: string;
  readonly sample: boolean;
  readonly clauses: readonly DocumentClause[];
  readonly counts: Counts;
  readonly remarks: readonly Remark[];
  /** SHA-256 over ids and hashes of the living clauses, in order. */
  readonly hash: string;
  /** Position of its event log: last seq and the chain's head. */
  readonly record: { readonly seq: number; readonly head: string };
};

/** Cache of a page that reads an Opinion again and again. */
export type Keeping = {
  readonly textOf: (id: ClauseId, runs: readonly WordRun[]) => string;
  /** The clause, or one from before that reads the same; `read`: see `readingOf`. */
  readonly clauseOf: (made: DocumentClause, read: CanonicalReading) => DocumentClause;
};

const KEEPS_NOTHING: Keeping = { textOf: (_, runs) => shownWords(textOf(runs)), clauseOf: (made) => made };

export type DocumentRest = {
  /** Symbols and names of delegations in lower case, to tell attributions from brackets. */
  readonly names: ReadonlySet<string>;
  readonly head: string;
  readonly keeping?: Keeping;
};

/**
 * The Opinion as it is read at this instant: numbers, closing signs, states and counts by rule. Hashes are made when
 * they are read: while people type, few are.
 */
export function documentOf(
  opinion: Opinion,
  words: Words,
  { names, head, keeping = KEEPS_NOTHING }: DocumentRest,
): OpinionDocument {
  const living = livingClauses(opinion);
  const numbers = numbersOf(opinion);
  const texts = new Map(living.map(({ id }) => [id, keeping.textOf(id, runsOf(words, id))]));
  // A report's paragraphs are sentences with signs of their own (rule R31).
  const closings = isMainReport(opinion)
    ? new Map<ClauseId, string>()
    : closingSignsOf(living, (id) => texts.get(id) ?? "");
  let footnoteCount = 0;
  const clauses = living.map((clause, index): DocumentClause => {
    const runs = runsOf(words, clause.id);
    const text = texts.get(clause.id) ?? "";
    const mark = lastMark(clause);
    const read = readingOf(living, index, words);
    const made = hashedWhenRead(clause, read, {
      id: clause.id,
      kind: clause.kind,
      level: clause.level,
      number: numbers.get(clause.id) ?? "",
      text,
      closing: closings.get(clause.id) ?? "",
      footnotes: footnotesInOrder(clause, runs).map((footnote) => ({
        n: ++footnoteCount,
        at: wholeCharacterAt(text, footnoteOffset(footnote, runs)),
        text: shownWords(footnote.text),
      })),
      state: mark === null ? "open" : markedState(clause, hashOf(clause, read), opinion),
      locked: clause.lock !== null,
      mark: mark && { tier: mark.tier, at: mark.at, by: mark.by, basis: mark.basis, text: mark.text },
    });
    return keeping.clauseOf(made, read);
  });
  return {
    id: opinion.id,
    groupId: opinion.groupId,
    number: opinion.number,
    title: clauses.find((clause) => clause.kind === "title")?.text ?? "",
    ...(opinion.language === undefined ? {} : { language: opinion.language }),
    stage: opinion.stage,
    ...(opinion.kind === undefined ? {} : { kind: opinion.kind }),
    baseText: baseTextNumber(opinion),
    baseHash: opinion.baseTexts.at(-1)?.hash ?? "",
    sample: opinion.sample,
    clauses,
    counts: countsOf(clauses, { names, parked: parkedClauses(opinion) }),
    remarks: remarksOf(opinion, clauses),
    get hash() {
      return opinionHash(opinion, words);
    },
    record: { seq: opinion.seq, head },
  };
}

/** Apart, since a getter keeps all that its function saw, and a clause lives longer than the document that it came in. */
const hashedWhenRead = (
  clause: Clause,
  read: CanonicalReading,
  made: Omit<DocumentClause, "hash">,
): DocumentClause => ({
  ...made,
  get hash() {
    return hashOf(clause, read);
  },
});

function markedState(clause: Clause, hash: string, opinion: Opinion): ClauseState {
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  if (mark === null) return "void";
  if (isObjected(opinion, clause.id, { mark, hash })) return "open";
  return mark.tier === "agreed" ? "agreed" : "adReferendum";
}

type Counted = ReturnType<typeof countBrackets> & { readonly names?: ReadonlySet<string> };
const NO_BRACKETS: Counted = { brackets: 0, alternatives: 0 };
const bracketCounts = new WeakMap<DocumentClause, Counted>();

/** A clause that was kept is not counted again. */
function bracketsIn(clause: DocumentClause, names: ReadonlySet<string>): Counted {
  if (!clause.text.includes("[")) return NO_BRACKETS;
  const known = bracketCounts.get(clause);
  if (known?.names === names) return known;
  const counted = { ...countBrackets(clause.text, names), names };
  bracketCounts.set(clause, counted);
  return counted;
}

/** Openings, recitals, operatives and sub-items by state, and the open brackets in them (rule N7). */
function countsOf(
  clauses: readonly DocumentClause[],
  { names, parked }: { readonly names: ReadonlySet<string>; readonly parked: ReadonlySet<ClauseId> },
): Counts {
  const counted = clauses.filter((clause) => isCounted(clause.kind));
  const inState = (state: ClauseState): number => counted.filter((clause) => clause.state === state).length;
  const brackets = counted.map((clause) => bracketsIn(clause, names));
  const total = (part: "brackets" | "alternatives"): number =>
    brackets.reduce((sum, one) => sum + one[part], 0);
  return {
    agreed: inState("agreed"),
    adReferendum: inState("adReferendum"),
    open: inState("open") + inState("void"),
    void: inState("void"),
    brackets: total("brackets"),
    alternatives: total("alternatives"),
    parked: counted.filter(({ id }) => parked.has(id)).length,
  };
}
