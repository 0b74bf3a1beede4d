type Chance = (below: number) => number;

const OFTEN = "the of and to in for that".split(" ");
const STEMS =
  "connect spectrum orbit share afford train bridge divide skill secure measure network village coast island market women youth teach repair fund open access plan rural remote local lasting common early".split(
    " ",
  );
const ARABIC =
  "توصيل طيف مدار تقاسم تدريب جسر فجوة مهارة أمن قياس شبكة قرية ساحل جزيرة سوق نساء شباب تعليم".split(" ");
const CHINESE = "连接频谱轨道共享负担培训桥梁差距技能安全衡量网络村庄海岸岛屿市场妇女青年教学维修".split("");

/** Words in one script: most of them stand once in their text, as names of things do, and some again and again. */
export type Speech = {
  readonly between: string;
  readonly word: () => string;
  readonly words: (n: number) => string;
};

export function openSpeech(chance: Chance, script: "Latin" | "Arabic" | "Chinese"): Speech {
  let n = 0;
  const between = script === "Chinese" ? "" : " ";
  const word = (): string => {
    n += 1;
    if (script === "Chinese") return CHINESE[chance(CHINESE.length)]! + CHINESE[chance(CHINESE.length)]!;
    if (script === "Arabic") return `${ARABIC[chance(ARABIC.length)]!}${n % 7 === 0 ? "،" : ""}`;
    if (chance(4) === 0) return OFTEN[chance(OFTEN.length)]!;
    return `${STEMS[chance(STEMS.length)]!}${n}`;
  };
  // A sign at the end would be a closing sign, which follows from the place.
  const words = (count: number): string =>
    Array.from({ length: count }, word).join(between).replace(/،$/u, "");
  return { between, word, words };
}
