import { describe, expect, test } from "vitest";
import { changesBetween } from "./changes.ts";
import { threadMs } from "../testing/thread-ms.ts";

const written = (before: string, after: string): string =>
  changesBetween(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `{-${text}-}`))
    .join("");

describe("the difference between two wordings", () => {
  test("is told by whole words", () => {
    expect(written("that Member States should consider", "that Member States may consider")).toBe(
      "that Member States {-should-}{+may+} consider",
    );
  });
  test("is nothing where both are the same, and all where one is empty", () => {
    expect(changesBetween("the same", "the same")).toEqual([{ kind: "same", text: "the same" }]);
    expect(changesBetween("", "new words")).toEqual([{ kind: "added", text: "new words" }]);
    expect(changesBetween("", "")).toEqual([]);
  });
  test("is told by words in Chinese, which has no spaces", () => {
    expect(written("请成员国考虑空间连接", "请成员国认真考虑空间连接")).toBe("请成员国{+认真+}考虑空间连接");
  });
  test("is told by words in Arabic, its letters never torn apart", () => {
    expect(written("يدعو الدول الأعضاء إلى النظر", "يدعو جميع الدول الأعضاء إلى النظر")).toBe(
      "يدعو {+جميع +}الدول الأعضاء إلى النظر",
    );
  });
  test("M6 of texts as long as a clause may be is found in a moment, whatever they have in common", () => {
    const long = (sign: string): string =>
      Array.from({ length: 4_000 }, (_, i) => `${sign}${i}`).join(sign === "x" ? " " : "-");
    const before = `that ${long("x")} end`;
    const after = `that ${long("y")} end`;
    const start = threadMs();
    const changes = changesBetween(before, after);
    expect(threadMs() - start).toBeLessThan(3_000);
    expect(changes.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
    const without = (kind: string): string =>
      changes.flatMap((one) => (one.kind === kind ? [] : [one.text])).join("");
    expect([without("added"), without("removed")]).toEqual([before, after]);
  });
});
