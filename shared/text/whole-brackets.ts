type Laid = { readonly words: readonly string[]; readonly placeOf: ReadonlyMap<number, number> };

/** Rounds after which texts that break each other's brackets again and again share nothing. */
const ROUNDS_MAX = 8;

/**
 * Brackets that stand in a text are one wording (rule V11): where texts part within them, or within one that stands
 * right beside, all of them go into the alternative, and no sign of theirs is taken for a sign of what stands beside
 * each other.
 */
export function keepBracketsWhole(base: readonly string[], isShared: boolean[], laid: readonly Laid[]): void {
  const own = base.map((_, index) => index);
  const texts = [
    { words: base, baseOf: own },
    ...laid.map(({ words, placeOf }) => ({ words, baseOf: baseOf(words, placeOf) })),
  ];
  const groups = texts.flatMap(({ words, baseOf: of }) =>
    bracketGroups(words).map(([start, end]) => of.slice(start, end)),
  );
  const isTorn = (group: readonly number[]): boolean =>
    group.some((index, i) => {
      if (isShared[index] !== true) return true;
      if (i === 0) return false;
      const before = group[i - 1]!;
      return (
        before !== index - 1 || laid.some(({ placeOf }) => placeOf.get(index) !== placeOf.get(before)! + 1)
      );
    });
  let open = groups;
  for (let round = 0; open.length > 0; round += 1) {
    const torn = new Set(open.filter(isTorn));
    if (torn.size === 0) return;
    if (round === ROUNDS_MAX) return void isShared.fill(false);
    for (const index of [...torn].flat()) if (index >= 0) isShared[index] = false;
    open = open.filter((group) => !torn.has(group));
  }
}

/** From a place in a text to the place in the base of the word that stays there; -1 where none does. */
function baseOf(words: readonly string[], placeOf: ReadonlyMap<number, number>): readonly number[] {
  const places = words.map(() => -1);
  for (const [index, place] of placeOf) places[place] = index;
  return places;
}

/** Brackets that stand right beside each other, from the first sign to the last; what is not closed is none. */
function bracketGroups(words: readonly string[]): readonly (readonly [number, number])[] {
  const groups: [number, number][] = [];
  let depth = 0;
  let start = 0;
  words.forEach((word, i) => {
    for (const sign of word) {
      if (sign === "[") {
        if (depth === 0) start = i;
        depth += 1;
      }
      if (sign !== "]" || depth === 0) continue;
      depth -= 1;
      if (depth > 0) continue;
      const last = groups.at(-1);
      if (last !== undefined && last[1] >= start) last[1] = i + 1;
      else groups.push([start, i + 1]);
    }
  });
  return groups;
}
