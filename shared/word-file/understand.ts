import { languageOf, latinLanguageOf } from "../checks/text-language.ts";
import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { Matched, Stood } from "./match-paragraphs.ts";
import { isVerbLine, matchParagraphs } from "./match-paragraphs.ts";
import { comparable, numberedWords, withoutClosingSign } from "./paragraph-words.ts";
import { understoodComments } from "./understood-comments.ts";
import type { TrackedPair } from "./tracked-pairs.ts";
import { trackedPairs } from "./tracked-pairs.ts";
import type {
  AgainstClause,
  MatchedBy,
  NotUnderstood,
  Understood,
  UnderstoodProposal,
} from "./understood.ts";
import type { WordFile, WordParagraph } from "./word-file.ts";
import { authorsIn, withoutOthers } from "./without-others.ts";

/** Styles of what our own files print around a text, and Word around any. */
const AROUND =
  /^(?:masthead|standing|sample|small|state ?note|resno|res_no|toc|header|footer|footnote|table|legend|caption)/u;
/** Of a text's clauses at least so many must be in a file, or it is a file of some other text. */
const SHARE_OF_TEXT = 1 / 3;
const QUOTE_CHARS = 160;

type Row = TrackedPair & { readonly stood: Stood; readonly match: Matched | null; readonly index: number };

/** What a Word file would say about a text, had somebody else's changes never been made (rules X3 to X5). */
export function understand(
  whole: WordFile,
  against: readonly AgainstClause[],
  isOther: (author: string) => boolean = () => false,
): Understood {
  const file = withoutOthers(whole, isOther);
  const pairs = trackedPairs(file.paragraphs);
  const stood = pairs.map(stoodOf);
  const language = languageOfFile(pairs, against);
  const byWords = !language.other;
  const matches = matchParagraphs(against, stood, { byWords });
  const rows = pairs.map((pair, index): Row => ({
    ...pair,
    stood: stood[index]!,
    match: matches[index]!,
    index,
  }));
  const matched = rows.flatMap(({ match }): { clauseId: ClauseId; by: MatchedBy }[] =>
    match === null ? [] : [{ clauseId: against[match.clause]!.id, by: match.by }],
  );
  const counted = against.filter(({ kind }) => kind !== "note").length;
  const isOfThisText = matched.length > 0 && matched.length >= counted * SHARE_OF_TEXT;
  const found = isOfThisText
    ? proposalsIn(rows, { against, language: language.tag, byWords })
    : { proposals: [], not: [] };
  const comments = isOfThisText
    ? understoodComments(file.comments, rows, against)
    : { comments: [], reasons: new Map<number, string>(), not: [] };
  const not: readonly NotUnderstood[] = [
    ...found.not,
    ...comments.not,
    ...file.leftOut.map(({ what, line }) => ({ line, why: what, words: wordsAt(file.paragraphs, line) })),
  ];
  return {
    authors: authorsIn(whole),
    isOfThisText,
    language: language.tag,
    otherLanguage: language.other,
    matched,
    proposals: found.proposals.map(({ index, ...one }) => ({
      ...one,
      reason: comments.reasons.get(index) ?? "",
    })),
    comments: comments.comments,
    not: not.toSorted((a, b) => a.line - b.line),
  };
}

function stoodOf({ before }: TrackedPair): Stood {
  if (before === null) return { text: "", number: "", style: "", tags: [] };
  const { number, text } = numberedWords(before.text, before.paragraphs.at(-1)!.number);
  const style = before.paragraphs.at(-1)!.style;
  return { text, number, style, tags: before.paragraphs.flatMap(({ tags }) => tags) };
}

const wordsAt = (paragraphs: readonly WordParagraph[], line: number): string =>
  shortened(
    paragraphs
      .find((one) => one.line === line)
      ?.runs.map(({ text }) => text)
      .join("") ?? "",
  );

const shortened = (text: string): string => {
  const words = text.replace(/\s+/gu, " ").trim();
  return words.length > QUOTE_CHARS ? `${words.slice(0, QUOTE_CHARS)}…` : words;
};

