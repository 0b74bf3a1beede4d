import { bracketSpans } from "../text/brackets.ts";
import { UNDECIDED } from "../text/clean-result.ts";
import type { DocumentClause, DocumentFootnote, OpinionDocument } from "../document/opinion-document.ts";

/**
 * The text as it would be read without what is still in brackets: nothing is chosen for anybody, so alternatives stand
 * as one […], and their words in a footnote of its own (rule R12). Names in brackets say who asked, and go.
 */
export function cleanDocument(
  document: OpinionDocument,
  { names, say }: { readonly names: ReadonlySet<string>; readonly say: (undecided: string) => string },
): OpinionDocument {
  const clauses = document.clauses.map((clause) => cleanClause(clause, names, say));
  const title = clauses.find(({ kind }) => kind === "title")?.text ?? document.title;
  return { ...document, title, clauses };
}

type Undecided = { start: number; end: number };

function cleanClause(
  clause: DocumentClause,
  names: ReadonlySet<string>,
  say: (undecided: string) => string,
): DocumentClause {
  const { text, footnotes } = clause;
  if (!text.includes("[")) return clause;
  const notes: DocumentFootnote[] = [];
  /** Place of each character of the words in the clean ones. */
  const places: number[] = [];
  let clean = "";
  for (const { text: some, stands, undecided } of cleanPieces(text, names)) {
    if (undecided !== null) notes.push({ n: 0, at: clean.length + some.length, text: say(undecided) });
    // A character without a place of its own stands at the end of its piece's clean words.
    for (let at = 0; at < stands.length; at++)
      places.push(clean.length + (undecided === null && at < some.length ? at : some.length));
    clean += some;
  }
  const trimmed = clean.trimEnd();
  const placed = footnotes.map((one) => ({ ...one, at: places[one.at] ?? clean.length }));
  return {
    ...clause,
    text: trimmed,
    footnotes: [...notes, ...placed].map((one) => ({ ...one, at: Math.min(one.at, trimmed.length) })),
  };
}

/** Clean words with the words that they stand for; as long as these, or one that nobody can divide. */
export type CleanPiece = {
  readonly text: string;
  readonly stands: string;
  /** The bracketed words that this […] stands for; else null. */
  readonly undecided: string | null;
};

/** The words in order, without what is still in brackets. */
export function cleanPieces(text: string, names: ReadonlySet<string>): readonly CleanPiece[] {
  if (!text.includes("[")) return text === "" ? [] : [{ text, stands: text, undecided: null }];
  const { gaps, gone } = gapsIn(text, names);
  const pieces: Open[] = [];
  let end = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const gap = gaps.find((one) => at >= one.start && at < one.end);
    if (gap !== undefined) {
      const undecided = text.slice(at, gap.end);
      pieces.push({ text: UNDECIDED, stands: undecided, undecided });
      [at, end] = [gap.end - 1, UNDECIDED];
      continue;
    }
    const isSecondSpace = sign === " " && (end === "" || end === " ");
    if (isSecondSpace || gone.some((one) => at >= one.start && at < one.end)) {
      passOver(pieces, sign);
      continue;
    }
    const last = pieces.at(-1);
    if (last !== undefined && isEven(last)) {
      last.text += sign;
      last.stands += sign;
    } else pieces.push({ text: sign, stands: sign, undecided: null });
    end = sign;
  }
  trimEnd(pieces);
  return pieces;
}

type Open = { text: string; stands: string; undecided: string | null };

const isEven = ({ text, stands, undecided }: Open): boolean =>
  undecided === null && text.length === stands.length;

/** Keeps a sign that is not printed with what stands before it; nobody can divide the two. */
function passOver(pieces: Open[], sign: string): void {
  const last = pieces.at(-1);
  if (last === undefined) pieces.push({ text: "", stands: sign, undecided: null });
  else if (isEven(last) && last.text.length > 1) {
    const before = last.text.slice(-1);
    last.text = last.stands = last.text.slice(0, -1);
    pieces.push({ text: before, stands: before + sign, undecided: null });
  } else last.stands += sign;
}

/** Takes white space off the end, and keeps it with the words before it. */
function trimEnd(pieces: Open[]): void {
  for (let last = pieces.at(-1); last !== undefined && last.text.endsWith(" "); last = pieces.at(-1)) {
    const rest = last.stands.slice(last.text.length - 1);
    last.text = last.text.slice(0, -1);
    last.stands = last.stands.slice(0, last.text.length);
    if (last.text === "") pieces.pop();
    for (const sign of rest) passOver(pieces, sign);
    if (pieces.length === 1 && pieces[0]!.text === "") return;
  }
}

/** Brackets that touch are one gap; names among them go with it. */
function gapsIn(
  text: string,
  names: ReadonlySet<string>,
): { readonly gaps: readonly Undecided[]; readonly gone: readonly Undecided[] } {
  const gaps: Undecided[] = [];
  const gone: Undecided[] = [];
  for (const { start, end, depth, attribution } of bracketSpans(text, names)) {
    if (depth > 1) continue;
    const last = gaps.at(-1);
    const touches = last !== undefined && text.slice(last.end, start).trim() === "";
    if (touches) last.end = end;
    else if (attribution) gone.push({ start, end });
    else gaps.push({ start, end });
  }
  return { gaps, gone };
}
