import type { EditedReport } from "../../shared/report/edited-report.ts";
import { editedReport } from "../../shared/report/edited-report.ts";
import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { AgainstClause, Understood } from "../../shared/word-file/understood.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import type { DraftRead } from "./draft-read.ts";
import { draftRead } from "./draft-read.ts";
import { FileFault } from "./fault.ts";
import { fileMarks } from "./file-marks.ts";
import { wordFileOf } from "./word-file-of.ts";

/** What a file is held against. */
type Held =
  | { readonly against: readonly AgainstClause[]; readonly others: readonly string[] }
  /** The forum's delegations, by whose names brackets have owners: it is to become a new draft. */
  | { readonly names: readonly NamedDelegation[] }
  /** A report that was edited, against what it was made of. */
  | { readonly report: Parameters<typeof editedReport>[1] };

/** What the process is given: a file, and what it is held against; null: the file alone; `marks`: its properties. */
export type WordAsked = { readonly bytes: Uint8Array; readonly held: Held | "marks" | null };

export type WordReading =
  | WordFile
  | Understood
  | EditedReport
  | ReadonlyMap<string, string>
  | { readonly draft: DraftRead | null };

/** What the process that reads one Word file says: that it is there, then its answer, once. */
export type WordAnswered =
  | "ready"
  | { readonly read: WordReading; readonly heapBytes: number }
  | { readonly fault: WordFault; readonly heapBytes: number }
  | { readonly failed: string };

function answer({ bytes, held }: WordAsked): Exclude<WordAnswered, "ready"> {
  const heapBytes = (): number => {
    const { heapTotal, arrayBuffers } = process.memoryUsage();
    return heapTotal + arrayBuffers;
  };
  try {
    if (held === "marks") return { read: fileMarks(bytes), heapBytes: heapBytes() };
    if (held !== null && "names" in held)
      return { read: { draft: draftRead(bytes, held.names) }, heapBytes: heapBytes() };
    const file = wordFileOf(bytes);
    if (held !== null && "report" in held)
      return { read: editedReport(file, held.report), heapBytes: heapBytes() };
    if (held === null) return { read: file, heapBytes: heapBytes() };
    const others = new Set(held.others);
    const understood = understand(file, held.against, (author) => others.has(author));
    return { read: understood, heapBytes: heapBytes() };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault, heapBytes: heapBytes() };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once("message", (asked: WordAsked) => process.send?.(answer(asked), () => process.disconnect()));
process.send?.("ready" satisfies WordAnswered);
// The server is gone, so nobody waits for the answer.
process.once("disconnect", () => process.exit());
