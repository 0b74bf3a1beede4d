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
    const { at, act, user, by, way, device, reason, count } = row;
    if (act === "signInFailed") {
      const hour = at - (at % HOUR_MS);
      const alike = selectAlike.get(reason, user, hour, hour + HOUR_MS) as Columns | undefined;
      if (alike !== undefined && summed(alike) === alike.sum) {
        const more = { ...alike, count: alike.count + count };
        recount.run(more.count, summed(more), alike.n);
        return;
      }
    }
    insert.run(at, act, user, by, way, device, reason, count, summed(row));
  };

  return {
    noteAudit: async (rows) =>
      transaction(() => {
        for (const row of rows) put(row);
      }),
    auditBefore: async (n, limit) =>
      (select.all(n, limit) as Columns[])
        .filter((row) => summed(row) === row.sum)
        .map(({ sum: _sum, ...row }) => ({ ...row, user: idOf(row.user), by: idOf(row.by) })),
    dropAudit: async (before, rowsMax) =>
      transaction(() => {
        dropOld.run(before);
        dropMany.run(rowsMax);
      }),
  };
}
