import type { EditedReport } from "../../shared/report/edited-report.ts";
import { editedReport } from "../../shared/report/edited-report.ts";
import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { AgainstClause, Understood } from "../../shared/word-file/understood.ts";
import type { WordFault } from "../../shared/word-file/word-fault.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import type { DraftRead } from "./draft-read.ts";
import type { FrozenClause } from "../../shared/base-text.ts";
import type { VersionRead } from "../../shared/language-version/match-version.ts";
import { versionRead } from "../../shared/language-version/match-version.ts";
import { draftRead } from "./draft-read.ts";
import { sourceOf } from "./file-source.ts";
import { FileFault } from "./fault.ts";
import { fileMarks } from "./file-marks.ts";
import { wordFileOf } from "./word-file-of.ts";

/** What a file is held against. */
type Held =
  | { readonly against: readonly AgainstClause[]; readonly others: readonly string[] }
  /** The forum's delegations, by whose names brackets have owners: it is to become a new draft. */
  | { readonly names: readonly NamedDelegation[] }
  /** A base text, whose words in another language it has. */
  | { readonly base: readonly FrozenClause[] }
  /** A report that was edited, against what it was made of. */
  | { readonly report: Parameters<typeof editedReport>[1] };

/** What the process is given: a file, and what it is held against; null: the file alone; `marks`: its properties. */
export type WordAsked = { readonly bytes: Uint8Array; readonly held: Held | "marks" | null };

export type WordReading =
  | WordFile
  | Understood
  | EditedReport
  | ReadonlyMap<string, string>
  | { readonly read: DraftRead | VersionRead | null };

/** What the process that reads one Word file says: that it is there, then its answer, once. */
export type WordAnswered =
  | "ready"
  | ({ readonly read: WordReading } & Spent)
  | ({ readonly fault: WordFault } & Spent)
  | { readonly failed: string };

/** What the process has used so far; its own start is a part of it. */
type Spent = { readonly heapBytes: number; readonly cpuMs: number };

function spent(): Spent {
  const { heapTotal, arrayBuffers } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { heapBytes: heapTotal + arrayBuffers, cpuMs: (user + system) / 1000 };
}

function answer({ bytes, held }: WordAsked): Exclude<WordAnswered, "ready"> {
  try {
    return { read: readingOf(bytes, held), ...spent() };
  } catch (error) {
    if (error instanceof FileFault) return { fault: error.fault, ...spent() };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function readingOf(bytes: Uint8Array, held: WordAsked["held"]): WordReading {
  if (held === "marks") return fileMarks(bytes);
  if (held !== null && "names" in held) return { read: draftRead(bytes, held.names) };
  if (held !== null && "base" in held) return { read: versionRead(sourceOf(bytes), held.base) };
  const file = wordFileOf(bytes);
  if (held === null) return file;
  if ("report" in held) return editedReport(file, held.report);
  const others = new Set(held.others);
  return understand(file, held.against, (author) => others.has(author));
}

process.once("message", (asked: WordAsked) => process.send?.(answer(asked), () => process.disconnect()));
process.send?.("ready" satisfies WordAnswered);
// The server is gone, so nobody waits for the answer.
process.once("disconnect", () => process.exit());
