import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** The same site on a disk that can be filled. */
let site: TestSite;
let [facilitator, aaa, bbb]: TestPerson[] = [];
let isFull = false;
let failed = 0;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  site = await openTestSite();
  const { store } = site.concord;
  const { append, probe } = store;
  const takesNothing = (): Error => Object.assign(new Error("no space left"), { code: "ENOSPC" });
  // The very store of the server: only that it finds no room is decided here.
  Object.assign(store, {
    append: async (...given: Parameters<typeof append>) => {
      if (isFull && given[0].length > 0) {
        failed += 1;
        throw takesNothing();
      }
      return append(...given);
    },
    probe: async () => {
      if (isFull) throw takesNothing();
      return probe();
    },
  });
  [facilitator, aaa, bbb] = [await site.person("space"), await site.person("AAA"), await site.person("BBB")];
});
afterAll(() => site.close());

test("W10 W20 a deletion before an unknown split waits for the disk, and goes to its words", async () => {
  const opinionId = site.opinionOf("space");
  const { generation, clauses } = await aaa!.opinion(opinionId);
  const clause = clauses.find((one) => one.kind === "operative" && !one.locked)!;
  const options = { opinionId, generation };
  const page = openConcordClient(site.url, { ...options, cookie: aaa!.cookie });
  const typist = openConcordClient(site.url, { ...options, cookie: bbb!.cookie });
  await Promise.all([page.synced, typist.synced]);
  const put = page.type(() => page.text(clause.id).insert(page.text(clause.id).length, " stays goes"));
  await until("it is stored", () => page.acknowledged() >= put);
  const { doc } = page;
  page.terminate();
  await page.closed;
  const deleted = page.text(clause.id);
  deleted.delete(deleted.length - " goes".length, " goes".length);
  const { text, hash } = (await bbb!.opinion(opinionId)).clauses.find((one) => one.id === clause.id)!;
  const at = text.length - "stays goes".length;
  const split = await facilitator!.ask(opinionId, { type: "splitClause", clauseId: clause.id, at, hash });
  expect(split).toMatchObject({ status: 200 });

  isFull = true;
  typist.type(() => typist.text(clause.id).insert(0, "held "));
  expect((await typist.closed).code).toBe(4503);
  await until("it is known", async () => (await fetch(`${site.url}/api/health`)).status === 503);
  expect(failed).toBe(1);
  const again = openConcordClient(site.url, { ...options, cookie: aaa!.cookie, doc });
  const reader = openConcordClient(site.url, { ...options, cookie: bbb!.cookie });
  await Promise.all([again.synced, reader.synced]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([failed, again.isClosed(), reader.isClosed(), again.acknowledged()]).toEqual([1, false, false, 0]);

  isFull = false;
  await until("what was held is stored", () => again.sent() > 1 && again.acknowledged() === again.sent());
  const now = (await bbb!.opinion(opinionId)).clauses.map((one) => one.text);
  expect(now.filter((one) => one.includes("stays"))).toEqual(["stays"]);
  expect(now.some((one) => one.includes("goes"))).toBe(false);
  await until(
    "all have it",
    () => Buffer.compare(Y.encodeStateVector(again.doc), Y.encodeStateVector(reader.doc)) === 0,
  );
  for (const one of [again, reader]) one.terminate();
});
