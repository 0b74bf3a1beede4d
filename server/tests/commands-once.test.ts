import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { commandId } from "../../shared/ids.ts";
import { COMMAND_IDS_HELD_MAX, WITHDRAWN_IDS_MAX } from "../../shared/limits.ts";
import { COMMAND_HEADER, type CommandFate } from "../../shared/wire/protocol.ts";
import { type CommandIds, openCommandIds } from "../room/command-ids.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { LineWay } from "../testing/line-socket.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

const dir = mkdtempSync(join(tmpdir(), "concord-once-"));
let site: TestSite;
let [aaa, bbb, chair]: TestPerson[] = [];
let opinionId: string;
let ids = 0;
const newId = (): string => `once-${String(++ids).padStart(16, "0")}`;

const open = async (): Promise<void> => {
  site = await openTestSite({ DATA_DIR: dir });
  opinionId = site.opinionOf("space");
};
beforeAll(async () => {
  await open();
  [aaa, bbb, chair] = await Promise.all(["AAA", "BBB", "chair"].map((who) => site.person(who)));
});
afterAll(async () => {
  await site.close();
  rmSync(dir, { recursive: true, force: true });
});
const clients: ConcordClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.terminate();
});

const enter = async (person: TestPerson, by?: LineWay): Promise<ConcordClient> => {
  const { generation } = await person.opinion(opinionId);
  const client = openConcordClient(site.url, {
    cookie: person.cookie,
    opinionId,
    generation,
    ...(by === undefined ? {} : { by }),
  });
  clients.push(client);
  await client.synced;
  return client;
};

