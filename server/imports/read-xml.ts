import { SaxesParser, type SaxesTagNS } from "saxes";
import { WORD_DEPTH_MAX, WORD_ELEMENTS_MAX } from "../../shared/file-limits.ts";
import { SENT_NAMESPACE } from "../../shared/word-file/sent-mark.ts";
import { FileFault } from "./fault.ts";
import { unpack, type UnpackBudget } from "./unpack.ts";
import type { ZipPart } from "./zip-directory.ts";

/** Events for the reader of a part, in order; names as `w:p`, whatever prefix the file uses. */
export type XmlReader = {
  readonly open: (name: string, attribute: (local: string) => string | null) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const OFFICE = "http://schemas.openxmlformats.org/";
const STRICT = "http://purl.oclc.org/ooxml/";
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}wordprocessingml/2006/main`]: "w",
  [`${STRICT}wordprocessingml/main`]: "w",
  [`${OFFICE}officeDocument/2006/math`]: "m",
  [`${STRICT}officeDocument/math`]: "m",
  [`${OFFICE}markup-compatibility/2006`]: "mc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  [`${OFFICE}package/2006/relationships`]: "rel",
  [`${OFFICE}package/2006/content-types`]: "ct",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "odt",
  [SENT_NAMESPACE]: "sent",
};

/** All parts of a file together. */
export type Spent = UnpackBudget & { elements: number };

/** Reads one part as it is unpacked: it never stands in memory whole. Defines no entities, follows no reference. */
export function readXml(part: ZipPart, spent: Spent, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const names: string[] = [];
  const nameOf = ({ uri, local }: SaxesTagNS): string => `${PREFIXES[uri] ?? "other"}:${local}`;
  parser.on("doctype", () => {
    throw new FileFault("entities");
  });
  parser.on("error", () => {
    throw new FileFault("badXml");
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?(?:8|16)$/iu.test(encoding)) throw new FileFault("badXml");
  });
  parser.on("opentag", (tag) => {
    spent.elements += 1;
    if (spent.elements > WORD_ELEMENTS_MAX) throw new FileFault("tooManyPieces");
    if (names.length >= WORD_DEPTH_MAX) throw new FileFault("tooDeep");
    const name = nameOf(tag);
    names.push(name);
    reader.open(name, (local) => {
      for (const key in tag.attributes) {
        const attribute = tag.attributes[key]!;
        if (attribute.local === local) return attribute.value;
      }
      return null;
    });
  });
  parser.on("closetag", () => reader.close(names.pop()!));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));

  let decoder: TextDecoder | null = null;
  const write = (bytes: Uint8Array, stream: boolean): void => {
    decoder ??= new TextDecoder(isUtf16(bytes) ? "utf-16le" : "utf-8", { fatal: true });
    let text: string;
    try {
      text = decoder.decode(bytes, { stream });
    } catch {
      throw new FileFault("badXml");
    }
    if (text !== "") parser.write(text);
  };
  unpack(part, spent, (bytes) => {
    if (bytes.byteLength > 0) write(bytes, true);
  });
  write(new Uint8Array(), false);
  parser.close();
}

const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;
