const DIGITS = "〇零一二三四五六七八九";
const VALUES: ReadonlyMap<string, number> = new Map([
  ...Array.from(DIGITS, (sign, i): [string, number] => [sign, Math.max(i - 1, 0)]),
  ["两", 2],
  ["十", 10],
  ["百", 100],
  ["千", 1_000],
]);

/** All signs of which Chinese numbers below ten thousand are made, for a class of a pattern. */
export const HAN_DIGITS = [...VALUES.keys()].join("");

/** 十一 is 11, 二十五 is 25, 二〇二六 is 2026. */
export function hanValue(said: string): number {
  const values = Array.from(said, (sign) => VALUES.get(sign) ?? 0);
  if (values.every((value) => value < 10)) return Number(values.join(""));
  let sum = 0;
  let waiting = 0;
  for (const value of values) {
    if (value < 10) waiting = value;
    else {
      sum += Math.max(waiting, 1) * value;
      waiting = 0;
    }
  }
  return sum + waiting;
}
