import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { makeUnreadable, whyNoUnreadable } from "../testing/unreadable.ts";
import { openYClient, until } from "../testing/y-client.ts";

/** A real SQLite file whose reads the system refuses for a while; opened anew, so that nothing of it is in memory. */
let dataDir: string;
let site: TestSite;
let cookie: string;
const said: string[] = [];
if (whyNoUnreadable !== null) console.log(`store away: left out: ${whyNoUnreadable}`);

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
  dataDir = mkdtempSync(join(tmpdir(), "concord-away-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  cookie = (await site.person("AAA")).cookie;
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (): string => join(dataDir, "concord.sqlite");
const aaa = (): TestPerson => signedIn(site.url, cookie);

async function openAnew(act: (db: DatabaseSync) => void = () => undefined): Promise<void> {
  await site.close();
  const db = new DatabaseSync(file());
  act(db);
  db.close();
  site = await openTestSite({ DATA_DIR: dataDir });
  said.length = 0;
}

const health = async (): Promise<unknown> => {
  const answer = await fetch(`${site.url}/api/health`);
  return [answer.status, await answer.json()];
};

describe.skipIf(whyNoUnreadable !== null)("a store that is away", () => {
  test("D11 during a read outage each Opinion answers 503, closes 4503, and is not quarantined", async () => {
    await openAnew();
    // The sign-in is then read from memory; nothing of any Opinion is.
    expect((await aaa().get("/api/forum/meetings")).status).toBe(200);
    const back = makeUnreadable(file());
    const counts = { refused: 0, closed: 0 };
    try {
      for (const groupId of ["space", "resilience", "green"]) {
        const opinionId = site.opinionOf(groupId);
        const answer = await aaa().get(`/api/opinions/${opinionId}`);
        expect([answer.status, await answer.json()]).toMatchObject([
          503,
          { refusal: { reason: "storeAway" } },
        ]);
        counts.refused += 1;
        const client = openYClient(site.url, { cookie, opinionId });
        expect((await client.closed).code).toBe(4503);
        client.close();
        counts.closed += 1;
      }
      expect(await health()).toEqual([503, { status: "storeAway" }]);
    } finally {
      back();
    }
    // No wait of 30 s, and nothing to repair.
    for (const groupId of ["space", "resilience", "green"])
      expect((await aaa().get(`/api/opinions/${site.opinionOf(groupId)}`)).status).toBe(200);
    expect(await health()).toEqual([200, { status: "ok" }]);
    expect(said.filter((line) => line.includes("closed for repair"))).toEqual([]);
    expect(said.filter((line) => line.includes("the store cannot be read"))).toHaveLength(1);
    console.log(`store away: ${counts.refused} requests and ${counts.closed} sockets, 0 quarantined`);
  });

  test("D11 an open room goes on while its rows cannot be read; their reading answers 503", async () => {
    const opinionId = site.opinionOf("space");
    const { generation, clauses } = await aaa().opinion(opinionId);
    const { id } = clauses.find((one) => one.kind === "recital" && !one.locked)!;
    await openAnew();
    const page = openConcordClient(site.url, { cookie, opinionId, generation });
    await page.synced;
    const back = makeUnreadable(file());
    let answered: number;
    try {
      // Entries before the checkpoint, which the opening did not read.
      answered = (await aaa().get(`/api/opinions/${opinionId}/minutes?after=0`)).status;
    } finally {
      back();
    }
    expect(answered).toBe(503);
    const count = page.type(() => page.text(id).insert(0, "still here "));
    await until("it is stored", () => page.acknowledged() === count);
    expect((await aaa().get(`/api/opinions/${opinionId}/minutes?after=0`)).status).toBe(200);
    page.terminate();
  });

  test("D11 V1 a number that was given before an outage at the start is not given again after it", async () => {
    const number = async (groupId: string): Promise<unknown> => {
      const opinionId = site.opinionOf(groupId);
      const clause = (await aaa().opinion(opinionId)).clauses.find((one) => one.kind === "recital")!;
      const { id: clauseId, hash, text } = clause;
      const asked = { type: "propose", kind: "change", clauseId, hash, text: `${text}, ${groupId}` };
      const { entries } = await aaa().ask(opinionId, asked);
      return entries?.find(({ type }) => type === "proposalSubmitted");
    };
    expect(await number("space")).toMatchObject({ serial: 1 });
    await openAnew();
    const back = makeUnreadable(file());
    try {
      expect((await aaa().get(`/api/opinions/${site.opinionOf("green")}`)).status).toBe(503);
    } finally {
      back();
    }
    expect(await number("green")).toMatchObject({ serial: 2 });
  });
});

test("D7 D11 wrong bytes are damage: the Opinion is closed, and health names its group", async () => {
  const broken = site.opinionOf("space");
  await openAnew((db) => {
    db.prepare("DELETE FROM checkpoints WHERE stream = ?").run(broken);
    // A number that is none of ours: SQLite gives it, Node refuses it.
    db.prepare("UPDATE rows SET at = 9223372036854775807 WHERE stream = ? AND seq = 3").run(broken);
  });
  expect((await aaa().get(`/api/opinions/${broken}`)).status).toBe(503);
  expect(await health()).toEqual([200, { status: "repair", closedForRepair: ["space"] }]);
  expect((await aaa().get(`/api/opinions/${site.opinionOf("green")}`)).status).toBe(200);
  expect(said.filter((line) => line.includes("closed for repair"))).toHaveLength(1);
});
