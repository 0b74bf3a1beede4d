import { execFileSync } from "node:child_process";
import {
  betweenFeatures,
  commentFigures,
  type Figure,
  LAYER_FIGURES,
  type LayerFigure,
  layerFigures,
  longRules,
  longTitles,
  registries,
  SUBJECT_CHARS_MAX,
  uncitedRules,
} from "./figures.ts";
import { droppedWords, duplicatedNames } from "./names.ts";
import { longestSentence } from "./pages.ts";
import { PLAIN_PAGES, read, readProject } from "./read-project.ts";
import { LAYERS } from "./rooms.ts";
import { syntaxNodes } from "./syntax-nodes.ts";
import { isTest } from "./walls.ts";

/** From this day on a commit subject has at most 72 characters. */
const SUBJECTS_SINCE = "2026-11-28T10:00:00Z";

const lists = process.argv.includes("--list");
const { sources, architecture, rules } = readProject();
const layers = LAYERS.map((layer) => layerFigures(layer, sources, architecture));

const NAME_CHARS = 50;
const row = (name: string, cells: readonly (string | number)[]): void =>
  console.log(name.padEnd(NAME_CHARS) + cells.map((cell) => String(cell).padStart(9)).join(""));
const places = (...figures: readonly Figure[]): void => {
  if (lists) for (const place of figures.flatMap((one) => one.places)) console.log(`    ${place}`);
};

row("", LAYERS);
for (const [key, name] of Object.entries(LAYER_FIGURES) as [LayerFigure, string][]) {
  const figures = layers.map((layer) => layer[key]);
  row(
    name,
    figures.map(({ n }) => n),
  );
  places(...figures);
}

console.log();
// The benches and helpers of e2e/ count as tests.
const isOfTests = (file: string): boolean => file.startsWith("e2e/") || isTest(file);
const nodes = sources.map(({ file }) => ({ file, n: syntaxNodes(file, read(file)) }));
for (const [name, of] of [
  ["syntax nodes of code, and its files", nodes.filter(({ file }) => !isOfTests(file))],
  ["syntax nodes of tests and helpers, and their files", nodes.filter(({ file }) => isOfTests(file))],
] as const)
  row(name, [of.reduce((sum, { n }) => sum + n, 0), of.length]);

const { all, nominal } = commentFigures(sources);
const whole: readonly (readonly [string, Figure])[] = [
  ["imports from one feature of the page to another", betweenFeatures(sources, architecture)],
  [`comments that begin with What, Who … (of ${all})`, nominal],
  ["exported names with more than one definition", duplicatedNames(sources)],
  ["names that hold a dropped word", droppedWords(sources)],
  ["test titles over 90 characters", longTitles(sources)],
  ["rules over 60 words", longRules(rules)],
  ["rules that no title of a test cites", uncitedRules(rules, sources)],
  ...PLAIN_PAGES.map(
    (page) => [`words of the longest sentence: ${page}`, longestSentence(read(page))] as const,
  ),
  ["lists of nearly all events or commands", registries(sources)],
  [`commit subjects over ${SUBJECT_CHARS_MAX} since ${SUBJECTS_SINCE.slice(0, 10)}`, longSubjects()],
];
for (const [name, figure] of whole) {
  const share = figure === nominal ? ` ${((100 * nominal.n) / all).toFixed(1)} %` : "";
  row(name, [`${figure.n}${share}`]);
  places(figure);
}

function longSubjects(): Figure {
  const subjects = execFileSync("git", ["log", `--since=${SUBJECTS_SINCE}`, "--format=%s"], {
    encoding: "utf8",
  });
  const long = subjects.split("\n").filter((subject) => subject.length > SUBJECT_CHARS_MAX);
  return { n: long.length, places: long };
}
