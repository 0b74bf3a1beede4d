import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasPdfReader = (() => {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    console.log("PDFs are not read back, since pdftotext is absent");
    return false;
  }
})();

/** Reads a PDF by another program: as a person would, or in the order of its content. */
export function readPdf(pdf: Uint8Array, order: "reading" | "raw"): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-pdf-"));
  try {
    const file = join(folder, "read.pdf");
    writeFileSync(file, pdf);
    const how = order === "raw" ? ["-raw"] : [];
    return execFileSync("pdftotext", [...how, "-enc", "UTF-8", file, "-"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * All in a PDF that says something: its pages as they are read, and its bytes without the packed streams, in which any
 * three letters come up by chance.
 */
export function partsOfPdf(pdf: Uint8Array): readonly string[] {
  const unpacked = Buffer.from(pdf)
    .toString("latin1")
    .replaceAll(/stream\r?\n(?!<\?xpacket)[\s\S]*?endstream/g, "");
  return [...(hasPdfReader ? [readPdf(pdf, "reading")] : []), unpacked];
}
