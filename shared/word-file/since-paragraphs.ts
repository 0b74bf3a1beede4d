import { UNDECIDED } from "../text/clean-result.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { type MovedPlaces, openMovedPlaces } from "./moved-places.ts";
import { sameRevision, type SentFile, type SentParagraph } from "./sent-file.ts";
import { type BackPlace, COMPARED, type SinceToken } from "./since-tokens.ts";
import { wordsUpTo } from "./understood-footnotes.ts";
import type { FileChangeAuthor, WordParagraph, FileRun } from "./word-file.ts";

type IsNew = (revision: FileChangeAuthor | null) => boolean;

type Within = {
  readonly sent: SentFile;
  readonly back: readonly WordParagraph[];
  readonly isNew: IsNew;
};

/** A paragraph while it is made. */
type Made = {
  readonly of: number;
  readonly tags: Set<ClauseId>;
  readonly runs: FileRun[];
  length: number;
  markAdded: FileChangeAuthor | null;
  markRemoved: FileChangeAuthor | null;
  /** It holds words of the room, or some that somebody typed. */
  isThere: boolean;
};

/** Makes the paragraphs of a file as they went out, with only what people changed since then tracked in them. */
export function openSinceParagraphs({ sent, back, isNew }: Within) {
  const made: Made[] = [];
  const places = openMovedPlaces<Made>();
  const proposals = new Map<string, { readonly id: ProposalId; readonly quote: string }>();
  const isGone = goneFrom(sent, isNew);
  const open = (of: number): Made => {
    const one = emptyParagraph(of);
    made.push(one);
    return one;
  };
  const add = (to: Made, run: FileRun, from: BackPlace | null, length: number): void => {
    if (from !== null) places.note(from, { length, to, at: to.length, kept: run.text.length });
    addRun(to, run);
  };

  return {
    put: (
      tokens: readonly SinceToken[],
      group: { readonly sent: readonly number[]; readonly back: readonly number[] },
      { asSent }: { readonly asSent: boolean },
    ): void => {
      let at = 0;
      let now = open(group.back[0]!);
      const all = [now];
      begin(now, sent.paragraphs[group.sent[0]!]!);
      for (const token of tokens) {
        const { kind, mark, sent: n, place } = token;
        if (mark && token.within === null) {
          if (kind === "new") now.markAdded = ownOf(isNew, token.added) ?? COMPARED;
          if (kind !== "gone") now.markRemoved = ownOf(isNew, token.removed);
          else now.markRemoved = COMPARED;
          if (place !== null && kind !== "gone") at = Math.min(at + 1, group.back.length - 1);
          now = open(group.back[at]!);
          all.push(now);
          if (kind !== "new") begin(now, sent.paragraphs[group.sent[group.sent.indexOf(n!) + 1]!]!);
          continue;
        }
        const id = n === null ? null : clauseOf(sent.paragraphs[n]!);
        const run = roomRun(token, { asSent, isNew });
        if (id !== null && run.text !== "" && token.kind !== "new" && run.added === null) now.tags.add(id);
        add(now, run, place, token.text.length);
      }
      const last = back[group.back.at(-1)!]!;
      now.markAdded = ownOf(isNew, last.markAdded);
      now.markRemoved = ownOf(isNew, last.markRemoved);
      shareMarks(all);
      // A paragraph that the room had taken out, and somebody put back whole.
      const isBack =
        group.sent.every((one) => !wasThere(sent.paragraphs[one]!)) &&
        tokens.every(({ kind, piece, removed }) => piece === null || (kind === "kept" && removed === null));
      if (isBack)
        for (const one of all) {
          one.tags.clear();
          one.markAdded ??= COMPARED;
        }
    },
    /** Somebody's own paragraph; one that is not known to be new stands as it is. */
    putNew: (
      paragraph: WordParagraph,
      b: number,
      { isKnownFrame }: { readonly isKnownFrame: boolean },
    ): void => {
      const { runs, markAdded, markRemoved } = paragraph;
      const isPutIn = isKnownFrame || markAdded !== null || runs.every(({ added }) => added !== null);
      // Enter at the end of the paragraph before gave that one the new mark, and this one the old mark.
      const isParted = made.at(-1)?.markAdded != null && markAdded === null;
      const one = open(b);
      let at = 0;
      for (const { text, added, removed, ...hand } of runs) {
        if (isGone(added) || isGone(removed)) {
          at += text.length;
          continue;
        }
        const putIn = ownOf(isNew, added) ?? (isPutIn ? COMPARED : null);
        add(
          one,
          { ...hand, text, added: putIn, removed: ownOf(isNew, removed) },
          { paragraph: b, at },
          text.length,
        );
        at += text.length;
      }
      one.markAdded = ownOf(isNew, markAdded) ?? (isPutIn && !isParted && one.length > 0 ? COMPARED : null);
      one.markRemoved = ownOf(isNew, markRemoved);
      one.isThere ||= one.markAdded !== null || one.markRemoved !== null;
    },
    /** A proposal's paragraph is none of the text; comments stand at its words. */
    putProposal: (of: readonly number[], id: ProposalId): void => {
      for (const b of of) {
        const text = back[b]!.runs.map((run) => run.text).join("");
        for (const { comment, start, end } of back[b]!.anchors)
          if (!proposals.has(comment)) proposals.set(comment, { id, quote: text.slice(start, end).trim() });
      }
    },
    all: (): readonly WordParagraph[] => {
      const notes = carriedNotes(made, { back, places, isNew });
      return made
        .filter((one) => one.isThere)
        .map((one) => ({
          ...back[one.of]!,
          tags: [...one.tags],
          proposal: null,
          runs: one.runs,
          markAdded: one.markAdded,
          markRemoved: one.markRemoved,
          ...notes.get(one)!,
        }));
    },
    onProposals: (): ReadonlyMap<string, { readonly id: ProposalId; readonly quote: string }> => proposals,
  };
}

