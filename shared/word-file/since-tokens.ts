import type { ProposalId } from "../ids.ts";
import { type Aligned, aligned, type AlignedRun } from "./aligned.ts";
import { leadOf, sameRevision, type SentParagraph, type SentPiece } from "./sent-file.ts";
import type { FileChangeAuthor, WordParagraph } from "./word-file.ts";

/** Of what nobody tracked: seen by comparing. No author has such a name. */
export const COMPARED: FileChangeAuthor = { author: "\u0000", at: "", move: null };

/** The place of words in the file that came back. */
export type BackPlace = { readonly paragraph: number; readonly at: number };

/** Words, or the end of a paragraph, and what became of them since the file went out. */
export type SinceToken = {
  readonly kind: "kept" | "gone" | "new";
  /** The end of a paragraph. */
  readonly mark: boolean;
  readonly text: string;
  /** Of what went out: the paragraph, and of words their history with the words that they stand for. */
  readonly sent: number | null;
  readonly piece: SentPiece | null;
  /** As the file has them now; null for what is gone. */
  readonly added: FileChangeAuthor | null;
  readonly removed: FileChangeAuthor | null;
  readonly struckByHand?: true | undefined;
  readonly place: BackPlace | null;
  /** The proposal within whose words somebody typed these. */
  readonly within: ProposalId | null;
};

type Cell = Omit<SinceToken, "kind" | "sent" | "piece" | "place" | "within"> & {
  readonly place: BackPlace;
  /** Typed since the file went out, and tracked. */
  readonly isNew: boolean;
};

const MARK = "\n";
const markOf = (revision: FileChangeAuthor | null): string =>
  revision === null ? "" : `${revision.author}\n${revision.at}`;

type Group = {
  readonly sent: readonly { readonly n: number; readonly paragraph: SentParagraph }[];
  readonly back: readonly { readonly n: number; readonly paragraph: WordParagraph }[];
  readonly isNew: (revision: FileChangeAuthor | null) => boolean;
};

/** Compares a few paragraphs that belong together, in order, without the end of the last one. */
export function sinceTokens({ sent, back, isNew }: Group): readonly SinceToken[] {
  const cells = back.flatMap(({ n, paragraph }, i) =>
    cellsOf(paragraph, { n, isNew, isLast: i === back.length - 1 }),
  );
  const old = cells.filter((cell) => !cell.isNew);
  const pieces = sent.flatMap(({ n, paragraph }, i) => [
    ...paragraph.pieces.map((piece) => ({ n, piece, text: piece.text, isLast: false })),
    ...(i === sent.length - 1 ? [] : [{ n, piece: null, text: MARK, isLast: false }]),
  ]);
  const ops = aligned(
    { text: pieces.map(({ text }) => text).join(""), runs: pieces.map(({ piece }) => sentRun(piece)) },
    {
      text: old.map(({ text }) => text).join(""),
      runs: old.map(({ text, added, removed }) => ({
        length: text.length,
        mark: markOf(added),
        struck: isNew(removed) ? "" : markOf(removed),
      })),
    },
  );
  const subject = sent[0]?.paragraph.subject;
  const whole = subject?.kind === "proposal" ? subject.id : null;
  return withProposals(withFirstSpace(walk(ops, { pieces, cells })), whole);
}

/** Behind first words that are gone the space before the rest was left out with what is printed there. */
function withFirstSpace(tokens: readonly SinceToken[]): readonly SinceToken[] {
  const first = tokens.findIndex(({ kind }) => kind !== "gone");
  const space = tokens[first - 1];
  if (space?.piece?.stands == null || space.mark || space.text.trim() !== "") return tokens;
  return tokens.with(first - 1, {
    ...space,
    kind: "kept",
    added: space.piece.added,
    removed: space.piece.removed,
  });
}

const sentRun = (piece: SentPiece | null): AlignedRun =>
  piece === null
    ? { length: MARK.length, mark: "" }
    : {
        length: piece.text.length,
        mark: markOf(piece.added),
        struck: markOf(piece.removed),
        optional: piece.added !== null || piece.removed !== null,
        proposed: piece.stands === null && piece.addedBy !== null,
      };

function cellsOf(
  paragraph: WordParagraph,
  { n, isNew, isLast }: { readonly n: number; readonly isNew: Group["isNew"]; readonly isLast: boolean },
): readonly Cell[] {
  const cells: Cell[] = [];
  let left = leadOf(paragraph.runs.filter(({ added }) => !isNew(added)));
  let at = 0;
  for (const { text, added, removed, struckByHand } of paragraph.runs) {
    const isPutIn = isNew(added);
    if (isPutIn && text.trim() !== "") left = 0;
    // Text printed before the words is left out.
    const lead = isPutIn ? 0 : Math.min(left, text.length);
    left -= lead;
    const words = text.slice(lead);
    if (words !== "")
      cells.push({
        mark: false,
        text: words,
        added,
        removed,
        struckByHand,
        place: { paragraph: n, at: at + lead },
        isNew: isPutIn,
      });
    at += text.length;
  }
  if (!isLast)
    cells.push({
      mark: true,
      text: MARK,
      added: paragraph.markAdded,
      removed: paragraph.markRemoved,
      place: { paragraph: n, at },
      isNew: isNew(paragraph.markAdded),
    });
  return cells;
}

