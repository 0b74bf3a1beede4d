import { expect, test } from "vitest";
import { read } from "./read-project.ts";

type Row = {
  readonly point: number;
  readonly asks: string;
  readonly state: string;
  readonly rules: readonly string[];
};

const rows: readonly Row[] = [
  ...read("docs/process.md").matchAll(/^\| (\d+) +\| (.+?) +\| (\w+) +\| (.*?) *\|$/gmu),
].map(([, point, asks, state, rules]) => ({
  point: Number(point),
  asks: asks!,
  state: state!,
  rules: rules!.split(", ").filter((rule) => rule !== ""),
}));

/** Numbers of points that the known limits name, as "point 3" or "points 39 and 40". */
const limited = new Set(
  [...read("docs/caveats.md").matchAll(/\bpoints? (\d+(?:(?:, | and )\d+)*)/giu)].flatMap(([, numbers]) =>
    [...numbers!.matchAll(/\d+/gu)].map(([number]) => Number(number)),
  ),
);

test("each point of the preparatory process has one row, and the rules that answer it", () => {
  expect(rows.map(({ point }) => point)).toEqual(Array.from({ length: 62 }, (_, index) => index + 1));
  const known = new Set(
    [...read("docs/rules.md").matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)].map(([, rule]) => rule),
  );
  const broken = rows.filter(
    ({ state, rules }) =>
      !["has", "part", "no"].includes(state) ||
      (state === "no") !== (rules.length === 0) ||
      rules.some((rule) => !known.has(rule)),
  );
  expect(broken).toEqual([]);
});

test("each point that is met in part, or not, has its reason among the known limits", () => {
  const open = rows.filter(({ state }) => state !== "has").map(({ point }) => point);
  expect([...limited].sort((a, b) => a - b)).toEqual(open);
  const count = (of: string): number => rows.filter(({ state }) => state === of).length;
  console.info(`process: ${count("has")} has, ${count("part")} part, ${count("no")} no`);
});
