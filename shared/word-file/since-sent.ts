import type { ClauseId, CommentId, ProposalId } from "../ids.ts";
import { foundParagraphs } from "./found-paragraphs.ts";
import { openSinceParagraphs } from "./since-paragraphs.ts";
import { type ProposalEdit, proposalEdits } from "./proposal-edit.ts";
import type { SentFile } from "./sent-file.ts";
import { shortened } from "./shortened.ts";
import { type SinceToken, sinceTokens } from "./since-tokens.ts";
import type { NotUnderstood } from "./understood.ts";
import type { FileChangeAuthor, WordComment, WordFile, WordParagraph } from "./word-file.ts";

/** The edits in a file since it went out. */
export type SinceSent = {
  /** The words as they went out, with nothing but what people changed since then tracked in them. */
  readonly file: WordFile;
  readonly edits: readonly ProposalEdit[];
  /** Comments at words that a proposal would put in. */
  readonly onProposals: ReadonlyMap<string, { readonly id: ProposalId; readonly quote: string }>;
  /** Answers to comments that went out with it. */
  readonly replies: readonly SinceReply[];
  /** Clauses that were in the file when it went out. */
  readonly clauses: ReadonlySet<ClauseId>;
  readonly not: readonly NotUnderstood[];
};

export type SinceReply = {
  readonly comment: WordComment;
  readonly to: { readonly commentId: CommentId } | { readonly proposalId: ProposalId };
};

/**
 * Takes what went out from what came back: changes and comments that were in the file are known, words that the room
 * had stand, and what is left is what people did in Word since (rule X23). `isExact`: what was printed around the text
 * is known too.
 */
export function sinceSent(
  sent: SentFile,
  back: WordFile,
  { isExact, isOther }: { readonly isExact: boolean; readonly isOther: (author: string) => boolean },
): SinceSent {
  const isNew = openKnown(sent);
  const { paragraphs } = back;
  const found = foundParagraphs(sent.paragraphs, paragraphs, isNew);
  const groups = groupsOf(found);
  const tokensIn = new Map(
    groups.flatMap((group): readonly (readonly [Paragraphs, readonly SinceToken[]])[] =>
      group === null ? [] : [[group, tokensOf(group)]],
    ),
  );
  const isKnownFrame = isExact || isFrameWhole();
  const isFrame = (b: number): boolean =>
    found[b]!.length > 0 && found[b]!.every((s) => sent.paragraphs[s]!.subject.kind === "frame");
  const inText = found.flatMap((ones, b) => (ones.length > 0 && !isFrame(b) ? [b] : []));
  const made = openSinceParagraphs({ sent, back: paragraphs, isNew });
  const edits: ProposalEdit[] = [];
  const not: NotUnderstood[] = [];
  const met = new Set<number>();
  const tell = (why: NotUnderstood["why"], { line, runs }: WordParagraph, words: string): void => {
    const all = runs.map(({ text, removed }) => (removed === null ? text : "")).join("");
    if ((words === "" ? all : words).trim() !== "")
      not.push({ line, why, words: shortened(words === "" ? all : words) });
  };

  paragraphs.forEach((paragraph, b) => {
    const group = groups[b]!;
    if (group === null) {
      if (isKnownFrame && isOutside(b)) tell("frameWords", paragraph, "");
      else made.putNew(paragraph, b, { isKnownFrame });
      return;
    }
    if (met.has(group.first)) return;
    met.add(group.first);
    const tokens = tokensIn.get(group)!;
    const { subject } = sent.paragraphs[group.sent[0]!]!;
    if (subject.kind === "frame") {
      const isOwn = (one: FileChangeAuthor | null): boolean =>
        one === null || !isNew(one) || !isOther(one.author);
      const typed = tokens.filter(({ kind, added }) => kind === "new" && isOwn(added));
      const words = typed.map(({ text }) => text).join("");
      const struck = tokens.some(
        ({ kind, removed }) => kind === "gone" || (kind === "kept" && isNew(removed) && isOwn(removed)),
      );
      if (isKnownFrame && (words.trim() !== "" || struck)) tell("frameWords", paragraph, words.trim());
      return;
    }
    const undecided = undecidedIn(tokens, isNew);
    if (undecided) tell("undecided", paragraph, "");
    edits.push(...proposalEdits(tokens, { sent, isNew, isOther, line: paragraph.line }));
    if (subject.kind === "proposal") made.putProposal(group.back, subject.id);
    else
      made.put(undecided ? tokens.filter(({ kind }) => kind !== "new") : tokens, group, {
        asSent: undecided,
      });
  });
  // A proposal's paragraph that is gone was taken out whole.
  const gone = sent.paragraphs.flatMap(({ subject, pieces }, n): readonly ProposalEdit[] =>
    subject.kind === "proposal" && !found.some((ones) => ones.includes(n))
      ? proposalEdits(
          pieces.map((piece) => ({
            kind: "gone",
            mark: false,
            text: piece.text,
            sent: n,
            piece,
            added: null,
            removed: null,
            place: null,
            within: null,
          })),
          { sent, isNew, isOther, line: 0 },
        )
      : [],
  );
  const { comments, replies } = newComments(sent, back);
  return {
    file: { ...back, paragraphs: made.all(), comments },
    edits: [...edits, ...gone],
    onProposals: made.onProposals(),
    replies,
    clauses: new Set(
      sent.paragraphs.flatMap(({ subject }) => (subject.kind === "clause" ? [subject.id] : [])),
    ),
    not,
  };

  function tokensOf(group: Paragraphs): readonly SinceToken[] {
    return sinceTokens({
      sent: group.sent.map((n) => ({ n, paragraph: sent.paragraphs[n]! })),
      back: group.back.map((n) => ({ n, paragraph: paragraphs[n]! })),
      isNew,
    });
  }

  /** All that is printed around the text came back as this server prints it. */
  function isFrameWhole(): boolean {
    const whole = new Set(
      [...tokensIn].flatMap(([group, tokens]) =>
        tokens.some(({ kind }) => kind === "gone") ? [] : group.sent,
      ),
    );
    return sent.paragraphs.every(
      ({ subject, text }, s) => subject.kind !== "frame" || text.trim() === "" || whole.has(s),
    );
  }

  /** Above the text, below it, or between two paragraphs that are printed around it. */
  function isOutside(b: number): boolean {
    const [first, last] = [inText[0] ?? Infinity, inText.at(-1) ?? -1];
    const before = found.findLastIndex((ones, other) => other < b && ones.length > 0);
    const behind = found.findIndex((ones, other) => other > b && ones.length > 0);
    if (b < first) return true;
    if (b > last) return before >= 0 && isFrame(before);
    return before >= 0 && behind >= 0 && isFrame(before) && isFrame(behind);
  }
}

