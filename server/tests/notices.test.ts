import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NoticesAnswer, ToldNotice } from "../../shared/notices/told-notice.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { openNoticeClient } from "../testing/notice-client.ts";
import { opinionOf, signInAt } from "../testing/people-at-server.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { freePort, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

/** The Opinion that each person has open, where they are told of another; null: a screen without a text. */
const SEATS = {
  chair: null,
  secretariat: "space",
  space: "space",
  green: "green",
  AAA: null,
  BBB: "space",
  CCC: "innovation",
} as const;
type Who = keyof typeof SEATS;
const EVERYBODY = Object.keys(SEATS) as Who[];

let site: TestSite;
let id: string;
/** A page of one of them, by either kind of connection. */
type Page = Pick<ConcordClient, "notices" | "terminate">;
const people = new Map<Who, { readonly person: TestPerson; readonly client: Page }>();

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const who of EVERYBODY) {
    const person = await site.person(who);
    const seat = SEATS[who];
    if (seat === null) {
      const client = openNoticeClient(site.url, { cookie: person.cookie });
      await client.here;
      people.set(who, { person, client });
      continue;
    }
    const opinionId = site.opinionOf(seat);
    const { generation } = await person.opinion(opinionId);
    const client = openConcordClient(site.url, { cookie: person.cookie, opinionId, generation });
    await client.synced;
    people.set(who, { person, client });
  }
});
afterAll(async () => {
  for (const { client } of people.values()) client.terminate();
  await site.close();
});

type Said = Record<string, unknown> & { readonly type: string };
const as = (who: Who): TestPerson => people.get(who)!.person;
const kindsOf = (who: Who): string[] => people.get(who)!.client.notices.map(({ kind }) => kind);

