import type { ProposalId } from "../ids.ts";
import { comparable } from "../printed/paragraph-words.ts";
import { sameRevision, type SentFile } from "./sent-file.ts";
import { COMPARED, type SinceToken } from "./since-tokens.ts";
import type { FileChangeAuthor } from "./word-file.ts";

/** An edit in Word to a proposal that went out with the file. */
export type ProposalEdit = {
  readonly proposalId: ProposalId;
  readonly line: number;
  /** Its words as they went out, and as they would read. */
  readonly before: string;
  readonly after: string;
  /** Of the words that it would put in, those that were struck. */
  readonly struck: string;
  /** Everything that it would put in was struck, and nothing typed. */
  readonly isWhole: boolean;
  readonly changes: readonly FileChangeAuthor[];
  /** Its changes were accepted, or what it would strike was put back: said by nobody in particular. */
  readonly settled: "accepted" | "rejected" | null;
};

type Within = {
  readonly sent: SentFile;
  readonly isNew: (revision: FileChangeAuthor | null) => boolean;
  /** Changes of these authors are as if they had never been made (rule X5). */
  readonly isOther: (author: string) => boolean;
  readonly line: number;
};

/** Edits within the words of proposals, one by one. */
export function proposalEdits(
  tokens: readonly SinceToken[],
  { sent, ...within }: Within,
): readonly ProposalEdit[] {
  const ids = new Set(
    tokens
      .flatMap(({ piece }) => (piece === null ? [] : [piece.addedBy, piece.removedBy]))
      .filter((id) => id !== null),
  );
  return [...ids].flatMap((id) => {
    const edit = editOf(id, tokens, within);
    const known = sent.proposals.get(id);
    return edit === null || known === undefined ? [] : [edit];
  });
}

function editOf(
  id: ProposalId,
  tokens: readonly SinceToken[],
  { isNew, isOther, line }: Omit<Within, "sent">,
): ProposalEdit | null {
  let [before, after, struck, typed] = ["", "", "", ""];
  let [putIn, struckOf, accepted, rejected] = [0, 0, 0, 0];
  const isTheirs = (one: FileChangeAuthor): boolean => isNew(one) && isOther(one.author);
  const changes: FileChangeAuthor[] = [];
  for (const { kind, mark, piece, text, added, removed, struckByHand, within } of tokens) {
    if (kind === "new") {
      if (within !== id || (removed !== null && !isTheirs(removed))) continue;
      if (added !== null && isNew(added) && isOther(added.author)) continue;
      after += mark ? " " : text;
      typed += text;
      changes.push(added !== null && isNew(added) ? added : COMPARED);
      continue;
    }
    if (piece === null) continue;
    if (piece.addedBy === id && piece.stands === null) {
      before += piece.text;
      putIn += 1;
      const isStruck = kind === "gone" || struckByHand === true || (removed !== null && !isTheirs(removed));
      if (!isStruck) {
        after += piece.text;
        if (added === null && piece.text.trim() !== "") accepted += 1;
        continue;
      }
      struck += piece.text;
      struckOf += 1;
      changes.push(removed !== null && isNew(removed) ? removed : COMPARED);
      continue;
    }
    if (piece.removedBy === id) {
      if (kind === "gone") accepted += 1;
      else if (removed === null) rejected += 1;
      continue;
    }
    // Words that the proposal leaves are the clause's: what is changed in them is no change of it.
    before += piece.stands ?? "";
    after += piece.stands ?? "";
  }
  const isEdited = comparable(before) !== comparable(after);
  const settled = accepted > 0 ? "accepted" : rejected > 0 ? "rejected" : null;
  if (!isEdited && settled === null) return null;
  return {
    proposalId: id,
    line,
    before,
    after,
    struck: struck.trim(),
    isWhole: isEdited && typed.trim() === "" && putIn > 0 && struckOf === putIn,
    changes: isEdited ? distinct(changes) : [],
    settled,
  };
}

const distinct = (changes: readonly FileChangeAuthor[]): readonly FileChangeAuthor[] =>
  changes.filter((one, i) => changes.findIndex((other) => sameRevision(one, other)) === i);
