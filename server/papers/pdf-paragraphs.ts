/** A line of a page: its words, and the heights of its foot and its letters, in points. */
export type PdfLine = { readonly text: string; readonly y: number; readonly height: number };

/** A gap between two lines, by the height of their letters, that parts paragraphs. */
const GAP = 1.9;
/** A number or sign that begins a paragraph. */
const BEGINS = /^(?:\(?[\p{L}\p{N}]{1,4}[.)]|[•–—-])\s/u;
const ENDS = /[.:;!?。；：！？؟؛]\s*$/u;

/** Joins the lines of a PDF to paragraphs: by the gap above a line, by its number, and where a sentence ended before it. */
export function pdfParagraphs(pages: readonly (readonly PdfLine[])[]): readonly string[] {
  const paragraphs: string[] = [];
  let open = "";
  const close = (): void => {
    const words = open.replaceAll(/\s+/gu, " ").trim();
    if (words !== "") paragraphs.push(words);
    open = "";
  };
  for (const lines of pages) {
    lines.forEach((line, n) => {
      const before = lines[n - 1];
      const isFar =
        before === undefined
          ? ENDS.test(open)
          : Math.abs(before.y - line.y) > GAP * Math.max(line.height, before.height, 1);
      if (isFar || BEGINS.test(line.text) || line.text.trim() === "") close();
      open = open.endsWith("-") ? open.slice(0, -1) + line.text : `${open} ${line.text}`;
    });
  }
  close();
  return paragraphs;
}
