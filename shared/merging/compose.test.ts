import { expect, test } from "vitest";
import { composedOf } from "./compose.ts";
import { tracedText, traceOf } from "./trace.ts";

const cells = (...texts: readonly string[]) =>
  texts.map((text, n) => ({ n, text, whose: ["ABC"[n]!.repeat(3)], label: "" }));
const composed = (...texts: readonly string[]): string => composedOf(cells(...texts)).text;

test("U4 identical text stands once; versions that differ are bracketed in the inputs' order", () => {
  expect(composed("Members should act", "Members should act")).toBe("Members should act");
  expect(composed("Members shall act now", "Members should act now", "Members act now")).toBe(
    "Members [shall][should][no text] act now",
  );
  expect(composed("请成员国考虑空间连接", "请成员国考虑空间连接和韧性")).toBe("请成员国考虑空间连接[和韧性]");
  expect(composed("يدعو الدول الأعضاء إلى النظر", "يدعو جميع الدول الأعضاء إلى النظر")).toBe(
    "يدعو [جميع] الدول الأعضاء إلى النظر",
  );
});

test("U4 a closing sign alone makes no alternative, and an empty option says so in brackets", () => {
  expect(composed("that ICTs help;", "that ICTs help")).toBe("that ICTs help;");
  expect(composed("", "that ICTs help")).toBe("[that ICTs help][no text]");
  expect(composed("", "")).toBe("");
});

test("U5 text of no input is told as added, of no result as dropped, moved text as neither", () => {
  expect(traceOf(["that ICTs help all people", "that ICTs help"], "that people help ICTs")).toEqual({
    dropped: [["all"], []],
    added: [],
  });
  expect(traceOf(["that ICTs help"], "that affordable ICTs may help")).toEqual({
    dropped: [[]],
    added: ["affordable", "may"],
  });
  expect(traceOf(["shall act", "act"], "[shall][no text] act")).toEqual({ dropped: [[], []], added: [] });
  expect(tracedText(["affordable", "and", "safe", ","])).toBe("affordable and safe,");
  expect(tracedText(["复", "原", "力"])).toBe("复原力");
});
