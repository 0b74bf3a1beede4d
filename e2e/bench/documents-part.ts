import { opinionFixture, REPORT_AT, reportFixture } from "../../server/testing/docx-fixture.ts";
import { opinionWord } from "../../server/exports/opinion-word.ts";
import { type FileWorkers, openFileWorkers } from "../../server/exports/file-workers.ts";
import { reportJob } from "../../server/exports/file-job.ts";
import type { ReportForm } from "../../server/exports/export-forms.ts";
import { randomText } from "../../server/testing/tracked-fixture.ts";
import { understandWordFile } from "../../server/imports/read-word-file.ts";
import { trackedDocx } from "../../server/testing/tracked-docx.ts";
import { seeded } from "../../server/testing/chance.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import type { Report } from "../../shared/report/report.ts";
import { atMost, type Finding, type Part, type Progress } from "./findings.ts";
import { median } from "./median.ts";

const RUNS = 5;
const OPINIONS = ["1", "2", "3", "4", "5"];
const CLAUSES = 60;

/** One document that is written or read, and within which time; a further one is a line here. */
type Measured = {
  readonly what: string;
  readonly aim: number | null;
  readonly run: () => Promise<unknown>;
};

const LONG = Array.from({ length: CLAUSES }, (_, i) => ({
  kind: "operative" as const,
  number: String(i + 1),
  text: `that Member States [should][could] share experience on affordable access, licensing and the protection of users, in particular in sparsely populated areas and on small islands, as paragraph ${i + 1} says`,
  closing: ";",
}));

/** A thousand paragraphs, 17,000 words, a third of the paragraphs changed. */
const FORTY_PAGES = await trackedDocx(1, { script: "Latin", ids: false, more: 340 });

/** The whole report, dated otherwise each time: nothing that was made before is of use. */
let asked = 0;
const wholeReport = (): Report => ({
  ...reportFixture("en"),
  at: REPORT_AT + 60_000 * asked++,
  opinions: OPINIONS.map((number) => opinionFixture(number, LONG)),
});
const THE_REPORT = `the report with ${OPINIONS.length} Opinions of ${CLAUSES} clauses`;

/** Files are made in processes of their own; the first waits for its start. */
async function made(press: FileWorkers, form: ReportForm): Promise<void> {
  const file = await press.make(reportJob(form, wholeReport()));
  if ("refusal" in file) throw new Error(file.refusal.message);
}

const measured = (press: FileWorkers): readonly Measured[] => [
  { what: `${THE_REPORT}, as Word`, aim: 1_000, run: () => made(press, "docx") },
  {
    what: `${THE_REPORT}, as Word, its process begun anew`,
    aim: 1_000,
    run: async () => {
      await press.close();
      await made(press, "docx");
    },
  },
  { what: `${THE_REPORT}, as PDF`, aim: 3_000, run: () => made(press, "pdf") },
  {
    what: `${THE_REPORT}, as PDF, its process begun anew`,
    aim: 3_000,
    run: async () => {
      await press.close();
      await made(press, "pdf");
    },
  },
  { what: `${THE_REPORT}, as HTML`, aim: null, run: () => made(press, "html") },
  { what: `${THE_REPORT}, as Akoma Ntoso`, aim: null, run: () => made(press, "akn.xml") },
  {
    what: "an Opinion with tracked changes and comments, as Word",
    aim: null,
    run: () => {
      const { text } = randomText(0, seeded(7));
      return opinionWord({ form: "tracked", text }, { preset: wtpf26, language: "en", at: REPORT_AT });
    },
  },
  {
    what: "a Word file of 40 pages with tracked changes is read and held against its text, in its process",
    aim: 2_000,
    run: () => understandWordFile(FORTY_PAGES.bytes, { against: FORTY_PAGES.text, others: [] }),
  },
];

/** Files going out and coming in: the median of a few, in this process. */
export async function documentsPart(progress: Progress): Promise<Part> {
  const findings: Finding[] = [];
  const press = openFileWorkers();
  for (const { what, aim, run } of measured(press)) {
    progress(what);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    const value = median(times);
    findings.push(
      aim === null
        ? { what, figure: `${value.toFixed(0)} ms`, aim: null, met: null }
        : atMost(what, { value, aim, unit: "ms", digits: 0 }),
    );
  }
  await press.close();
  return {
    title: "Documents",
    findings,
    charts: [],
    notes: [`Medians of ${RUNS}, the first of which warms the code up.`],
  };
}
