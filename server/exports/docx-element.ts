import { type FileChild, ImportedXmlComponent, type ParagraphChild, type XmlComponent } from "docx";

type Child = XmlComponent | ParagraphChild | string;

/** An element of WordprocessingML that the library has no word for. */
export function docxElement(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Child[] = [],
): ImportedXmlComponent {
  const made = new ImportedXmlComponent(name, attributes);
  // Every class of the library is an XML component; its types of runs do not all say so.
  for (const child of children) made.push(child as XmlComponent | string);
  return made;
}

/** The same where paragraphs stand. */
export const docxBlock = (made: ImportedXmlComponent): FileChild =>
  Object.assign(made, { fileChild: Symbol("file child") });

/** The same where runs stand. The library writes whatever XML stands there; its type lists only its own classes. */
export const docxInline = (made: ImportedXmlComponent): ParagraphChild => made as unknown as ParagraphChild;