const ownOf = (isNew: IsNew, revision: FileChangeAuthor | null): FileChangeAuthor | null =>
  isNew(revision) ? revision : null;

const emptyParagraph = (of: number): Made => ({
  of,
  tags: new Set(),
  runs: [],
  length: 0,
  markAdded: null,
  markRemoved: null,
  isThere: false,
});

function addRun(to: Made, run: FileRun): void {
  if (run.text === "") return;
  const last = to.runs.at(-1);
  if (
    last !== undefined &&
    last.added === run.added &&
    last.removed === run.removed &&
    last.struckByHand === run.struckByHand
  )
    to.runs[to.runs.length - 1] = { ...last, text: last.text + run.text };
  else to.runs.push(run);
  to.length += run.text.length;
  to.isThere = true;
}

const clauseOf = ({ subject }: SentParagraph): ClauseId | null =>
  subject.kind === "clause" ? subject.id : null;

const wasThere = ({ pieces }: SentParagraph): boolean =>
  pieces.length === 0 || pieces.some(({ stands }) => stands !== null);

/** A paragraph that went out goes on in this one. */
function begin(now: Made, from: SentParagraph): void {
  const id = clauseOf(from);
  if (id !== null) now.tags.add(id);
  if (wasThere(from)) now.isThere = true;
}

/** Behind a half that holds nothing of the room the mark of the other half ends both. */
function shareMarks(all: readonly Made[]): void {
  for (let i = all.length - 1; i > 0; i--) {
    const [above, one] = [all[i - 1]!, all[i]!];
    if (!one.isThere) [above.markAdded, above.markRemoved] = [one.markAdded, one.markRemoved];
  }
}

/** The words for the room: without those that were never in it and that nobody put there. */
function roomRun(
  token: SinceToken,
  { asSent, isNew }: { readonly asSent: boolean; readonly isNew: IsNew },
): FileRun {
  const { kind, piece, text, added, removed, within } = token;
  const hand = token.struckByHand === true && !asSent ? { struckByHand: true as const } : {};
  const none = { text: "", added: null, removed: null };
  if (kind === "new")
    return within === null
      ? { text, added: ownOf(isNew, added) ?? COMPARED, removed: ownOf(isNew, removed), ...hand }
      : none;
  if (piece === null) return none;
  const { stands, addedBy, removedBy } = piece;
  if (stands === null) {
    const isRestored = addedBy === null && kind === "kept" && removed === null;
    return isRestored && !asSent ? { text: piece.text, added: COMPARED, removed: null } : none;
  }
  const isGone = kind === "gone" && removedBy === null ? COMPARED : null;
  return { text: stands, added: null, removed: asSent ? null : (isGone ?? ownOf(isNew, removed)), ...hand };
}

/** Tells a change that went out, of words that were not in the room. */
function goneFrom(sent: SentFile, isNew: IsNew): (one: FileChangeAuthor | null) => boolean {
  const unseen = sent.paragraphs.flatMap(({ pieces }) =>
    pieces.flatMap(({ stands, added, removed }) => (stands === null ? [removed ?? added] : [])),
  );
  return (one) => one !== null && !isNew(one) && unseen.some((other) => sameRevision(one, other));
}

type Notes = {
  readonly anchors: WordParagraph["anchors"][number][];
  readonly footnotes: WordParagraph["footnotes"][number][];
};

/** The comments and footnotes of the file, at the places where their words stand now. */
function carriedNotes(
  made: readonly Made[],
  { back, places, isNew }: Pick<Within, "back" | "isNew"> & { readonly places: MovedPlaces<Made> },
): ReadonlyMap<Made, Notes> {
  const notes = new Map(made.map((one): [Made, Notes] => [one, { anchors: [], footnotes: [] }]));
  back.forEach((paragraph, b) => {
    // A paragraph without a word that came back may still hold comments.
    const empty = made.find(({ of }) => of === b);
    const place = (at: number): { readonly to: Made; readonly at: number } | null =>
      places.placeOf({ paragraph: b, at }) ?? (empty === undefined ? null : { to: empty, at: 0 });
    for (const { comment, start, end } of paragraph.anchors) {
      const [from, to] = [place(start), place(end)];
      if (from === null || to === null) continue;
      notes.get(from.to)?.anchors.push({
        comment,
        start: from.at,
        end: to.to === from.to ? Math.max(to.at, from.at) : from.to.length,
      });
    }
    for (const sign of paragraph.footnotes) {
      // Behind […] a footnote says what is undecided.
      if (wordsUpTo(paragraph.runs, sign.at).trimEnd().endsWith(UNDECIDED)) continue;
      const there = place(sign.at);
      if (there === null) continue;
      const [added, removed] = [ownOf(isNew, sign.added), ownOf(isNew, sign.removed)];
      notes.get(there.to)?.footnotes.push({ ...sign, at: there.at, added, removed });
    }
  });
  return notes;
}
