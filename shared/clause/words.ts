import type { ClauseId } from "../ids.ts";

/** The words of every root, as the server's Y.Doc holds them at one instant. */
export type Words = ReadonlyMap<ClauseId, readonly WordRun[]>;

export const textOf = (runs: readonly WordRun[]): string => runs.map((run) => run.text).join("");

const NO_RUNS: readonly WordRun[] = [];

export const runsOf = (words: Words, id: ClauseId): readonly WordRun[] => words.get(id) ?? NO_RUNS;

export const clauseText = (words: Words, id: ClauseId): string => textOf(runsOf(words, id));

/** The part of the runs from `start` to `end`, in UTF-16 units. */
export function sliceRuns(runs: readonly WordRun[], start: number, end: number): WordRun[] {
  const slice: WordRun[] = [];
  let offset = 0;
  for (const run of runs) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, run.text.length);
    if (from < to)
      slice.push({ text: run.text.slice(from, to), client: run.client, clock: run.clock + from });
    offset += run.text.length;
  }
  return slice;
}

/** Neighbours with consecutive ids of one client are one run, as `readRuns` reads them from the document. */
export function joinedRuns(runs: readonly WordRun[]): readonly WordRun[] {
  const whole: WordRun[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last !== undefined && last.client === run.client && last.clock + last.text.length === run.clock) {
      whole[whole.length - 1] = { ...last, text: last.text + run.text };
    } else {
      whole.push(run);
    }
  }
  return whole;
}

/** The server's own edits; carried out run by run under the run's client id. */
export type Edit =
  | { readonly kind: "makeRoot"; readonly clauseId: ClauseId; readonly runs: readonly WordRun[] }
  | {
      readonly kind: "insert";
      readonly clauseId: ClauseId;
      readonly at: number;
      readonly runs: readonly WordRun[];
    }
  | { readonly kind: "delete"; readonly clauseId: ClauseId; readonly at: number; readonly length: number };

/** The words after the edits; the same edits on the Y.Doc give the same runs. */
export function applyEdits(words: Words, edits: readonly Edit[]): Words {
  if (edits.length === 0) return words;
  const next = new Map(words);
  for (const edit of edits) {
    const runs = next.get(edit.clauseId) ?? [];
    const length = textOf(runs).length;
    switch (edit.kind) {
      case "makeRoot":
        next.set(edit.clauseId, joinedRuns(edit.runs));
        break;
      case "insert": {
        const before = sliceRuns(runs, 0, edit.at);
        next.set(edit.clauseId, joinedRuns([...before, ...edit.runs, ...sliceRuns(runs, edit.at, length)]));
        break;
      }
      case "delete": {
        const before = sliceRuns(runs, 0, edit.at);
        next.set(edit.clauseId, joinedRuns([...before, ...sliceRuns(runs, edit.at + edit.length, length)]));
        break;
      }
    }
  }
  return next;
}

/** An id range of Yjs characters: client, first clock, length in UTF-16 units. */
export type CharRange = readonly [client: number, clock: number, length: number];

/** Origin of copied words and their current place. */
export type MovedRange = { readonly from: CharRange; readonly to: readonly [client: number, clock: number] };

/** Live words in order; a run's characters have consecutive clocks of one client. */
export type WordRun = { readonly text: string; readonly client: number; readonly clock: number };

/** Words as an act found or left them. */
export type ActWords = { readonly hash: string; readonly runs: readonly WordRun[] };
