/** Capitals of Greek and Cyrillic that are drawn like Latin ones, each pair side by side. */
const SAME = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYԜWԚQ";
const LATIN: ReadonlyMap<string, string> = new Map(
  Array.from({ length: SAME.length / 2 }, (_, n) => [SAME[n * 2]!, SAME[n * 2 + 1]!]),
);

/**
 * Tells two short names apart as a reader does: by their look, not by case, width or alphabet. A
 * symbol stands alone in lists and signs, so nothing around it shows which alphabet it is from.
 */
export const lookOf = (name: string): string =>
  Array.from(name.normalize("NFKC").toUpperCase(), (sign) => LATIN.get(sign) ?? sign).join("");
