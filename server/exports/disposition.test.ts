import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileName } from "../../shared/text/file-name.ts";
import { FILE_NAME_CHARS_MAX } from "../../shared/file-limits.ts";
import { readDisposition, savedName } from "../testing/read-disposition.ts";
import { disposition } from "./export-forms.ts";

const NAMES = [
  "意见草案.docx.txt",
  "проект Мнения.txt",
  "مشروع الرأي.docx",
  "Projet d’Avis n° 4 (rév. 1).docx",
  "Avis d'été 100%.txt",
  "%41%42.txt",
  "a b  c.txt",
  "semi;colon, comma=equals.txt",
  "𠀀𠀁.docx",
  "👩‍👩‍👧.txt",
  "нет-окончания",
  "x.tar.gz",
  "CON.txt",
];

test("X15 a name comes back as it was sent, in every script", () => {
  for (const name of NAMES) {
    expect(fileName(name)).toBe(name);
    const header = disposition(name);
    expect(savedName(header), header).toBe(name);
    expect(readDisposition(header).parameters.get("filename"), header).toMatch(/^[A-Za-z0-9._ ()-]+$/u);
  }
  // Those that read no other name have the ending at least.
  expect(disposition("意见草案.docx")).toBe(
    `attachment; filename="file.docx"; filename*=UTF-8''${encodeURIComponent("意见草案.docx")}`,
  );
  expect(disposition("report-4.docx")).toBe('attachment; filename="report-4.docx"');
});

test("X15 a name adds no parameter, no line and no folder, and does not hide its ending", () => {
  const hostile: readonly (readonly [name: string, stored: string])[] = [
    [`a"; filename*=UTF-8''evil.html; x=".txt`, `a"; filename*=UTF-8''evil.html; x=".txt`],
    ['a\\"b.txt', 'a_"b.txt'],
    ["a\r\nSet-Cookie: x=1\r\n.txt", "a Set-Cookie: x=1 .txt"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["..\\..\\x.exe", "_.._x.exe"],
    [".htaccess", "htaccess"],
    ["...", "file"],
    ["", "file"],
    [" \n\t ", "file"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["\u2066a\u2069.txt", "a.txt"],
    ["lone\uD800.txt", "lone.txt"],
    ["\uDC00", "file"],
    ["nul\u0000.txt", "nul.txt"],
    ["trailing. . .", "trailing"],
  ];
  for (const [name, stored] of hostile) {
    expect(fileName(name), JSON.stringify(name)).toBe(stored);
    expect(savedName(disposition(name)), JSON.stringify(name)).toBe(stored);
  }
  console.log(`file names: ${NAMES.length} in other scripts, ${hostile.length} hostile ones, all as stored`);
});

test("X15 a long name is cut before its ending, between characters", () => {
  const long = fileName(`${"案".repeat(500)}.docx`);
  expect(long).toHaveLength(FILE_NAME_CHARS_MAX);
  expect(long.endsWith("案.docx")).toBe(true);
  const pairs = fileName(`a${"𠀀".repeat(300)}.docx`);
  expect(pairs.isWellFormed()).toBe(true);
  expect(pairs.length).toBeGreaterThan(FILE_NAME_CHARS_MAX - 2);
  expect(fileName("x".repeat(500))).toHaveLength(FILE_NAME_CHARS_MAX);
});

test("X15 random names give an ASCII header from which another parser reads the stored name", () => {
  const seed = Date.now();
  const runs = 2_000;
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ maxLength: 250 }),
    fc.nat(0xff_ff).map((code) => String.fromCharCode(code)),
    fc.constantFrom(
      '"',
      "\\",
      "%",
      "'",
      "*",
      ";",
      "\n",
      "/",
      ".",
      " ",
      "..",
      "=?utf-8?q?",
      ".docx",
      "案",
      "ي",
      "й",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const stored = fileName(pieces.join(""));
      expect(fileName(stored)).toBe(stored);
      expect(stored.length).toBeLessThanOrEqual(FILE_NAME_CHARS_MAX);
      expect(stored).not.toMatch(/^$|^\.|[/\\\n\r]|[\s.]$/u);
      const header = disposition(pieces.join(""));
      expect(header).toMatch(/^[\x20-\x7E]+$/u);
      expect(savedName(header)).toBe(stored);
      expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
    }),
    { seed, numRuns: runs },
  );
  console.log(`file names: ${runs} random ones read back, seed ${seed}`);
});
