import { test } from "vitest";
import { type EditedPdf, openPdf, type PdfObject } from "../testing/edited-pdf.ts";
import { type Attack, exchanged, openAttackedReport, pieces, swap, WORD } from "../testing/report-attacks.ts";

const { attacked, other } = openAttackedReport(["pdf"]);

type Edit = { readonly pdf: EditedPdf; readonly changed: Map<number, PdfObject> };
/** Changes the content of a page, by its place. */
const onPage =
  (page: number, change: (content: string) => string) =>
  ({ pdf, changed }: Edit): Edit => {
    const of = Number(/\/Contents (\d+) 0 R/u.exec(pdf.objects.get(pdf.pages[page]!)!.dict)![1]);
    const { dict, stream } = pdf.objects.get(of)!;
    changed.set(of, { dict, stream: change(stream!) });
    return { pdf, changed };
  };
const onPages =
  (change: (pages: readonly number[]) => readonly number[]) =>
  ({ pdf, changed }: Edit): Edit => {
    const [of, { dict }] = [...pdf.objects].find(([, one]) => /\/Type \/Pages\b/u.test(one.dict))!;
    const kids = change(pdf.pages);
    const now = dict
      .replace(/\/Kids \[[^\]]*\]/u, `/Kids [${kids.map((one) => `${one} 0 R`).join(" ")}]`)
      .replace(/\/Count \d+/u, `/Count ${kids.length}`);
    changed.set(of, { dict: now, stream: null });
    return { pdf, changed };
  };
const SHOWN = /\[\([^]*?\)\] TJ/gu;
/** Of the first annex; its first marked stretches are its headings. */
const ANNEX = 3;
const NTH = 14;
const shownWords = (content: string, i: number): string => pieces(content, SHOWN)[i]!;
const sealObject = ({ objects }: EditedPdf): [number, PdfObject] =>
  [...objects].find(([, { dict }]) => dict.includes("/EmbeddedFile"))!;

const PDF: readonly Attack<Edit>[] = [
  [
    "the words of two lines change places",
    onPage(ANNEX, (content) => exchanged(content, [shownWords(content, NTH), shownWords(content, NTH + 6)])),
    /Annex 1: .*differs/u,
  ],
  [
    "the words of a line are taken out",
    onPage(ANNEX, (content) => content.replace(shownWords(content, NTH), "")),
    /Annex 1: .*(?:differs|is missing)/u,
  ],
  [
    "the words of a line stand twice",
    onPage(ANNEX, (content) => content.replace(shownWords(content, NTH), (one) => `${one} ${one}`)),
    /Annex 1: .*(?:differs|added)/u,
  ],
  [
    "words are called a part of the page's head",
    onPage(ANNEX, (content) => content.replace(/\/\w+ <<\s+\/MCID 1[0-9]\b[^]*?>> BDC/u, "/Artifact BMC")),
    /Annex 1: .*(?:differs|is missing)/u,
  ],
  [
    "words are put on a page that no tag names",
    onPage(ANNEX, (content) => `${content}\nBT /f0 9 Tf 1 0 0 1 99 400 Tm ${shownWords(content, NTH)} ET`),
    /Page 4: words were put in beside the text/u,
  ],
  ["two pages change places", onPages(([a, b, c, d, e, ...f]) => [a!, b!, e!, d!, c!, ...f]), /Annex 1: /u],
  [
    "a page is taken out",
    onPages((pages) => pages.toSpliced(ANNEX, 1)),
    /Annex 1: .*(?:differ|is not there)/u,
  ],
  ["a page stands twice", onPages((pages) => pages.toSpliced(ANNEX, 0, pages[ANNEX]!)), /Annex 1: /u],
  [
    "the attached seal is that of another report",
    ({ pdf, changed }) => {
      const [of, { dict }] = sealObject(pdf);
      changed.set(of, { dict, stream: sealObject(openPdf(other("pdf")))[1].stream });
      return { pdf, changed };
    },
    /Annex 3[.:] /u,
  ],
  [
    "the attached seal says another word",
    ({ pdf, changed }) => {
      const [of, { dict, stream }] = sealObject(pdf);
      changed.set(of, { dict, stream: swap(WORD, "earlier Forums looked into")(stream!) });
      return { pdf, changed };
    },
    /Annex 1: recalling a\) differs/u,
  ],
  [
    "the attached seal is no seal",
    ({ pdf, changed }) =>
      changed.set(sealObject(pdf)[0], { ...sealObject(pdf)[1], stream: "{}" }) && { pdf, changed },
    /carries nothing to verify it by/u,
    3,
  ],
  [
    "a note is laid on a page",
    ({ pdf, changed }) => {
      const of = pdf.pages[ANNEX]!;
      const note =
        "<< /Type /Annot /Subtype /FreeText /Rect [90 300 500 700] /Contents (Other words) /DA (/f0 9 Tf) >>";
      const { dict } = pdf.objects.get(of)!;
      const now = dict.includes("/Annots [")
        ? dict.replace("/Annots [", `/Annots [${note} `)
        : dict.replace("/Type /Page", `/Type /Page /Annots [${note}]`);
      changed.set(of, { dict: now, stream: null });
      return { pdf, changed };
    },
    /Page 4: a note was laid on it, which may cover words/u,
    3,
  ],
  [
    "a picture is laid on a page",
    onPage(ANNEX, (content) => `${content}\nq 400 0 0 400 90 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`),
    /Page 4: a picture was laid on it/u,
    3,
  ],
  [
    "a white field hides words",
    onPage(ANNEX, (content) => `${content}\n1 g 90 300 400 400 re f`),
    /Not covered: .*what is drawn over them/u,
    3,
  ],
];

test("H6 H16 a changed PDF of a report is found, or said to be not covered", async () => {
  await attacked("pdf", PDF, {
    read: (bytes) => ({ pdf: openPdf(bytes), changed: new Map<number, PdfObject>() }),
    write: ({ pdf, changed }) => pdf.withObjects(changed),
  });
}, 120_000);
