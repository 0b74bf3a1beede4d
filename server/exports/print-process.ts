import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type ReportSeal, sealHash } from "../../shared/report/seal.ts";
import { answerJobs } from "./answer-jobs.ts";
import type { MadeBytes, PdfJob } from "./file-job.ts";
import { coveredBy } from "./font-signs.ts";
import { besidePrint, opinionPrint, type PrintJob, reportPrint, sectionsPrint } from "./print-data.ts";
import { withMissingTold } from "./missing-signs.ts";

/** The scripts of the six languages: Latin and Cyrillic, Arabic that stays readable when it is copied, Chinese. */
const FONTS = [
  "noto-sans/400Regular/NotoSans_400Regular.ttf",
  "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
  "noto-sans/700Bold/NotoSans_700Bold.ttf",
  "amiri/400Regular/Amiri_400Regular.ttf",
  "amiri/700Bold/Amiri_700Bold.ttf",
  "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
];

const require = createRequire(import.meta.url);
const layout = readFileSync(new URL("print.typ", import.meta.url), "utf8");
const fontBlobs = FONTS.map((font) => readFileSync(require.resolve(`@expo-google-fonts/${font}`)));
const isCovered = coveredBy(fontBlobs);
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(new URL(".", import.meta.url)),
  fontArgs: [{ fontBlobs }],
});

/** Sets the pages of a file, by the standard for accessible files where it can be. */
function print({ json, at }: PrintJob): MadeBytes {
  const data = withMissingTold(json, isCovered);
  const compiled = compiler.compile({ mainFileContent: layout, inputs: { data } });
  const { result } = compiled;
  if (result === null) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? []));
  const { seal } = JSON.parse(data) as { readonly seal: ReportSeal | null };
  const sealed = seal === null ? {} : { seal: sealHash(seal) };
  const dated = { creationTimestamp: Math.floor(at / 1_000), pdfTags: true };
  try {
    return { bytes: compiler.pdf(result, { ...dated, pdfStandard: "ua-1" }), ...sealed };
  } catch {
    // Violations of the standard are no reason to refuse: tagged, but not by the standard.
    return { bytes: compiler.pdf(result, dated), ...sealed };
  } finally {
    compiler.evictCache(0);
  }
}

function printOf(job: PdfJob): PrintJob {
  switch (job.of) {
    case "opinion":
      return opinionPrint(job.document, job.options);
    case "report":
      return reportPrint(job.report);
    case "beside":
      return besidePrint(job.document, job.beside, job.options);
    case "sections":
      return sectionsPrint(job.sections, job.options);
  }
}

answerJobs(async (job: PdfJob) => print(printOf(job)));
