import { get } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ForumChange, isForumChange, withForumChange } from "../../shared/forum/forum-change.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { seeded } from "../testing/chance.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

const DELEGATIONS = 204;
const PEOPLE = 603;
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

/** A forum as large as one is: every page reads it, and again at each event. */
let site: TestSite;
let readers: Readonly<Record<"AAA" | "BBB" | "chair" | "secretariat" | "space", TestPerson>>;
beforeAll(async () => {
  site = await openTestSite();
  const { secretariat, forum } = site.concord;
  const ask = async (command: ForumCommand): Promise<void> => {
    const done = await secretariat.carryOut(null, command);
    if ("refusal" in done) throw new Error(done.refusal.message);
  };
  for (let n = forum.forum().delegations.length; n < DELEGATIONS; n++)
    await ask({
      type: "admitDelegation",
      symbol: `D${n}`,
      name: { en: `Delegation number ${n}`, zh: `第${n}代表团` },
      category: "memberState",
    });
  for (let n = forum.forum().participants.size; n < PEOPLE; n++)
    await ask({
      type: "admitParticipant",
      role: "delegate",
      name: `Delegate ${n}`,
      delegation: forum.forum().delegations[n % DELEGATIONS]!.symbol,
    });
  const names = ["AAA", "BBB", "chair", "secretariat", "space"] as const;
  const entries = await Promise.all(names.map(async (who) => [who, await site.person(who)]));
  readers = Object.fromEntries(entries) as typeof readers;
}, 60_000);
afterAll(() => site.close());

type Got = { readonly status: number; readonly bytes: number; readonly etag: string; readonly body: string };

/** The bytes as they travel. */
const wire = (who: TestPerson, path: string, headers: Record<string, string> = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const asked = get(site.url + path, { headers: { cookie: who.cookie, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode ?? 0,
          bytes: body.byteLength,
          etag: answer.headers.etag ?? "",
          body: body.toString(),
        });
      });
    });
    asked.on("error", reject);
  });

