/** Words of three scripts, and changes of them by a seed: for tests that print the seed that failed. */

/** mulberry32, public domain. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Script = { readonly words: readonly string[]; readonly between: string };

export const SCRIPTS = {
  Latin: {
    words:
      "Member States should consider affordable connectivity, in national plans: l’été, naïve façade".split(
        " ",
      ),
    between: " ",
  },
  Arabic: {
    words: "يدعو جميع الدول الأعضاء إلى النظر في التوصيلية الفضائية، ضمن الخطط الوطنية".split(" "),
    between: " ",
  },
  Chinese: {
    words: [
      "请",
      "成员国",
      "认真",
      "考虑",
      "空间",
      "连接",
      "，",
      "并",
      "在",
      "国家",
      "计划",
      "中",
      "予以",
      "𠮷",
      "体现",
    ],
    between: "",
  },
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;

export const wordsOf = (
  { words, between }: Script,
  chance: (below: number) => number,
  count: number,
): string => Array.from({ length: count }, () => words[chance(words.length)]!).join(between);

/** The text with one to four stretches of words put in, taken out or replaced. */
export function editedBy(script: Script, chance: (below: number) => number, text: string): string {
  const words = script.between === "" ? Array.from(text) : text.split(script.between);
  for (let edits = 1 + chance(4); edits > 0; edits--) {
    const at = chance(words.length + 1);
    const gone = chance(3);
    const come = wordsOf(script, chance, chance(3)).split(script.between === "" ? /(?!)/u : script.between);
    words.splice(at, gone, ...come.filter((word) => word !== ""));
  }
  return words.join(script.between);
}
