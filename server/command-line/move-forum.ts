import { copyTables, digestTables, type TableDigest, type Tables } from "../store/copy-tables.ts";
import { dayOfMove, type MoveMark, type MoveSource, type MoveTarget } from "../store/moving.ts";
import { tableShapes } from "../store/table-shapes.ts";
import type { Outcome } from "./outcome.ts";
import { verifyRows } from "./verify-rows.ts";
import { say } from "./spoken.ts";

type VerifiedRows = Awaited<ReturnType<typeof verifyRows>>;
type Sides<Side> = { readonly from: Side; readonly to: Side };

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/**
 * Moves a forum into another database. The source is marked only when all of it lies in the target and is the same
 * there, and the target opens only when the source is marked: two forums never go on from one record.
 */
export async function moveForum(
  source: MoveSource,
  target: MoveTarget,
  { at }: { readonly at: number },
): Promise<Outcome> {
  const began = performance.now();
  const { moved } = source;
  // Only a move that did not end is carried on.
  if (moved !== null && !(moved.other === target.name && target.state === "arriving"))
    return failed(
      say("move", "wasMoved", { name: source.name, other: moved.other, day: dayOfMove(moved.at) }),
    );
  if (target.state === "forum") return failed(notEmpty(target.name));
  const mark: MoveMark = { other: target.name, at };
  const filled = await fillTarget(target, { from: source, mark: { other: source.name, at } });
  if ("code" in filled) return filled;
  if (moved === null) await source.leave(mark);
  await target.open();
  const { rows } = filled;
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  return {
    lines: [
      ...filled.lines,
      say("move", "done", { rows, from: source.name, to: target.name, seconds }),
      say("move", "marked", { name: source.name }),
    ],
    code: 0,
  };
}

export const notEmpty = (name: string): string => say("move", "notEmpty", { name });

/** Copies a whole forum into a target and compares both. Commits it, or leaves nothing of it there. */
export async function fillTarget(
  target: MoveTarget,
  { from, mark }: { readonly from: Pick<MoveSource, "name" | "tables" | "rows">; readonly mark: MoveMark },
): Promise<{ readonly lines: readonly string[]; readonly rows: number } | Outcome> {
  const here = await verifyRows(from.rows);
  if (here.code !== 0) return failed(say("move", "notWhole", { name: from.name }), ...here.lines);
  const shapes = tableShapes();
  await target.begin(mark);
  const tables = await copied(from.tables, target.tables, shapes);
  const there = await verifyRows(target.rows);
  const differing = tables.from.filter(({ digest }, n) => tables.to[n]!.digest !== digest);
  const lines = [...tableLines(tables), ...streamLines({ from: here, to: there })];
  if (differing.length > 0 || there.lines.join("\n") !== here.lines.join("\n"))
    return failed(say("move", "differs", { name: target.name }), ...lines);
  await target.commit();
  return { lines, rows: here.rows };
}

async function copied(
  from: Tables,
  to: Tables,
  shapes: ReturnType<typeof tableShapes>,
): Promise<Sides<readonly TableDigest[]>> {
  const read = await copyTables(from, to, shapes);
  return { from: read, to: await digestTables(to, shapes) };
}

/** Enough of a hash for people to see that two are the same; all of it is compared. */
const SHOWN = 12;
const beside = (...[here, there]: readonly [string, string | undefined]): string =>
  `${here} | ${there ?? "-"}`;

const tableLines = ({ from, to }: Sides<readonly TableDigest[]>): readonly string[] =>
  from.map(({ table, rows, digest }, n) =>
    [
      table,
      `rows ${beside(String(rows), String(to[n]?.rows))}`,
      `sha256 ${beside(digest.slice(0, SHOWN), to[n]?.digest.slice(0, SHOWN))}`,
    ].join("\t"),
  );

const streamLines = ({ from, to }: Sides<VerifiedRows>): readonly string[] =>
  [...from.streams].map(([stream, { rows, heads }]) => {
    const there = to.streams.get(stream);
    return [
      stream,
      `rows ${beside(String(rows), there && String(there.rows))}`,
      ...(["minutes", "words"] as const).map(
        (chain) => `${chain} ${beside(heads[chain].slice(0, SHOWN), there?.heads[chain].slice(0, SHOWN))}`,
      ),
    ].join("\t");
  });
