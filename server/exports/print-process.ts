import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { coveredBy } from "./font-signs.ts";
import type { PrintJob } from "./print-data.ts";
import { withMissingTold } from "./missing-signs.ts";

/** What the process answers to a job. */
export type PrintAnswered = { readonly pdf: Uint8Array } | { readonly failed: string };

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

function print({ json, at }: PrintJob): PrintAnswered {
  const data = withMissingTold(json, isCovered);
  const compiled = compiler.compile({ mainFileContent: layout, inputs: { data } });
  const { result } = compiled;
  if (result === null) {
    const why = compiled.takeError()?.shortDiagnostics ?? [];
    return { failed: JSON.stringify(why) };
  }
  const dated = { creationTimestamp: Math.floor(at / 1_000), pdfTags: true };
  try {
    return { pdf: compiler.pdf(result, { ...dated, pdfStandard: "ua-1" }) };
  } catch {
    // What the standard for accessible files does not allow is no reason to refuse: tagged, but not by the standard.
    return { pdf: compiler.pdf(result, dated) };
  } finally {
    compiler.evictCache(0);
  }
}

function answer(job: PrintJob): PrintAnswered {
  try {
    return print(job);
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", (job: PrintJob) => process.send?.(answer(job)));
// The server is gone, so nobody waits for the answer.
process.once("disconnect", () => process.exit());
