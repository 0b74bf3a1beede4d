import type { FileChangeAuthor } from "../../shared/word-file/word-file.ts";
import { isAddition, revisionOf } from "./revision-tally.ts";

type Around = { added: FileChangeAuthor | null; removed: FileChangeAuthor | null };

/** Tracked changes that are open around the current position, those of rows and cells among them. */
export function openRevisions() {
  const added: FileChangeAuthor[] = [];
  const removed: FileChangeAuthor[] = [];
  const cells: Around[] = [];
  const moves: string[] = [];
  const ofCell = (): Readonly<Around> =>
    cells.findLast((one) => one.added !== null || one.removed !== null) ?? { added: null, removed: null };
  return {
    read: (name: string, attribute: (local: string) => string | null): FileChangeAuthor =>
      revisionOf(name, attribute, moves),
    ofCell,
    /** The insertion and the deletion that words at this position belong to. */
    here: (): { readonly putIn: FileChangeAuthor | null; readonly struck: FileChangeAuthor | null } => ({
      putIn: added.at(-1) ?? ofCell().added,
      struck: removed.at(-1) ?? ofCell().removed,
    }),
    enter: (name: string, revision: FileChangeAuthor): (() => void) => {
      const stack = isAddition(name) ? added : removed;
      stack.push(revision);
      return () => void stack.pop();
    },
    enterCell: (): (() => void) => {
      cells.push({ added: null, removed: null });
      return () => void cells.pop();
    },
    changeCell: (name: string, revision: FileChangeAuthor): void => {
      const cell = cells.at(-1);
      if (cell !== undefined) cell[isAddition(name) ? "added" : "removed"] = revision;
    },
    moveStarts: (move: string): void => void moves.push(move),
    moveEnds: (): void => void moves.pop(),
  };
}

export type OpenRevisions = ReturnType<typeof openRevisions>;
