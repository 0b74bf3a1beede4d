/** Whole numbers below a bound. */
export type Below = (below: number) => number;
export const pick = <One>(random: Below, all: readonly One[]): One => all[random(all.length)]!;

/** The texts that an input method shows on its way, and the one that it leaves. */
export type Composition = { readonly kind: string; readonly shown: readonly string[]; readonly left: string };

const KINDS = ["pinyin", "arabic", "dead key", "android", "corrected", "cancelled"] as const;
const HAN = "审议鼓励请求决议连通性数字空间韧性妇女赋权合作发展";
const ARABIC = "التعاونالدوليالرقميالمرونة";

const letters = (random: Below, from: string, count: number): string =>
  Array.from({ length: count }, () => from[random(from.length)]!).join("");
const grown = (word: string): readonly string[] => Array.from(word, (_, at) => word.slice(0, at + 1));

/** `beside`: the text around the caret. Many texts begin as it does, so that letters alone do not tell their place. */
export function compositionOf(random: Below, beside: string): Composition {
  const begun = (word: string): string =>
    beside === "" || random(2) === 0 ? word : pick(random, Array.from(beside)) + word.slice(1);
  const kind = pick(random, KINDS);
  const from = beside === "" || random(2) === 0 ? "aetns" : beside;
  switch (kind) {
    case "pinyin":
      return {
        kind,
        shown: grown(begun(letters(random, "abeghinouxz", 3 + random(5)))),
        left: letters(random, HAN, 2 + random(4)),
      };
    case "arabic": {
      const word = begun(letters(random, ARABIC, 3 + random(5)));
      return { kind, shown: grown(word), left: word };
    }
    case "dead key":
      return { kind, shown: ["´"], left: pick(random, ["é", "ó", "á", "ú"]) };
    case "android": {
      const word = begun(random(2) === 0 ? `${beside}n` : letters(random, from, 3 + random(6)));
      return { kind, shown: grown(word), left: word };
    }
    case "corrected": {
      // The keyboard takes letters back and offers another word.
      const word = begun(letters(random, from, 4 + random(4)));
      return {
        kind,
        shown: [...grown(word), ...grown(word).slice(1, -1).toReversed()],
        left: letters(random, from, 5),
      };
    }
    case "cancelled":
      return { kind, shown: [...grown(begun(letters(random, "ghinx", 4))), ""], left: "" };
  }
}
