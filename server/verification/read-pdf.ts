import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { PDF_SEAL_BYTES_MAX } from "../../shared/file-limits.ts";
import { SEAL_NAME } from "../../shared/report/markup-reading.ts";

type PdfFile = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfFile["getPage"]>>;
type Drawing = Awaited<ReturnType<PdfPage["getOperatorList"]>>;
type Ops = Awaited<ReturnType<typeof getResolvedPDFJS>>["OPS"];

/** The start of something: its page from 0, and its height above the foot of the page. */
export type PdfPlace = { readonly page: number; readonly y: number };
/** Words of one paragraph by the tags of the file: a footnote in it parts them. */
export type PdfWords = PdfPlace & {
  readonly block: string;
  readonly text: string;
  readonly isFootnote: boolean;
};

export type ReadPdf = {
  /** The attachment under the seal's name. */
  readonly seal: string | null;
  readonly words: readonly PdfWords[];
  /** Heads and feet of pages, numbers of lines; words that no tag names. */
  readonly beside: readonly PdfWords[];
  /** Notes, forms and pictures that were laid on a page. */
  readonly laid: readonly { readonly page: number; readonly what: "note" | "picture" }[];
  /** Headings by their words, in the order of the file's own contents. */
  readonly headings: ReadonlyMap<string, PdfPlace>;
};

/** Tags of words within a paragraph; each other tag is a paragraph of its own. */
const INLINE = new Set(["Span", "Lbl", "LBody", "Link", "Em", "Strong", "Quote", "Reference"]);
/** In them a stretch of words is a paragraph, too. */
const AROUND = new Set(["Root", "Document", "Part", "Art", "Sect", "Div"]);
/** Each fifth line has its number in the margin. */
const LINE_NUMBER = /^\s*\d+\s*$/u;
/** The text's edges on an A4 page, in points. */
const [TEXT_LEFT, TEXT_RIGHT] = [60, 533];

/** A file that is damaged or protected, or needs more memory than there is. */
export type PdfFault = "damaged" | "tooMuch";

/** Reads the words of a PDF by its tags, and what is attached to it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf | PdfFault> {
  let pdf: PdfFile;
  try {
    // It is given a copy, for it takes the memory of what it reads.
    pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: true });
  } catch (error) {
    return faultOf(error);
  }
  try {
    return await readOpen(pdf);
  } catch (error) {
    return faultOf(error);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const faultOf = (error: unknown): PdfFault =>
  error instanceof Error && error.message.includes("allocation failed") ? "tooMuch" : "damaged";

async function readOpen(pdf: PdfFile): Promise<ReadPdf> {
  const seal = await attachedSeal(pdf);
  if (seal === null) return { seal, words: [], beside: [], laid: [], headings: new Map() };
  const { OPS } = await getResolvedPDFJS();
  const words: PdfWords[] = [];
  const beside: PdfWords[] = [];
  const laid: ReadPdf["laid"][number][] = [];
  for (let page = 0; page < pdf.numPages; page++) {
    const one = await pdf.getPage(page + 1);
    const drawing = await one.getOperatorList();
    const read = await pageWords(one, { n: page, drawn: drawnOn(drawing, OPS) });
    words.push(...read.words);
    beside.push(...read.beside);
    for (const what of await laidOn(one, { drawing, OPS })) laid.push({ page, what });
    one.cleanup();
  }
  return { seal, words, beside, laid, headings: await headingsIn(pdf) };
}

async function attachedSeal(pdf: PdfFile): Promise<string | null> {
  const attached = [...((await pdf.getAttachments()) ?? [])];
  const found = attached.find(([, { filename }]) => filename === `${SEAL_NAME}.json`);
  const content = found === undefined ? null : await pdf.getAttachmentContent(found[0]);
  return content === null || content.length > PDF_SEAL_BYTES_MAX ? null : new TextDecoder().decode(content);
}

type Tag = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Tag[];
};
type Within = {
  readonly block: string;
  readonly at: { y: number | null };
  readonly isFootnote: boolean;
};
type Matrix = readonly [number, number, number, number, number, number];
type Found = { text: string; readonly x: number; readonly y: number };
type Drawn = Found & { readonly mark: number | null };
type Glyphs = readonly (number | null | { readonly unicode?: string })[];

const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/gu;
const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];
const placed = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

/**
 * The words that a page draws, by the mark around them; null: none. Glyph by glyph, since the library's own reading drops
 * each letter behind which a sign of direction ends, as Typst writes them in a line from the other side.
 */
