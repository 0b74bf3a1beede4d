import { likenessTo, timesOf, tokensOf } from "../text/similar.ts";
import { leadOf, sameRevision } from "./sent-file.ts";
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
  const found: Set<number>[] = back.map(() => new Set());
  const taken = new Set<number>();
  const take = (b: number, s: number): void => {
    found[b]!.add(s);
    taken.add(s);
  };
  const old = back.map(({ runs }) => {
    const words = runs.flatMap(({ text, added }) => (isNew(added) ? [] : [{ text }]));
    return words
      .map(({ text }) => text)
      .join("")
      .slice(leadOf(words))
      .trimEnd();
  });
  const isPutIn = back.map(
    ({ runs }, b) => old[b] === "" && runs.some(({ text, added }) => isNew(added) && text.trim() !== ""),
  );
  const text = sent.map((one) => one.text.trimEnd());

  byIds();
  byWords((s) => sent[s]!.subject.kind !== "frame");
  byWords((s) => sent[s]!.subject.kind === "frame");
  byLikeness();
  grown();
  parted();
  byMarks();
  joined();
  return found.map((ones) => [...ones].toSorted((one, other) => one - other));

  function byIds(): void {
    const named = namedBy((b) => !isPutIn[b]!);
    // Nothing is left of its words: what stands under its id stands for them.
    const putIn = namedBy((b) => isPutIn[b]! && !isNew(back[b]!.markAdded));
    sent.forEach(({ subject }, s) => {
      const key = keyOf(subject);
      const there = key === null ? [] : (named.get(key) ?? putIn.get(key) ?? []);
      for (const b of sideBySide(there, text[s]!)) take(b, s);
    });
  }

  function namedBy(isMeant: (b: number) => boolean): ReadonlyMap<string, readonly number[]> {
    const named = new Map<string, number[]>();
    back.forEach((one, b) => {
      if (isMeant(b)) for (const key of keysOf(one)) named.set(key, [...(named.get(key) ?? []), b]);
    });
    return named;
  }

  /** Of several with one id those around the one that is most like it: the others are copies, or went elsewhere. */
  function sideBySide(there: readonly number[], words: string): readonly number[] {
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

  function byWords(isMeant: (s: number) => boolean): void {
    const free = new Map<string, number[]>();
    old.forEach((words, b) => {
      if (found[b]!.size === 0 && words !== "") free.set(words, [...(free.get(words) ?? []), b]);
    });
    sent.forEach((_one, s) => {
      const b = taken.has(s) || !isMeant(s) ? undefined : free.get(text[s]!)?.shift();
      if (b !== undefined) take(b, s);
    });
  }

  function byLikeness(): void {
    const open = back.flatMap((_one, b) => (found[b]!.size === 0 && !isPutIn[b] && old[b] !== "" ? [b] : []));
    const left = sent.flatMap(({ subject }, s) =>
      taken.has(s) || subject.kind === "work" || text[s] === "" ? [] : [s],
    );
    if (open.length === 0 || left.length === 0) return;
    const like = likenessTo(left.map((s) => timesOf(tokensOf(text[s]!))));
    const pairs = open.flatMap((b) =>
      [...like(timesOf(tokensOf(old[b]!)))].flatMap((alike, i) =>
        alike >= LIKE_ALONE && sent[left[i]!]!.where === back[b]!.where ? [{ b, s: left[i]!, alike }] : [],
      ),
    );
    for (const { b, s } of pairs.toSorted((one, other) => other.alike - one.alike || one.b - other.b))
      if (found[b]!.size === 0 && !taken.has(s)) take(b, s);
  }

  /** The other half of a paragraph that is found in the one before it or behind it. */
  function parted(): void {
    old.forEach((words, b) => {
      if (found[b]!.size > 0 || words.trim() === "") return;
      for (const beside of [b - 1, b + 1]) {
        const [s, more] = [...(found[beside] ?? [])];
        if (s === undefined || more !== undefined || sent[s]!.subject.kind !== "clause") continue;
        const isHalf = beside < b ? text[s]!.endsWith(words.trim()) : text[s]!.startsWith(words.trim());
        if (!isHalf || old[beside]!.length + words.trim().length > text[s]!.length) continue;
        take(b, s);
        return;
      }
    });
  }

  /** An emptied paragraph without its id: a change that went out still stands in its mark. */
  function byMarks(): void {
    const isKnown = (one: FileChangeAuthor | null): one is FileChangeAuthor => one !== null && !isNew(one);
    back.forEach(({ markAdded, markRemoved }, b) => {
      if (found[b]!.size > 0 || old[b] !== "") return;
      takeNext(
        b,
        (one) =>
          (isKnown(markAdded) && sameRevision(one.markAdded, markAdded)) ||
          (isKnown(markRemoved) && sameRevision(one.markRemoved, markRemoved)),
      );
    });
  }

  /** A short line printed around the text, with more words in it than it had. */
  function grown(): void {
    old.forEach((words, b) => {
      if (found[b]!.size > 0 || isPutIn[b]) return;
      takeNext(
        b,
        (one) => one.subject.kind === "frame" && one.text.trim() !== "" && words.includes(one.text.trim()),
      );
    });
  }

  /** The first paragraph behind all that is found above this one. */
  function takeNext(b: number, isMeant: (one: SentParagraph) => boolean): void {
    const above = Math.max(-1, ...found.slice(0, b).flatMap((ones) => [...ones]));
    const s = sent.findIndex((one, n) => n > above && !taken.has(n) && isMeant(one));
    if (s >= 0) take(b, s);
  }

  /** Words of a paragraph that is gone, in the one before it or behind it. */
  function joined(): void {
    const at = new Map<number, number>();
    found.forEach((ones, b) => ones.forEach((s) => at.set(s, b)));
    sent.forEach(({ subject }, s) => {
      if (taken.has(s) || subject.kind !== "clause" || text[s] === "") return;
      for (const beside of [s - 1, s + 1]) {
        const b = at.get(beside);
        if (b === undefined || sent[beside]!.subject.kind !== "clause") continue;
        if (old[b] === text[beside] || !old[b]!.includes(text[s]!)) continue;
        take(b, s);
        at.set(s, b);
        return;
      }
    });
  }
}
