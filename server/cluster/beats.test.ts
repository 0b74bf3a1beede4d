import { afterAll, beforeAll, expect, test } from "vitest";
import { NODE_LEASE_MS, NODE_RIGHT_MS } from "../../shared/cluster-limits.ts";
import { openPostgres, type PostgresDatabase } from "../postgres/postgres.ts";
import { type NodeSelf, WHOLE_FORUM } from "../store/claims.ts";
import { openPostgresCluster, type PostgresCluster, whyNoPostgres } from "../testing/postgres-cluster.ts";
import { openThreadBeats } from "./beats.ts";

const self = (id: string): NodeSelf => ({
  id,
  address: `http://${id}:3000`,
  version: "1",
  speaks: 1,
  draining: false,
  forumSeq: 1,
});

if (whyNoPostgres !== null) {
  test(`beats on a thread of their own are left out: ${whyNoPostgres}`, () => undefined);
} else {
  let cluster: PostgresCluster;
  let url: string;
  let database: PostgresDatabase;
  beforeAll(async () => {
    cluster = await openPostgresCluster();
    url = await cluster.newDatabase();
    database = await openPostgres(url);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await cluster.close();
  });

  test("D37 a node that is busy for longer than its lease keeps the forum, and knows it at once", async () => {
    const { claims } = database;
    const beats = openThreadBeats(url);
    const before = performance.now();
    const first = await beats.ask(self("busy"));
    expect(first.sentAt).toBeGreaterThanOrEqual(before - 1);
    expect(first.answeredAt).toBeLessThanOrEqual(performance.now() + 1);
    const [claim] = await claims.claim("busy", [WHOLE_FORUM]);
    beats.holds(claim!);
    expect(beats.keptAt()).toBe(-Infinity);
    const end = performance.now() + 1.5 * NODE_LEASE_MS;
    while (performance.now() < end);
    // No message was read meanwhile.
    const keptAt = beats.keptAt();
    expect(keptAt + NODE_RIGHT_MS).toBeGreaterThan(first.sentAt + 1.5 * NODE_LEASE_MS);
    expect(keptAt).toBeLessThan(end);
    await claims.beat(self("other"));
    expect(await claims.claim("other", [WHOLE_FORUM])).toEqual([]);
    // Another node takes what it gives back, and its beats keep nothing any more.
    await claims.release([claim!]);
    const released = performance.now();
    const [next] = await claims.claim("other", [WHOLE_FORUM]);
    expect(next!.epoch).toBe(claim!.epoch + 1);
    const later = performance.now() + 1_500;
    while (performance.now() < later);
    expect(beats.keptAt()).toBeLessThan(released);
    expect((await beats.ask(self("busy"))).beat.owners).toEqual([next]);
    await beats.close();
    await expect(beats.ask(self("busy"))).resolves.toBeDefined();
    await beats.close();
  }, 60_000);
}
