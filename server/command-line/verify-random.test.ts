import { afterAll, beforeAll, expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import type { Report } from "../../shared/report/report.ts";
import { reportFixture } from "../testing/docx-fixture.ts";
import type { ReportForm } from "../exports/export-forms.ts";
import { reportJob } from "../exports/file-job.ts";
import { type FileWorkers, openFileWorkers } from "../exports/file-workers.ts";
import { randomOpinion } from "../testing/random-opinion.ts";
import { readReport, type ReportKind } from "./read-report.ts";

/** The long form: `SEEDS=300 SEED=5000 npx vitest run server/command-line/verify-random.test.ts`. */
const SEEDS = Number(process.env["SEEDS"] ?? 3);
const FIRST_SEED = Number(process.env["SEED"] ?? 1);
/** Unchanged PDFs that were once called changed. */
const ONCE_BLAMED = [30, 36, 59, 96, 108];

let fileWorkers: FileWorkers;
beforeAll(() => {
  fileWorkers = openFileWorkers();
});
afterAll(async () => {
  await fileWorkers.close();
});

/** By turns in each of the six languages, whose Opinions mix three scripts. */
function randomReport(seed: number): Report {
  const report = reportFixture(REPORT_LANGUAGES[seed % REPORT_LANGUAGES.length]!);
  const made = report.opinions.slice(0, 2).map(({ id }, i) => {
    const { document, standing } = randomOpinion(seed * 2 + i);
    return { document: { ...document, id }, standing };
  });
  return {
    ...report,
    opinions: made.map(({ document }) => document),
    standings: new Map(made.map(({ document, standing }) => [document.id, standing])),
  };
}

const KINDS: readonly (readonly [ReportForm, ReportKind])[] = [
  ["docx", "docx"],
  ["html", "page"],
  ["akn.xml", "akn"],
  ["pdf", "pdf"],
];

/** Sentences against a file that nobody changed: there must be none. */
async function blamed(
  seed: number,
  [form, kind]: readonly [ReportForm, ReportKind],
): Promise<readonly string[]> {
  const file = await fileWorkers.make(reportJob(form, randomReport(seed)));
  if ("refusal" in file) return [file.refusal.message];
  const read = await readReport(kind, file.bytes);
  if ("fault" in read) return [read.fault];
  const may = kind === "pdf" ? ["words", "partly"] : ["identical"];
  return [
    ...read.verdicts.filter((one) => one.moved || !may.includes(one.kind)).map((one) => JSON.stringify(one)),
    ...read.added,
    ...read.doubts,
  ];
}

test(
  `H6 an unchanged report of any words and form is never called changed (${SEEDS} seeds)`,
  async () => {
    const seeds = Array.from({ length: SEEDS }, (_, i) => FIRST_SEED + i);
    const files = [
      ...seeds.flatMap((seed) => KINDS.map((kind) => ({ seed, kind }))),
      ...ONCE_BLAMED.map((seed) => ({ seed, kind: ["pdf", "pdf"] as const })),
    ];
    const found: string[] = [];
    for (const { seed, kind } of files)
      for (const said of await blamed(seed, kind)) found.push(`seed ${seed}, ${kind[0]}: ${said}`);
    console.log(
      `${files.length} unchanged files, seeds ${FIRST_SEED} to ${FIRST_SEED + SEEDS - 1} and ${ONCE_BLAMED.join(", ")}: ${found.length} sentences against them`,
    );
    expect(found).toEqual([]);
  },
  60_000 + SEEDS * 20_000,
);
