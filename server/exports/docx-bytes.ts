import { Document, DocumentProtectionType, type ICommentOptions, type ISectionOptions, Packer } from "docx";
import type { ReportLanguage } from "../../shared/report/report-words.ts";
import { WORD_TAGS } from "../../shared/word-file/work-language.ts";
import { rememberLanguage } from "./docx-language.ts";
import { docxStyles } from "./docx-styles.ts";
import { type FootnoteShelf, printable } from "./docx-text.ts";

type DocxFile = {
  readonly title: string;
  readonly subject: string;
  readonly language: ReportLanguage;
  /** Milliseconds since 1970: the date in the file's properties. */
  readonly at: number;
  readonly sections: readonly ISectionOptions[];
  readonly shelf: FootnoteShelf;
  readonly comments?: readonly ICommentOptions[];
  /** Properties of our own, by which a file that comes back is known. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Word tracks whatever is typed, and accepts or rejects nothing until somebody stops the protection (rule R16). */
  readonly isTracked?: boolean;
};

/** Without a password: it prevents accidents, and anybody can end it. */
const TRACKED = {
  features: { trackRevisions: true },
  protection: { type: DocumentProtectionType.TRACKED_CHANGES },
} as const;

/** The file's bytes; the same words at the same instant give the same bytes. No person is named in it. */
export async function docxBytes({
  title,
  subject,
  language,
  at,
  sections,
  shelf,
  comments = [],
  marks = {},
  isTracked = false,
}: DocxFile): Promise<Uint8Array> {
  const document = new Document({
    styles: docxStyles(language),
    sections,
    footnotes: shelf.all(),
    ...(isTracked ? TRACKED : {}),
    ...(comments.length === 0 ? {} : { comments: { children: comments } }),
    customProperties: Object.entries(marks).map(([name, value]) => ({ name, value: printable(value) })),
  });
  rememberLanguage(document, language);
  // The library dates its own properties by the clock, so ours replace them.
  const properties = { path: "docProps/core.xml", data: coreProperties({ title, subject, language, at }) };
  return withoutFileTimes(await Packer.toBuffer(document, undefined, [properties]));
}

function coreProperties({
  title,
  subject,
  language,
  at,
}: Pick<DocxFile, "title" | "subject" | "language" | "at">): string {
  const instant = new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>Concord</dc:creator><dc:language>${WORD_TAGS[language]}</dc:language>`,
    `<cp:lastModifiedBy>Concord</cp:lastModifiedBy>${date("created")}${date("modified")}</cp:coreProperties>`,
  ].join("");
}

const escaped = (text: string): string =>
  printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** ZIP signatures and offsets (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
/** 1 January 1980, 00:00, where the time of a ZIP begins: low half time, high half date. */
const FIRST_TIME = 0x00210000;

/** Sets every file's time in a ZIP to its first: Packer writes the clock's. */
function withoutFileTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - END_BYTES;
  if (view.getUint32(end, true) !== END)
    throw new Error("A packed .docx does not end as a ZIP without comment.");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(at + 12, FIRST_TIME, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_TIME, true);
    at +=
      CENTRAL_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return bytes;
}
