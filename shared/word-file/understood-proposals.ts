import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import { isVerbLine, type Matched, type OriginalParagraph } from "./match-paragraphs.ts";
import { comparable, numberedWords, withoutClosingSign } from "../printed/paragraph-words.ts";
import { shortened } from "./shortened.ts";
import type { TrackedPair } from "./tracked-pairs.ts";
import type { AgainstClause, NotUnderstood, UnderstoodProposal } from "./understood.ts";
import type { WordFileMade, WordParagraph } from "./word-file.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { COMPARED } from "./since-tokens.ts";
import { requestedSince, requestedChange } from "./requested-change.ts";

/** A paragraph of the file with the clause that it is. */
export type MatchedParagraph = TrackedPair & {
  readonly stood: OriginalParagraph;
  readonly match: Matched | null;
  readonly index: number;
  /** Of words that were filled in beside the text, in this language; null for the text itself. */
  readonly language: WorkLanguage | null;
  /** Somebody else changed something in it. */
  readonly othersToo: boolean;
};

export type Found = Omit<UnderstoodProposal, "reason"> & { readonly index: number };

type Within = {
  readonly against: readonly AgainstClause[];
  /** BCP 47, of the file's words. */
  readonly language: string;
  readonly byWords: boolean;
  readonly made: WordFileMade | null;
  readonly isBilingual: boolean;
  /** Clauses that the file had when it went out, where nothing but edits since is in it; null: it is read by its words. */
  readonly sent: ReadonlySet<ClauseId> | null;
};

/** Styles of what our own files print around a text, and Word around any. */
const AROUND =
  /^(?:masthead|standing|sample|small|state ?note|resno|res_no|toc|header|footer|footnote|table|legend|caption|page ?(?:head|foot))/u;

/** The judgement on one row: a proposal, a reason why it is none, or null where it asks for nothing. */
type Judged =
  | { readonly asked: Pick<Found, "kind" | "clauseId" | "hash" | "text"> & Partial<Found> }
  | { readonly not: NotUnderstood["why"] }
  | null;

/** MatchedParagraph by row what a file would propose, and what of it cannot be (rules X27 and X4). */
export function understoodProposals(
  rows: readonly MatchedParagraph[],
  within: Within,
): { readonly proposals: readonly Found[]; readonly not: readonly NotUnderstood[] } {
  const { against, sent } = within;
  const proposals: Found[] = [];
  const not: NotUnderstood[] = [];
  const moves = openMoves();
  const around = aroundText(rows, against);
  let before: AgainstClause | null = null;

  for (const row of rows) {
    if (row.match !== null) before = against[row.match.clause]!;
    const judged =
      row.match === null || before === null
        ? onNothing(row, { ...within, ...around, before })
        : onClause(row, before, within);
    if (judged === null) continue;
    const isTooLong = "asked" in judged && judged.asked.text.length > CLAUSE_CHARS_MAX;
    if ("not" in judged || isTooLong) {
      const view = (row.after ?? row.before)!;
      const why = "not" in judged ? judged.not : "longerThanAClause";
      not.push({ line: view.line, why, words: shortened(view.text) });
      continue;
    }
    const n = proposals.length + 1;
    moves.note(n, row);
    proposals.push({ n, ...ofRow(row, within), ...judged.asked });
  }
  const matched = new Set(rows.flatMap(({ match }) => match?.clause ?? []));
  against.forEach(({ id, number, text }, c) => {
    // An empty paragraph has nothing that could be missed.
    if (!matched.has(c) && comparable(text) !== "" && (sent === null || sent.has(id)))
      not.push({ line: 0, why: "missing", words: shortened(`${number} ${text}`) });
  });
  const movedWith = moves.halves();
  return { proposals: proposals.map((one) => ({ ...one, movedWith: movedWith.get(one.n) ?? null })), not };
}

/** Every proposal of a row has these; what it asks for comes on top. */
function ofRow(
  row: MatchedParagraph,
  { byWords, language }: Within,
): Omit<Found, "n" | "kind" | "clauseId" | "hash" | "text"> {
  const authors = row.authors.filter((author) => author !== COMPARED.author);
  const isStruck = [row.after, row.before].some((view) => view?.paragraphs.some(isStruckByHand));
  return {
    line: (row.after ?? row.before)!.line,
    clauseKind: null,
    movedWith: null,
    rebased: false,
    movedOn: false,
    language: row.language ?? language,
    otherLanguage: row.language !== null || !byWords,
    authors,
    on: null,
    compared: row.language === null && (authors.length === 0 || authors.length < row.authors.length),
    ...(isStruck ? { byHand: true } : {}),
    index: row.index,
  };
}

/** Pairs the two proposals that come of one move in Word. */
function openMoves(): {
  readonly note: (n: number, row: MatchedParagraph) => void;
  readonly halves: () => ReadonlyMap<number, number>;
} {
  const from = new Map<string, number>();
  const to = new Map<string, number>();
  return {
    note: (n, { movedFrom, movedTo }) => {
      for (const move of movedFrom) from.set(move, n);
      for (const move of movedTo) to.set(move, n);
    },
    halves: () =>
      new Map(
        [...from].flatMap(([move, n]) => {
          const other = to.get(move);
          return other === undefined || other === n ? [] : [[n, other] as const, [other, n] as const];
        }),
      ),
  };
}

