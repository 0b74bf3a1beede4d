import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Lines of a failure's message that are printed again at the end. */
const LINES = 12;

const shortly = (message: string): readonly string[] =>
  stripVTControlCharacters(message)
    .split("\n")
    .slice(0, LINES)
    .map((line) => `      ${line}`);

type TestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
};

/** Each failed test of Vitest's report with the begin of its message; a file that broke before its tests counts too. */
export function failedTests(report: string): readonly string[] {
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as TestReport;
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter(({ status }) => status === "failed");
    const broke = failed.length === 0 && message !== "" ? [`    ${file}`, ...shortly(message)] : [];
    return [
      ...broke,
      ...failed.flatMap(({ fullName, failureMessages }) => [
        `    ${file}: ${fullName}`,
        ...shortly(failureMessages?.[0] ?? ""),
      ]),
    ];
  });
}

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
};

const failedIn = ({ suites = [], specs }: Suite): readonly string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .flatMap(({ title, file, tests }) => {
      const message = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message;
      return [`    ${file}: ${title}`, ...shortly(message ?? "")];
    }),
  ...suites.flatMap(failedIn),
];

/** Each failed story of Playwright's report, as `failedTests` gives tests. */
export function failedStories(report: string): readonly string[] {
  if (!existsSync(report)) return [];
  return (JSON.parse(readFileSync(report, "utf8")) as { suites: readonly Suite[] }).suites.flatMap(failedIn);
}
