import { INPUT_FILES_WAITING_MAX } from "../../shared/door-limits.ts";
import type { InputFile } from "../../shared/consultation/input.ts";
import type { PaperFault } from "../../shared/word-file/paper-fault.ts";
import { readPaperFile } from "../papers/read-paper-file.ts";

/** Faults of files by the sentence that a stranger gets. */
export type FileFaultKind = "fileKind" | "fileLocked" | "fileHidden" | "fileHuge" | "fileBroken" | "busy";

const KINDS: Partial<Record<PaperFault, FileFaultKind>> = {
  notPaper: "fileKind",
  notWord: "fileKind",
  encrypted: "fileLocked",
  oldOrProtected: "fileLocked",
  macros: "fileHidden",
  pdfScripts: "fileHidden",
  tooLargeInside: "fileHuge",
  tooLong: "fileHuge",
  tooMuchMemory: "fileHuge",
  tooManyParts: "fileHuge",
  tooManyPieces: "fileHuge",
  tooDeep: "fileHuge",
  serverBusy: "busy",
};

let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Reads a stranger's file in a process of its own, one file after the other; others are told to come back (rule F27). */
export async function readInputFile(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly file: InputFile } | { readonly fault: FileFaultKind }> {
  if (waiting >= INPUT_FILES_WAITING_MAX) return { fault: "busy" };
  waiting += 1;
  const came = { name, bytes, language: "" };
  const word = new URL("word-text-process.ts", import.meta.url);
  const read = turn.then(() => readPaperFile(came, { word }));
  turn = read.catch(() => undefined);
  try {
    const file = await read;
    if (!("refusal" in file)) {
      const { language: _language, ...kept } = file;
      return { file: kept };
    }
    const fault = String(file.refusal.details?.["fault"] ?? "") as PaperFault;
    return { fault: KINDS[fault] ?? "fileBroken" };
  } finally {
    waiting -= 1;
  }
}