/** Tells if a change was made since the file went out. */
function openKnown(sent: SentFile): (revision: FileChangeAuthor | null) => boolean {
  const known = new Set<string>();
  const keyOf = ({ author, at }: FileChangeAuthor): string => `${author}\n${at}`;
  for (const { pieces, markAdded, markRemoved } of sent.paragraphs)
    for (const one of [markAdded, markRemoved, ...pieces.flatMap(({ added, removed }) => [added, removed])])
      if (one !== null) known.add(keyOf(one));
  return (revision) => revision !== null && !known.has(keyOf(revision));
}

type Paragraphs = {
  readonly first: number;
  readonly sent: readonly number[];
  readonly back: readonly number[];
};

/** Paragraphs that belong together: parted from one another, or joined. */
function groupsOf(found: readonly (readonly number[])[]): readonly (Paragraphs | null)[] {
  const of = new Map<number, { first: number; sent: Set<number>; back: number[] }>();
  found.forEach((ones, b) => {
    const there = ones.flatMap((s) => of.get(s) ?? []);
    const group = there[0] ?? { first: b, sent: new Set<number>(), back: [] };
    for (const other of there.slice(1)) {
      if (other === group) continue;
      for (const s of other.sent) group.sent.add(s);
      group.back.push(...other.back);
      group.first = Math.min(group.first, other.first);
    }
    if (ones.length > 0) group.back.push(b);
    for (const s of ones) group.sent.add(s);
    for (const s of group.sent) of.set(s, group);
  });
  return found.map((ones) => {
    const group = ones.length === 0 ? undefined : of.get(ones[0]!);
    if (group === undefined) return null;
    const inOrder = (list: Iterable<number>): readonly number[] => [...list].toSorted((a, b) => a - b);
    return { first: group.first, sent: inOrder(group.sent), back: inOrder(group.back) };
  });
}

/** Somebody changed what is undecided, and stands as […]: nothing of it is guessed. */
const undecidedIn = (
  tokens: readonly SinceToken[],
  isNew: (revision: FileChangeAuthor | null) => boolean,
): boolean =>
  tokens.some(({ kind, piece, removed, text }) => {
    if (piece?.undecided !== true) return false;
    return kind === "gone" || isNew(removed) || text.length !== "[…]".length;
  });

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Comments that went out are known by who said what; when only helps to tell two apart. */
function newComments(
  sent: SentFile,
  { comments }: Pick<WordFile, "comments">,
): { readonly comments: readonly WordComment[]; readonly replies: readonly SinceReply[] } {
  const left = [...sent.comments];
  const is = new Map<string, SentFile["comments"][number]>();
  for (const isSame of [(one: WordComment, other: WordComment) => one.at === other.at, () => true])
    for (const one of comments) {
      if (is.has(one.id)) continue;
      const at = left.findIndex(
        (other) =>
          one.author === other.author && folded(one.text) === folded(other.text) && isSame(one, other),
      );
      if (at >= 0) is.set(one.id, left.splice(at, 1)[0]!);
    }
  const fresh = comments.filter(({ id }) => !is.has(id));
  const replies = fresh.flatMap((comment): readonly SinceReply[] => {
    const to = comment.parent === null ? null : (is.get(comment.parent)?.of ?? null);
    return to === null || comment.text === "" ? [] : [{ comment, to }];
  });
  const answers = new Set(replies.map(({ comment }) => comment.id));
  return { comments: fresh.filter(({ id }) => !answers.has(id)), replies };
}
