import type { ClauseId } from "../ids.ts";
import { sliceRuns, textOf } from "../clause/words.ts";
import type { ClauseChange, ComparedClause, Piece } from "./compared.ts";
import type { Lineage } from "./lineage.ts";
import { movedAmong } from "./moved-clauses.ts";
import { claim, COPIED, type Part, partEnd, runParts, standing, STAYED } from "./parts.ts";
import { clausePlaceOf, type VersionClause, type VersionText } from "./version-text.ts";

/**
 * Two versions of one text, clause by clause and character by character (rule J4). Never by comparing texts: what
 * stays is the same characters in the same order, or copies of them; what a split, a join or a restoring carried
 * elsewhere is moved, and not removed and added. `lineage` holds the copies that were made between the two.
 */
export function compareVersions(
  before: VersionText,
  after: VersionText,
  lineage: Lineage,
): readonly ComparedClause[] {
  const stood = standing(before);
  const fates = before.map(({ runs }) => new Int32Array(textOf(runs).length));
  const parts = after.map(({ runs }) => runs.flatMap((run) => runParts(run, { stood, lineage })));
  for (const part of parts.flat())
    if (part.kind === "same") fates[part.stood!.clause]!.fill(STAYED, part.stood!.offset, partEnd(part));
  const claimed = parts.map((list, clause) => list.flatMap((part) => claim(part, fates, clause)));
  const places = new Map(before.map(({ id }, i) => [id, i]));
  for (const [i, { id }] of after.entries()) keepInOrder(claimed[i]!, { place: places.get(id), fates });
  const moved = movedAmong(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  const now = after.map((clause, i): ComparedClause => {
    const place = places.get(clause.id);
    const earlier = place === undefined ? null : before[place]!;
    const gone = earlier === null ? null : { clause: earlier, fate: fates[place!]! };
    const pieces = piecesOf(claimed[i]!, gone, { before, after });
    const change =
      earlier === null ? "added" : moved.has(clause.id) ? "moved" : changeOf(earlier, clause, pieces);
    return row(clause.id, change, { earlier, now: clause, pieces });
  });
  const stays = new Set(after.map(({ id }) => id));
  const goneFrom = (clause: VersionClause): ComparedClause => {
    const gone = { clause, fate: fates[places.get(clause.id)!]! };
    const pieces = piecesOf([], gone, { before, after });
    return row(clause.id, "removed", { earlier: clause, now: null, pieces });
  };
  return inPlace(now, before, (clause) => (stays.has(clause.id) ? null : goneFrom(clause)));
}

const row = (
  id: ClauseId,
  change: ClauseChange,
  {
    earlier,
    now,
    pieces,
  }: {
    readonly earlier: VersionClause | null;
    readonly now: VersionClause | null;
    readonly pieces: readonly Piece[];
  },
): ComparedClause => ({
  id,
  change,
  before: earlier === null ? null : clausePlaceOf(earlier),
  after: now === null ? null : clausePlaceOf(now),
  pieces,
});

/** Numbers follow the order: another one alone is no change of the clause. */
const changeOf = (earlier: VersionClause, now: VersionClause, pieces: readonly Piece[]): "same" | "changed" =>
  earlier.kind === now.kind &&
  earlier.level === now.level &&
  earlier.footnotes.join("\n") === now.footnotes.join("\n") &&
  pieces.every(({ kind }) => kind === "same")
    ? "same"
    : "changed";

/** Copies that came back to where their originals stood, in the order in which those stood, never left. */
function keepInOrder(
  parts: Part[],
  { place, fates }: { readonly place: number | undefined; readonly fates: readonly Int32Array[] },
): void {
  if (place === undefined || !parts.some((part) => part.kind === "copy")) return;
  const limits: number[] = [];
  let limit = Infinity;
  for (const part of parts.toReversed()) {
    limits.unshift(limit);
    if (part.kind === "same") limit = part.stood!.offset;
  }
  let end = 0;
  for (const [i, part] of parts.entries()) {
    if (part.stood?.clause !== place) continue;
    const { offset } = part.stood;
    const fits = part.kind === "same" || (offset >= end && partEnd(part) <= limits[i]!);
    if (!fits) continue;
    part.kind = "same";
    fates[place]!.fill(STAYED, offset, partEnd(part));
    end = partEnd(part);
  }
}

type Gone = { readonly clause: VersionClause; readonly fate: Int32Array };

/** The clause in both versions: between what stays stands what went, and then what came. */
function piecesOf(
  parts: readonly Part[],
  gone: Gone | null,
  { before, after }: { readonly before: VersionText; readonly after: VersionText },
): readonly Piece[] {
  const pieces: Piece[] = [];
  let came: Piece[] = [];
  let at = 0;
  const close = (until: number): void => {
    if (gone !== null) for (const piece of goneBetween(gone, at, until, after)) push(pieces, piece);
    for (const piece of came) push(pieces, piece);
    came = [];
  };
  for (const part of parts) {
    const { text, client, clock, stood } = part;
    if (stood === null) came.push({ kind: "added", text, client, clock });
    else if (part.kind === "copy")
      came.push({ ...stood.was, kind: "movedIn", from: before[stood.clause]!.id });
    else {
      close(stood.offset);
      push(pieces, stood.was);
      at = partEnd(part);
    }
  }
  close(gone?.fate.length ?? 0);
  return pieces;
}

function goneBetween(
  { clause, fate }: Gone,
  start: number,
  end: number,
  after: VersionText,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end;) {
    const what = fate[at]!;
    let until = at + 1;
    while (until < end && fate[until] === what) until += 1;
    for (const run of sliceRuns(clause.runs, at, until))
      pieces.push(
        what >= COPIED
          ? { kind: "movedOut", ...run, to: after[what - COPIED]!.id }
          : { kind: "removed", ...run },
      );
    at = until;
  }
  return pieces;
}

function push(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last !== undefined && goesOn(last, piece))
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  else pieces.push(piece);
}

function goesOn(last: Piece, next: Piece): boolean {
  const { length } = last.text;
  if (last.kind !== next.kind || last.client !== next.client || last.clock + length !== next.clock)
    return false;
  if ("to" in last && "to" in next && last.to !== next.to) return false;
  if ("from" in last && "from" in next && last.from !== next.from) return false;
  return (
    !("was" in last && "was" in next) || (last.was[0] === next.was[0] && last.was[1] + length === next.was[1])
  );
}

/** The rows of the version now, each followed by what stood right behind it before and is gone. */
function inPlace(
  now: readonly ComparedClause[],
  before: VersionText,
  goneRow: (clause: VersionClause) => ComparedClause | null,
): readonly ComparedClause[] {
  const behind = new Map<ClauseId | null, ComparedClause[]>();
  let last: ClauseId | null = null;
  for (const clause of before) {
    const gone = goneRow(clause);
    if (gone === null) last = clause.id;
    else behind.set(last, [...(behind.get(last) ?? []), gone]);
  }
  return [...(behind.get(null) ?? []), ...now.flatMap((one) => [one, ...(behind.get(one.id) ?? [])])];
}
