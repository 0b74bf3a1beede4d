import { getDocumentProxy } from "unpdf";
import { PAPER_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import type { PaperFault } from "../../shared/word-file/paper-fault.ts";
import { type PdfLine, pdfParagraphs } from "./pdf-paragraphs.ts";

type PdfFile = Awaited<ReturnType<typeof getDocumentProxy>>;

export type PdfText = { readonly paragraphs: readonly string[] } | { readonly fault: PaperFault };

/** Reads the text of a PDF. One that runs programs, brings other files along or has a password is refused. */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText> {
  let pdf: PdfFile;
  try {
    // It is given a copy, for it takes the memory of what it reads.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: true });
  } catch (error) {
    return { fault: faultOf(error) };
  }
  try {
    if ((await pdf.getJSActions()) !== null || [...((await pdf.getAttachments()) ?? [])].length > 0)
      return { fault: "pdfScripts" };
    const pages: (readonly PdfLine[])[] = [];
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      if ((await page.getJSActions()) !== null) return { fault: "pdfScripts" };
      pages.push(linesOf(await page.getTextContent()));
      page.cleanup();
    }
    const paragraphs = pdfParagraphs(pages);
    return { paragraphs: paragraphs.length > PAPER_PARAGRAPHS_MAX ? [] : paragraphs };
  } catch (error) {
    return { fault: faultOf(error) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function faultOf(error: unknown): PaperFault {
  if (!(error instanceof Error)) return "broken";
  if (error.name === "PasswordException") return "encrypted";
  return error.message.includes("allocation failed") ? "tooMuchMemory" : "broken";
}

type TextContent = Awaited<ReturnType<Awaited<ReturnType<PdfFile["getPage"]>>["getTextContent"]>>;

function linesOf({ items }: TextContent): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let text = "";
  let place: Pick<PdfLine, "y" | "height"> | null = null;
  const end = (): void => {
    if (place !== null) lines.push({ text, ...place });
    text = "";
    place = null;
  };
  for (const item of items) {
    if (!("str" in item)) continue;
    const y = Number(item.transform[5]);
    place ??= { y, height: item.height };
    text += item.str;
    if (item.hasEOL) end();
  }
  end();
  return lines;
}