/** By script; among Latin ones by the section verbs, since Word's own tags are often wrong. */
function languageOfFile(
  pairs: readonly TrackedPair[],
  against: readonly AgainstClause[],
): { readonly tag: string; readonly other: boolean } {
  const verbs = against.flatMap(({ kind, text }) => (kind === "verb" ? [text] : []));
  const drafting = latinLanguageOf(verbs);
  const textIs = languageOf(against.map(({ text }) => text).join(" "), drafting);
  const lines = pairs.flatMap(({ before, after }) => numberedWords((after ?? before)?.text ?? "").text);
  const here = latinLanguageOf(lines.filter((line) => line.length <= QUOTE_CHARS));
  const fileIs = languageOf(lines.join(" "), here === "en" ? drafting : here);
  return { tag: fileIs, other: fileIs !== textIs };
}

type Found = Omit<UnderstoodProposal, "reason"> & { readonly index: number };

function proposalsIn(
  rows: readonly Row[],
  { against, language, byWords }: { against: readonly AgainstClause[]; language: string; byWords: boolean },
): { readonly proposals: readonly Found[]; readonly not: readonly NotUnderstood[] } {
  const proposals: Found[] = [];
  const not: NotUnderstood[] = [];
  const from = new Map<string, number>();
  const to = new Map<string, number>();
  const inText = rows.flatMap(({ match, index }) => (match === null ? [] : [index]));
  const [first, last] = [inText[0] ?? Infinity, inText.at(-1) ?? -1];
  let before: AgainstClause | null = null;
  const put = (row: Row, made: Pick<Found, "kind" | "clauseId" | "hash" | "text"> & Partial<Found>): void => {
    const { authors, index } = row;
    const line = (row.after ?? row.before)!.line;
    const n = proposals.length + 1;
    if (made.text.length > CLAUSE_CHARS_MAX) {
      not.push({ line, why: "longerThanAClause", words: shortened(made.text) });
      return;
    }
    for (const move of row.movedFrom) from.set(move, n);
    for (const move of row.movedTo) to.set(move, n);
    const compared = authors.length === 0;
    proposals.push({
      n,
      line,
      clauseKind: null,
      movedWith: null,
      movedOn: false,
      language,
      authors,
      compared,
      index,
      ...made,
    });
  };

  for (const row of rows) {
    const clause = row.match === null ? null : against[row.match.clause]!;
    const words = row.after === null ? null : numberedWords(row.after.text);
    if (clause !== null) {
      const { id: clauseId, hash, kind, text: stands } = clause;
      before = clause;
      const text = words === null ? "" : withoutClosingSign(kind, words.text);
      const tracked = row.authors.length > 0;
      const movedOn = byWords && tracked && comparable(row.stood.text) !== comparable(stands);
      const same = byWords
        ? comparable(text) === comparable(stands)
        : comparable(text) === comparable(row.stood.text);
      if (comparable(text) === "") put(row, { kind: "delete", clauseId, hash, text: "", movedOn });
      else if (!same) put(row, { kind: "change", clauseId, hash, text, movedOn });
      continue;
    }
    if (words === null || comparable(words.text) === "") continue;
    const view = row.after!;
    const { where, style } = view.paragraphs[0]!;
    const added = row.before === null || comparable(row.stood.text) === "";
    const line = view.line;
    if (where !== "body" && !added)
      not.push({
        line,
        why: where === "table" ? "tableWords" : "textBoxWords",
        words: shortened(words.text),
      });
    else if (!added && (!byWords || AROUND.test(style) || row.index < first || row.index > last))
      not.push({ line, why: "notOfThisText", words: shortened(words.text) });
    else {
      const isVerb = isVerbLine({ text: words.text, number: words.number, style, tags: [] });
      const text = withoutClosingSign(isVerb ? "verb" : "operative", words.text);
      put(row, {
        kind: "add",
        clauseId: before?.id ?? null,
        hash: null,
        text,
        clauseKind: isVerb ? "verb" : null,
      });
    }
  }
  const matched = new Set(rows.flatMap(({ match }) => match?.clause ?? []));
  against.forEach(({ number, text }, c) => {
    if (matched.has(c)) return;
    not.push({ line: Infinity, why: "missing", words: shortened(`${number} ${text}`) });
  });
  const halves = [...from].flatMap(([move, n]) => {
    const other = to.get(move);
    return other === undefined || other === n ? [] : [[n, other] as const, [other, n] as const];
  });
  const movedWith = new Map(halves);
  return {
    proposals: proposals.map((one) => ({ ...one, movedWith: movedWith.get(one.n) ?? null })),
    not: not.map((one) => (one.line === Infinity ? { ...one, line: 0 } : one)),
  };
}