const post = async (person: TestPerson, path: string, body: object, id: string) => {
  const headers = { cookie: person.cookie, [COMMAND_HEADER]: id };
  const answer = await fetch(site.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return (await answer.json()) as { entries?: { seq: number }[]; refusal?: { reason: string } };
};
const ask = async (person: TestPerson, id: string, method: "GET" | "DELETE") => {
  const headers = { cookie: person.cookie };
  const answer = await fetch(`${site.url}/api/commands/${id}`, { method, headers });
  return {
    status: answer.status,
    ...((await answer.json()) as CommandFate & { refusal?: { reason: string } }),
  };
};

const comment = (text: string) => ({
  type: "comment",
  on: { clauseId: "" },
  text,
  readers: "room",
});
const on = async (text: string) => {
  const { clauses } = await aaa!.opinion(opinionId);
  return { ...comment(text), on: { clauseId: clauses.at(-1)!.id } };
};
/** Counts the words in the record. */
const count = async (text: string): Promise<number> => {
  const answer = await aaa!.get(`/api/opinions/${opinionId}/minutes?after=0`);
  return (await answer.text()).split(JSON.stringify(text)).length - 1;
};

type Way = { readonly name: string; readonly send: (command: object, id: string) => Promise<unknown> };
/** Sends the same command by every transport; `again` if another connection may have carried it before. */
const waysOf = async (person: TestPerson): Promise<readonly Way[]> => {
  const [socket, stream, poll] = [
    await enter(person),
    await enter(person, "stream"),
    await enter(person, "poll"),
  ];
  const by = (client: ConcordClient) => (command: object, id: string) =>
    client.ask({ ...command }, { id, again: true });
  return [
    { name: "HTTP", send: (command, id) => post(person, `/api/opinions/${opinionId}/commands`, command, id) },
    { name: "socket", send: by(socket) },
    { name: "stream", send: by(stream) },
    { name: "poll", send: by(poll) },
  ];
};

describe("a command's id", () => {
  test("W16 the same id by any two ways is carried out once, and answered alike", async () => {
    const ways = await waysOf(aaa!);
    let tried = 0;
    for (const first of ways)
      for (const second of ways) {
        const [id, text] = [newId(), `once ${tried}`];
        const command = await on(text);
        const together = tried % 2 === 0;
        const one = first.send(command, id);
        if (!together) await one;
        const answers = [await one, await second.send(command, id)] as { entries: { seq: number }[] }[];
        expect(answers[1]!.entries.map(({ seq }) => seq)).toEqual(answers[0]!.entries.map(({ seq }) => seq));
        expect(await count(text), `${first.name}, ${second.name}`).toBe(1);
        tried += 1;
      }
    console.log(`the same command twice: ${tried} pairs of ways, ${tried} done once`);
  });

  test("W17 withdrawn before it comes, it is refused by every way, also after a restart", async () => {
    const dead = [newId(), newId(), newId(), newId()];
    for (const id of dead) expect(await ask(aaa!, id, "DELETE")).toMatchObject({ fate: "cancelled" });
    const tryAll = async (): Promise<void> => {
      for (const [i, { name, send }] of (await waysOf(aaa!)).entries()) {
        const answer = await send(await on(`dead ${i}`), dead[i]!);
        expect(answer, name).toMatchObject({ refusal: { reason: "cancelled" } });
        expect(await count(`dead ${i}`)).toBe(0);
      }
    };
    await tryAll();
    for (const client of clients.splice(0)) client.terminate();
    await site.close();
    await open();
    [aaa, bbb, chair] = [aaa!, bbb!, chair!].map(({ cookie }) => signedIn(site.url, cookie));
    await tryAll();
    expect(await ask(aaa!, dead[0]!, "GET")).toMatchObject({ fate: "cancelled" });
  });

  test("W17 withdrawn after it came, the answer says what it came to, also after a restart", async () => {
    const [done, refused] = [newId(), newId()];
    const [first] = await waysOf(aaa!);
    await first!.send(await on("done before"), done);
    await first!.send({ ...(await on("nowhere")), on: { clauseId: "01J0000000000000000000N0NE" } }, refused);
    const told = await ask(aaa!, done, "DELETE");
    expect(told).toMatchObject({ fate: "done", entries: [{ type: "commented" }] });
    expect(await ask(aaa!, refused, "DELETE")).toMatchObject({ fate: "refused" });
    await site.close();
    await open();
    [aaa, bbb, chair] = [aaa!, bbb!, chair!].map(({ cookie }) => signedIn(site.url, cookie));
    expect(await ask(aaa!, done, "DELETE")).toEqual(told);
    expect(await ask(aaa!, done, "GET")).toEqual(told);
    expect(await post(aaa!, `/api/opinions/${opinionId}/commands`, await on("done before"), done)).toEqual({
      entries: (told as { entries: unknown }).entries,
    });
    expect(await count("done before")).toBe(1);
  });

  test("W16 W17 commands of the forum, too: once, or never", async () => {
    const board = {
      type: "setSilenceRules",
      silence: { hoursMin: 72, workingDays: null },
      reason: "As adopted.",
    };
    const [id, dead] = [newId(), newId()];
    const one = await post(chair!, "/api/forum/commands", board, id);
    expect(await post(chair!, "/api/forum/commands", board, id)).toEqual(one);
    expect(await ask(chair!, id, "DELETE")).toMatchObject({ fate: "done", entries: one.entries });
    await ask(chair!, dead, "DELETE");
    const again = await post(chair!, "/api/forum/commands", { ...board, silence: null }, dead);
    expect(again).toMatchObject({ refusal: { reason: "cancelled" } });
  });

  test("W17 an id is its person's own: nobody withdraws, or learns of, another's command", async () => {
    const id = newId();
    expect(await ask(bbb!, id, "DELETE")).toMatchObject({ fate: "cancelled" });
    await post(aaa!, `/api/opinions/${opinionId}/commands`, await on("of AAA"), id);
    expect(await count("of AAA")).toBe(1);
    expect(await ask(chair!, id, "GET")).toMatchObject({ fate: "unknown" });
    expect(await ask(bbb!, id, "GET")).toMatchObject({ fate: "cancelled" });
  });

  test("M3 what cannot be an id is refused, and nothing is done", async () => {
    const ways = await waysOf(aaa!);
    const bad = ["", "short", "a".repeat(41), "with space in it", "../../../../etc/x", "a".repeat(15)];
    for (const [i, id] of bad.entries()) {
      const { send } = ways[i % 2 === 0 ? 1 : 2]!;
      expect(await send(await on("badly named"), id)).toMatchObject({ refusal: { reason: "unreadable" } });
    }
    for (const id of ["short", "a".repeat(41)])
      expect(await ask(aaa!, id, "DELETE")).toMatchObject({ refusal: { reason: "unreadable" } });
    expect(await count("badly named")).toBe(0);
    console.log(`ids that are none: ${bad.length + 2} attempts, all refused`);
  });
});

describe("what is held of ids", () => {
  const openIds = (): { ids: CommandIds; disk: { full: boolean }; kept: Map<string, string> } => {
    const [disk, kept] = [{ full: false }, new Map<string, string>()];
    const store = {
      commandOf: async (_user: string, id: string) => (kept.has(id) ? ("withdrawn" as const) : null),
      withdrawCommand: async (_user: string, id: string) => {
        if (disk.full) throw new Error("the disk is full");
        kept.set(id, "withdrawn");
      },
    };
    return { ids: openCommandIds({ store, clock: { now: () => 1 } }), disk, kept };
  };
  const person = "01J0000000000000000000AAAA" as never;

  test("W17 with a full disk nothing is told as cancelled, and the command is dead all the same", async () => {
    const { ids, disk } = openIds();
    const id = commandId("full-full-full-full");
    disk.full = true;
    await expect(ids.withdraw(person, id)).rejects.toThrow("full");
    await expect(ids.withdraw(person, id)).rejects.toThrow("full");
    expect(await ids.fateOf(person, id)).toBeNull();
    const come = ids.come(person, id);
    expect(come.first ? null : await come.fate).toEqual({ kind: "cancelled" });
    disk.full = false;
    expect(await ids.withdraw(person, id)).toEqual({ kind: "cancelled" });
  });

  test("W17 one whose rows could not be stored never came: withdrawn then, it is dead", async () => {
    const { ids } = openIds();
    const id = commandId("lost-lost-lost-lost");
    const come = ids.come(person, id);
    const fate = ids.withdraw(person, id);
    if (come.first) come.becomes(Promise.reject(new Error("not stored")));
    expect(await fate).toEqual({ kind: "cancelled" });
    expect(ids.come(person, id).first).toBe(false);
  });

  test("M6 a person's ids in memory are bounded; those under way and withdrawn stay", async () => {
    const { ids } = openIds();
    const at = (name: string, i: number) => commandId(`${name}-${String(i).padStart(16, "0")}`);
    const waiting = ids.come(person, at("waiting", 0));
    for (let i = 0; i < WITHDRAWN_IDS_MAX; i++) await ids.withdraw(person, at("dead", i));
    expect(await ids.withdraw(person, at("dead", WITHDRAWN_IDS_MAX))).toEqual({ kind: "tooMany" });
    for (let i = 0; i < 4 * COMMAND_IDS_HELD_MAX; i++) {
      const come = ids.come(person, at("done", i));
      if (come.first) come.becomes(Promise.resolve({ kind: "done", rows: null }));
      await Promise.resolve();
    }
    const known = async (name: string, n: number): Promise<number> => {
      let found = 0;
      for (let i = 0; i < n; i++) if ((await ids.fateOf(person, at(name, i))) !== null) found += 1;
      return found;
    };
    expect(await known("done", 4 * COMMAND_IDS_HELD_MAX)).toBeLessThanOrEqual(COMMAND_IDS_HELD_MAX);
    expect(await known("dead", WITHDRAWN_IDS_MAX)).toBe(WITHDRAWN_IDS_MAX);
    expect(ids.come(person, at("waiting", 0)).first).toBe(false);
    expect(waiting.first).toBe(true);
  });
});

vi.setConfig({ testTimeout: 30_000 });
