import { afterAll, beforeAll, expect, test } from "vitest";
import type { Row } from "../store/store.ts";
import { openForumNews } from "../notices/forum-news.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { LineWay } from "../testing/line-socket.ts";
import { type NoticeClient, openNoticeClient } from "../testing/notice-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let [aaa, lead, secretariat]: TestPerson[] = [];
let id: string;
beforeAll(async () => {
  site = await openTestSite();
  [aaa, lead, secretariat] = [
    await site.person("AAA"),
    await site.person("space"),
    await site.person("secretariat"),
  ];
  id = site.opinionOf("space");
});
afterAll(() => site.close());

async function still(): Promise<NoticeClient> {
  const client = openNoticeClient(site.url, { cookie: aaa!.cookie });
  await client.here;
  return client;
}
async function inRoom(by?: LineWay): Promise<ConcordClient> {
  const { generation } = await aaa!.opinion(id);
  const way = by === undefined ? {} : { by };
  const client = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId: id, generation, ...way });
  await client.synced;
  return client;
}
const forumSeqOf = (client: ConcordClient): number => client.windows().now?.forumSeq ?? 0;

const REASON = "For the test";
/** Delegations and people, texts, groups, closing and opening, meetings. */
const CHANGES: readonly Record<string, unknown>[] = [
  { type: "admitDelegation", symbol: "YYY", name: { en: "Delegation of YYY" }, category: "memberState" },
  { type: "admitParticipant", role: "delegate", name: "Delegate of YYY", delegation: "YYY" },
  { type: "changeForumTexts", texts: { place: { en: "Elsewhere" } }, reason: REASON },
  { type: "renameGroup", groupId: "green", topic: { en: "Green", zh: "绿色" }, reason: REASON },
  { type: "closeForum", reason: REASON },
  { type: "reopenForum", reason: REASON },
  { type: "openMeeting", groupId: "space", name: "2nd meeting" },
];

test("M15 each change of the forum reaches a page that sits still, by every way", async () => {
  const page = await still();
  const rooms = [await inRoom(), await inRoom("stream"), await inRoom("poll")];
  for (const change of CHANGES) {
    const before = page.forum.length;
    const sender = change["type"] === "openMeeting" ? lead! : secretariat!;
    const answer = await sender.post("/api/forum/commands", change);
    expect(answer.status, JSON.stringify([change, await answer.clone().json()])).toBe(200);
    await until(`${String(change["type"])} is told`, () => page.forum.length > before);
    expect(page.forum.slice(before)).toContain("now");
    const { seq } = await aaa!.forum();
    for (const room of rooms) await until("the room is told", () => forumSeqOf(room) === seq);
  }
  // A window turns by the clock alone.
  const before = page.forum.length;
  site.concord.forumNews.windowsTurn();
  await until("a turn is told", () => page.forum.length > before);
  for (const room of rooms) await until("the room is told", () => room.forum.includes("now"));
  for (const one of [page, ...rooms]) one.terminate();
});

test("M15 an act in an Opinion is told to pages elsewhere, and they find its figures", async () => {
  const page = await still();
  const room = await inRoom("poll");
  const { clauses } = await lead!.opinion(id);
  const first = clauses.find((one) => one.kind === "operative" && !one.locked)!;
  const version = site.concord.forumNews.version();
  const answer = await lead!.ask(id, { type: "lockClause", clauseId: first.id, hash: first.hash });
  expect(answer.status).toBe(200);
  expect(site.concord.forumNews.version()).not.toBe(version);
  await until("the page is told", () => page.forum.includes("soon"));
  await until("the room is told", () => room.forum.includes("soon"));
  page.terminate();
  room.terminate();
});

test("M15 figures are told together, and what is stored of a draft is told to nobody", async () => {
  const told: string[] = [];
  let stored: (rows: readonly Pick<Row, "stream">[]) => void = () => undefined;
  const news = openForumNews({
    forum: site.concord.forum,
    rooms: site.concord.rooms,
    tellFollowers: (changed) => told.push(changed),
    onRows: (listener) => (stored = listener),
    log: () => undefined,
    figuresMs: 400,
  });
  const versions = [news.version()];
  stored([{ stream: "01DRAFT" }]);
  versions.push(news.version());
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([]);
  for (let n = 0; n < 20; n++) stored([{ stream: id }]);
  await until("told", () => told.length > 0);
  for (let n = 0; n < 20; n++) stored([{ stream: id }]);
  await until("told again", () => told.length > 1);
  expect(told).toEqual(["soon", "soon"]);
  versions.push(news.version());
  expect(new Set(versions).size).toBe(3);
  news.close();
});

/** Tags as a proxy, an old page and a hostile client send them. */
const hostile = (tag: string): readonly string[] => [
  `"${tag}x"`,
  tag,
  "*",
  '""',
  `"x${tag}"`,
  "W/",
  `"${"x".repeat(8_000)}"`,
  '"__proto__", "constructor"',
];

test("M11 an unchanged view is not made anew for its reader, nor given to another", async () => {
  const read = async (who: TestPerson, headers: Record<string, string>, query = ""): Promise<Response> =>
    fetch(`${site.url}/api/forum${query}`, { headers: { cookie: who.cookie, ...headers } });
  const tagOf = (answer: Response): string => answer.headers.get("etag")!.replaceAll(/W\/|"/gu, "");
  const tag = tagOf(await read(aaa!, {}));
  const { get } = site.concord.rooms;
  let made = 0;
  Object.assign(site.concord.rooms, { get: (of: never) => ((made += 1), get(of)) });
  const unchanged = await read(aaa!, { "if-none-match": `"other", W/"${tag}"` });
  expect([unchanged.status, await unchanged.text(), tagOf(unchanged)]).toEqual([304, "", tag]);
  expect(await (await read(aaa!, {}, `?since=${tag}`)).json()).toMatchObject({ tag, set: {}, lists: {} });
  expect(made).toBe(0);
  for (const other of [lead!, secretariat!]) {
    const answer = await read(other, { "if-none-match": `"${tag}"` });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { me: { id: string } }).me.id).toBe((await other.forum()).me.id);
  }
  expect(made).toBeGreaterThan(0);
  for (const value of hostile(tag)) {
    const answer = await read(aaa!, { "if-none-match": value });
    expect.soft([answer.status, tagOf(answer)], value.slice(0, 40)).toEqual([200, tag]);
  }
  Object.assign(site.concord.rooms, { get });
  const opened = { type: "openMeeting", groupId: "green", name: "3rd meeting" };
  expect((await (await site.person("green")).post("/api/forum/commands", opened)).status).toBe(200);
  expect((await read(aaa!, { "if-none-match": `"${tag}"` })).status).toBe(200);
});
