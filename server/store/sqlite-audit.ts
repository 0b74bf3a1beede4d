import type { DatabaseSync } from "node:sqlite";
import { userId } from "../../shared/ids.ts";
import { HOUR_MS } from "../../shared/durations.ts";
import type { AuditRow, AuditStore } from "./audit-store.ts";
import { sumOf } from "./sqlite-format.ts";

type Columns = Omit<AuditRow, "user" | "by"> & {
  readonly user: string | null;
  readonly by: string | null;
  readonly sum: string;
};

const summed = (row: Omit<AuditRow, "n"> | Columns): string =>
  sumOf([row.at, row.act, row.user, row.by, row.way, row.device, row.reason, row.count]);

const idOf = (id: string | null) => (id === null ? null : userId(id));

const rowsOf = (found: readonly unknown[]): readonly AuditRow[] =>
  (found as readonly Columns[])
    .filter((row) => summed(row) === row.sum)
    .map(({ sum: _sum, ...row }) => ({ ...row, user: idOf(row.user), by: idOf(row.by) }));

/** Its columns, in the order of the table behind its key. */
const valuesOf = (row: Omit<AuditRow, "n">) => {
  const { at, act, user, by, way, device, reason, count } = row;
  return [at, act, user, by, way, device, reason, count, summed(row)] as const;
};

/** The hour within which failures that look alike are one row. */
const hourOf = (at: number) => [at - (at % HOUR_MS), at - (at % HOUR_MS) + HOUR_MS] as const;

/** A row that counts one more, where it is as it was written. */
const countedOn = (
  found: unknown,
  count: number,
): { readonly n: number; readonly count: number; readonly sum: string } | null => {
  const alike = found as Columns | undefined;
  if (alike === undefined || summed(alike) !== alike.sum) return null;
  const more = { ...alike, count: alike.count + count };
  return { n: more.n, count: more.count, sum: summed(more) };
};

export const AUDIT_ROW = { rowsOf, valuesOf, hourOf, countedOn };

/** The audit of an open store. */
export function auditIn(db: DatabaseSync, transaction: <Result>(act: () => Result) => Result): AuditStore {
  const insert = db.prepare(
    'INSERT INTO audit (at, act, user, "by", way, device, reason, count, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const selectAlike = db.prepare(
    "SELECT * FROM audit WHERE act = 'signInFailed' AND reason IS ? AND user IS ? AND at >= ? AND at < ? LIMIT 1",
  );
  const recount = db.prepare("UPDATE audit SET count = ?, sum = ? WHERE n = ?");
  const select = db.prepare("SELECT * FROM audit WHERE n < ? ORDER BY n DESC LIMIT ?");
  const dropOld = db.prepare("DELETE FROM audit WHERE at < ?");
  const dropMany = db.prepare("DELETE FROM audit WHERE n <= (SELECT coalesce(max(n), 0) FROM audit) - ?");

  const put = (row: Omit<AuditRow, "n">): void => {
    if (row.act === "signInFailed") {
      const alike = countedOn(selectAlike.get(row.reason, row.user, ...hourOf(row.at)), row.count);
      if (alike !== null) {
        recount.run(alike.count, alike.sum, alike.n);
        return;
      }
    }
    insert.run(...valuesOf(row));
  };

  return {
    noteAudit: async (rows) =>
      transaction(() => {
        for (const row of rows) put(row);
      }),
    auditBefore: async (n, limit) => rowsOf(select.all(n, limit)),
    dropAudit: async (before, rowsMax) =>
      transaction(() => {
        dropOld.run(before);
        dropMany.run(rowsMax);
      }),
  };
}