function onClause(
  row: MatchedParagraph,
  clause: AgainstClause,
  { byWords, made, isBilingual, sent }: Within,
): Judged {
  const { id: clauseId, hash, kind } = clause;
  const words = row.after === null ? "" : numberedWords(row.after.text).text;
  const text = withoutClosingSign(kind, words);
  const tracked = row.authors.length > 0;
  const isSame = comparable(text) === comparable(row.stood.text);
  const isWork = row.language !== null;
  if (isWork || !byWords) {
    // Without comparing words an empty place says nothing, and words that stood there before are a translation.
    if (comparable(text) === "")
      return isWork ? null : { asked: { kind: "delete", clauseId, hash, text: "" } };
    return !isSame || (isWork && !tracked) ? { asked: { kind: "change", clauseId, hash, text } } : null;
  }
  if (sent !== null) {
    const asked = requestedSince(clause, { before: row.stood.text, after: text });
    if (asked.kind !== "words") return null;
    const { rebased, movedOn } = asked;
    const change = asked.text === "" ? "delete" : "change";
    return { asked: { kind: change, clauseId, hash, text: asked.text, rebased, movedOn } };
  }
  // The base words of a bilingual copy are locked, and what nobody tracked there is nobody's change.
  if (!tracked && isBilingual) return null;
  if (!tracked && row.othersToo) return made?.form === "tracked" ? null : { not: "mixedWithOthers" };
  if (comparable(text) === "") {
    const isOther = tracked && !reads(clause, row.stood.text);
    return { asked: { kind: "delete", clauseId, hash, text: "", movedOn: isOther } };
  }
  const asked = requestedChange(clause, { before: row.stood.text, after: text, tracked }, made);
  if (asked.kind === "undecided") return { not: "undecided" };
  if (asked.kind !== "words") return null;
  const { rebased, movedOn } = asked;
  return { asked: { kind: "change", clauseId, hash, text: asked.text, rebased, movedOn } };
}

/** The rows of the file that belong to the text, from the first one to the last; the clauses, and the title. */
type Text = {
  readonly first: number;
  readonly last: number;
  readonly living: ReadonlySet<ClauseId>;
  readonly title: string;
};

function aroundText(rows: readonly MatchedParagraph[], against: readonly AgainstClause[]): Text {
  const inText = rows.flatMap(({ match, index }) => (match === null ? [] : [index]));
  return {
    first: inText[0] ?? Infinity,
    last: inText.at(-1) ?? -1,
    living: new Set(against.map(({ id }) => id)),
    title: comparable(against.find(({ kind }) => kind === "title")?.text ?? ""),
  };
}

/** `before`: the clause above the row. */
function onNothing(
  row: MatchedParagraph,
  {
    byWords,
    made,
    first,
    last,
    living,
    title,
    before,
  }: Pick<Within, "byWords" | "made"> & Text & { readonly before: AgainstClause | null },
): Judged {
  const words = row.after === null ? null : numberedWords(row.after.text);
  const tracked = row.authors.length > 0;
  if (row.stood.tags.some((tag) => !living.has(tag))) return tracked ? { not: "goneSince" } : null;
  if (words === null || comparable(words.text) === "") return null;
  const { where, style } = row.after!.paragraphs[0]!;
  const added = row.before === null || comparable(row.stood.text) === "";
  const isFilled = row.language !== null;
  // The head of the table, and what our own files print around a text.
  if (isFilled && row.index < first) return null;
  const isFrame = AROUND.test(style) || (row.index < first && comparable(words.text) === title);
  if (!isFilled && made !== null && !tracked && isFrame) return null;
  const isAround = !byWords || AROUND.test(style) || row.index < first || row.index > last;
  if (where !== "body" && !added && !isFilled)
    return { not: where === "table" ? "tableWords" : "textBoxWords" };
  if (!added && !isFilled && isAround) return { not: "notOfThisText" };
  const isVerb = isVerbLine({ text: words.text, number: words.number, style, tags: [] });
  const text = withoutClosingSign(isVerb ? "verb" : "operative", words.text);
  const clauseKind = isVerb ? "verb" : null;
  return { asked: { kind: "add", clauseId: before?.id ?? null, hash: null, clauseKind, text } };
}

const isStruckByHand = ({ runs }: WordParagraph): boolean =>
  runs.some(({ struckByHand, text }) => struckByHand === true && text.trim() !== "");

/** Compares with the standing words, also as they went out clean. */
const reads = ({ text, wentOut = [] }: AgainstClause, words: string): boolean =>
  [text, ...wentOut.flatMap((one) => (one.baseText === null ? one.text : []))].some(
    (one) => comparable(one) === comparable(words),
  );
