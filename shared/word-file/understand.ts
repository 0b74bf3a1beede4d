import { languageOf, latinLanguageOf } from "../checks/text-language.ts";
import type { ClauseId } from "../ids.ts";
import { leftOutOf } from "./left-out-of.ts";
import { bilingualRows, withoutBeside } from "./bilingual.ts";
import { matchParagraphs, type OriginalParagraph } from "./match-paragraphs.ts";
import { numberedWords } from "../printed/paragraph-words.ts";
import { understoodComments } from "./understood-comments.ts";
import { footnotesNowhere, understoodFootnotes } from "./understood-footnotes.ts";
import { type MatchedParagraph, understoodProposals } from "./understood-proposals.ts";
import type { understoodEdits } from "./sent-edits.ts";
import type { SinceSent } from "./since-sent.ts";
import { COMPARED } from "./since-tokens.ts";
import { type TrackedPair, trackedPairs, type View } from "./tracked-pairs.ts";
import type {
  AgainstClause,
  MatchedBy,
  NotUnderstood,
  Understood,
  UnderstoodFootnote,
} from "./understood.ts";
import type { WordFile } from "./word-file.ts";
import { authorsIn, linesOfOthers, withoutOthers } from "./without-others.ts";

/** Of a text's clauses at least so many must be in a file, or it is a file of some other text. */
const SHARE_OF_TEXT = 1 / 3;
const LINE_CHARS_MAX = 160;

/** The edits in a file since it went out, beside changes of the text itself. */
export type SentFileEdits = Pick<SinceSent, "clauses" | "onProposals"> & {
  readonly seq: number;
  /** The clauses with the footnotes that they had then. */
  readonly notesThen: (against: readonly AgainstClause[]) => readonly AgainstClause[];
  /** Of what was done to footnotes, what can be done to those that there are. */
  readonly notesNow: (footnotes: readonly UnderstoodFootnote[]) => readonly UnderstoodFootnote[];
  readonly isLabel: (author: string) => boolean;
  /** Everybody whom the file names: within a proposal's words too. */
  readonly authors: readonly string[];
  readonly understood: (language: string) => ReturnType<typeof understoodEdits>;
};
const NO_EDITS: ReturnType<typeof understoodEdits> = { proposals: [], comments: [], settled: [], not: [] };

