import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { betweenFeatures, layerFigures } from "./figures.ts";
import { read, readProject } from "./read-project.ts";
import { readSource } from "./read-source.ts";
import { LAYERS, ROOT, roomsIn } from "./rooms.ts";

const NONE = { circles: 0, pairs: 0, upward: 0, fileCircles: 0 } as const;
const WALLS = ["circles", "pairs", "upward", "fileCircles"] as const;

/** Small groups and the sheet show proposals; a proposal shows its positions and comments. */
const BETWEEN_FEATURES_MAX = 6;

const project = readProject();

test.each(LAYERS)("no import of %s crosses a wall", (layer) => {
  const figures = layerFigures(layer, project.sources, project.architecture);
  for (const wall of WALLS) expect(figures[wall].places, wall).toEqual([]);
});

test("features of the page share the ground, not each other", () => {
  const { n, places } = betweenFeatures(project.sources, project.architecture);
  expect(n, places.join("\n")).toBeLessThanOrEqual(BETWEEN_FEATURES_MAX);
});

test.each(LAYERS)("ARCHITECTURE lists each folder of %s once", (layer) => {
  const folders = readdirSync(new URL(`../../${layer}`, import.meta.url), { withFileTypes: true })
    .filter((one) => one.isDirectory() && one.name !== "testing" && one.name !== "tests")
    .map(({ name }) => name);
  const listed = roomsIn(project.architecture, layer).order.filter(
    (room) => room !== ROOT && room !== "testing" && room !== "tests",
  );
  expect(listed.toSorted()).toEqual(folders.toSorted());
});

test("the linter knows the levels of the page that ARCHITECTURE lists", () => {
  const { levels } = roomsIn(project.architecture, "client");
  const { overrides } = JSON.parse(read(".oxlintrc.json")) as {
    overrides: { files: string[]; excludeFiles?: string[] }[];
  };
  const ground = levels.get("ground")?.join(",");
  const top = levels
    .get("top")
    ?.filter((room) => room !== ROOT)
    .join(",");
  expect(overrides.flatMap(({ files }) => files)).toContain(`client/{${ground}}/**/*.{ts,tsx}`);
  expect(overrides.flatMap(({ excludeFiles = [] }) => excludeFiles)).toContain(`client/{${top}}/**`);
  expect(read(".oxlintrc.json")).toContain(`"!../{${ground}}/**"`);
});

const ARCHITECTURE = [
  "client/              the page",
  "  ground               below",
  "    low/               one",
  "  top                  above",
  "    high/              another",
  "    main, app          the routes",
  "server/              the server",
  "  serve, app           puts it together",
  "  high/                above",
  "  low/, lowest/        below",
  "docs/",
].join("\n");

test("imports from one feature to another are counted, those of the ground are not", () => {
  const middle =
    "client/ the page\n  ground  below\n    low/    one\n  middle  features\n    a/      one\n    b/      two\n";
  const sources = [
    readSource("client/b/b.ts", 'import "../a/a.ts"; import "../low/c.ts"; import "./d.ts";'),
    readSource("client/a/a.ts", 'import "../low/c.ts";'),
  ];
  expect(betweenFeatures(sources, middle).places).toEqual(["client/b/b.ts → client/a/a.ts"]);
});

const figuresOf = (files: Readonly<Record<string, string>>) => {
  const sources = Object.entries(files).map(([file, text]) => readSource(file, text));
  const { circles, pairs, upward, fileCircles } = layerFigures("client", sources, ARCHITECTURE);
  return { circles: circles.n, pairs: pairs.n, upward: upward.n, fileCircles: fileCircles.n };
};

test("rooms are read from the lowest to the highest, with their levels", () => {
  const { order, levels } = roomsIn(ARCHITECTURE, "client");
  expect(order).toEqual(["low", "high", ROOT]);
  expect(levels.get("top")).toEqual(["high", ROOT]);
  expect(roomsIn(ARCHITECTURE, "server").order).toEqual(["lowest", "low", "high", ROOT]);
});

test.each([
  ["a value", 'import { b } from "../high/b.ts";'],
  ["a type", 'import type { B } from "../high/b.ts";'],
  ["what is exported again", 'export * from "../high/b.ts";'],
  ["a dynamic import", 'export const b = () => import("../high/b.ts");'],
  ["an import in a type", 'export type B = typeof import("../high/b.ts");'],
])("%s counts as an import that goes up, and closes a circle", (_, text) => {
  const b = { "client/high/b.ts": "export const b = 1;" };
  expect(figuresOf({ ...b, "client/low/a.ts": text })).toEqual({ ...NONE, upward: 1 });
  const closed = { "client/high/b.ts": 'import "../low/a.ts"; export const b = 1;' };
  expect(figuresOf({ ...closed, "client/low/a.ts": text })).toEqual({
    circles: 2,
    pairs: 1,
    upward: 1,
    fileCircles: 2,
  });
});

test("imports downwards, within a folder and from tests cross no wall", () => {
  expect(
    figuresOf({
      "client/app.ts": 'import "./high/b.ts";',
      "client/high/b.ts": 'import "../low/a.ts"; import "./c.ts";',
      "client/high/c.ts": "export const c = 1;",
      "client/low/a.ts": 'import "../../shared/x/y.ts";',
      "client/low/a.test.ts": 'import "../high/b.ts";',
    }),
  ).toEqual(NONE);
});

test("folders stand in a circle also where no two files do", () => {
  expect(
    figuresOf({
      "client/low/a.ts": 'import "../high/b.ts";',
      "client/high/b.ts": "export const b = 1;",
      "client/high/c.ts": 'import "../low/d.ts";',
      "client/low/d.ts": "export const d = 1;",
    }),
  ).toEqual({ circles: 2, pairs: 1, upward: 1, fileCircles: 0 });
});
