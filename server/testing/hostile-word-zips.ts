import { deflateRawSync } from "node:zlib";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import { type ForgedPart, forgeZip } from "./forge-zip.ts";
import { paragraph, relationship, W, wordFileBytes, wordPackage } from "./word-package.ts";

/** A file that somebody hostile, or a broken program, may send; `harmless`: read as if the trick were not there. */
export type HostileFile = {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly comesTo: WordFault | "harmless";
};

const MB = 1024 * 1024;
const spaces = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(32);

/** A small Word file whose document part is forged so. */
const withDocument = (forged: Partial<ForgedPart>): Uint8Array =>
  forgeZip(wordPackage().map((part) => (part.name === "word/document.xml" ? { ...part, ...forged } : part)));
const withPart = (part: ForgedPart): Uint8Array => forgeZip([...wordPackage(), part]);
const junk = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_none, i) => (i * 7919 + (i >> 3)) & 0xff);

/** A Word file whose styles, or another part beside the document, are these bytes. */
const beside = (type: string, content: Uint8Array | string): Uint8Array =>
  wordFileBytes({
    relationships: relationship(type, `${type}.xml`),
    parts: { [`word/${type}.xml`]: content },
  });

const behind = (more: Uint8Array): Uint8Array => Buffer.concat([wordFileBytes(), more]);

/** A Word file with properties that are forged so. */
const withProperties = (forged: Partial<ForgedPart>): Uint8Array =>
  withPart({ name: "docProps/custom.xml", content: "<Properties/>", ...forged });

/** All parts name the same packed bytes: little packed, much unpacked. */
function overlapping(): Uint8Array {
  const [first, ...others] = wordPackage();
  return forgeZip([first!, ...others.map((part) => ({ ...part, offset: 0 }))]);
}

