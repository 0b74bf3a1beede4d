import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { Command } from "../../shared/commands/commands.ts";
import { clauseId, type ClauseId, opinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { applyEvent } from "../../shared/events/apply-event.ts";
import { readRuns, rootText } from "../../shared/clause/read-words.ts";
import { clauseText, type Words } from "../../shared/clause/words.ts";
import { entryOf } from "../store/chain-writer.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { Answered, Room } from "./room.ts";
import { seeded } from "../testing/chance.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { typing, updateOf } from "../testing/desk.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
/** Races of one round run at once, each in a clause of its own. */
const CLAUSES = 25;
const ROUNDS = Number(process.env["ROUNDS"] ?? 40);

let site: TestSite;
let room: Room;
let [facilitator, aaa]: TestPerson[] = [];
let id: string;
let clauses: readonly ClauseId[];

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [facilitator, aaa] = [await site.person("space"), await site.person("AAA")];
  room = (await site.concord.rooms.get(opinionId(id)))!;
  const after = (await facilitator.opinion(id)).clauses.at(-1)!.id;
  const commands = Array.from({ length: CLAUSES }, (_, i) => ({
    type: "addClause",
    after,
    kind: "operative",
    text: `clause ${i}`,
  }));
  const { entries } = await facilitator.ask(id, { type: "batch", commands });
  clauses = entries!.flatMap((entry) => (entry.type === "clauseAdded" ? [entry.clauseId] : []));
});
afterAll(() => site.close());

const userOf = (role: string, symbol?: string) => {
  const { participants } = site.concord.forum.forum();
  const found = [...participants.values()].find(
    (one) =>
      one.role === role &&
      (symbol === undefined ? one.leads.includes("space" as never) : one.delegationId === symbol),
  );
  return found!.id;
};

/** The room's state, as a page gets it on opening. */
async function stateOf(): Promise<Uint8Array> {
  let connection: RoomConnection | null = null;
  const state = await new Promise<Uint8Array>((resolve) => {
    connection = {
      user: userOf("delegate", "AAA"),
      concord: true,
      close: () => undefined,
      cut: () => undefined,
      buffered: () => 0,
      refuse: () => undefined,
      send: (bytes) => {
        const decoder = decoding.createDecoder(bytes);
        if (decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) === 1)
          resolve(decoding.readVarUint8Array(decoder));
      },
    };
    room.join(connection);
    room.sendState(connection, new Uint8Array([0]));
  });
  room.leave(connection!);
  return state;
}

type Race = {
  readonly clause: ClauseId;
  /** Words that were taken, and words that were refused. */
  readonly taken: string[];
  readonly refused: string[];
  readonly act: "mark" | "lock";
  readonly answer: Answered;
};

/** A few words typed one after the other, and one act on the same clause by somebody else, at any moment among them. */
async function race(
  clause: ClauseId,
  {
    state,
    hash,
    act,
    random,
  }: { state: Uint8Array; hash: string; act: Race["act"]; random: (below: number) => number },
): Promise<Race> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const user = userOf("delegate", "AAA");
  const connection: RoomConnection = {
    user,
    concord: true,
    send: () => undefined,
    close: () => undefined,
    cut: () => undefined,
    buffered: () => 0,
    refuse: () => undefined,
  };
  room.join(connection);
  const [taken, refused]: [string[], string[]] = [[], []];
  const words = Array.from({ length: 1 + random(3) }, (_, i) => `w${doc.clientID}x${i} `);
  const updates = words.map(
    (word) => [word, updateOf(doc, () => typing(doc, clause).insert(0, word))] as const,
  );
  const command: Command =
    act === "mark"
      ? { type: "markClause", clauseId: clause, tier: "ad-referendum", hash }
      : { type: "lockClause", clauseId: clause, ...(random(2) === 0 ? { hash } : {}) };
  const at = random(updates.length + 1);
  let answer: Promise<Answered> | null = null;
  for (let i = 0; i <= updates.length; i++) {
    if (i === at) answer = room.command(userOf("facilitator"), command);
    const update = updates[i];
    if (update !== undefined && refused.length === 0) {
      const result = room.takeWords(connection, { step2: false, update: update[1] });
      (result === "taken" ? taken : refused).push(update[0]);
    }
    const pause = random(4);
    if (pause === 1) await Promise.resolve();
    if (pause === 2) await new Promise((resolve) => setImmediate(resolve));
    if (pause === 3) await new Promise((resolve) => setTimeout(resolve, random(5)));
  }
  room.leave(connection);
  return { clause, taken, refused, act, answer: await answer! };
}