type Sides = {
  readonly pieces: readonly { readonly n: number; readonly piece: SentPiece | null; readonly text: string }[];
  readonly cells: readonly Cell[];
};

/** Goes along both texts, cutting where the history on either side changes. */
function walk(ops: readonly Aligned[], { pieces, cells }: Sides): readonly SinceToken[] {
  const tokens: SinceToken[] = [];
  const [ours, theirs] = [cursor(pieces), cursor(cells)];
  const put = (token: Omit<SinceToken, "within">): void => void tokens.push({ ...token, within: null });
  const putIn = (): void => {
    for (let cell = theirs.here(); cell?.isNew === true; cell = theirs.here()) {
      const { text } = theirs.take(Infinity);
      put({ ...cell, kind: "new", text, sent: null, piece: null });
    }
  };
  for (const { kind, length } of ops) {
    for (let left = length; left > 0;) {
      if (kind === "gone") {
        const own = ours.here()!;
        const { text, from } = ours.take(left);
        left -= text.length;
        const piece = own.piece === null ? null : part(own.piece, from, text);
        const gone = { added: null, removed: null, place: null };
        put({ kind, mark: own.piece === null, text, sent: own.n, piece, ...gone });
        continue;
      }
      putIn();
      const cell = theirs.here()!;
      const own = kind === "same" ? ours.here()! : null;
      const step = Math.min(left, theirs.left(), own === null ? Infinity : ours.left());
      const { text, from: at } = theirs.take(step);
      left -= text.length;
      const { added, removed, struckByHand, mark } = cell;
      const place = { ...cell.place, at: cell.place.at + at };
      if (own === null) {
        put({ kind: "new", mark, text, sent: null, piece: null, added, removed, struckByHand, place });
        continue;
      }
      const { text: printed, from } = ours.take(step);
      const piece = own.piece === null ? null : part(own.piece, from, printed);
      put({ kind: "kept", mark, text, sent: own.n, piece, added, removed, struckByHand, place });
    }
  }
  putIn();
  return tokens;
}

function cursor<One extends { readonly text: string }>(list: readonly One[]) {
  let [n, from] = [0, 0];
  const skip = (): void => {
    while (n < list.length && from >= list[n]!.text.length) [n, from] = [n + 1, 0];
  };
  skip();
  return {
    here: (): One | null => list[n] ?? null,
    left: (): number => list[n]!.text.length - from,
    take: (most: number): { readonly text: string; readonly from: number } => {
      const text = list[n]!.text.slice(from, from + most);
      const taken = { text, from };
      from += text.length;
      skip();
      return taken;
    },
  };
}

/** A part of words that went out; where they cannot be divided, the first part stands for all of them. */
function part(piece: SentPiece, from: number, text: string): SentPiece {
  const { stands } = piece;
  if (text.length === piece.text.length) return piece;
  const even = stands !== null && stands.length === piece.text.length;
  if (stands === null || even)
    return { ...piece, text, stands: stands?.slice(from, from + text.length) ?? null };
  return { ...piece, text, stands: from === 0 ? stands : "", undecided: true };
}

/** Words between those that a proposal would put in are typed in that proposal. */
function withProposals(
  tokens: readonly SinceToken[],
  /** The proposal in whose own paragraph all of this stands. */
  whole: ProposalId | null,
): readonly SinceToken[] {
  if (whole !== null)
    return tokens.map((token) => (token.kind === "new" ? { ...token, within: whole } : token));
  if (!tokens.some(({ piece }) => piece?.addedBy != null)) return tokens;
  // Words that are gone say little: what replaced them may stand on either side.
  const isThere = ({ kind }: SinceToken): boolean => kind === "kept";
  const by = (token: SinceToken | undefined): ProposalId | null =>
    token?.piece?.stands === null ? token.piece.addedBy : null;
  return tokens.map((token, i) => {
    if (token.kind !== "new") return token;
    const before = by(tokens.slice(0, i).findLast(isThere));
    const behind = by(tokens.slice(i + 1).find(isThere));
    // Typed without tracking, words take over the change in which they are typed.
    const same = token.added === null ? undefined : tokens.find(({ piece }) => isItsChange(piece, token));
    const within = before !== null && before === behind ? before : (same?.piece?.addedBy ?? null);
    return { ...token, within };
  });
}

const isItsChange = (piece: SentPiece | null, { added }: SinceToken): boolean =>
  piece !== null && piece.addedBy !== null && piece.stands === null && sameRevision(piece.added, added);
