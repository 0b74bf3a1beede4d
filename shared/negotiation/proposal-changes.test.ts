import { describe, expect, test } from "vitest";
import { chanceOf, editedBy, type ScriptName, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { changesOf, withChanges } from "./proposal-changes.ts";

const drawn = (base: string, text: string): string =>
  changesOf(base, text)
    .map((part) => (part.kind === "same" ? part.text : `{${part.n}-${part.removed}+${part.added}}`))
    .join("");

describe("V5 what a proposal changes", () => {
  test("is told by words: what replaces and what is replaced are one change, counted from 0", () => {
    expect(drawn("States shall act now in plans", "Member States should act in plans")).toBe(
      "{0-+Member }States {1-shall+should} act {2-now +}in plans",
    );
  });

  test("takes a phrase as one: a space alone does not part two changes", () => {
    expect(drawn("invites all of them to act", "invites each one to act")).toBe(
      "invites {0-all of them+each one} to act",
    );
  });

  test("is right in Chinese, which has no spaces, and in Arabic", () => {
    expect(drawn("请成员国考虑空间连接", "请成员国认真考虑卫星连接")).toBe(
      "请成员国{0-+认真}考虑{1-空间+卫星}连接",
    );
    expect(drawn("يدعو الدول الأعضاء إلى النظر", "يدعو جميع الدول الأعضاء إلى العمل")).toBe(
      "يدعو {0-+جميع }الدول الأعضاء إلى {1-النظر+العمل}",
    );
  });

  test("is nothing where both are the same, and one change where one is empty", () => {
    expect(changesOf("the same", "the same")).toEqual([{ kind: "same", text: "the same" }]);
    expect(changesOf("", "")).toEqual([]);
    expect(drawn("", "new words")).toBe("{0-+new words}");
    expect(drawn("old words", "")).toBe("{0-old words+}");
  });

  test.each(Object.keys(SCRIPTS) as ScriptName[])(
    "all changes made give the proposal, none the base, 200 random edits in %s",
    (name) => {
      for (let seed = 1; seed <= 200; seed++) {
        const chance = chanceOf(seed);
        const base = wordsOf(SCRIPTS[name], chance, 3 + chance(30));
        const text = editedBy(SCRIPTS[name], chance, base);
        const changes = changesOf(base, text);
        expect(withChanges(changes, null), `seed ${seed}`).toBe(text);
        expect(withChanges(changes, new Set()), `seed ${seed}`).toBe(base);
        const numbers = changes.flatMap((part) => (part.kind === "change" ? [part.n] : []));
        expect(withChanges(changes, new Set(numbers)), `seed ${seed}`).toBe(text);
        expect(numbers, `seed ${seed}`).toEqual(numbers.map((_, i) => i));
        // No word is torn: what stands in a change is whole characters.
        expect(JSON.stringify(changes).isWellFormed(), `seed ${seed}`).toBe(true);
      }
    },
  );
});
