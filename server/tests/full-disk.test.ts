import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { opinionId as opinionIdOf } from "../../shared/ids.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { verifyStream } from "../command-line/verify.ts";
import { syncStep2 } from "../../shared/wire/codec.ts";

/** A disk of its own, small enough to be filled: only root may make one. */
const DISK_MEGABYTES = 6;
const LINKS = 60;

function mountSmallDisk(): { readonly at: string } | { readonly why: string } {
  const at = mkdtempSync(join(tmpdir(), "concord-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MEGABYTES}m`, "tmpfs", at], { stdio: "pipe" });
    return { at };
  } catch (error) {
    rmSync(at, { recursive: true, force: true });
    return { why: String(error).split("\n")[0] ?? "" };
  }
}

const disk = mountSmallDisk();
if ("why" in disk) console.log(`full disk: left out, since no small disk could be made here: ${disk.why}`);
const at = "at" in disk ? disk.at : "";

afterAll(() => {
  if ("why" in disk) return;
  execFileSync("umount", [at]);
  rmSync(at, { recursive: true, force: true });
});

/** Takes all the room that is left but this many bytes. */
function fillBut(left: number): void {
  const filler = join(at, "filler");
  for (const bytes of [64 * 1024, 4096, 512]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
  if (left > 0) truncateSync(filler, statSync(filler).size - left);
}

describe.skipIf("why" in disk)("a full disk", () => {
  let site: TestSite;
  let [aaa, bbb, facilitator]: TestPerson[] = [];
  let opinionId: string;
  beforeAll(async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    site = await openTestSite({ DATA_DIR: join(at, "data") });
    opinionId = site.opinionOf("space");
    [aaa, bbb, facilitator] = [
      await site.person("AAA"),
      await site.person("BBB"),
      await site.person("space"),
    ];
  });
  afterAll(() => site.close());

  const health = async (): Promise<unknown> => {
    const answer = await fetch(`${site.url}/api/health`);
    return [answer.status, await answer.json()];
  };

  const signIn = (token: string): Promise<Response> =>
    fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });

  const firstRefused = async (tokens: readonly string[]): Promise<string> => {
    for (const token of tokens) {
      const answer = await signIn(token);
      if (answer.status === 204) continue;
      expect([answer.status, await answer.json()]).toMatchObject([503, { refusal: { reason: "readOnly" } }]);
      return token;
    }
    throw new Error("every sign-in found room on a full disk");
  };

  test("W10 a full disk acknowledges nothing unstored, still reads, and resumes when freed", async () => {
    const { generation, clauses } = await aaa!.opinion(opinionId);
    const open = clauses.find((clause) => clause.kind === "recital" && !clause.locked)!;
    const textNow = async (person: TestPerson): Promise<string> =>
      (await person.opinion(opinionId)).clauses.find((clause) => clause.id === open.id)!.text;
    const options = { opinionId, generation };
    expect(await health()).toEqual([200, { status: "ok" }]);
    const anybody = site.concord.people.byName("Secretariat")!;
    const tokens: string[] = [];
    for (let i = 0; i < LINKS; i++) {
      tokens.push((await site.concord.secretariat.invite(anybody)).split("#")[1]!);
    }

    const page = openConcordClient(site.url, { ...options, cookie: aaa!.cookie });
    await page.synced;
    let firstWord: Uint8Array = new Uint8Array();
    page.doc.once("update", (update: Uint8Array) => (firstWord = update));
    fillBut(200 * 1024);
    const written: { readonly count: number; readonly word: string }[] = [];
    while (!page.isClosed()) {
      const word = `word${written.length} ${"x".repeat(60)} `;
      written.push({ word, count: page.type(() => page.text(open.id).insert(0, word)) });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect((await page.closed).code).toBe(4503);
    // Space for small things goes, too: a sign-in finds no room.
    fillBut(0);
    const saved = written.filter(({ count }) => count <= page.acknowledged());
    expect(saved.length).toBeGreaterThan(0);
    await until("it is read-only", async () => (await fetch(`${site.url}/api/health`)).status === 503);
    expect(await health()).toEqual([503, { status: "readOnly" }]);
    const stored = await textNow(bbb!);
    for (const { word } of saved) expect(stored).toContain(word);
    for (const { word } of written.slice(saved.length + 1)) expect(stored).not.toContain(word);

    // Those who come are told, read on, and what they bring waits.
    const again = openConcordClient(site.url, { ...options, cookie: aaa!.cookie, doc: page.doc });
    const reader = openConcordClient(site.url, { ...options, cookie: bbb!.cookie });
    await Promise.all([again.synced, reader.synced]);
    await until("both are told", () => again.readOnly() && reader.readOnly());
    expect(reader.text(open.id).toJSON()).toBe(stored);
    const last = again.type(() => again.text(open.id).insert(0, "held "));
    // Words that are stored already, and behind them a state that has to wait: only the former are acknowledged.
    const third = openConcordClient(site.url, { ...options, cookie: aaa!.cookie });
    await third.synced;
    await until("its first state is acknowledged", () => third.acknowledged() === 1);
    third.text(open.id).insert(0, "state ");
    third.sendUpdate(firstWord);
    third.sendBytes(syncStep2(Y.encodeStateAsUpdate(third.doc)));
    const locking = { type: "lockClause", clauseId: open.id };
    expect(await facilitator!.ask(opinionId, locking)).toMatchObject({
      status: 503,
      refusal: { reason: "readOnly" },
    });
    const admitting = {
      type: "admitDelegation",
      symbol: "ZZZ",
      name: { en: "Z", zh: "Z" },
      category: "memberState",
    };
    // Small things may still fit into what the log has taken; the first that does not is refused in words.
    const refusedLink = await firstRefused(tokens);
    expect((await aaa!.post("/api/forum/commands", admitting)).status).toBe(503);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(again.acknowledged()).toBe(0);
    expect(third.acknowledged()).toBe(2);
    expect(await textNow(bbb!)).toBe(stored);
    expect((await verifyStream(site.concord.store, opinionId)).bad).toBeNull();

    // Room again: no restart, no reload; what waited is asked for and stored.
    rmSync(join(at, "filler"));
    await until(
      "the disk takes words again",
      async () => (await fetch(`${site.url}/api/health`)).status === 200,
    );
    await until("what was held is acknowledged", () => again.acknowledged() >= last);
    await until("the state is acknowledged", () => third.acknowledged() >= 3);
    await until("all have it", () => again.text(open.id).toJSON() === third.text(open.id).toJSON());
    await until("all are told that it is over", () => !again.readOnly() && !reader.readOnly());
    const now = await textNow(bbb!);
    expect(now).toBe(again.text(open.id).toJSON());
    for (const { word } of written) expect(now.split(word)).toHaveLength(2);
    expect(now).toContain("held ");
    expect(now).toContain("state ");
    expect(reader.isClosed() || again.isClosed()).toBe(false);
    expect((await facilitator!.ask(opinionId, locking)).status).toBe(200);
    expect((await signIn(refusedLink)).status).toBe(204);
    expect((await verifyStream(site.concord.store, opinionIdOf(opinionId))).bad).toBeNull();
    console.log(
      `full disk of ${DISK_MEGABYTES} MB: ${saved.length} words acknowledged before, all there; ${written.length - saved.length + 1} held, all there after`,
    );
    for (const one of [again, reader, third]) one.terminate();
  }, 60_000);
});
