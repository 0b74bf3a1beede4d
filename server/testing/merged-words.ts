/** Two changes of one text laid together, by words: a way of its own, against which the product's is held. */

type Hunk = { readonly from: number; readonly to: number; readonly come: readonly string[] };

const wordsOf = (text: string, between: string): readonly string[] =>
  between === "" ? text.split("") : text.split(" ");

/** By the longest row of words that both have. */
function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const long = before.map(() => Array.from({ length: after.length + 1 }, () => 0));
  long.push(Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      long[i]![j] =
        before[i] === after[j] ? long[i + 1]![j + 1]! + 1 : Math.max(long[i + 1]![j]!, long[i]![j + 1]!);
  const hunks: { from: number; to: number; come: string[] }[] = [];
  let [i, j] = [0, 0];
  let open: { from: number; to: number; come: string[] } | null = null;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      open = null;
      i += 1;
      j += 1;
      continue;
    }
    if (open === null) {
      open = { from: i, to: i, come: [] };
      hunks.push(open);
    }
    if (j >= after.length || (i < before.length && long[i + 1]![j]! >= long[i]![j + 1]!)) {
      i += 1;
      open.to = i;
    } else open.come.push(after[j++]!);
  }
  return hunks;
}

/** Null where the two meet, or where a word that stands twice leaves open which of them is meant. */
export function mergedWords(
  base: string,
  { ours, theirs, between }: { readonly ours: string; readonly theirs: string; readonly between: string },
): string | null {
  const words = wordsOf(base, between);
  if (new Set(words).size !== words.length) return null;
  const [one, other] = [hunksOf(words, wordsOf(ours, between)), hunksOf(words, wordsOf(theirs, between))];
  const meet = one.some((a) => other.some((b) => a.from <= b.to && b.from <= a.to));
  if (meet) return null;
  const result = [...words] as (string | readonly string[])[];
  for (const { from, to, come } of [...one, ...other].toSorted((a, b) => b.from - a.from))
    result.splice(from, to - from, ...come);
  return result.flat().join(between);
}