test(`C2 L2 no mark on unseen words, no word behind a lock, in ${ROUNDS * CLAUSES} races (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const counts = { marked: 0, markRefused: 0, locked: 0, lockRefused: 0, wordsTaken: 0, wordsRefused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const state = await stateOf();
    const before = await room.view();
    const hashes = new Map(before.document.clauses.map((clause) => [clause.id, clause.hash]));
    const races = await Promise.all(
      clauses.map((clause) =>
        race(clause, { state, hash: hashes.get(clause)!, act: random(2) === 0 ? "mark" : "lock", random }),
      ),
    );
    const { words, opinion } = await room.view();
    const tidy: Command[] = [];
    for (const { clause, taken, refused, act, answer } of races) {
      const text = clauseText(words, clause);
      for (const word of taken) expect(text, `SEED=${SEED} round ${round}`).toContain(word);
      for (const word of refused) expect(text, `SEED=${SEED} round ${round}`).not.toContain(word);
      const done = "entries" in answer;
      if (!done) expect(answer.refusal.reason).toBe("wordsChanged");
      if (act === "mark") expect(refused).toEqual([]);
      if (act === "lock") expect(opinion.clauses.find((one) => one.id === clause)!.lock !== null).toBe(done);
      counts[act === "mark" ? (done ? "marked" : "markRefused") : done ? "locked" : "lockRefused"] += 1;
      counts.wordsTaken += taken.length;
      counts.wordsRefused += refused.length;
      if (done) {
        tidy.push(
          act === "mark"
            ? { type: "reopenMark", clauseId: clause, reason: "next round" }
            : { type: "unlockClause", clauseId: clause, reason: "next round" },
        );
      }
    }
    if (tidy.length > 0)
      await room.command(userOf("facilitator"), { type: "batch", commands: tidy as never });
  }
  console.log(`races, SEED=${SEED}:`, counts);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});

test(`C2 over real sockets and HTTP, too, a mark is on the words whose hash was sent (SEED=${SEED})`, async () => {
  const random = seeded(SEED + 1);
  const { generation } = await aaa!.opinion(id);
  const page = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId: id, generation });
  await page.synced;
  const counts = { marked: 0, wordsChanged: 0 };
  for (let i = 0; i < 40; i++) {
    const clause = clauses[random(CLAUSES)]!;
    const { hash } = (await facilitator!.opinion(id)).clauses.find((one) => one.id === clause)!;
    const act = { type: "markClause", clauseId: clause, tier: "ad-referendum", hash };
    const asked = random(2) === 0 ? facilitator!.ask(id, act) : null;
    if (random(2) === 0) await new Promise((resolve) => setTimeout(resolve, random(30)));
    const count = page.type(() => page.text(clause).insert(0, `p${i} `));
    const answer = await (asked ?? facilitator!.ask(id, act));
    if (answer.status === 200) {
      counts.marked += 1;
      expect(answer.entries).toMatchObject([{ type: "clauseMarked", wordsHash: hash }]);
    } else {
      counts.wordsChanged += 1;
      expect(answer).toMatchObject({ status: 409, refusal: { reason: "wordsChanged" } });
    }
    await until("the words are stored", () => page.acknowledged() >= count);
  }
  page.terminate();
  console.log(`races over the network, SEED=${SEED}:`, counts);
});

test("C2 L2 replayed one by one, the rows agree: every mark fits its words, every lock holds", async () => {
  const rows = await site.concord.store.read(id, 0, { limit: 100_000 });
  const doc = new Y.Doc();
  let opinion: Opinion | null = null;
  const words = (): Words =>
    new Map([...doc.share.keys()].map((name) => [clauseId(name), readRuns(rootText(doc, clauseId(name))!)]));
  const lockedTexts = new Map<ClauseId, string>();
  const counts = { rows: rows.length, marks: 0, locks: 0 };
  for (const row of rows) {
    if (row.kind === "words") {
      Y.applyUpdate(doc, row.body);
      for (const [clause, text] of lockedTexts) expect(rootText(doc, clause)!.toJSON()).toBe(text);
      continue;
    }
    const entry = entryOf<Entry>(row);
    opinion = applyEvent(opinion, entry);
    if (entry.type === "clauseMarked") {
      counts.marks += 1;
      expect(clauseHash(opinion, words(), entry.clauseId)).toBe(entry.wordsHash);
    }
    if (entry.type === "clauseLocked") {
      counts.locks += 1;
      const text = rootText(doc, entry.clauseId)!.toJSON();
      expect(entry.words.runs.map((run) => run.text).join("")).toBe(text);
      lockedTexts.set(entry.clauseId, text);
    }
    if (entry.type === "clauseUnlocked") lockedTexts.delete(entry.clauseId);
  }
  console.log("replayed:", counts);
  const { words: served } = await room.view();
  for (const clause of clauses) expect(clauseText(words(), clause)).toBe(clauseText(served, clause));
});
