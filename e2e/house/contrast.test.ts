import { expect, test } from "vitest";
import { read } from "./read-project.ts";

/** WCAG 2.2 AA, for text. */
const CONTRAST_MIN = 4.5;

const tokens = read("client/styles/tokens.css");
const words = read("client/editor/words.css");
const proposals = read("client/proposals/proposals.css");

type Triple = readonly [number, number, number];

function token(name: string, theme: "light" | "dark"): Triple {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(tokens)!;
  const hex = Number.parseInt((theme === "light" ? light : dark)!, 16);
  return [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];
}

const each = (one: Triple, other: Triple, join: (a: number, b: number) => number): Triple => [
  join(one[0], other[0]),
  join(one[1], other[1]),
  join(one[2], other[2]),
];
const mixed = (one: Triple, other: Triple, part: number): Triple =>
  each(one, other, (a, b) => a * part + b * (1 - part));
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]: Triple): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

function contrast(one: Triple, other: Triple): number {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** The part of the delegation's colour in the colour of its insertions, as the styles say. */
const partIn = (css: string): number =>
  Number(/color-mix\(in oklab, var\(--by, var\(--ins\)\) (\d+)%, var\(--ink\)\)/.exec(css)![1]) / 100;
/** The part of the colour behind words that somebody else has selected. */
const selected = Number(/var\(--who\) (\d+)%, transparent/.exec(words)![1]) / 100;

test.each(["light", "dark"] as const)("E23 insertions of each delegation can be read: %s", (theme) => {
  const ink = token("ink", theme);
  const behind = ["paper", "accent-soft", "bracket-soft", "desk"].map((name) => token(name, theme));
  const poor: string[] = [];
  for (const name of ["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "office"]) {
    const colour = token(name, theme);
    const grounds = [...behind, mixed(colour, token("accent-soft", theme), selected)];
    for (const part of [partIn(words), partIn(proposals)]) {
      // Mixed in sRGB, which lies a little nearer to the paper than OKLab.
      const text = mixed(colour, ink, part);
      for (const ground of grounds) {
        const ratio = contrast(text, ground);
        if (ratio < CONTRAST_MIN) poor.push(`${name} ${ratio.toFixed(2)}`);
      }
    }
  }
  expect(poor).toEqual([]);
});
