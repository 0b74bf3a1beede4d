import * as Y from "yjs";
import type { WordRun } from "./words.ts";

/** A stretch of a clause's text in the order of the list; `text` is null where it was deleted. */
export type TextStretch = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly text: string | null;
};

/** Words as a redline shows them, with the id of their first character. Deleted ones take no offset. */
export type RedlinePiece = {
  readonly kind: "same" | "inserted" | "deleted";
  readonly text: string;
  readonly client: number;
  readonly clock: number;
};

/** All characters that ever stood in a text, in order: deleted ones keep their place in Yjs' list. */
export function stretchesOf(text: Y.XmlText): readonly TextStretch[] {
  const stretches: TextStretch[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    if (item.deleted) stretches.push({ client, clock, length: item.length, text: null });
    else if (item.content instanceof Y.ContentString)
      stretches.push({ client, clock, length: item.length, text: item.content.str });
  }
  return stretches;
}

/**
 * Changes since words were settled (rule R1), by the identity of characters and never by comparing texts: settled and
 * here is plain, settled and deleted is struck, here and not settled is underlined.
 */
export function redline(
  stretches: readonly TextStretch[],
  settled: readonly WordRun[],
): readonly RedlinePiece[] {
  const byClient = Map.groupBy(settled, (run) => run.client);
  const pieces: RedlinePiece[] = [];
  for (const { client, clock, length, text } of stretches) {
    const runs = byClient.get(client) ?? [];
    for (let at = 0; at < length;) {
      const { run, end } = settledAt(runs, clock + at, clock + length);
      const upTo = end - clock;
      if (text !== null) {
        push(pieces, {
          kind: run === null ? "inserted" : "same",
          text: text.slice(at, upTo),
          client,
          clock: clock + at,
        });
      } else if (run !== null) {
        const from = clock + at - run.clock;
        push(pieces, {
          kind: "deleted",
          text: run.text.slice(from, from + upTo - at),
          client,
          clock: clock + at,
        });
      }
      at = upTo;
    }
  }
  return pieces;
}

/** The settled run at a clock, or none, and up to which clock this holds. */
function settledAt(
  runs: readonly WordRun[],
  clock: number,
  limit: number,
): { readonly run: WordRun | null; readonly end: number } {
  let next = limit;
  for (const run of runs) {
    const end = run.clock + run.text.length;
    if (run.clock <= clock && clock < end) return { run, end: Math.min(end, limit) };
    if (run.clock > clock) next = Math.min(next, run.clock);
  }
  return { run: null, end: next };
}

function push(pieces: RedlinePiece[], piece: RedlinePiece): void {
  const last = pieces.at(-1);
  const goesOn =
    last !== undefined &&
    last.kind === piece.kind &&
    last.client === piece.client &&
    last.clock + last.text.length === piece.clock;
  if (goesOn) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  else pieces.push(piece);
}
