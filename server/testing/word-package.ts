import { type ForgedPart, forgeZip } from "./forge-zip.ts";

const OFFICE = "http://schemas.openxmlformats.org";
export const W = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`;
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

export type WordPackage = {
  /** The content of the body, or a whole part when it begins with `<?xml`. */
  readonly body?: string;
  readonly documentType?: string;
  readonly types?: string;
  readonly relationships?: string;
  /** The package's own relationships, in the place of the one to the document. */
  readonly root?: string;
  /** More parts, by their name in the file. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
};

export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A run of words, whatever signs are in them. */
export const run = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r>`;

export const relationship = (type: string, target: string, mode = ""): string =>
  `<Relationship Id="r${type}" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"${mode === "" ? "" : ` TargetMode="${mode}"`}/>`;

export const documentXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`;

/** The parts of a small Word file, to be forged further. */
export function wordPackage(made: WordPackage = {}): ForgedPart[] {
  const body = made.body ?? paragraph("recognizing that words stand here");
  const relationships = (inside: string): string =>
    `<?xml version="1.0"?><Relationships xmlns="${OFFICE}/package/2006/relationships">${inside}</Relationships>`;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${made.documentType ?? MAIN}"/>${made.types ?? ""}</Types>`,
    "_rels/.rels": relationships(made.root ?? relationship("officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": relationships(made.relationships ?? ""),
    "word/document.xml": body.startsWith("<?xml") ? body : documentXml(body),
    ...made.parts,
  };
  return Object.entries(parts).map(([name, content]) => ({ name, content }));
}

export const wordFileBytes = (made?: WordPackage): Uint8Array => forgeZip(wordPackage(made));
