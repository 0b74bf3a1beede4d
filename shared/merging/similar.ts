import { wordsIn } from "../changes.ts";

/** The words of a text as they are compared: without signs, capitals and white space. */
export const tokensOf = (text: string): readonly string[] =>
  wordsIn(text.normalize("NFC").toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** How often each word stands in a text. */
export type WordTimes = ReadonlyMap<string, number>;

export function timesOf(tokens: readonly string[]): WordTimes {
  const times = new Map<string, number>();
  for (const word of tokens) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/**
 * How like a text is to each of some texts, from 0 to 1, without comparing it with each. Dice's coefficient over
 * words, each weighed by how few texts have it (inverse document frequency): "the" in common says little,
 * "interoperable" much. Order of words plays no part; no clock, no chance.
 */
export function likenessTo(texts: readonly WordTimes[]): (text: WordTimes) => Float64Array {
  const having = new Map<string, { weight: number; readonly texts: number[]; readonly times: number[] }>();
  texts.forEach((words, n) => {
    for (const [word, times] of words) {
      let known = having.get(word);
      if (known === undefined) having.set(word, (known = { weight: 0, texts: [], times: [] }));
      known.texts.push(n);
      known.times.push(times);
    }
  });
  for (const known of having.values()) known.weight = Math.log(1 + (texts.length + 1) / known.texts.length);
  const rarest = Math.log(2 + texts.length);
  const total = (words: WordTimes): number => {
    let sum = 0;
    for (const [word, times] of words) sum += times * (having.get(word)?.weight ?? rarest);
    return sum;
  };
  const totals = texts.map(total);
  return (words) => {
    const like = new Float64Array(texts.length);
    for (const [word, times] of words) {
      const known = having.get(word);
      if (known === undefined) continue;
      for (let i = 0; i < known.texts.length; i++)
        like[known.texts[i]!]! += known.weight * Math.min(times, known.times[i]!);
    }
    const own = total(words);
    return like.map((shared, n) => (shared === 0 ? 0 : (2 * shared) / (own + totals[n]!)));
  };
}
