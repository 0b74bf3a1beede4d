import { beforeAll, expect, test } from "vitest";
import { readReport } from "../command-line/read-report.ts";
import { reportJob } from "../exports/file-job.ts";
import { openFileWorkers } from "../exports/file-workers.ts";
import { reportFixture } from "../testing/docx-fixture.ts";
import { type EditedPdf, openPdf, type PdfObject } from "../testing/edited-pdf.ts";
import { readPdfApart } from "./read-pdf-apart.ts";

/** An honest report takes 700 MB, most of which is Node's own. */
const LIMITS = { cpuSecondsMax: 4, memoryMbMax: 850 };
const FLOOD = "q Q ".repeat(50_000_000);

let pdf: EditedPdf;
beforeAll(async () => {
  const fileWorkers = openFileWorkers();
  const made = await fileWorkers.make(reportJob("pdf", reportFixture("en")));
  await fileWorkers.close();
  if ("refusal" in made) throw new Error(made.refusal.message);
  pdf = openPdf(made.bytes);
}, 60_000);

const objectOf = (what: RegExp): [number, PdfObject] =>
  [...pdf.objects].find(([, { dict }]) => what.test(dict))!;
const made = (...changed: readonly (readonly [number, string, (string | null)?])[]): Uint8Array =>
  pdf.withObjects(new Map(changed.map(([n, dict, stream = null]) => [n, { dict, stream }])));
const firstNew = (): number => Math.max(...pdf.objects.keys()) + 1;
const contents = (): number => Number(/\/Contents (\d+) 0 R/u.exec(pdf.objects.get(pdf.pages[2]!)!.dict)![1]);
const pageTree = (kids: string): readonly [number, string] => {
  const [of, { dict }] = objectOf(/\/Type \/Pages\b/u);
  return [of, dict.replace(/\/Kids \[[^\]]*\]/u, `/Kids [${kids}]`)];
};

/** Each form draws the next one twice, or itself. */
function drawnForms(next: (at: number) => number, forms: number): Uint8Array {
  const [page, first] = [pdf.pages[2]!, firstNew()];
  const form = (at: number) =>
    [
      first + at,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${first + next(at)} 0 R >> >> /Length 0 >>`,
      at === forms - 1 && next(at) !== at ? "q Q" : "/F Do /F Do",
    ] as const;
  const { dict } = pdf.objects.get(page)!;
  return made(
    [page, dict.replace("/Resources <<", `/Resources << /XObject << /F ${first} 0 R >>`)],
    [contents(), "<< /Length 0 >>", "/F Do"],
    ...Array.from({ length: forms }, (_, at) => form(at)),
  );
}

const deepTree = (): Uint8Array => {
  const [root] = objectOf(/\/Type \/Pages\b/u);
  const first = firstNew();
  const depth = 20_000;
  const node = (i: number) =>
    [
      first + i,
      `<< /Type /Pages /Count 1 /Parent ${i === 0 ? root : first + i - 1} 0 R /Kids [${i === depth - 1 ? pdf.pages[0] : first + i + 1} 0 R] >>`,
    ] as const;
  return made(pageTree(`${first} 0 R`), ...Array.from({ length: depth }, (_, i) => node(i)));
};

const CASES: readonly (readonly [what: string, file: () => Uint8Array, answer: string])[] = [
  ["an honest report", () => made([contents(), ...streamOf(contents())]), "read"],
  ["200 MB of signs packed on a page", () => made([contents(), "<< /Length 0 >>", FLOOD]), "tooMuch"],
  [
    "200 MB packed as a seal",
    () => made([objectOf(/EmbeddedFile/u)[0], "<< /Length 0 >>", FLOOD]),
    "tooMuch",
  ],
  ["a form that draws itself", () => drawnForms((at) => at, 1), "read"],
  [
    "a page tree that holds itself",
    () => made(pageTree(`${objectOf(/\/Type \/Pages\b/u)[0]} 0 R`)),
    "damaged",
  ],
  ["a page tree of 20,000 levels", deepTree, "read"],
];
const streamOf = (of: number): [string, string | null] => {
  const { dict, stream } = pdf.objects.get(of)!;
  return [dict, stream];
};

test.each(CASES)(
  "H17 reads %s within its limits",
  async (_what, file, answer) => {
    const read = await readPdfApart(file(), LIMITS);
    expect(typeof read === "string" ? read : "read").toBe(answer);
  },
  120_000,
);

test("H17 says in a sentence that a PDF takes too much, as where a form draws 2^40 others", async () => {
  const bytes = drawnForms((at) => at + 1, 40);
  expect(await readReport("pdf", bytes, { ...LIMITS, cpuSecondsMax: 2 })).toEqual({
    fault:
      "This PDF takes more time or memory than any report: nothing in it was read. Download the issued file again.",
  });
}, 60_000);
