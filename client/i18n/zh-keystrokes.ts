import type { enKeystrokes } from "./en-keystrokes.ts";

/** How long keystrokes are kept, and their removal. Chinese. */
export const zhKeystrokes: typeof enKeystrokes = {
  keystrokes: {
    period: "单次键入在 {days} 天后删除，其证明保留。版本、作者、标记和本记录保留。",
    forGood: "单次键入与论坛记录保留同样长的时间。",
    removed: "{day}之前的键入已删除。",
    line: "{asked, select, clock {服务器} other {秘书处}}删除了{day}之前的键入：记录 {n} 行。论坛规定的保留期已满。其证明保留。",
  },
};
