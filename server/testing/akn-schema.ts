import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
// @ts-expect-error -- reason: jsdom ships no types and the project needs only its XML parser, here.
import { JSDOM } from "jsdom";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const SCHEMA = new URL("../../../shared/akn/akomantoso30.xsd", import.meta.url);

/** The schema that stands beside the project, read once; null where it is absent. */
export function openSchema(): {
  readonly validate: (xml: string) => void;
  readonly close: () => void;
} | null {
  if (!existsSync(SCHEMA)) {
    console.log("not validated, since it is absent: shared/akn/akomantoso30.xsd");
    return null;
  }
  xmlRegisterFsInputProviders();
  const schema = XmlDocument.fromBuffer(readFileSync(SCHEMA), { url: fileURLToPath(SCHEMA) });
  const validator = XsdValidator.fromDoc(schema);
  return {
    validate: (xml) => {
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
    },
    close: () => {
      validator.dispose();
      schema.dispose();
    },
  };
}

const { DOMParser } = new JSDOM("").window as unknown as typeof globalThis;

/** By another reader than the one that validates. */
export function parseXmlDocument(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const fault = document.querySelector("parsererror");
  if (fault !== null) throw new Error(fault.textContent);
  return document;
}