const tagIn = (got: Got): string => got.etag.replaceAll(/^W\/|"/gu, "");
const read = async (
  who: TestPerson,
  since?: string,
): Promise<{ tag: string; answer: ForumView | ForumChange }> => {
  const got = await wire(who, since === undefined ? "/api/forum" : `/api/forum?since=${since}`);
  return { tag: tagIn(got), answer: JSON.parse(got.body) as ForumView | ForumChange };
};
const full = async (who: TestPerson): Promise<{ tag: string; view: ForumView }> => {
  const { tag, answer } = await read(who);
  if (isForumChange(answer)) throw new Error("a change, and nobody asked for one");
  return { tag, view: answer };
};
const clockless = ({ now: _now, ...view }: ForumView): unknown => view;

const ask = async (who: TestPerson, command: Record<string, unknown>): Promise<number> =>
  (await who.post("/api/forum/commands", command)).status;

test("M11 a page is told of the forum what has changed, and a large answer is compressed", async () => {
  const before = await full(readers.BBB);
  const plain = (await wire(readers.BBB, "/api/forum")).bytes;
  const gzip = (await wire(readers.BBB, "/api/forum", { "accept-encoding": "gzip" })).bytes;
  const quiet = (await wire(readers.BBB, `/api/forum?since=${before.tag}`)).bytes;

  expect(await ask(readers.space, { type: "openMeeting", groupId: "space", name: "1st meeting" })).toBe(200);
  const opened = await read(readers.BBB, before.tag);
  const { openMeetings } = (await full(readers.BBB)).view;
  const attends = { type: "attendMeeting", meetingId: openMeetings.at(-1)!.id, attends: true };
  expect(await ask(readers.AAA, attends)).toBe(200);
  const path = `/api/forum?since=${opened.tag}`;
  const event = (await wire(readers.BBB, path)).bytes;
  const eventGzip = (await wire(readers.BBB, path, { "accept-encoding": "gzip" })).bytes;
  console.log(
    `forum of ${DELEGATIONS} delegations and ${PEOPLE} people: whole ${plain} bytes, gzip ${gzip}; nothing new ${quiet}; one attendance, a page: before ${plain}, now ${event}, gzip ${eventGzip}`,
  );
  expect(gzip).toBeLessThan(plain / 4);
  expect(quiet).toBeLessThan(200);
  expect(event).toBeLessThan(plain / 50);
});

test("M11 an ETag gets 304 until the view changes, and then a body", async () => {
  const { tag } = await full(readers.AAA);
  const known = await wire(readers.AAA, "/api/forum", { "if-none-match": `W/"${tag}"` });
  expect([known.status, known.bytes, tagIn(known)]).toEqual([304, 0, tag]);
  expect((await wire(readers.BBB, "/api/forum", { "if-none-match": `"${tag}"` })).status).toBe(200);
  expect(await ask(readers.chair, { type: "openBoard", to: "room" })).toBe(200);
  expect((await wire(readers.AAA, "/api/forum", { "if-none-match": `"${tag}"` })).status).toBe(200);
});

test("M11 P1 a tag of somebody else, or of nobody, gives the reader's own view, whole", async () => {
  const { tag } = await full(readers.secretariat);
  for (const since of [tag, "", "x", `${tag}x`, "__proto__"]) {
    const { answer } = await read(readers.AAA, since);
    expect(isForumChange(answer)).toBe(false);
    expect(clockless(answer as ForumView)).toEqual(clockless((await full(readers.AAA)).view));
  }
});

test(`M11 a view kept up to date by changes equals the whole view (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const pick = <One>(all: readonly One[]): One => all[random(all.length)]!;
  const names = Object.keys(readers) as (keyof typeof readers)[];
  const kept = new Map(await Promise.all(names.map(async (who) => [who, await full(readers[who])] as const)));
  let changes = 0;
  let admitted = 0;
  const acts: readonly (() => Promise<unknown>)[] = [
    () =>
      ask(readers.secretariat, {
        type: "admitParticipant",
        role: "delegate",
        name: `New ${++admitted}`,
        delegation: pick(["AAA", "BBB", "D20"]),
      }),
    () =>
      ask(readers.secretariat, {
        type: "admitDelegation",
        symbol: `N${++admitted}`,
        name: { en: `New ${admitted}`, zh: `新${admitted}` },
        category: "academia",
      }),
    async () => {
      const { people } = (await full(readers.secretariat)).view;
      const { id } = pick(
        people.filter(({ name }) => name.startsWith("New ") || name.startsWith("Delegate ")),
      );
      return ask(readers.secretariat, { type: "dismissParticipant", userId: id, reason: "left" });
    },
    () => ask(readers.chair, { type: "openBoard", to: pick(["managementTeam", "roomCounts", "room"]) }),
    () => ask(readers.space, { type: "openMeeting", groupId: "space", name: `Meeting ${++admitted}` }),
    async () => {
      const meeting = (await full(readers.space)).view.openMeetings.at(-1);
      if (meeting !== undefined)
        await ask(readers.space, { type: "closeMeeting", meetingId: meeting.id, conclusion: "" });
    },
    async () => {
      const meeting = (await full(readers.AAA)).view.openMeetings.at(-1);
      if (meeting !== undefined)
        await ask(readers.AAA, { type: "attendMeeting", meetingId: meeting.id, attends: random(2) === 0 });
    },
    () => ask(readers.space, { type: "handLead", groupId: "space", to: "secretariat", reason: "ill" }),
    () => ask(readers.space, { type: "takeLeadBack", groupId: "space" }),
    async () => {
      const opinion = site.opinionOf("space");
      const { clauses } = await readers.AAA.opinion(opinion);
      return readers.AAA.ask(opinion, { type: "addClause", after: clauses.at(-1)!.id, kind: "operative" });
    },
  ];
  for (let n = 0; n < 60; n++) {
    await pick(acts)();
    const who = pick(names);
    const before = kept.get(who)!;
    const { tag, answer } = await read(readers[who], before.tag);
    if (isForumChange(answer)) changes += 1;
    const view = isForumChange(answer) ? withForumChange(before.view, answer) : answer;
    const whole = await full(readers[who]);
    expect(clockless(view)).toEqual(clockless(whole.view));
    expect(tag).toBe(whole.tag);
    kept.set(who, { tag, view });
  }
  console.log(
    `views kept by their changes: 60 acts, ${changes} changes, all equal to the whole (SEED=${SEED})`,
  );
  expect(changes).toBeGreaterThan(50);
});
