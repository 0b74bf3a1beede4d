import { expect, test } from "vitest";
import { chordOf, type Pressed, writesSign } from "./chord.ts";

const MODIFIERS = ["ctrlKey", "metaKey", "altKey", "shiftKey"] as const;
const KEYS = ["Enter", "Tab", "Escape", "F2", "ArrowDown", "ArrowRight", "Backspace", "Delete", "z", "b"];
const held = (n: number): Partial<Pressed> =>
  Object.fromEntries(MODIFIERS.map((one, bit) => [one, (n & (1 << bit)) !== 0]));

test("K12 each key with each set of modifiers has its own name, on both systems", () => {
  for (const isMac of [false, true]) {
    const names = new Set<string>();
    for (const key of KEYS) for (let n = 0; n < 16; n++) names.add(chordOf({ key, ...held(n) }, isMac));
    expect(names.size).toBe(KEYS.length * 16);
  }
  console.log(`${KEYS.length * 16} keys with their modifiers on each system: all told apart`);
});

test("K12 the system's own modifier is Mod, and the other one gives another key", () => {
  const enter = { key: "Enter" };
  expect(chordOf({ ...enter, ctrlKey: true }, false)).toBe("Mod+Enter");
  expect(chordOf({ ...enter, metaKey: true }, false)).toBe("Meta+Enter");
  expect(chordOf({ ...enter, metaKey: true }, true)).toBe("Mod+Enter");
  expect(chordOf({ ...enter, ctrlKey: true }, true)).toBe("Ctrl+Enter");
});

test("K12 ignores keys of an input method, even if only the key code shows it", () => {
  expect(chordOf({ key: "Enter", isComposing: true })).toBe("");
  expect(chordOf({ key: "Enter", keyCode: 229 })).toBe("");
  expect(chordOf({ key: "Process", code: "Enter", keyCode: 229 })).toBe("");
});

test("K12 AltGr writes characters and runs no command, also if sent as Ctrl with Alt", () => {
  const altGr = (modifier: string): boolean => modifier === "AltGraph";
  const windows = { key: "]", ctrlKey: true, altKey: true, getModifierState: altGr };
  const linux = { key: "]", getModifierState: altGr };
  expect([windows, linux].map((one) => [chordOf(one, false), writesSign(one)])).toEqual([
    ["", true],
    ["", true],
  ]);
  // A browser without AltGr reports two modifiers, and no key of ours has both.
  expect(chordOf({ key: "b", ctrlKey: true, altKey: true }, false)).toBe("Mod+Alt+b");
  expect(writesSign({ key: "z", ctrlKey: true })).toBe(false);
});

test("K12 a letter key is the printed letter, or its position on a keyboard of another script", () => {
  const z = { code: "KeyZ", ctrlKey: true };
  expect(chordOf({ ...z, key: "я" }, false)).toBe("Mod+z");
  expect(chordOf({ ...z, key: "ئ" }, false)).toBe("Mod+z");
  expect(chordOf({ ...z, key: "W" }, false)).toBe("Mod+w");
  expect(chordOf({ key: "∫", code: "KeyB", altKey: true }, true)).toBe("Alt+b");
});
