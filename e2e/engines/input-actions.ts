import { KEY_MS } from "./driven-window.ts";

/** Keys that W3C WebDriver names by a sign of its own. */
const SIGNS: Readonly<Record<string, string>> = {
  Control: "\uE009",
  Shift: "\uE008",
  Alt: "\uE00A",
  Enter: "\uE007",
  Tab: "\uE004",
  Escape: "\uE00C",
  Backspace: "\uE003",
  Delete: "\uE017",
  Home: "\uE011",
  End: "\uE010",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

const signOf = (key: string): string => {
  const sign = SIGNS[key] ?? key;
  if (sign.length !== 1) throw new Error(`no sign for the key ${key}`);
  return sign;
};

/** Keys pressed together, as actions of W3C WebDriver and of WebDriver BiDi alike. */
export const keysPressed = (keys: readonly string[]): object[] => [
  {
    type: "key",
    id: "keyboard",
    actions: [
      ...keys.map((key) => ({ type: "keyDown", value: signOf(key) })),
      ...keys.toReversed().map((key) => ({ type: "keyUp", value: signOf(key) })),
    ],
  },
];

/** Keys pressed one after the other. */
export const keysTyped = (text: string): object[] => [
  {
    type: "key",
    id: "keyboard",
    actions: Array.from(text, signOf).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
      { type: "pause", duration: KEY_MS },
    ]),
  },
];

/** A click at a place of the window. */
export const clicked = (x: number, y: number): object[] => [
  {
    type: "pointer",
    id: "mouse",
    parameters: { pointerType: "mouse" },
    actions: [
      { type: "pointerMove", x, y, origin: "viewport", duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ],
  },
];
