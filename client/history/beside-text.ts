import type { Kind } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { ToldComparison } from "../../shared/history/told-comparison.ts";
import { clauseOfRow, type Revision } from "../../shared/merging/merging.ts";

/** A clause of a version, in its words. */
export type PlainClause = {
  readonly id: string;
  readonly kind: Kind;
  readonly level: number;
  readonly number: string;
  readonly text: string;
};

export type BesideClause = { readonly before: PlainClause | null; readonly after: PlainClause | null };

/** The text of a revision. A clause that the text has too keeps its number. */
export function textOfRevision(
  revision: Revision,
  numbers: ReadonlyMap<ClauseId, string>,
): readonly PlainClause[] {
  return revision.rows
    .filter(({ text }) => text !== "")
    .map((row) => {
      const clauseId = clauseOfRow(revision, row);
      const number = clauseId === null ? "" : (numbers.get(clauseId) ?? "");
      return { id: clauseId ?? row.rowId, kind: row.kind, level: row.level, number, text: row.text };
    });
}

/** The later text of a comparison. */
export const laterText = ({ clauses }: ToldComparison): readonly PlainClause[] =>
  clauses.flatMap(({ id, after, pieces }) => {
    if (after === null) return [];
    const text = pieces
      .flatMap(({ kind, text: words }) => (kind === "removed" || kind === "movedOut" ? [] : [words]))
      .join("");
    return [{ id, kind: after.kind, level: after.level, number: after.number, text }];
  });

/** Two texts clause by clause, in the order of the later one. A clause that went stands behind the one it followed. */
export function besideText(
  before: readonly PlainClause[],
  after: readonly PlainClause[],
): readonly BesideClause[] {
  const stood = new Map(before.map((one) => [one.id, one]));
  const stays = new Set(after.map(({ id }) => id));
  const gone = new Map<string, BesideClause[]>();
  let last = "";
  for (const one of before) {
    if (stays.has(one.id)) last = one.id;
    else gone.set(last, [...(gone.get(last) ?? []), { before: one, after: null }]);
  }
  return [
    ...(gone.get("") ?? []),
    ...after.flatMap((one): readonly BesideClause[] => [
      { before: stood.get(one.id) ?? null, after: one },
      ...(gone.get(one.id) ?? []),
    ]),
  ];
}
