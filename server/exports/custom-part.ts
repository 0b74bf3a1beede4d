import type { Document } from "docx";
import { markFields, SENT_NAMESPACE, type SentMark } from "../../shared/word-file/sent-mark.ts";

const OFFICE = "http://schemas.openxmlformats.org";
const RELATIONSHIPS = `${OFFICE}/officeDocument/2006/relationships`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Names the part among others of its kind: any GUID that stays the same. */
const ITEM = "{6C1D0C5E-3B0F-4E53-9A53-0C5C0A7D18F1}";

export type ZipText = { readonly path: string; readonly data: string };

/** Tells the package of a custom XML part before it is packed (ECMA-376 part 1, 15.2.5 and 15.2.6). */
export function announceCustomPart(document: Document): void {
  document.ContentTypes.addOverride(
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "/customXml/itemProps1.xml",
  );
  document.Document.Relationships.addRelationship(
    "Sent",
    `${RELATIONSHIPS}/customXml`,
    "../customXml/item1.xml",
  );
}

/** The same for every mark: the part's properties and the relation to them. */
export const CUSTOM_PART_ROUND: readonly ZipText[] = [
  {
    path: "customXml/itemProps1.xml",
    data: `${HEAD}<ds:datastoreItem xmlns:ds="${OFFICE}/officeDocument/2006/customXml" ds:itemID="${ITEM}"><ds:schemaRefs><ds:schemaRef ds:uri="${SENT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  },
  {
    path: "customXml/_rels/item1.xml.rels",
    data: `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  },
];

/** The part itself. Its values are ids, numbers and hashes: no sign in them means anything to XML. */
export const customPart = (mark: SentMark): ZipText => ({
  path: "customXml/item1.xml",
  data: `${HEAD}<sent xmlns="${SENT_NAMESPACE}" ${markFields(mark)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ")}/>`,
});
