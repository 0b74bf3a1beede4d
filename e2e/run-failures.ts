import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Lines of a failure's message that are printed again at the end. */
const LINES = 12;
/** Lines of what a failed story's page showed. */
const PAGE_LINES = 60;
const PAGE_COLUMNS = 160;

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
      readonly results: readonly {
        readonly error?: { readonly message?: string };
        readonly attachments?: readonly { readonly name: string; readonly path?: string }[];
      }[];
    }[];
  }[];
};

/** The roles and names on a page that Playwright wrote down when its story failed; a page that hangs has none. */
function shownPage(context: string): readonly string[] {
  const [, roles] = /```yaml\n(.*?)\n```/su.exec(readFileSync(context, "utf8")) ?? [];
  if (roles === undefined) return ["      its page said nothing"];
  const lines = roles.split("\n");
  const more = lines.length - PAGE_LINES;
  return [
    "      its page:",
    ...lines.slice(0, PAGE_LINES).map((line) => `        ${line.slice(0, PAGE_COLUMNS)}`),
    ...(more > 0 ? [`        ${more} lines more`] : []),
  ];
}

const failedIn = ({ suites = [], specs }: Suite): readonly string[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .flatMap(({ title, file, tests }) => {
      const failed = tests.flatMap(({ results }) => results).find(({ error }) => error);
      const context = failed?.attachments?.find(({ name }) => name === "error-context")?.path;
      const page = context !== undefined && existsSync(context) ? shownPage(context) : [];
      return [`    ${file}: ${title}`, ...shortly(failed?.error?.message ?? ""), ...page];
    }),
  ...suites.flatMap(failedIn),
];

/** Each failed story of Playwright's report, as `failedTests` gives tests, and what its page showed. */
export function failedStories(report: string): readonly string[] {
  if (!existsSync(report)) return [];
  return (JSON.parse(readFileSync(report, "utf8")) as { suites: readonly Suite[] }).suites.flatMap(failedIn);
}
