import { createHash } from "node:crypto";
import { Document, DocumentProtectionType, type ICommentOptions, type ISectionOptions, Packer } from "docx";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";
import { markFields, type SentMark } from "../../shared/word-file/sent-mark.ts";
import { announceCustomPart, customPart, CUSTOM_PART_ROUND } from "./custom-part.ts";
import { rememberLanguage } from "./docx-language.ts";
import { docxStyles } from "./docx-styles.ts";
import { type FootnoteShelf } from "./docx-text.ts";
import { printable } from "./printable.ts";
import { withoutFileTimes, withPart } from "./zip-bytes.ts";

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
  /** From which row it is made, where it is to come back (rule X23). */
  readonly sent?: SentMark;
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
  sent,
}: DocxFile): Promise<Uint8Array> {
  const document = new Document({
    styles: docxStyles(language),
    sections,
    footnotes: shelf.all(),
    ...(isTracked ? TRACKED : {}),
    ...(comments.length === 0 ? {} : { comments: { children: comments } }),
    customProperties: Object.entries({ ...marks, ...(sent === undefined ? {} : ownProperties(sent)) }).map(
      ([name, value]) => ({ name, value: printable(value) }),
    ),
  });
  rememberLanguage(document, language);
  if (sent !== undefined) announceCustomPart(document);
  // The library dates its own properties by the clock, so ours replace them.
  const properties = { path: "docProps/core.xml", data: coreProperties({ title, subject, language, at }) };
  const more = sent === undefined ? [] : CUSTOM_PART_ROUND;
  const bytes = withoutFileTimes(await Packer.toBuffer(document, undefined, [properties, ...more]));
  return sent === undefined ? bytes : withPart(bytes, customPart({ ...sent, look: sha256Of(bytes) }));
}

/** The same facts as the custom part: a program may drop one of the two when it saves a file. */
const ownProperties = (sent: SentMark): Readonly<Record<string, string>> =>
  Object.fromEntries(markFields(sent).map(([name, value]) => [`concord-${name}`, value]));

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

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
