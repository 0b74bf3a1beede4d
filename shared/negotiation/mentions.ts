/** A name in a text, from its sign to its end, in UTF-16 units. */
export type Mention<One> = { readonly start: number; readonly end: number; readonly one: One };

/** The sign of a Chinese keyboard too. */
const SIGNS = /[@＠]/gu;
const PART_OF_WORD = /[\p{L}\p{N}]/u;

/** Finds `@AAA` in a text by the symbols of a list, the longest that fits; an address such as `a@AAA` is none. */
export function mentionsIn<One extends { readonly symbol: string }>(
  text: string,
  list: readonly One[],
): readonly Mention<One>[] {
  const longestFirst = list.toSorted((a, b) => b.symbol.length - a.symbol.length);
  return [...text.matchAll(SIGNS)].flatMap(({ index: start }): Mention<One>[] => {
    if (PART_OF_WORD.test(text.slice(0, start).slice(-1))) return [];
    const one = longestFirst.find(({ symbol }) => {
      const end = start + 1 + symbol.length;
      const isNamed = text.slice(start + 1, end).toLowerCase() === symbol.toLowerCase();
      return isNamed && !PART_OF_WORD.test(text.slice(end, end + 1));
    });
    return one === undefined ? [] : [{ start, end: start + 1 + one.symbol.length, one }];
  });
}