export const HOSTILE_ZIPS: readonly HostileFile[] = [
  { name: "nothing", bytes: () => new Uint8Array(), comesTo: "notWord" },
  { name: "noise", bytes: () => junk(100_000), comesTo: "notWord" },
  { name: "a plain text", bytes: () => Buffer.from("recognizing that"), comesTo: "notWord" },
  { name: "a PDF by its first bytes", bytes: () => Buffer.from("%PDF-1.7\n%EOF"), comesTo: "notWord" },
  {
    name: "an old .doc, or a file under a password",
    bytes: () => Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), junk(5_000)]),
    comesTo: "oldOrProtected",
  },
  { name: "the first half", bytes: () => wordFileBytes().subarray(0, 400), comesTo: "broken" },
  { name: "all but the last byte", bytes: () => wordFileBytes().subarray(0, -1), comesTo: "broken" },
  { name: "an empty zip", bytes: () => forgeZip([]), comesTo: "notWord" },
  {
    name: "more parts counted than there are",
    bytes: () => forgeZip(wordPackage(), { count: 9 }),
    comesTo: "broken",
  },
  {
    name: "fewer parts counted than there are",
    bytes: () => forgeZip(wordPackage(), { count: 2 }),
    comesTo: "broken",
  },
  {
    name: "a directory beyond the file",
    bytes: () => forgeZip(wordPackage(), { offset: 0x7fffffff }),
    comesTo: "broken",
  },
  {
    name: "a directory of another size",
    bytes: () => forgeZip(wordPackage(), { size: 3 }),
    comesTo: "broken",
  },
  { name: "a zip over several disks", bytes: () => forgeZip(wordPackage(), { disk: 2 }), comesTo: "broken" },
  {
    name: "a second zip in the comment of the first",
    bytes: () => forgeZip(wordPackage(), { comment: wordFileBytes({ types: " " }) }),
    comesTo: "broken",
  },
  {
    name: "junk behind the end",
    bytes: () => Buffer.concat([wordFileBytes(), junk(500)]),
    comesTo: "broken",
  },
  { name: "one byte behind the end", bytes: () => behind(junk(1)), comesTo: "harmless" },
  { name: "64 bytes behind the end", bytes: () => behind(new Uint8Array(64)), comesTo: "harmless" },
  {
    name: "a line break behind a comment",
    bytes: () => Buffer.concat([forgeZip(wordPackage(), { comment: junk(30) }), Buffer.from("\r\n")]),
    comesTo: "harmless",
  },
  { name: "65 bytes behind the end", bytes: () => behind(new Uint8Array(65)), comesTo: "broken" },
  {
    name: "a second end record behind the end, of no parts",
    bytes: () => behind(forgeZip([])),
    comesTo: "broken",
  },
  {
    name: "a second end record behind the end, of the same parts",
    bytes: () => behind(wordFileBytes().subarray(-22)),
    comesTo: "broken",
  },
  {
    name: "the sign of an end record as the last bytes",
    bytes: () => behind(Uint8Array.of(0x50, 0x4b, 5, 6)),
    comesTo: "harmless",
  },
  {
    name: "junk before the beginning",
    bytes: () => Buffer.concat([junk(500), wordFileBytes()]),
    comesTo: "broken",
  },
  {
    name: "a gap before the end record",
    bytes: () => forgeZip(wordPackage(), { before: junk(99) }),
    comesTo: "broken",
  },
  { name: "zip64 by the count", bytes: () => forgeZip(wordPackage(), { count: 0xffff }), comesTo: "zip64" },
  {
    name: "zip64 by the directory's place",
    bytes: () => forgeZip(wordPackage(), { offset: 0xffffffff }),
    comesTo: "zip64",
  },
  { name: "zip64 by a part's size", bytes: () => withDocument({ size: 0xffffffff }), comesTo: "zip64" },
  { name: "zip64 by a part's place", bytes: () => withDocument({ offset: 0xffffffff }), comesTo: "zip64" },
  { name: "a part under a password", bytes: () => withDocument({ flags: 1 }), comesTo: "encrypted" },
  {
    name: "a password in the local header alone",
    bytes: () => withDocument({ localFlags: 1 }),
    comesTo: "encrypted",
  },
  { name: "strong encryption", bytes: () => withDocument({ flags: 1 << 6 }), comesTo: "encrypted" },
  { name: "masked headers", bytes: () => withDocument({ flags: 1 << 13 }), comesTo: "encrypted" },
  { name: "AES", bytes: () => withDocument({ method: 99 }), comesTo: "packing" },
  { name: "bzip2", bytes: () => withDocument({ method: 12 }), comesTo: "packing" },
  { name: "LZMA", bytes: () => withDocument({ method: 14 }), comesTo: "packing" },
  {
    name: "one name twice",
    bytes: () => withPart({ name: "word/document.xml", content: "<other/>" }),
    comesTo: "twice",
  },
  {
    name: "one name twice in other capitals",
    bytes: () => withPart({ name: "WORD/Document.XML", content: "<other/>" }),
    comesTo: "twice",
  },
  {
    name: "another name in the local header",
    bytes: () => withDocument({ localName: "word/documenu.xml" }),
    comesTo: "broken",
  },
  {
    name: "another size in the local header",
    bytes: () => withDocument({ localSize: 3 }),
    comesTo: "lyingSizes",
  },
  { name: "another checksum", bytes: () => withDocument({ crc: 12345 }), comesTo: "broken" },
  { name: "less said than comes out", bytes: () => withDocument({ size: 10 }), comesTo: "lyingSizes" },
  { name: "more said than comes out", bytes: () => withDocument({ size: 90_000 }), comesTo: "lyingSizes" },
  {
    name: "a stored part of two sizes",
    bytes: () => withDocument({ method: 0, size: 77 }),
    comesTo: "lyingSizes",
  },
  {
    name: "packed bytes beyond the file",
    bytes: () => withDocument({ packedSize: 0x7ffffff0 }),
    comesTo: "lyingSizes",
  },
  { name: "parts that overlap", bytes: overlapping, comesTo: "broken" },
  {
    name: "a part that says 40 bytes and has none",
    bytes: () => {
      const parts = wordPackage();
      const size = 60_000;
      const bomb = { name: "word/media/a.bin", content: spaces(size) };
      return forgeZip([...parts, bomb, { ...bomb, packed: new Uint8Array(), packedSize: 40 }]);
    },
    comesTo: "lyingSizes",
  },
  {
    name: "a local header inside another part",
    bytes: () => withDocument({ offset: 37 }),
    comesTo: "broken",
  },
  {
    name: "a local header in the directory",
    bytes: () => withDocument({ offset: 100_000_000 }),
    comesTo: "broken",
  },
  {
    name: "3,000 parts",
    bytes: () =>
      forgeZip([
        ...wordPackage(),
        ...Array.from({ length: 3_000 }, (_none, i) => ({ name: `word/media/${i}.bin`, content: "" })),
      ]),
    comesTo: "tooManyParts",
  },
  {
    name: "64 MB of spaces for a document",
    bytes: () => {
      const packed = bombOf(64 * MB);
      return withDocument({ packed, size: 64 * MB });
    },
    comesTo: "tooLargeInside",
  },
  {
    name: "64 MB of spaces, said to be a kilobyte",
    bytes: () => withDocument({ packed: bombOf(64 * MB), size: 1024 }),
    comesTo: "lyingSizes",
  },
  {
    name: "40 MB that are 1,000 times as large as packed",
    bytes: () => withDocument({ content: spaces(40 * MB) }),
    comesTo: "tooLargeInside",
  },
  { name: "a bomb in the styles", bytes: () => beside("styles", spaces(40 * MB)), comesTo: "tooLargeInside" },
  {
    name: "a bomb in the comments",
    bytes: () => beside("comments", spaces(40 * MB)),
    comesTo: "tooLargeInside",
  },
  {
    name: "a bomb in a picture, which nobody unpacks",
    bytes: () => withPart({ name: "word/media/a.png", content: spaces(40 * MB) }),
    comesTo: "harmless",
  },
  {
    name: "twenty headers of 8 MB",
    bytes: () =>
      wordFileBytes({
        relationships: Array.from({ length: 20 }, (_none, i) => relationship("header", `h${i}.xml`)).join(""),
        parts: Object.fromEntries(
          Array.from({ length: 20 }, (_none, i) => [`word/h${i}.xml`, `<w:hdr ${W}>${wide(8 * MB)}</w:hdr>`]),
        ),
      }),
    comesTo: "tooManyPieces",
  },
  {
    name: "packed bytes that are noise",
    bytes: () => withDocument({ packed: junk(9_000), size: 90_000 }),
    comesTo: "broken",
  },
  {
    name: "packed bytes that end too early",
    bytes: () => {
      const whole = bombOf(MB / 2);
      return withDocument({ packed: whole.subarray(0, whole.byteLength - 40), size: MB / 2 });
    },
    comesTo: "broken",
  },
  {
    name: "a path that climbs out",
    bytes: () => withPart({ name: "../../concord-climbed.txt", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "a path that climbs out in its middle",
    bytes: () => withPart({ name: "word/../../concord-climbed.txt", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "an absolute path",
    bytes: () => withPart({ name: "/etc/concord-climbed", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "a drive's path",
    bytes: () => withPart({ name: "C:concord-climbed", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "a path with backslashes",
    bytes: () => withPart({ name: "..\\concord-climbed", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "a name with a zero in it",
    bytes: () => withPart({ name: "word/a\0.xml", content: "x" }),
    comesTo: "outside",
  },
  {
    name: "a name that is no UTF-8",
    bytes: () => withPart({ name: Uint8Array.of(0xc3, 0x28), content: "x" }),
    comesTo: "broken",
  },
  {
    name: "properties that break off",
    bytes: () => withProperties({ content: "<Prop" }),
    comesTo: "harmless",
  },
  { name: "empty properties", bytes: () => withProperties({ content: "" }), comesTo: "harmless" },
  { name: "properties of noise", bytes: () => withProperties({ content: junk(999) }), comesTo: "harmless" },
  { name: "properties of another checksum", bytes: () => withProperties({ crc: 5 }), comesTo: "harmless" },
  {
    name: "properties that are no deflated bytes",
    bytes: () => withProperties({ packed: junk(90), size: 400 }),
    comesTo: "harmless",
  },
  {
    name: "core and extended properties that break off",
    bytes: () =>
      forgeZip([
        ...wordPackage(),
        { name: "docProps/core.xml", content: "<cp:core" },
        { name: "docProps/app.xml", content: junk(99) },
      ]),
    comesTo: "harmless",
  },
  { name: "properties of another size", bytes: () => withProperties({ size: 3 }), comesTo: "lyingSizes" },
  {
    name: "a bomb in the properties",
    bytes: () => withProperties({ content: spaces(40 * MB) }),
    comesTo: "tooLargeInside",
  },
  {
    name: "a DTD in the properties",
    bytes: () => withProperties({ content: '<!DOCTYPE a [<!ENTITY b "c">]><Properties/>' }),
    comesTo: "entities",
  },
  {
    name: "a link to another file, which nobody writes",
    bytes: () => withPart({ name: "word/link", content: "/etc/passwd", attributes: 0xa1ff0000 }),
    comesTo: "harmless",
  },
];

/** Words that hardly pack: each paragraph is another. */
function wide(bytes: number): string {
  let text = "";
  const lines: string[] = [];
  let seed = 12345;
  for (let size = 0; size < bytes; size += text.length) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    text = paragraph(`${seed.toString(36)}${(seed * 31).toString(36)}`);
    lines.push(text);
  }
  return lines.join("");
}

/** So many spaces, deflated. */
const bombOf = (bytes: number): Uint8Array => deflateRawSync(spaces(bytes), { level: 1 });
