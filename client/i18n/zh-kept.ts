import type { enKept } from "./en-kept.ts";

/** 键入内容的保留期限及删除情况。 */
export const zhKept: typeof enKept = {
  kept: {
    period:
      "键入的内容按键入时的原样保留 {days} 天，期满后删除，其证明仍保留。已定状态、何人撰写和删除、标记以及本记录均予保留。",
    forGood: "键入的内容按键入时的原样保留，直至论坛记录不再保存。",
    removed: "{day}之前在此键入的内容已删除。",
    line: "{asked, select, clock {服务器} other {秘书处}}删除了{day}之前键入的内容（记录 {n} 行）。论坛规定的保留期已满；其证明仍保留。",
  },
};
