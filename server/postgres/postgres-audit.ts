import type { AuditStore } from "../store/audit-store.ts";
import { AUDIT_ROW } from "../store/sqlite-audit.ts";
import type { StoreParts } from "./store-parts.ts";

/** The audit. */
export function postgresAudit({ ask, transaction }: Pick<StoreParts, "ask" | "transaction">): AuditStore {
  return {
    noteAudit: async (rows) =>
      transaction(async (ask) => {
        for (const row of rows) {
          if (row.act === "signInFailed") {
            const { rows: alike } = await ask(
              `SELECT * FROM audit WHERE act = 'signInFailed' AND reason IS NOT DISTINCT FROM $1
                AND "user" IS NOT DISTINCT FROM $2 AND at >= $3 AND at < $4 ORDER BY at, n LIMIT 1`,
              [row.reason, row.user, ...AUDIT_ROW.hourOf(row.at)],
            );
            const more = AUDIT_ROW.countedOn(alike[0], row.count);
            if (more !== null) {
              await ask("UPDATE audit SET count = $1, sum = $2 WHERE n = $3", [more.count, more.sum, more.n]);
              continue;
            }
          }
          await ask(
            `INSERT INTO audit (n, at, act, "user", "by", way, device, reason, count, sum)
              SELECT coalesce(max(n), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM audit`,
            AUDIT_ROW.valuesOf(row),
          );
        }
      }),
    auditBefore: async (n, limit) => {
      const { rows } = await ask("SELECT * FROM audit WHERE n < $1 ORDER BY n DESC LIMIT $2", [n, limit]);
      return AUDIT_ROW.rowsOf(rows);
    },
    dropAudit: async (before, rowsMax) =>
      transaction(async (ask) => {
        await ask("DELETE FROM audit WHERE at < $1", [before]);
        await ask("DELETE FROM audit WHERE n <= (SELECT coalesce(max(n), 0) FROM audit) - $1::bigint", [
          rowsMax,
        ]);
      }),
  };
}
