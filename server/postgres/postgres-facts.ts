import { LINE_WHOLE_MS } from "../../shared/limits.ts";
import type { DatabaseLine } from "./line.ts";

/** Tables that say who works on the database and what it is; all others hold the forum. */
const OF_THE_DATABASE = ["cluster", "nodes", "owners"];

/** Facts of the database itself, and its emptying: rare, so each opens a connection of its own. */
export function postgresFacts({ open }: { readonly open: () => Promise<DatabaseLine> }): {
  readonly fact: (name: string) => Promise<string | null>;
  readonly saveFact: (name: string, value: string | null) => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly isStandbySynchronous: () => Promise<boolean | null>;
} {
  const once = async <Result>(work: (line: DatabaseLine) => Promise<Result>): Promise<Result> => {
    const line = await open();
    try {
      return await work(line);
    } finally {
      line.close();
    }
  };
  return {
    fact: (name) =>
      once(async ({ ask }) => {
        const { rows } = await ask("SELECT value FROM cluster WHERE name = $1", [name]);
        return rows[0] === undefined ? null : String(rows[0]["value"]);
      }),
    saveFact: (name, value) =>
      once(async ({ ask }) => {
        if (value === null) await ask("DELETE FROM cluster WHERE name = $1", [name], { writes: true });
        else
          await ask(
            `INSERT INTO cluster (name, value) VALUES ($1, $2)
              ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
            [name, value],
            { writes: true },
          );
      }),
    isStandbySynchronous: () =>
      once(async ({ ask }) => {
        const { rows } = await ask(
          `SELECT current_setting('synchronous_standby_names') <> '' AS waits,
            coalesce(bool_or(sync_state IN ('sync', 'quorum')), false) AS follows,
            coalesce(bool_or(sync_state IS NULL), false) AS hidden FROM pg_stat_replication`,
        );
        const { waits, follows, hidden } = rows[0] as Record<"waits" | "follows" | "hidden", boolean>;
        return waits && follows ? true : waits && hidden ? null : false;
      }),
    empty: () =>
      once(async ({ ask }) => {
        const { rows } = await ask(
          "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> ALL ($1)",
          [OF_THE_DATABASE],
        );
        const names = rows.map(({ name }) => `"${String(name)}"`).join(", ");
        await ask(`TRUNCATE ${names} RESTART IDENTITY`, undefined, {
          writes: true,
          deadlineMs: LINE_WHOLE_MS,
        });
      }),
  };
}
