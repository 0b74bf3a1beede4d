import { changesBetween } from "./changes.ts";

/**
 * Distance of two wordings in words: in each place that differs, as many as were taken out or put in, whichever is
 * more, so that one word for another is one. White space and signs are no words.
 */
export function wordsAway(before: string, after: string): number {
  let away = 0;
  let [removed, added] = [0, 0];
  const close = (): void => {
    away += Math.max(removed, added);
    [removed, added] = [0, 0];
  };
  for (const { kind, text } of changesBetween(before, after)) {
    const words = countWords(text);
    if (kind === "removed") removed += words;
    else if (kind === "added") added += words;
    else if (words > 0) close();
  }
  close();
  return away;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

const countWords = (text: string): number =>
  Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike === true).length;
