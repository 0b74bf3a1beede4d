import { openPostgresReader } from "../postgres/moving-postgres.ts";
import { postgresName } from "../postgres/postgres-name.ts";
import { openedDatabase } from "./migrate.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { verifyRows } from "./verify-rows.ts";

/** Carries out a command on a database without a server of this machine. What only reads goes beside other servers. */
export async function onDatabase(asked: CommandLineRequest, databaseUrl: string): Promise<Outcome> {
  if (asked.name !== "verify")
    return {
      lines: [
        `No server of this machine owns the forum, and ${asked.name} needs one. The line "owner" of checkup names its machine.`,
      ],
      code: 1,
    };
  const reader = await openedDatabase(postgresName(databaseUrl), () => openPostgresReader(databaseUrl));
  if ("code" in reader) return reader;
  try {
    const { lines, code } = await verifyRows(reader.rows);
    return { lines, code };
  } finally {
    await reader.close();
  }
}
