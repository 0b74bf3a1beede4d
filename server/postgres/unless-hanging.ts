import { Away } from "../store/store.ts";
import type { Ask } from "./line.ts";
import type { DatabaseLines } from "./lines.ts";

/** Sessions of this user whose commits wait for a standby, and longer than one that follows takes. */
const HANGING = `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database()
  AND usename = current_user AND application_name = 'concord' AND wait_event = 'SyncRep'
  AND query_start < clock_timestamp() - interval '500 ms'`;

/**
 * Lines of commits that may wait for a standby that is away. A session goes on waiting after its line gave up, and holds
 * its lock. Without this each new commit would put one more beside it, until the database takes no connection.
 */
export function unlessHanging(lines: DatabaseLines, ask: Ask): DatabaseLines {
  let mayHang = false;
  return {
    use: async (work) => {
      if (mayHang) {
        const { rows } = await ask(HANGING, []);
        if (Number(rows[0]?.["n"]) > 0) throw new Away("the database waits for its standby");
        mayHang = false;
      }
      try {
        return await lines.use(work);
      } catch (error) {
        if (error instanceof Away) mayHang = true;
        throw error;
      }
    },
    close: lines.close,
  };
}
