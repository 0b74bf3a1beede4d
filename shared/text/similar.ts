import { wordsIn } from "./changes.ts";

/** The words of a text as they are compared: without signs, capitals and white space. */
export const tokensOf = (text: string): readonly string[] =>
  wordsIn(text.normalize("NFC").toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Counts each word of a text. */
export type WordTimes = ReadonlyMap<string, number>;

export function timesOf(tokens: readonly string[]): WordTimes {
  const times = new Map<string, number>();
  for (const word of tokens) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/** Of one word: its weight, how often most texts have it, and those that have it otherwise. */
type Having = {
  weight: number;
  /** 0 for all words but such as nearly every text has. */
  usual: number;
  texts: number[];
  times: number[];
};

/**
 * Similarity of a text to each of some texts, from 0 to 1, without comparing it with each. Dice's coefficient over
 * words, each weighed by how few texts have it (inverse document frequency): "the" in common says little,
 * "interoperable" much. Order of words plays no part; no clock, no chance.
 */
export function likenessTo(texts: readonly WordTimes[]): (text: WordTimes) => Float64Array {
  const having = new Map<string, Having>();
  texts.forEach((words, n) => {
    for (const [word, times] of words) {
      let known = having.get(word);
      if (known === undefined) having.set(word, (known = { weight: 0, usual: 0, texts: [], times: [] }));
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
  const totals = Float64Array.from(texts, total);
  for (const known of having.values()) keepTheUnusual(known, texts.length);
  return (words) => {
    const like = new Float64Array(texts.length);
    let all = 0;
    for (const [word, times] of words) {
      const known = having.get(word);
      if (known === undefined) continue;
      const { weight, usual } = known;
      const shared = Math.min(times, usual);
      all += weight * shared;
      for (let i = 0; i < known.texts.length; i++) {
        const there = known.times[i]!;
        like[known.texts[i]!]! += weight * ((there < times ? there : times) - shared);
      }
    }
    const own = total(words);
    for (let n = 0; n < like.length; n++) {
      const shared = all + like[n]!;
      like[n] = shared === 0 ? 0 : (2 * shared) / (own + totals[n]!);
    }
    return like;
  };
}

/** Of a word that nearly all texts have as often, those that have it otherwise are fewer: they alone are looked at each time. */
function keepTheUnusual(known: Having, texts: number): void {
  if (2 * known.texts.length <= texts) return;
  const counts = [texts - known.texts.length];
  for (const times of known.times) counts[times] = (counts[times] ?? 0) + 1;
  counts.forEach((count, times) => {
    if (count > counts[known.usual]!) known.usual = times;
  });
  if (known.usual === 0) return;
  const others: { readonly texts: number[]; readonly times: number[] } = { texts: [], times: [] };
  for (let n = 0, i = 0; n < texts; n++) {
    const here = known.texts[i] === n ? known.times[i++]! : 0;
    if (here === known.usual) continue;
    others.texts.push(n);
    others.times.push(here);
  }
  Object.assign(known, others);
}