function drawnOn({ fnArray, argsArray }: Drawing, OPS: Ops): readonly Drawn[] {
  const found: Drawn[] = [];
  const open: (number | null)[] = [];
  const outer: Matrix[] = [];
  let [at, text]: [Matrix, Matrix] = [AS_IT_IS, AS_IT_IS];
  fnArray.forEach((what, i) => {
    const args = argsArray[i] as readonly unknown[];
    if (what === OPS.save) outer.push(at);
    else if (what === OPS.restore) at = outer.pop() ?? AS_IT_IS;
    else if (what === OPS.paintFormXObjectBegin) {
      outer.push(at);
      if (args[0] !== null) at = placed(at, Array.from(args[0] as ArrayLike<number>) as never);
    } else if (what === OPS.paintFormXObjectEnd) at = outer.pop() ?? AS_IT_IS;
    else if (what === OPS.transform) at = placed(at, args as never);
    else if (what === OPS.beginText) text = AS_IT_IS;
    else if (what === OPS.setTextMatrix)
      text = Array.from((args.length === 1 ? args[0] : args) as ArrayLike<number>) as never;
    else if (what === OPS.moveText || what === OPS.setLeadingMoveText)
      text = placed(text, [1, 0, 0, 1, ...(args as [number, number])]);
    else if (what === OPS.beginMarkedContent) open.push(null);
    else if (what === OPS.beginMarkedContentProps) open.push(typeof args[1] === "number" ? args[1] : null);
    else if (what === OPS.endMarkedContent) open.pop();
    else if (what === OPS.showText) {
      const words = (args[0] as Glyphs)
        .map((one) => (typeof one === "object" ? (one?.unicode ?? "") : ""))
        .join("")
        .replaceAll(DIRECTION, "");
      const [, , , , x, y] = placed(at, text);
      if (words.trim() !== "")
        found.push({ text: words, x, y, mark: open.findLast((one) => one !== null) ?? null });
    }
  });
  return found;
}

async function pageWords(
  page: PdfPage,
  { n, drawn }: { readonly n: number; readonly drawn: readonly Drawn[] },
): Promise<Pick<ReadPdf, "words" | "beside">> {
  const tagged = new Map<string, Found>();
  const beside: PdfWords[] = [];
  const { num, gen } = page.ref!;
  for (const { mark, ...one } of drawn) {
    const id = `p${num}R${gen || ""}_mc${mark}`;
    const before = tagged.get(id);
    if (mark === null)
      beside.push({
        isFootnote: false,
        page: n,
        y: one.y,
        block: `${n} beside ${beside.length}`,
        text: one.text,
      });
    else if (before === undefined) tagged.set(id, one);
    else before.text += one.text;
  }
  const words: PdfWords[] = [];
  let blocks = 0;
  const walk = (tag: Tag, within: Within): void => {
    const { block, at, isFootnote } = within;
    for (const child of tag.children ?? []) {
      const isAlone = AROUND.has(tag.role ?? "");
      const found = tagged.get(child.id ?? "");
      if (child.type === "content") {
        if (found === undefined) continue;
        at.y ??= found.y;
        const isInMargin = found.x < TEXT_LEFT || found.x > TEXT_RIGHT;
        const isNumber = isInMargin && LINE_NUMBER.test(found.text);
        (isNumber ? beside : words).push({ page: n, y: at.y, block, text: found.text, isFootnote });
        tagged.delete(child.id ?? "");
      } else if (INLINE.has(child.role ?? "") && !isAlone) walk(child, within);
      // A footnote stands at the foot of the page, and belongs where its sign is.
      else {
        const isNote = isFootnote || child.role === "Note";
        walk(child, { block: `${n} ${++blocks}`, at: isNote ? at : { y: null }, isFootnote: isNote });
      }
    }
  };
  const tree = (await page.getStructTree()) as Tag | null;
  if (tree !== null) walk(tree, { block: `${n} 0`, at: { y: null }, isFootnote: false });
  // Words under a tag that the tree does not name.
  for (const [id, { text, y }] of tagged)
    beside.push({ page: n, y, block: `${n} ${id}`, text, isFootnote: false });
  return { words, beside };
}

/** Annotations and pictures on a page; a report has links alone. */
async function laidOn(
  page: PdfPage,
  { drawing, OPS }: { readonly drawing: Drawing; readonly OPS: Ops },
): Promise<readonly ("note" | "picture")[]> {
  const notes = (await page.getAnnotations()) as readonly { readonly subtype?: string }[];
  const pictures = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageMaskXObjectRepeat,
  ]);
  return [
    ...(notes.some(({ subtype }) => subtype !== "Link") ? (["note"] as const) : []),
    ...(drawing.fnArray.some((one) => pictures.has(one)) ? (["picture"] as const) : []),
  ];
}

type Heading = { readonly title: string; readonly dest: unknown; readonly items: readonly Heading[] };

async function headingsIn(pdf: PdfFile): Promise<ReadonlyMap<string, PdfPlace>> {
  const places = new Map<string, PdfPlace>();
  const left = [...(((await pdf.getOutline()) as readonly Heading[] | null) ?? [])];
  for (let heading = left.shift(); heading !== undefined; heading = left.shift()) {
    left.unshift(...heading.items);
    const dest = typeof heading.dest === "string" ? await pdf.getDestination(heading.dest) : heading.dest;
    if (!Array.isArray(dest) || typeof dest[0] !== "object" || dest[0] === null) continue;
    const page = await pageIndex(pdf, dest[0]);
    if (page === null) continue;
    const y = typeof dest[3] === "number" ? dest[3] : Infinity;
    const title = heading.title.trim();
    if (!places.has(title)) places.set(title, { page, y });
  }
  return places;
}

/** Null: no page of the file, such as one that was taken out. */
async function pageIndex(pdf: PdfFile, page: object): Promise<number | null> {
  try {
    return await pdf.getPageIndex(page as never);
  } catch {
    return null;
  }
}