/** Reads a Word file against a text, as if somebody else's changes had never been made (rules X3 to X5). */
export function understand(
  whole: WordFile,
  against: readonly AgainstClause[],
  isOther: (author: string) => boolean = () => false,
  since: SentFileEdits | null = null,
): Understood {
  const { made } = whole;
  const file = withoutOthers(whole, isOther);
  const { paragraphs, not: beside } = withoutBeside(file.paragraphs);
  const isBilingual = made?.form === "bilingual" || paragraphs.some(({ work }) => work !== null);
  const pairs = trackedPairs(paragraphs);
  const {
    text,
    filled,
    not: unfilled,
  } = isBilingual ? bilingualRows(pairs, against) : { text: pairs, filled: [], not: [] };
  const stood = text.map(stoodOf);
  const language = languageOfFile(text, against);
  const byWords = !language.other;
  const matches = matchParagraphs(against, stood, { byWords });
  const others = linesOfOthers(whole, isOther);
  const inText = text.map((pair, i): Omit<MatchedParagraph, "index"> => ({
    ...pair,
    stood: stood[i]!,
    match: matches[i]!,
    language: null,
    othersToo: viewOf(pair).paragraphs.some(({ line }) => others.has(line)),
  }));
  const rows: readonly MatchedParagraph[] = [...inText, ...filled]
    .toSorted((a, b) => viewOf(a).line - viewOf(b).line)
    .map((row, index) => ({ ...row, index }));
  const found = new Map(
    rows.flatMap(({ match }) => (match === null ? [] : [[match.clause, match.by] as const])),
  );
  const matched = [...found].map(([clause, by]): { clauseId: ClauseId; by: MatchedBy } => ({
    clauseId: against[clause]!.id,
    by,
  }));
  const counted = against.filter(({ kind }) => kind !== "note").length;
  const isOfThisText =
    (since !== null && matched.length > 0) ||
    (matched.length > 0 && matched.length >= counted * SHARE_OF_TEXT);
  const asked = isOfThisText
    ? understoodProposals(rows, {
        against,
        language: language.tag,
        byWords,
        made,
        isBilingual,
        sent: since?.clauses ?? null,
      })
    : { proposals: [], not: [] };
  const comments = isOfThisText
    ? understoodComments(file, rows, against, since?.onProposals)
    : { comments: [], reasons: new Map<number, string>(), not: [] };
  const noted = new Set(
    rows.flatMap((row) =>
      row.match === null || row.language !== null ? [] : viewOf(row).paragraphs.map(({ line }) => line),
    ),
  );
  const footnotes = !isOfThisText
    ? []
    : since === null
      ? understoodFootnotes(file, rows, against)
      : since.notesNow(understoodFootnotes(file, rows, since.notesThen(against)));
  const edits = since?.understood(language.tag) ?? NO_EDITS;
  const not: readonly NotUnderstood[] = [
    ...asked.not,
    ...edits.not,
    ...(isOfThisText ? [...beside, ...unfilled] : []),
    ...comments.not,
    ...(isOfThisText ? footnotesNowhere(file, rows, against) : []),
    ...leftOutOf(file).filter(
      // A change in a clause's footnote is understood.
      ({ why, line }) => why !== "footnoteRevision" || !isOfThisText || !noted.has(line),
    ),
  ];
  return {
    authors: (since?.authors ?? authorsIn(whole)).filter(
      (author) => author !== COMPARED.author && since?.isLabel(author) !== true,
    ),
    made,
    filledIn: isBilingual
      ? { filled: filled.filter(({ match }) => match !== null).length, of: against.length }
      : null,
    isOfThisText,
    language: language.tag,
    otherLanguage: language.other,
    matched,
    proposals: [
      ...asked.proposals.map(({ index, ...one }) => ({ ...one, reason: comments.reasons.get(index) ?? "" })),
      ...edits.proposals.map((one, i) => ({ ...one, n: asked.proposals.length + i + 1 })),
    ],
    comments: [
      ...comments.comments,
      ...edits.comments.map((one, i) => ({ ...one, n: comments.comments.length + i + 1 })),
    ],
    sentAt: since?.seq ?? null,
    settled: edits.settled,
    footnotes,
    not: not.toSorted((a, b) => a.line - b.line),
  };
}

const viewOf = ({ before, after }: Pick<TrackedPair, "before" | "after">): View => (after ?? before)!;

function stoodOf({ before }: TrackedPair): OriginalParagraph {
  if (before === null) return { text: "", number: "", style: "", tags: [] };
  const { number, text } = numberedWords(before.text, before.paragraphs.at(-1)!.number);
  const style = before.paragraphs.at(-1)!.style;
  return { text, number, style, tags: before.paragraphs.flatMap(({ tags }) => tags) };
}

/** By script; among Latin ones by the section verbs, since Word's own tags are often wrong. */
function languageOfFile(
  pairs: readonly TrackedPair[],
  against: readonly AgainstClause[],
): { readonly tag: string; readonly other: boolean } {
  const verbs = against.flatMap(({ kind, text }) => (kind === "verb" ? [text] : []));
  const drafting = latinLanguageOf(verbs);
  const textIs = languageOf(against.map(({ text }) => text).join(" "), drafting);
  const lines = pairs.flatMap(({ before, after }) => numberedWords((after ?? before)?.text ?? "").text);
  const here = latinLanguageOf(lines.filter((line) => line.length <= LINE_CHARS_MAX));
  const fileIs = languageOf(lines.join(" "), here === "en" ? drafting : here);
  return { tag: fileIs, other: fileIs !== textIs };
}
