import { expect, test } from "vitest";
import { seeded } from "../../server/testing/chance.ts";
import { likenessTo, timesOf, type WordTimes } from "./similar.ts";

/** As it is defined: each text is looked at for each word. */
function plainly(texts: readonly WordTimes[], words: WordTimes): readonly number[] {
  const weightOf = (word: string): number => {
    const having = texts.filter((text) => text.has(word)).length;
    return having === 0 ? Math.log(2 + texts.length) : Math.log(1 + (texts.length + 1) / having);
  };
  const total = (text: WordTimes): number =>
    [...text].reduce((sum, [word, times]) => sum + times * weightOf(word), 0);
  return texts.map((text) => {
    const shared = [...words].reduce(
      (sum, [word, times]) => sum + Math.min(times, text.get(word) ?? 0) * weightOf(word),
      0,
    );
    return shared === 0 ? 0 : (2 * shared) / (total(words) + total(text));
  });
}

test("U3 similarity is told from the words that set texts apart, the same as word by word", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const below = seeded(seed);
    // Few words, so that some stand in nearly every text and as often.
    const some = (): WordTimes =>
      timesOf(Array.from({ length: below(12) }, () => `word ${below(2 + below(7))}`));
    const texts = Array.from({ length: 1 + below(14) }, some);
    const like = likenessTo(texts);
    for (let i = 0; i < 4; i++) {
      const words = some();
      plainly(texts, words).forEach((one, n) => expect(like(words)[n], `seed ${seed}`).toBeCloseTo(one, 12));
    }
  }
});
