import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import { WHOLE_FORUM } from "../store/claims.ts";
import { isDiskFull } from "../store/disk-watch.ts";
import { openPostgresCluster, userOf, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { openDatabaseLine } from "./line.ts";
import { openPostgres } from "./postgres.ts";

const PATIENT = { deadlineMs: 60_000, readMs: 60_000 };
const DISK_MEGABYTES = 4;

/** A disk of its own for the rows: only root may make one. */
function mountSmallDisk(): { readonly at: string } | { readonly why: string } {
  if (whyNoPostgres !== null) return { why: whyNoPostgres };
  const at = mkdtempSync(join(tmpdir(), "concord-full-postgres-"));
  try {
    const words = ["-t", "tmpfs", "-o", `size=${DISK_MEGABYTES}m,mode=755`, "tmpfs", at];
    execFileSync("mount", words, { stdio: "pipe" });
    const user = userOf("postgres");
    if (user !== null) chownSync(at, user.uid, user.gid);
    return { at };
  } catch (error) {
    rmSync(at, { recursive: true, force: true });
    return { why: String(error).split("\n")[0] ?? "" };
  }
}

const disk = mountSmallDisk();
if ("why" in disk) console.log(`left out: a full disk of PostgreSQL. ${disk.why}`);

describe.skipIf("why" in disk)("PostgreSQL's disk is full", () => {
  const at = "at" in disk ? disk.at : "";
  afterAll(() => {
    execFileSync("umount", [at]);
    rmSync(at, { recursive: true, force: true });
  });

  test("W10 an append fails as on a full disk, reading goes on, and room lets it through", async () => {
    const cluster = await openPostgresCluster();
    try {
      const url = await cluster.newDatabase();
      const database = await openPostgres(url, PATIENT);
      const line = await openDatabaseLine(url, PATIENT);
      await line.ask(`CREATE TABLESPACE small LOCATION '${at}'`);
      await line.ask("ALTER TABLE rows SET TABLESPACE small");
      await line.ask("ALTER TABLE probe SET TABLESPACE small");
      line.close();
      const [claim] = await database.claims.claim("a", [WHOLE_FORUM]);
      const store = database.under(claim!);
      const log = openChainWriter("one", EMPTY_CHAIN);
      const next = () => {
        log.words({
          at: 1,
          by: userId("a"),
          client: 1,
          update: new Uint8Array(100_000).fill(7),
          copied: null,
        });
        return log.take();
      };
      const filler = join(at, "filler");
      await store.append(next());
      writeFileSync(filler, Buffer.alloc((DISK_MEGABYTES - 1) * 1024 * 1024));
      let refused = next();
      const failures: unknown[] = [];
      for (let n = 0; n < 50 && failures.length === 0; n++)
        await store.append(refused).then(
          () => (refused = next()),
          (error: unknown) => failures.push(error),
        );
      expect(failures.map(isDiskFull)).toEqual([true]);
      const stored = await store.lastSeq("one");
      expect(await store.read("one", 0, { limit: 100 })).toHaveLength(stored);
      rmSync(filler);
      await store.probe();
      await store.append(refused);
      expect(await store.lastSeq("one")).toBe(stored + 1);
      await database.close();
    } finally {
      await cluster.close();
    }
  });
});
