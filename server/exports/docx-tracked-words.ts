import { FootnoteReferenceRun, type ParagraphChild, type TextRun } from "docx";
import type { DocumentFootnote } from "../../shared/document/opinion-document.ts";
import { RIGHT_TO_LEFT } from "../../shared/text/direction.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import type { ChangeAuthor, TrackedPiece } from "../../shared/tracked/tracked-words.ts";
import type { WordThread } from "../../shared/tracked/word-threads.ts";
import { closingRuns } from "./docx-clause.ts";
import type { CommentShelf } from "./docx-comments.ts";
import { docxElement, docxInline } from "./docx-element.ts";
import { apart, type FootnoteShelf, generatedRuns, scriptRuns, tab } from "./docx-text.ts";
import { printable } from "./printable.ts";

/** Shared by the tracked words of one file: Word wants each change numbered. */
export type TrackedShelf = {
  readonly footnotes: FootnoteShelf;
  readonly comments: CommentShelf;
  readonly nextChange: () => number;
};

const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/** As the library wants to be told of a change. */
export const revisionAttributes = ({ author, at }: ChangeAuthor, { nextChange }: TrackedShelf) => ({
  id: nextChange(),
  author: printable(author),
  date: instant(at),
});

type Within = {
  readonly footnotes: readonly DocumentFootnote[];
  readonly threads: readonly WordThread[];
  readonly shelf: TrackedShelf;
};

/** Children that hang on a place in the standing words. */
type Hung = { readonly at: number; readonly children: readonly ParagraphChild[] };

/** Words with their history, the footnotes' signs and the comments' anchors where the words stand that they belong to. */
export function trackedRuns(
  pieces: readonly TrackedPiece[],
  { footnotes, threads, shelf }: Within,
): readonly ParagraphChild[] {
  const fromRight = readsFromRight(pieces.map(({ text }) => text).join(""));
  const hung = hungOn(standingLength(pieces), { footnotes, threads, shelf });
  const children: ParagraphChild[] = [];
  let [at, next] = [0, 0];
  const hangUpTo = (place: number): void => {
    for (; hung[next] !== undefined && hung[next]!.at <= place; next++)
      children.push(...hung[next]!.children);
  };
  hangUpTo(0);
  for (const [i, piece] of pieces.entries()) {
    if (fromRight && (standsApart(piece) || standsApart(pieces[i - 1]))) children.push(apart());
    if (!piece.stands) {
      children.push(...pieceRuns(piece, { fromRight, shelf }));
      continue;
    }
    let rest = piece.text;
    while (rest !== "") {
      const length = Math.min(rest.length, (hung[next]?.at ?? Infinity) - at);
      children.push(...pieceRuns({ ...piece, text: rest.slice(0, length) }, { fromRight, shelf }));
      rest = rest.slice(length);
      at += length;
      hangUpTo(at);
    }
  }
  hangUpTo(Infinity);
  return children;
}

/** A changed figure or Latin word joins no other one beside it, in a line from right to left (rule R30). */
const standsApart = (piece: TrackedPiece | undefined): boolean =>
  piece !== undefined &&
  (piece.added !== null || piece.removed !== null) &&
  /[\p{L}\p{N}]/u.test(piece.text) &&
  !RIGHT_TO_LEFT.test(piece.text);

const standingLength = (pieces: readonly TrackedPiece[]): number =>
  pieces.reduce((sum, { text, stands }) => sum + (stands ? text.length : 0), 0);

function hungOn(length: number, { footnotes, threads, shelf }: Within): readonly Hung[] {
  const hung: (Hung & { readonly rank: number })[] = [];
  for (const thread of threads) {
    const { start, end } = shelf.comments.put(thread, shelf.footnotes.latin);
    const span = thread.span ?? { start: 0, end: length };
    hung.push({ at: span.start, rank: 2, children: start }, { at: span.end, rank: 1, children: end });
  }
  for (const { at, text } of footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n))
    hung.push({
      at: Math.min(at, length),
      rank: 0,
      children: [new FootnoteReferenceRun(shelf.footnotes.put(text))],
    });
  return hung.toSorted((a, b) => a.at - b.at || a.rank - b.rank);
}

function pieceRuns(
  { text, added, removed }: Pick<TrackedPiece, "text" | "added" | "removed">,
  { fromRight, shelf }: { readonly fromRight: boolean; readonly shelf: TrackedShelf },
): readonly ParagraphChild[] {
  const looks = { fromRight, language: shelf.footnotes.latin };
  if (added === null && removed === null) return scriptRuns(text, looks);
  const runs = scriptRuns(text, {
    ...looks,
    ...(removed === null ? {} : { words: (some) => [struck(some)] }),
  });
  return runs.length === 0 ? [] : [changed(runs, { added, removed }, shelf)];
}

/** The margin before a paragraph's words that comes or goes with the whole: tabs, and its number or label. */
export function trackedMargin(
  { text, style, fromRight }: { readonly text: string; readonly style: string; readonly fromRight: boolean },
  by: Pick<TrackedPiece, "added" | "removed">,
  shelf: TrackedShelf,
): readonly ParagraphChild[] {
  const runs = generatedRuns(text, {
    style,
    fromRight,
    ...(by.removed === null ? {} : { words: (some) => [struck(some)] }),
  });
  const margin = runs.length === 0 ? [tab()] : [tab(), ...runs, tab()];
  return [changed(margin, by, shelf)];
}

/** A closing sign that comes with its paragraph. */
export const addedClosing = (
  closing: string,
  added: ChangeAuthor | null,
  shelf: TrackedShelf,
): readonly ParagraphChild[] => {
  const runs = closingRuns(closing);
  return runs.length === 0 || added === null ? runs : [changed(runs, { added, removed: null }, shelf)];
};

const struck = (text: string) => docxElement("w:delText", { "xml:space": "preserve" }, [text]);

/** One change around all its runs; what one put in and another struck stands in both. */
function changed(
  runs: readonly TextRun[],
  { added, removed }: Pick<TrackedPiece, "added" | "removed">,
  shelf: TrackedShelf,
): ParagraphChild {
  const around = (name: "w:ins" | "w:del", by: ChangeAuthor, children: Parameters<typeof docxElement>[2]) => {
    const { id, author, date } = revisionAttributes(by, shelf);
    return docxElement(name, { "w:id": String(id), "w:author": author, "w:date": date }, children);
  };
  const inside = removed === null ? runs : [around("w:del", removed, runs)];
  const whole = added === null ? inside[0]! : around("w:ins", added, inside);
  return docxInline(whole as ReturnType<typeof docxElement>);
}
