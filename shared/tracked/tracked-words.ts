import type { Piece } from "../history/compared.ts";
import { shownWords } from "../text/plain-words.ts";
import type { ProposalId } from "../ids.ts";
import { changesOf } from "../negotiation/proposal-changes.ts";

/** Author of a change, as a file names them: a delegation's symbol or an office, never a person; and when. */
export type ChangeAuthor = {
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The running proposal that would make it; absent where the room made it. */
  readonly proposal?: ProposalId;
};

/** Words with one history: what is both was put in by one and struck by another. */
export type TrackedPiece = {
  readonly text: string;
  readonly added: ChangeAuthor | null;
  readonly removed: ChangeAuthor | null;
  /** In the room's own words, as they are now: footnotes and comments are placed among these. */
  readonly stands: boolean;
};

type Chars = { readonly client: number; readonly clock: number; readonly length: number };

/** Tells who wrote and who struck characters, and when. */
export type ChangeAuthors = {
  readonly written: (chars: Chars) => ChangeAuthor;
  /** Stretches in order, together as long as the range; null where they were not struck one by one. */
  readonly struck: (chars: Chars) => readonly { readonly length: number; readonly by: ChangeAuthor | null }[];
};

/**
 * A compared clause's words with whose changes they are; moved words go at one place and come at another (rule R11).
 * `otherwise`: who took away what was not struck character by character, as with a whole clause.
 */
export function trackedPieces(
  pieces: readonly Piece[],
  { revisions, otherwise }: { readonly revisions: ChangeAuthors; readonly otherwise: ChangeAuthor },
): readonly TrackedPiece[] {
  const tracked: TrackedPiece[] = [];
  for (const { kind, text, client, clock } of shownPieces(pieces)) {
    const chars = { client, clock, length: text.length };
    switch (kind) {
      case "same":
        push(tracked, { text, added: null, removed: null, stands: true });
        break;
      case "added":
      case "movedIn":
        push(tracked, { text, added: revisions.written(chars), removed: null, stands: true });
        break;
      case "removed":
      case "movedOut": {
        let at = 0;
        for (const { length, by } of revisions.struck(chars)) {
          const struck = { text: text.slice(at, at + length), removed: by ?? otherwise };
          push(tracked, { ...struck, added: null, stands: false });
          at += length;
        }
      }
    }
  }
  return tracked;
}

/** Shows pieces as the document does: the text on both sides decides which signs are unseen (rule W2). */
function shownPieces(pieces: readonly Piece[]): readonly Piece[] {
  const words = pieces.map(({ text }) => text).join("");
  const shown = shownWords(words);
  if (shown === words) return pieces;
  let at = 0;
  return pieces.map((piece) => ({ ...piece, text: shown.slice(at, (at += piece.text.length)) }));
}

/** Words that stand, as they are where nobody changed any. */
export const untracked = (text: string): readonly TrackedPiece[] =>
  text === "" ? [] : [{ text, added: null, removed: null, stands: true }];

/** Text after all changes are accepted. */
export const acceptedText = (pieces: readonly TrackedPiece[]): string =>
  pieces.map(({ text, removed }) => (removed === null ? text : "")).join("");

/**
 * A proposal over the words that stand: taking all changes gives the proposal, refusing all still gives what stood
 * before anybody changed anything.
 */
export function proposedOver(
  pieces: readonly TrackedPiece[],
  proposed: string,
  by: ChangeAuthor,
): readonly TrackedPiece[] {
  const tracked: TrackedPiece[] = [];
  let rest = pieces;
  /** Goes on over so many characters that stand, with what was struck between them. */
  const take = (length: number, removed: ChangeAuthor | null): void => {
    let left = length;
    while (rest[0] !== undefined && (left > 0 || rest[0].removed !== null)) {
      const [first, ...others] = rest;
      if (first.removed !== null) {
        push(tracked, first);
        rest = others;
        continue;
      }
      const text = first.text.slice(0, left);
      push(tracked, { ...first, text, removed });
      left -= text.length;
      rest =
        text.length < first.text.length
          ? [{ ...first, text: first.text.slice(text.length) }, ...others]
          : others;
      if (left === 0) return;
    }
  };
  for (const change of changesOf(acceptedText(pieces), proposed)) {
    if (change.kind === "same") take(change.text.length, null);
    else {
      if (change.removed !== "") take(change.removed.length, by);
      if (change.added !== "") push(tracked, { text: change.added, added: by, removed: null, stands: false });
    }
  }
  for (const piece of rest) push(tracked, piece);
  return tracked;
}

/**
 * True if somebody would strike their own insertion: LibreOffice keeps no deletion of an author's own insertion, and
 * the words would come back as if nobody had proposed to strike them.
 */
export const strikesOwn = (pieces: readonly TrackedPiece[]): boolean =>
  pieces.some(({ added, removed }) => added !== null && added.author === removed?.author);

const sameRevision = (one: ChangeAuthor | null, other: ChangeAuthor | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.author === other.author &&
    one.at === other.at &&
    one.proposal === other.proposal);

function push(tracked: TrackedPiece[], piece: TrackedPiece): void {
  if (piece.text === "") return;
  const last = tracked.at(-1);
  const goesOn =
    last !== undefined &&
    last.stands === piece.stands &&
    sameRevision(last.added, piece.added) &&
    sameRevision(last.removed, piece.removed);
  if (goesOn) tracked[tracked.length - 1] = { ...last, text: last.text + piece.text };
  else tracked.push(piece);
}
