import { fileName } from "../../shared/text/file-name.ts";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import { paragraphsOfPaper } from "../../shared/forum/register-contribution.ts";
import {
  PAPER_PARAGRAPHS_MAX,
  PDF_MEMORY_MB_MAX,
  PDF_READ_CPU_SECONDS_MAX,
  PDF_READ_MS_MAX,
  WORD_BYTES_MAX,
  WORD_MEMORY_MB_MAX,
  WORD_READ_CPU_SECONDS_MAX,
  WORD_READ_MS_MAX,
} from "../../shared/file-limits.ts";
import { CONTRIBUTION_BYTES_MAX } from "../../shared/limits.ts";
import type { PaperFile, PaperForm } from "../../shared/negotiation/paper-file.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { type PaperFault, wordsOfFault } from "../../shared/word-file/paper-fault.ts";
import { readWordFile } from "../imports/read-word-file.ts";
import { readApart } from "../processes/read-apart.ts";
import { sha256Of } from "../received/sha256-of.ts";
import { isZip } from "../imports/file-source.ts";

type Text = { readonly paragraphs: readonly string[] } | { readonly fault: PaperFault };

/** A file as it came, and the language that it is in. */
export type CameFile = { readonly name: string; readonly bytes: Uint8Array; readonly language: string };

const ODT_TYPE = "application/vnd.oasis.opendocument.text";
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);
const latin = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** The form of a file by its bytes, whatever its name says; null: none that a paper has. */
function paperFormOf(bytes: Uint8Array): PaperForm | null {
  // An OpenDocument file names its type in its first part, unpacked.
  if (isZip(bytes)) return latin(bytes.subarray(30, 120)).includes(`mimetype${ODT_TYPE}`) ? "odt" : "docx";
  if (latin(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  return startsWith(bytes, COMPOUND) ? "docx" : textOf(bytes) === null ? null : "txt";
}

/** A UTF-8 or UTF-16 text; null: it is none. */
function textOf(bytes: Uint8Array): string | null {
  const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** Reads the text of a paper's file in a process of its own, and says how it is kept; or refuses the file (rule F13). */
export async function readPaperFile(
  { name, bytes, language }: CameFile,
  /** `word`: the process that reads a Word file, beside those that members bring in. */
  { word = null }: { readonly word?: URL | null } = {},
): Promise<PaperFile | { readonly refusal: Refusal }> {
  const form = bytes.byteLength === 0 ? null : paperFormOf(bytes);
  const read: Text = form === null ? { fault: "notPaper" } : await textIn(form, bytes, word);
  if ("fault" in read) {
    const { fault } = read;
    return refuse(fault === "serverBusy" ? "serverBusy" : "fileRefused", wordsOfFault(fault), {
      fault,
      file: name,
    });
  }
  // As of a text that is typed in: numbers of paragraphs are no words.
  const paragraphs = paragraphsOfPaper(read.paragraphs.join("\n\n"));
  const isShown = paragraphs.reduce((sum, one) => sum + bytesOf(one), 0) <= CONTRIBUTION_BYTES_MAX;
  const named = fileName(name, `paper.${form}`);
  return {
    hash: await sha256Of(bytes),
    name: named.toLowerCase().endsWith(`.${form}`) ? named : `${named}.${form}`,
    form: form!,
    bytes: bytes.byteLength,
    language,
    paragraphs: isShown ? paragraphs : [],
  };
}

const PDF_LIMITS = {
  cpuSecondsMax: PDF_READ_CPU_SECONDS_MAX,
  memoryMbMax: PDF_MEMORY_MB_MAX,
  msMax: PDF_READ_MS_MAX,
};
const ODT_LIMITS = {
  cpuSecondsMax: WORD_READ_CPU_SECONDS_MAX,
  // The kernel counts what Node itself needs, too.
  memoryMbMax: WORD_MEMORY_MB_MAX * 4,
  msMax: WORD_READ_MS_MAX,
};

async function textIn(form: PaperForm, bytes: Uint8Array, word: URL | null): Promise<Text> {
  switch (form) {
    case "docx": {
      if (bytes.byteLength > WORD_BYTES_MAX) return { fault: "tooLargeInside" };
      if (word !== null) return whole(await readApart<Text>(word, bytes, ODT_LIMITS));
      const read = await readWordFile(bytes);
      if ("fault" in read) return read;
      const { paragraphs } = read.file;
      return {
        paragraphs: paragraphs.length > PAPER_PARAGRAPHS_MAX ? [] : paragraphs.map((one) => one.printed),
      };
    }
    case "pdf":
      return whole(await readApart<Text>(new URL("pdf-text-process.ts", import.meta.url), bytes, PDF_LIMITS));
    case "odt":
      return whole(await readApart<Text>(new URL("odt-text-process.ts", import.meta.url), bytes, ODT_LIMITS));
    case "txt":
      return { paragraphs: (textOf(bytes) ?? "").split(/\r?\n(?:\s*\r?\n)*/u, PAPER_PARAGRAPHS_MAX) };
  }
}

const whole = (read: Text | "tooMuch"): Text => (read === "tooMuch" ? { fault: "tooLong" } : read);
