import type { FrozenClause } from "../../shared/opinion/base-text.ts";
import { type VersionRead, versionRead } from "../../shared/language-version/match-version.ts";
import { type EditedReport, editedReport } from "../../shared/report/edited-report.ts";
import type { NamedDelegation } from "../../shared/plain-text/bracket-owners.ts";
import type { ClauseId } from "../../shared/ids.ts";
import {
  type AgainstProposal,
  type AgainstThread,
  understoodEdits,
  understoodReplies,
} from "../../shared/word-file/sent-edits.ts";
import { sentFile } from "../../shared/word-file/sent-file.ts";
import type { SentKey } from "../../shared/word-file/sent-key.ts";
import type { SentMark } from "../../shared/word-file/sent-mark.ts";
import { sinceSent } from "../../shared/word-file/since-sent.ts";
import { authorsIn } from "../../shared/word-file/without-others.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { AgainstClause, Understood, UnderstoodFootnote } from "../../shared/word-file/understood.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import { type DraftRead, draftRead } from "./draft-read.ts";
import { sourceOf } from "./file-source.ts";
import { fileMarks } from "./file-marks.ts";
import { wordFileOf } from "./word-file-of.ts";

/** A text that a file is held against. */
export type HeldText = {
  readonly against: readonly AgainstClause[];
  /** Names in the file whose changes are as if they had never been made (rule X5). */
  readonly others: readonly string[];
};

/** The text or report that a file is compared with. */
export type ComparedWith =
  | HeldText
  /** The forum's delegations, by whose names brackets have owners: it is to become a new draft. */
  | { readonly names: readonly NamedDelegation[] }
  /** A base text, whose words in another language it has. */
  | { readonly base: readonly FrozenClause[] }
  /** A report that was edited, against what it was made of. */
  | { readonly report: Parameters<typeof editedReport>[1] };

/** A file to read and its counterpart; null: the file alone; `marks`: its properties only. */
export type WordRequest = { readonly bytes: Uint8Array; readonly held: ComparedWith | "marks" | null };

export type WordReading =
  | WordFile
  | Understood
  | EditedReport
  | ReadonlyMap<string, string>
  | { readonly read: DraftRead | VersionRead | null };

/** A file as it went out, made again (rule X23). */
export type SentAgain = {
  readonly bytes: Uint8Array;
  readonly key: SentKey;
  /** Footnotes that its clauses had. */
  readonly notes: ReadonlyMap<ClauseId, NonNullable<AgainstClause["notes"]>>;
  readonly seq: number;
  /** The instant of that row. */
  readonly at: number;
  /** As the room has them now. */
  readonly proposals: readonly AgainstProposal[];
  readonly threads: readonly AgainstThread[];
  /** Names that our own files give to authors: of delegations and offices. */
  readonly labels: readonly string[];
  /** Those of them that are who brings this one in. */
  readonly own: readonly string[];
};

/** Makes the file of a mark again; null where the record does not know it. */
export type MakeAgain = (mark: SentMark) => Promise<SentAgain | null>;

/** Reads a file and says what was asked of it. Throws a FileFault where it is none. */
export async function wordAnswer({ bytes, held }: WordRequest, makeAgain: MakeAgain): Promise<WordReading> {
  if (held === "marks") return fileMarks(bytes);
  if (held !== null && "names" in held) return { read: draftRead(bytes, held.names) };
  if (held !== null && "base" in held) return { read: versionRead(sourceOf(bytes), held.base) };
  const file = wordFileOf(bytes);
  if (held === null) return file;
  if ("report" in held) return editedReport(file, held.report);
  const again = file.mark === null ? null : await makeAgain(file.mark);
  const others = new Set(held.others);
  if (again === null) return understand(file, held.against, (author) => others.has(author));
  return understoodSince(file, again, held);
}

/** Without changes of footnotes that are gone, or read so already, and without those that came since. */
function footnotesNow(
  footnotes: readonly UnderstoodFootnote[],
  { against, noted }: { readonly against: readonly AgainstClause[]; readonly noted: SentAgain["notes"] },
): readonly UnderstoodFootnote[] {
  const now = new Map(against.flatMap(({ notes = [] }) => notes.map(({ id, text }) => [id, text] as const)));
  return footnotes
    .filter(({ clauseId, footnoteId, kind, text }) => {
      if (footnoteId !== null)
        return now.has(footnoteId) && (kind === "delete" || now.get(footnoteId) !== text);
      // It went out with a clause that stands elsewhere now.
      if ([...noted.values()].some((notes) => notes.some((one) => one.text === text))) return false;
      const known = new Set(noted.get(clauseId)?.map(({ id }) => id));
      const { notes = [] } = against.find(({ id }) => id === clauseId) ?? {};
      return !notes.some((one) => !known.has(one.id) && one.text === text);
    })
    .map((one, i) => ({ ...one, n: i + 1 }));
}

/** Returns the edits that people made to a file of our own since it went out. */
function understoodSince(file: WordFile, again: SentAgain, { against, others }: HeldText): Understood {
  const read = wordFileOf(again.bytes, { isOurs: true });
  const sent = sentFile(read, again.key);
  const own = new Set(again.own);
  const foreign = new Set(others);
  const labels = new Set([...sent.labels, ...again.labels]);
  const isLabel = (author: string): boolean => labels.has(author);
  const isOther = (author: string): boolean => (isLabel(author) ? !own.has(author) : foreign.has(author));
  const isExact = file.mark?.look != null && file.mark.look === read.mark?.look;
  const since = sinceSent(sent, file, { isExact, isOther });
  return understand(since.file, against, isOther, {
    seq: again.seq,
    isLabel,
    authors: authorsIn(file),
    clauses: since.clauses,
    onProposals: since.onProposals,
    notesThen: (clauses) => clauses.map((one) => ({ ...one, notes: again.notes.get(one.id) ?? [] })),
    notesNow: (footnotes) => footnotesNow(footnotes, { against, noted: again.notes }),
    understood: (language) => {
      const edits = understoodEdits(since.edits, { sent, against: again.proposals, language });
      const mine = since.replies.filter(({ comment }) => !isOther(comment.author));
      const replies = understoodReplies(mine, again.threads);
      return {
        ...edits,
        comments: [...edits.comments, ...replies.comments],
        not: [...since.not, ...edits.not, ...replies.not],
      };
    },
  });
}
