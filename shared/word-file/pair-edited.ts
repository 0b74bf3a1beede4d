import type { ParagraphPairs } from "./paragraph-pairs.ts";
import { sameRevision, type SentParagraph } from "./sent-file.ts";
import type { FileChangeAuthor } from "./word-file.ts";

/** Pairs the other half of a paragraph that is found in the one before it or behind it. */
export function pairParted({ sent, text, old, found, take }: ParagraphPairs): void {
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

/** Pairs an emptied paragraph without its id: a change that went out still stands in its mark. */
export function pairByMarks(pairs: ParagraphPairs): void {
  const { back, old, found, isNew } = pairs;
  const isKnown = (one: FileChangeAuthor | null): one is FileChangeAuthor => one !== null && !isNew(one);
  back.forEach(({ markAdded, markRemoved }, b) => {
    if (found[b]!.size > 0 || old[b] !== "") return;
    takeNext(
      pairs,
      b,
      (one) =>
        (isKnown(markAdded) && sameRevision(one.markAdded, markAdded)) ||
        (isKnown(markRemoved) && sameRevision(one.markRemoved, markRemoved)),
    );
  });
}

/** Pairs a short line printed around the text, with more words in it than it had. */
export function pairGrown(pairs: ParagraphPairs): void {
  const { old, found, isPutIn } = pairs;
  old.forEach((words, b) => {
    if (found[b]!.size > 0 || isPutIn[b]) return;
    takeNext(
      pairs,
      b,
      (one) => one.subject.kind === "frame" && one.text.trim() !== "" && words.includes(one.text.trim()),
    );
  });
}

/** Takes the first paragraph behind all that is found above this one. */
function takeNext(
  { sent, found, taken, take }: ParagraphPairs,
  b: number,
  isMeant: (one: SentParagraph) => boolean,
): void {
  const above = Math.max(-1, ...found.slice(0, b).flatMap((ones) => [...ones]));
  const s = sent.findIndex((one, n) => n > above && !taken.has(n) && isMeant(one));
  if (s >= 0) take(b, s);
}

/** Pairs a paragraph that is gone with the one before it or behind it, if its words stand there. */
export function pairJoined({ sent, text, old, found, taken, take }: ParagraphPairs): void {
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
