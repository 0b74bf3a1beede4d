import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { Matched, OriginalParagraph } from "./match-paragraphs.ts";
import { isVerbLine } from "./match-paragraphs.ts";
import { comparable, numberedWords, withoutClosingSign } from "../printed/paragraph-words.ts";
import { shortened } from "./shortened.ts";
import type { TrackedPair } from "./tracked-pairs.ts";
import type { AgainstClause, NotUnderstood, UnderstoodProposal } from "./understood.ts";
import type { WordFileMade, WordParagraph } from "./word-file.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import { COMPARED } from "./since-tokens.ts";
import { requestedSince, requestedChange } from "./words-asked.ts";

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

/** Row by row what a file would propose, and what of it cannot be (rules X27 and X4). */
export function understoodProposals(
  rows: readonly MatchedParagraph[],
  within: Within,
): { readonly proposals: readonly Found[]; readonly not: readonly NotUnderstood[] } {
  const { against, byWords, made, isBilingual, sent } = within;
  const proposals: Found[] = [];
  const not: NotUnderstood[] = [];
  const from = new Map<string, number>();
  const to = new Map<string, number>();
  const inText = rows.flatMap(({ match, index }) => (match === null ? [] : [index]));
  const [first, last] = [inText[0] ?? Infinity, inText.at(-1) ?? -1];
  const living = new Set<ClauseId>(against.map(({ id }) => id));
  const title = comparable(against.find(({ kind }) => kind === "title")?.text ?? "");
  let before: AgainstClause | null = null;
  const tell = (why: NotUnderstood["why"], row: MatchedParagraph): void => {
    const view = (row.after ?? row.before)!;
    not.push({ line: view.line, why, words: shortened(view.text) });
  };
  const put = (
    row: MatchedParagraph,
    asked: Pick<Found, "kind" | "clauseId" | "hash" | "text"> & Partial<Found>,
  ): void => {
    const { index } = row;
    const authors = row.authors.filter((author) => author !== COMPARED.author);
    if (asked.text.length > CLAUSE_CHARS_MAX) {
      tell("longerThanAClause", row);
      return;
    }
    const n = proposals.length + 1;
    for (const move of row.movedFrom) from.set(move, n);
    for (const move of row.movedTo) to.set(move, n);
    proposals.push({
      n,
      line: (row.after ?? row.before)!.line,
      clauseKind: null,
      movedWith: null,
      rebased: false,
      movedOn: false,
      language: row.language ?? within.language,
      otherLanguage: row.language !== null || !byWords,
      authors,
      on: null,
      compared: row.language === null && (authors.length === 0 || authors.length < row.authors.length),
      ...([row.after, row.before].some((view) => view?.paragraphs.some(isStruckByHand))
        ? { byHand: true }
        : {}),
      index,
      ...asked,
    });
  };

  const onClause = (row: MatchedParagraph, clause: AgainstClause): void => {
    const { id: clauseId, hash, kind } = clause;
    const words = row.after === null ? "" : numberedWords(row.after.text).text;
    const text = withoutClosingSign(kind, words);
    const tracked = row.authors.length > 0;
    const isSame = comparable(text) === comparable(row.stood.text);
    const isWork = row.language !== null;
    if (isWork || !byWords) {
      // Without comparing words an empty place says nothing, and words that stood there before are a translation.
      if (comparable(text) === "") {
        if (!isWork) put(row, { kind: "delete", clauseId, hash, text: "" });
      } else if (!isSame || (isWork && !tracked)) put(row, { kind: "change", clauseId, hash, text });
      return;
    }
    if (sent !== null) {
      const asked = requestedSince(clause, { before: row.stood.text, after: text });
      if (asked.kind !== "words") return;
      const { rebased, movedOn } = asked;
      put(row, {
        kind: asked.text === "" ? "delete" : "change",
        clauseId,
        hash,
        text: asked.text,
        rebased,
        movedOn,
      });
      return;
    }
    // The base words of a bilingual copy are locked, and what nobody tracked there is nobody's change.
    if (!tracked && isBilingual) return;
    if (!tracked && row.othersToo) {
      if (made?.form !== "tracked") tell("mixedWithOthers", row);
      return;
    }
    if (comparable(text) === "") {
      const isOther = tracked && !reads(clause, row.stood.text);
      put(row, { kind: "delete", clauseId, hash, text: "", movedOn: isOther });
      return;
    }
    const asked = requestedChange(clause, { before: row.stood.text, after: text, tracked }, made);
    if (asked.kind === "undecided") tell("undecided", row);
    else if (asked.kind === "words") {
      const { rebased, movedOn } = asked;
      put(row, { kind: "change", clauseId, hash, text: asked.text, rebased, movedOn });
    }
  };

  const onNothing = (row: MatchedParagraph): void => {
    const words = row.after === null ? null : numberedWords(row.after.text);
    const tracked = row.authors.length > 0;
    if (row.stood.tags.some((tag) => !living.has(tag))) {
      if (tracked) tell("goneSince", row);
      return;
    }
    if (words === null || comparable(words.text) === "") return;
    const { where, style } = row.after!.paragraphs[0]!;
    const added = row.before === null || comparable(row.stood.text) === "";
    const isFilled = row.language !== null;
    // The head of the table, and what our own files print around a text.
    if (isFilled && row.index < first) return;
    const isFrame = AROUND.test(style) || (row.index < first && comparable(words.text) === title);
    if (!isFilled && made !== null && !tracked && isFrame) return;
    const isAround = !byWords || AROUND.test(style) || row.index < first || row.index > last;
    if (where !== "body" && !added && !isFilled) tell(where === "table" ? "tableWords" : "textBoxWords", row);
    else if (!added && !isFilled && isAround) tell("notOfThisText", row);
    else {
      const isVerb = isVerbLine({ text: words.text, number: words.number, style, tags: [] });
      const text = withoutClosingSign(isVerb ? "verb" : "operative", words.text);
      const at = { clauseId: before?.id ?? null, hash: null, clauseKind: isVerb ? "verb" : null } as const;
      put(row, { kind: "add", ...at, text });
    }
  };

  for (const row of rows) {
    if (row.match === null) onNothing(row);
    else {
      before = against[row.match.clause]!;
      onClause(row, before);
    }
  }
  const matched = new Set(rows.flatMap(({ match }) => match?.clause ?? []));
  against.forEach(({ id, number, text }, c) => {
    // An empty paragraph has nothing that could be missed.
    if (!matched.has(c) && comparable(text) !== "" && (sent === null || sent.has(id)))
      not.push({ line: 0, why: "missing", words: shortened(`${number} ${text}`) });
  });
  const halves = [...from].flatMap(([move, n]) => {
    const other = to.get(move);
    return other === undefined || other === n ? [] : [[n, other] as const, [other, n] as const];
  });
  const movedWith = new Map(halves);
  return { proposals: proposals.map((one) => ({ ...one, movedWith: movedWith.get(one.n) ?? null })), not };
}

const isStruckByHand = ({ runs }: WordParagraph): boolean =>
  runs.some(({ struckByHand, text }) => struckByHand === true && text.trim() !== "");

/** Compares with the standing words, also as they went out clean. */
const reads = ({ text, wentOut = [] }: AgainstClause, words: string): boolean =>
  [text, ...wentOut.flatMap((one) => (one.baseText === null ? one.text : []))].some(
    (one) => comparable(one) === comparable(words),
  );
