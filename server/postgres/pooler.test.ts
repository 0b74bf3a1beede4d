import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { EMPTY_CHAIN } from "../store/check-row.ts";
import { Fenced, WHOLE_FORUM } from "../store/claims.ts";
import { openPgbouncer, whyNoPgbouncer } from "../testing/pgbouncer.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { openPostgres } from "./postgres.ts";

const why = whyNoPostgres ?? whyNoPgbouncer;
if (why !== null) console.log(`left out: PostgreSQL behind pgbouncer. ${why}`);

const PATIENT = { deadlineMs: 60_000, readMs: 60_000 };
const APPENDS = 100;
const AAA = userId("01J0000000000000000000AAAA");

describe.skipIf(why !== null)("behind pgbouncer, which gives each transaction another connection", () => {
  let cluster: PostgresCluster;
  let pooler: Awaited<ReturnType<typeof openPgbouncer>>;
  beforeAll(async () => {
    cluster = await openPostgresCluster();
    pooler = await openPgbouncer(cluster);
  });
  afterAll(async () => {
    await pooler?.close();
    await cluster?.close();
  });

  test("D33 fences, leases, transactions and prepared statements hold for two nodes", async () => {
    const name = new URL(await cluster.newDatabase()).pathname.slice(1);
    const [one, other] = await Promise.all([
      openPostgres(pooler.urlOf(name), PATIENT),
      openPostgres(pooler.urlOf(name), PATIENT),
    ]);
    const [claim] = await one.claims.claim("a", [WHOLE_FORUM]);
    const store = one.under(claim!);
    const log = openChainWriter("one", EMPTY_CHAIN);
    const words = () => {
      log.words({ at: 1, by: AAA, client: 7, update: new Uint8Array(200), copied: null });
      return log.take();
    };
    await store.savePeople(words(), {
      admitted: [
        {
          person: { id: AAA, name: "Head, AAA", createdAt: 1 },
          link: { hash: "h", user: AAA, kind: "invitation", at: 1, endsAt: 9, code: null, asker: null },
        },
      ],
    });
    for (let n = 0; n < APPENDS; n++) {
      // Others use its connections between any two statements.
      await Promise.all([
        store.append(words()),
        other.store.read("one", 0, { limit: 3 }),
        other.store.countTry("h"),
        other.claims.claim("b", [`key-${n}`]),
      ]);
    }
    expect((await other.store.link("h"))?.tries).toBe(APPENDS);
    expect(await other.store.lastSeq("one")).toBe(APPENDS + 1);
    const [taken] = await other.claims.claim("b", [WHOLE_FORUM]);
    expect(taken?.epoch).toBe(2);
    await expect(store.append(words())).rejects.toThrow(Fenced);
    await expect(store.withdrawCommand(AAA, "x" as never, 1)).rejects.toThrow(Fenced);
    expect(await other.under(taken!).lastSeq("one")).toBe(APPENDS + 1);
    await one.close();
    await other.close();
  });
});
