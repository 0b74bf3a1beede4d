import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";

/** Seconds of a step, a test file or a story. */
export type Took = { readonly name: string; readonly seconds: number };

const SLOWEST = 10;

/** Seconds of each test file, by Vitest's report. */
export function filesTook(report: string): readonly Took[] {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    testResults: readonly { name: string; startTime: number; endTime: number }[];
  };
  return testResults.map(({ name, startTime, endTime }) => ({
    name: relative(process.cwd(), name),
    seconds: (endTime - startTime) / 1000,
  }));
}

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
};

const storiesOf = ({ suites = [], specs }: Suite): readonly Took[] => [
  ...specs.map(({ title, file, tests }) => ({
    name: `${file}: ${title}`,
    seconds: tests.flatMap(({ results }) => results).reduce((sum, one) => sum + one.duration, 0) / 1000,
  })),
  ...suites.flatMap(storiesOf),
];

/** Seconds of each story, by Playwright's report. */
export function storiesTook(report: string): readonly Took[] {
  if (!existsSync(report)) return [];
  return (JSON.parse(readFileSync(report, "utf8")) as { suites: readonly Suite[] }).suites.flatMap(storiesOf);
}

const line = ({ name, seconds }: Took): string => `${seconds.toFixed(0).padStart(6)} s  ${name}`;

/** A table of the steps of a run and of its slowest tests; `before`: steps ahead of this program, "name seconds" each. */
export function tableOf(
  steps: readonly Took[],
  slow: { readonly files: readonly Took[]; readonly stories: readonly Took[] },
  before = process.env["CONCORD_STEPS"] ?? "",
): readonly string[] {
  const earlier = [...before.matchAll(/(\S+) (\d+)/gu)].map(([, name = "", seconds]) => ({
    name,
    seconds: Number(seconds),
  }));
  const slowest = (all: readonly Took[]): readonly string[] =>
    all
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, SLOWEST)
      .map(line);
  return [
    "steps:",
    ...[...earlier, ...steps].map(line),
    ...(slow.files.length === 0 ? [] : ["slowest test files:", ...slowest(slow.files)]),
    ...(slow.stories.length === 0 ? [] : ["slowest stories:", ...slowest(slow.stories)]),
  ];
}
