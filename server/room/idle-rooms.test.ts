import { afterAll, beforeAll, expect, test } from "vitest";
import { opinionId } from "../../shared/ids.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";
import { Away } from "../store/store.ts";
import { openRooms, type Rooms } from "./rooms.ts";

/** So soon a room is closed that nobody needs. */
const IDLE_MS = 40;
const ROUNDS = Number(process.env["ROUNDS"] ?? 30);

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(async () => site.close());

/** Rooms of the same forum that close soon, while the site's own are closed. */
async function hasty(isStopping = false): Promise<Rooms> {
  const { store, disk, forum, clock, newId, commandIds, past, rooms: own } = site.concord;
  await own.close();
  const log = console.error;
  return openRooms({
    store,
    disk,
    forum,
    clock,
    newId,
    commandIds,
    past,
    log,
    isStopping: () => isStopping,
    idleMs: IDLE_MS,
  });
}

test(`G14 closes an idle room and reopens it with all its text, ${ROUNDS} times`, async () => {
  const rooms = await hasty();
  const id = opinionId(site.opinionOf("space"));
  const lead = [...site.concord.forum.forum().participants.values()].find((one) =>
    one.leads.includes("space" as never),
  )!.id;
  let gone = 0;
  let before = await rooms.get(id);
  for (let round = 0; round < ROUNDS; round++) {
    const room = (await rooms.get(id))!;
    if (room !== before) gone += 1;
    before = room;
    const asked = { type: "addClause", after: null, kind: "recital", text: `round ${round}` } as const;
    expect(await room.command(lead, asked)).toHaveProperty("entries");
    // Asked for at every moment of closing: before, in it, and after.
    await new Promise((resolve) => setTimeout(resolve, (round * 7) % (3 * IDLE_MS)));
    const texts = (await (await rooms.get(id))!.view()).document.clauses.map(({ text }) => text);
    for (let n = 0; n <= round; n++) expect(texts.filter((text) => text === `round ${n}`)).toHaveLength(1);
  }
  expect(gone).toBeGreaterThan(0);
  await rooms.close();
  console.log(`closed while nobody needed it, ${gone} of ${ROUNDS} times, all words there`);
});

test("G14 a room with somebody in it stays open", async () => {
  const rooms = await hasty();
  const id = opinionId(site.opinionOf("green"));
  const room = (await rooms.get(id))!;
  const connection = {
    user: [...site.concord.forum.forum().participants.values()].find((one) => one.role === "delegate")!.id,
    concord: false,
    send: () => undefined,
    buffered: () => 0,
    close: () => undefined,
    cut: () => undefined,
    refuse: () => undefined,
  };
  room.join(connection);
  await new Promise((resolve) => setTimeout(resolve, 5 * IDLE_MS));
  expect(await rooms.get(id)).toBe(room);
  room.leave(connection);
  await until("it is closed", async () => (await rooms.unlessIdle(id)) === null);
  expect(await rooms.get(id)).not.toBe(room);
  await rooms.close();
});

test("W11 a server that stops opens no room, and asks to try again soon", async () => {
  const rooms = await hasty(true);
  await expect(rooms.get(opinionId(site.opinionOf("green")))).rejects.toBeInstanceOf(Away);
  await rooms.close();
});

test("G13 tells a page only the ids whose characters it can show", async () => {
  const other = await openTestSite();
  try {
    const bbb = await other.person("BBB");
    const id = other.opinionOf("space");
    const { generation, clauses } = await bbb.opinion(id);
    const clause = clauses.find((one) => one.kind === "recital" && !one.locked)!;
    const enter = async () => {
      const client = openConcordClient(other.url, { cookie: bbb.cookie, opinionId: id, generation });
      await client.synced;
      return client;
    };
    const told = async (): Promise<readonly number[]> => {
      const answer = (await (await bbb.get(`/api/opinions/${id}`)).json()) as {
        readonly authors: readonly { readonly client: number }[];
      };
      return answer.authors.map(({ client }) => client);
    };
    const [stays, goes, here] = [await enter(), await enter(), await enter()];
    const n = stays.type(() => stays.text(clause.id).insert(0, "stays"));
    await until("it is taken", () => stays.acknowledged() >= n);
    goes.type(() => goes.text(clause.id).insert(0, "goes"));
    const last = goes.type(() => goes.text(clause.id).delete(0, 4));
    await until("it is taken", () => goes.acknowledged() >= last);
    const ids = await told();
    expect(ids).toContain(stays.doc.clientID);
    expect(ids).not.toContain(goes.doc.clientID);
    // A later arrival learns the id as soon as somebody types under it again.
    const late = await enter();
    const again = goes.type(() => goes.text(clause.id).insert(0, "again"));
    await until("it is taken", () => goes.acknowledged() >= again);
    await until("the late one is told", () => late.authors().has(goes.doc.clientID));
    expect(await told()).toContain(goes.doc.clientID);
    for (const client of [stays, goes, here, late]) client.terminate();
  } finally {
    await other.close();
  }
});
