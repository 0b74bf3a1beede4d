import { PDF_MEMORY_MB_MAX, PDF_READ_CPU_SECONDS_MAX, PDF_READ_MS_MAX } from "../../shared/file-limits.ts";
import { readApart } from "../processes/read-apart.ts";
import type { PdfFault, ReadPdf } from "./read-pdf.ts";

export type PdfLimits = { readonly cpuSecondsMax?: number; readonly memoryMbMax?: number };

/**
 * Reads a PDF in a process of its own, which ends after 10 s of work, or over 1.5 GB: somebody else may have made it
 * (rule H9).
 */
export const readPdfApart = (
  bytes: Uint8Array,
  { cpuSecondsMax = PDF_READ_CPU_SECONDS_MAX, memoryMbMax = PDF_MEMORY_MB_MAX }: PdfLimits = {},
): Promise<ReadPdf | PdfFault> =>
  readApart<ReadPdf | PdfFault>(new URL("pdf-process.ts", import.meta.url), bytes, {
    cpuSecondsMax,
    memoryMbMax,
    msMax: PDF_READ_MS_MAX,
  });
