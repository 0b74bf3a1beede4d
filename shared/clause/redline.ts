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

/** A settled stretch of one client, from a clock up to another that is not in it. */
type Settled = { readonly from: number; readonly end: number; readonly text: string };

/** Arrays of runs, once read, are never changed: settled words are the same through many drawings. */
const settledByClient = new WeakMap<readonly WordRun[], ReadonlyMap<number, readonly Settled[]>>();

function byClient(settled: readonly WordRun[]): ReadonlyMap<number, readonly Settled[]> {
  const known = settledByClient.get(settled);
  if (known !== undefined) return known;
  const made = new Map<number, Settled[]>();
  for (const { client, clock, text } of settled) {
    const run = { from: clock, end: clock + text.length, text };
    const runs = made.get(client);
    if (runs === undefined) made.set(client, [run]);
    else runs.push(run);
  }
  settledByClient.set(settled, made);
  return made;
}

/**
 * Changes since words were settled (rule R1), by the identity of characters and never by comparing texts: settled and
 * here is plain, settled and deleted is struck, here and not settled is underlined.
 */
export function redline(
  stretches: readonly TextStretch[],
  settled: readonly WordRun[],
): readonly RedlinePiece[] {
  const known = byClient(settled);
  const pieces: RedlinePiece[] = [];
  for (const stretch of stretches) {
    const runs = known.get(stretch.client);
    if (runs !== undefined) compare(pieces, stretch, runs);
    else if (stretch.text !== null) push(pieces, "inserted", stretch.text, stretch);
  }
  return pieces;
}

/** Adds a stretch, cut where settled runs of its client begin and end. */
function compare(pieces: RedlinePiece[], stretch: TextStretch, runs: readonly Settled[]): void {
  const { clock, text } = stretch;
  const limit = clock + stretch.length;
  for (let at = clock; at < limit;) {
    const run = runs.find(({ from, end }) => from <= at && at < end);
    const end = run === undefined ? nextFrom(runs, at, limit) : Math.min(run.end, limit);
    const first = { client: stretch.client, clock: at };
    if (text !== null)
      push(pieces, run === undefined ? "inserted" : "same", text.slice(at - clock, end - clock), first);
    else if (run !== undefined) push(pieces, "deleted", run.text.slice(at - run.from, end - run.from), first);
    at = end;
  }
}

/** The clock behind another at which the next run begins. */
function nextFrom(runs: readonly Settled[], at: number, limit: number): number {
  let next = limit;
  for (const { from } of runs) if (from > at && from < next) next = from;
  return next;
}

function push(
  pieces: RedlinePiece[],
  kind: RedlinePiece["kind"],
  text: string,
  { client, clock }: Pick<RedlinePiece, "client" | "clock">,
): void {
  const last = pieces.at(-1);
  const goesOn =
    last !== undefined &&
    last.kind === kind &&
    last.client === client &&
    last.clock + last.text.length === clock;
  if (goesOn) pieces[pieces.length - 1] = { kind, text: last.text + text, client, clock: last.clock };
  else pieces.push({ kind, text, client, clock });
}
