import { likenessTo, timesOf, tokensOf } from "../text/similar.ts";
import { pairByMarks, pairGrown, pairJoined, pairParted } from "./pair-edited.ts";
import { openParagraphPairs, type ParagraphPairs } from "./paragraph-pairs.ts";
import type { SentParagraph, SentSubject } from "./sent-file.ts";
import type { FileChangeAuthor, WordParagraph } from "./word-file.ts";

const LIKE_ALONE = 0.5;

/** Of each paragraph that came back those that it was when it went out, by their place there; none: it is new. */
export type FoundParagraphs = readonly (readonly number[])[];

const keyOf = (subject: SentSubject): string | null => {
  switch (subject.kind) {
    case "clause":
      return subject.id;
    case "proposal":
      return `proposal ${subject.id}`;
    case "work":
      return workKey(subject.place);
    case "frame":
      return null;
  }
};
const workKey = ({ clauseId, language }: NonNullable<WordParagraph["work"]>): string =>
  `${clauseId} ${language}`;

const keysOf = ({ tags, proposal, work }: WordParagraph): readonly string[] => {
  if (proposal !== null) return [`proposal ${proposal}`];
  return work === null ? tags : [workKey(work)];
};

/**
 * Finds the paragraphs of a file among those that went out: by hidden ids, then by equal words, and by likeness. One
 * that somebody parted is found twice, side by side; one that was joined to another stands in its words (rule X23).
 */
export function foundParagraphs(
  sent: readonly SentParagraph[],
  back: readonly WordParagraph[],
  isNew: (revision: FileChangeAuthor | null) => boolean,
): FoundParagraphs {
  const pairs = openParagraphPairs({ sent, back, isNew });
  pairByIds(pairs);
  pairByWords(pairs, (s) => sent[s]!.subject.kind !== "frame");
  pairByWords(pairs, (s) => sent[s]!.subject.kind === "frame");
  pairByLikeness(pairs);
  pairGrown(pairs);
  pairParted(pairs);
  pairByMarks(pairs);
  pairJoined(pairs);
  return pairs.found.map((ones) => [...ones].toSorted((one, other) => one - other));
}

function pairByIds(pairs: ParagraphPairs): void {
  const { sent, back, text, isPutIn, isNew, take } = pairs;
  const named = namedBy(back, (b) => !isPutIn[b]!);
  // Nothing is left of its words: what stands under its id stands for them.
  const putIn = namedBy(back, (b) => isPutIn[b]! && !isNew(back[b]!.markAdded));
  sent.forEach(({ subject }, s) => {
    const key = keyOf(subject);
    const there = key === null ? [] : (named.get(key) ?? putIn.get(key) ?? []);
    for (const b of sideBySide(there, text[s]!, pairs)) take(b, s);
  });
}

function namedBy(
  back: readonly WordParagraph[],
  isMeant: (b: number) => boolean,
): ReadonlyMap<string, readonly number[]> {
  const named = new Map<string, number[]>();
  back.forEach((one, b) => {
    if (isMeant(b)) for (const key of keysOf(one)) named.set(key, [...(named.get(key) ?? []), b]);
  });
  return named;
}

/** Of several with one id those around the one that is most like it: the others are copies, or went elsewhere. */
function sideBySide(there: readonly number[], words: string, { old }: ParagraphPairs): readonly number[] {
  if (there.length < 2) return there;
  const like = likenessTo([timesOf(tokensOf(words))]);
  const best = there
    .map((b) => ({ b, like: old[b] === words ? 2 : like(timesOf(tokensOf(old[b]!)))[0]! }))
    .toSorted((one, other) => other.like - one.like || one.b - other.b)[0]!;
  if (best.like === 2) return [best.b];
  const here = new Set(there);
  let [first, last] = [best.b, best.b];
  while (here.has(first - 1)) first -= 1;
  while (here.has(last + 1)) last += 1;
  return there.filter((b) => b >= first && b <= last);
}

function pairByWords(
  { sent, text, old, found, taken, take }: ParagraphPairs,
  isMeant: (s: number) => boolean,
): void {
  const free = new Map<string, number[]>();
  old.forEach((words, b) => {
    if (found[b]!.size === 0 && words !== "") free.set(words, [...(free.get(words) ?? []), b]);
  });
  sent.forEach((_one, s) => {
    const b = taken.has(s) || !isMeant(s) ? undefined : free.get(text[s]!)?.shift();
    if (b !== undefined) take(b, s);
  });
}

function pairByLikeness({ sent, back, text, old, isPutIn, found, taken, take }: ParagraphPairs): void {
  const open = back.flatMap((_one, b) => (found[b]!.size === 0 && !isPutIn[b] && old[b] !== "" ? [b] : []));
  const left = sent.flatMap(({ subject }, s) =>
    taken.has(s) || subject.kind === "work" || text[s] === "" ? [] : [s],
  );
  if (open.length === 0 || left.length === 0) return;
  const like = likenessTo(left.map((s) => timesOf(tokensOf(text[s]!))));
  const alikes = open.flatMap((b) =>
    [...like(timesOf(tokensOf(old[b]!)))].flatMap((alike, i) =>
      alike >= LIKE_ALONE && sent[left[i]!]!.where === back[b]!.where ? [{ b, s: left[i]!, alike }] : [],
    ),
  );
  for (const { b, s } of alikes.toSorted((one, other) => other.alike - one.alike || one.b - other.b))
    if (found[b]!.size === 0 && !taken.has(s)) take(b, s);
}