const done = async (who: Who, act: Said, opinionId = id): Promise<readonly Said[]> => {
  const answer = await as(who).ask(opinionId, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  return answer.entries as unknown as readonly Said[];
};
const forumDone = async (who: Who, act: Said): Promise<readonly Said[]> => {
  const answer = await as(who).post("/api/forum/commands", act);
  const { entries, refusal } = (await answer.json()) as { entries?: Said[]; refusal?: { message: string } };
  expect(refusal?.message, act.type).toBeUndefined();
  return entries!;
};
const clauseNow = async (clauseId: string) =>
  (await as("BBB").opinion(id)).clauses.find((one) => one.id === clauseId)!;
const inbox = async (person: TestPerson, page = ""): Promise<NoticesAnswer> =>
  (await (await person.get(`/api/notices${page}`)).json()) as NoticesAnswer;

type Step = readonly [act: () => Promise<unknown>, told: Partial<Record<Who, string>>];

const toOthers = (actor: Who, kind: string): Partial<Record<Who, string>> =>
  Object.fromEntries(EVERYBODY.filter((one) => one !== actor).map((one) => [one, kind]));

const toDelegations = (kind: string): Partial<Record<Who, string>> => ({ AAA: kind, BBB: kind, CCC: kind });

test("A50 A52 each act reaches the pages of those it concerns, on any screen, and nobody else", async () => {
  const operative = (await as("BBB").opinion(id)).clauses.filter(({ kind }) => kind === "operative");
  const [first, second] = [operative[0]!.id, operative[1]!.id];
  const [third, fourth] = operative.slice(2).filter(({ text }) => !text.includes("["));
  const propose = async (who: Who, clauseId: string, text: string) => {
    const { hash } = await clauseNow(clauseId);
    const [entry] = await done(who, { type: "propose", kind: "change", clauseId, hash, text });
    const { wordsHash } = entry!["wording"] as { wordsHash: string };
    return { proposalId: entry!["proposalId"] as string, proposalHash: wordsHash };
  };
  const silence = async (clauseId: string): Promise<number> => {
    const { hash } = await clauseNow(clauseId);
    const closes = new Date(site.concord.clock.now() + 2 * 3_600_000).toISOString();
    const started = await done("space", { type: "startSilence", clauses: [{ clauseId, hash }], closes });
    return started[0]!["seq"] as number;
  };
  let [broken, cancelled] = [0, 0];
  let proposed = { proposalId: "", proposalHash: "" };
  let huddleId = "";
  let meetingId = "";
  const LATER = new Date(site.concord.clock.now() + 3_600_000).toISOString();
  const steps: readonly Step[] = [
    [
      async () => {
        const { hash } = await clauseNow(first);
        const subject = { clauseId: first };
        await done("CCC", {
          type: "takePosition",
          subject,
          position: "cannotAccept",
          hash,
          to: "room",
          reason: "no",
        });
      },
      { space: "objection" },
    ],
    [async () => (proposed = await propose("BBB", first, "to share what is known")), { space: "proposal" }],
    [
      () => done("BBB", { type: "askCoSponsor", proposalId: proposed.proposalId, delegationId: "AAA" }),
      { AAA: "coSponsorAsked" },
    ],
    [
      async () => {
        const on = { proposalId: proposed.proposalId };
        await done("space", { type: "comment", on, text: "why?", readers: "room" });
      },
      { BBB: "comment" },
    ],
    [
      async () => done("space", { type: "acceptProposal", ...proposed, hash: (await clauseNow(first)).hash }),
      { BBB: "proposalAccepted", CCC: "objectionAsked" },
    ],
    [
      async () => {
        const delegations = ["AAA", "CCC"];
        const form = { type: "formHuddle", clauseId: first, question: "which?", delegations, until: LATER };
        huddleId = (await done("space", form))[0]!["huddleId"] as string;
      },
      { AAA: "huddleCalled", CCC: "huddleCalled" },
    ],
    [
      () => done("AAA", { type: "reportHuddle", huddleId, proposalId: null, note: "none" }),
      { space: "huddleNoAgreement", CCC: "huddleNoAgreement" },
    ],
    [
      () => done("space", { type: "park", subject: { clauseId: first }, reason: "later" }),
      { CCC: "postponed" },
    ],
    [() => propose("AAA", second, "to act at once"), { space: "proposal" }],
    [
      async () => {
        const { hash } = await clauseNow(second);
        const reason = "as the room agreed";
        await done("space", { type: "markClause", clauseId: second, tier: "ad-referendum", hash, reason });
      },
      { AAA: "marked" },
    ],
    [
      async () => {
        const opened = await forumDone("green", { type: "openMeeting", groupId: "green", name: "First" });
        meetingId = (opened[0]!["meeting"] as { id: string }).id;
      },
      toOthers("green", "meetingOpened"),
    ],
    [() => forumDone("green", { type: "closeMeeting", meetingId }), toOthers("green", "meetingClosed")],
    [
      async () => {
        const rules = { hoursMin: 1, workingDays: null };
        await forumDone("secretariat", { type: "setSilenceRules", silence: rules, reason: "adopted" });
        broken = await silence(third!.id);
      },
      toDelegations("silenceStarted"),
    ],
    [
      () => done("BBB", { type: "breakSilence", silenceSeq: broken, reason: "it binds States" }),
      { space: "silenceBroken" },
    ],
    [async () => (cancelled = await silence(fourth!.id)), toDelegations("silenceStarted")],
    [
      () => done("space", { type: "cancelSilence", silenceSeq: cancelled, reason: "too early" }),
      toDelegations("silenceCancelled"),
    ],
    [() => done("space", { type: "consolidate", reason: "as it stands" }), toOthers("space", "baseText")],
    [
      () => done("green", { type: "consolidate", reason: "as it stands" }, site.opinionOf("green")),
      toOthers("green", "baseText"),
    ],
    [
      async () => {
        const step = { type: "advanceStage", to: "agreed", reason: "the Forum decides" };
        await done("chair", step, site.opinionOf("green"));
      },
      toOthers("chair", "stage"),
    ],
  ];
  const expected = new Map<Who, string[]>(EVERYBODY.map((who) => [who, []]));
  const waited: number[] = [];
  for (const [act, told] of steps) {
    const began = performance.now();
    await act();
    for (const [who, kind] of Object.entries(told) as [Who, string][]) expected.get(who)!.push(kind);
    await until(`notices of step ${waited.length + 1}`, () =>
      EVERYBODY.every((who) => kindsOf(who).length >= expected.get(who)!.length),
    );
    waited.push(performance.now() - began);
  }
  for (const who of EVERYBODY) expect(kindsOf(who), who).toEqual(expected.get(who));
  const count = [...expected.values()].flat().length;
  const ms = waited.toSorted((a, b) => a - b);
  console.log(
    `${steps.length} acts, ${count} notices to ${EVERYBODY.length} people and none to others; ` +
      `act to notice ${Math.round(ms[Math.floor(ms.length / 2)]!)} ms (middle), ${Math.round(ms.at(-1)!)} ms (most)`,
  );
  // The inbox holds the same, newest first.
  for (const who of EVERYBODY) {
    const { notices, unseen } = await inbox(as(who));
    expect(notices.map(({ kind }) => kind).toReversed(), who).toEqual(expected.get(who));
    expect(unseen).toBe(notices.length);
  }
});

test("A53 what one person has seen stays unseen for others, one by one or all", async () => {
  const { notices } = await inbox(as("CCC"));
  const [newest, second] = notices as [ToldNotice, ToldNotice];
  const { opinionId, seq } = second;
  expect((await as("CCC").post("/api/notices/seen", { opinionId, seq })).status).toBe(204);
  const after = await inbox(as("CCC"));
  expect(after.notices.filter(({ isSeen }) => isSeen).map((one) => one.n)).toEqual([second.n]);
  expect(after.unseen).toBe(notices.length - 1);
  expect((await as("CCC").post("/api/notices/seen", { upTo: newest.n })).status).toBe(204);
  expect((await inbox(as("CCC"))).unseen).toBe(0);
  expect((await inbox(as("AAA"))).unseen).toBeGreaterThan(0);
  expect((await as("CCC").post("/api/notices/seen", { upTo: -1 })).status).toBe(400);
  expect((await as("CCC").get("/api/notices?before=x")).status).toBe(400);
});

test("A51 the notice of an objection that stands no more is its delegation's alone", async () => {
  const lead = await inbox(as("space"));
  expect(lead.notices.map(({ kind }) => kind)).toContain("objection");
  const objected = lead.notices.find(({ kind }) => kind === "objection")!;
  const clauseId = objected.clause!.id;
  const { hash } = await clauseNow(clauseId);
  await done("CCC", { type: "takePosition", subject: { clauseId }, position: "canAccept", hash, to: "room" });
  const now = await inbox(as("space"));
  expect(now.notices.filter(({ opinionId }) => opinionId === id).map(({ seq }) => seq)).not.toContain(
    objected.seq,
  );
  expect(now.notices[0]?.kind).toBe("objectionEnded");
});

test("A52 a killed server loses no notice and doubles none", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-notices-"));
  const PORT = String(await freePort());
  const start = async (): Promise<ServerProcess> => {
    const started = await startServer({ PORT, DATA_DIR: dataDir });
    if ("said" in started) throw new Error(started.said);
    return started;
  };
  let server = await start();
  try {
    const [lead, bbb] = [await signInAt(server, "space"), await signInAt(server, "BBB")];
    const opinion = await opinionOf(bbb, "space");
    const clauses = opinion.clauses.filter(({ kind }) => kind === "operative");
    const asked = clauses.map(({ id: clauseId, hash }) =>
      bbb
        .ask(opinion.id, { type: "propose", kind: "change", clauseId, hash, text: `other ${clauseId}` })
        .catch(() => null),
    );
    const seq = (await asked[0])?.entries?.[0]?.seq;
    await lead.post("/api/notices/seen", { opinionId: opinion.id, seq });
    await server.kill("SIGKILL");
    await Promise.all(asked);
    server = await start();
    const { entries } = (await (await bbb.get(`/api/opinions/${opinion.id}/minutes`)).json()) as {
      entries: { type?: string; seq: number }[];
    };
    const submitted = entries.filter(({ type }) => type === "proposalSubmitted").map((one) => one.seq);
    expect(submitted).toContain(seq);
    const { notices, unseen } = await inbox(lead);
    expect(notices.map((one) => one.seq).toReversed()).toEqual(submitted);
    expect(notices.filter(({ isSeen }) => isSeen).map((one) => one.seq)).toEqual([seq]);
    expect(unseen).toBe(submitted.length - 1);
  } finally {
    await server.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
});
