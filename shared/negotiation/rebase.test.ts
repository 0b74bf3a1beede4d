import { describe, expect, test } from "vitest";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { mergedText, rebased } from "./rebase.ts";

const merged = (base: string, current: string, proposed: string): string | null => {
  const parts = rebased(base, current, proposed);
  return parts && mergedText(parts);
};

describe("V9 a proposal against words that changed meanwhile", () => {
  test("asks for both changes where they touch different words", () => {
    expect(merged("Members shall act now", "Member States shall act now", "Members shall act promptly")).toBe(
      "Member States shall act promptly",
    );
    expect(merged("urgently act on it", "act on it", "urgently work on it")).toBe("work on it");
    expect(merged("请成员国考虑空间连接", "请所有成员国考虑空间连接", "请成员国考虑卫星连接")).toBe(
      "请所有成员国考虑卫星连接",
    );
  });

  test("V22 is for people where both changed the same words, or added at the same place", () => {
    expect(merged("Members shall act", "Members should act", "Members may act")).toBeNull();
    expect(merged("a c", "a x c", "a y c")).toBeNull();
    expect(merged("Members shall act", "", "Members may act")).toBeNull();
    expect(merged("请成员国考虑", "请成员国认真考虑", "请成员国研究")).toBeNull();
  });

  test("takes once what both changed alike", () => {
    expect(merged("Members shall act now", "Members should act now", "Members should act soon")).toBe(
      "Members should act soon",
    );
    expect(merged("a c", "a b c", "a b c")).toBe("a b c");
  });

  test("is itself where the words are unchanged, and is them where it asks for nothing", () => {
    expect(merged("a b", "a b", "a c")).toBe("a c");
    expect(merged("a b", "a c", "a b")).toBe("a c");
  });

  test.each(Object.keys(SCRIPTS) as ScriptName[])(
    "whoever comes first, the words are the same, each from where it says, 200 times in %s",
    (name) => {
      let met = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const chance = chanceOf(seed);
        const base = wordsOf(SCRIPTS[name], chance, 10 + chance(30));
        const current = editedBy(SCRIPTS[name], chance, base);
        const proposed = editedBy(SCRIPTS[name], chance, base);
        const parts = rebased(base, current, proposed);
        expect(merged(base, proposed, current), `seed ${seed}`).toBe(parts && mergedText(parts));
        if (parts === null) continue;
        met += 1;
        for (const { text, inCurrent, inProposed } of parts) {
          if (inCurrent !== null) expect(current.slice(inCurrent, inCurrent + text.length)).toBe(text);
          if (inProposed !== null) expect(proposed.slice(inProposed, inProposed + text.length)).toBe(text);
          expect(inCurrent ?? inProposed, `seed ${seed}`).not.toBeNull();
        }
      }
      expect(met).toBeGreaterThan(20);
    },
  );
});
