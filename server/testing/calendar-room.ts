import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { type ConcordClient, openConcordClient } from "./concord-client.ts";
import { type OpinionAnswer, signedIn, type TestPerson } from "./room-of-people.ts";
import { until } from "./y-client.ts";

type Clause = OpinionAnswer["clauses"][number];

/** "done", or the reason of the refusal. */
type Told = string;

/** A real server with the calendar of WTPF-26, its clock set by hand, and acts of a delegation AAA on it. */
export type CalendarRoom = {
  readonly concord: Concord;
  readonly at: (instant: string) => void;
  readonly opinion: (group: string) => Promise<OpinionAnswer>;
  readonly ask: (person: string, group: string, command: object) => Promise<Told>;
  readonly askForum: (person: string, command: object) => Promise<Told>;
  readonly get: (person: string, path: string) => Promise<Response>;
  /** Types one character into the first paragraph over a real socket. */
  readonly type: (group: string) => Promise<Told>;
  /** Proposes to change the second paragraph, and takes it back so that each instant begins alike. */
  readonly propose: (person: string, group: string) => Promise<Told>;
  readonly comment: (group: string) => Promise<Told>;
  readonly takePosition: (group: string) => Promise<Told>;
  /** Hands a paper in as received now: `receivedLate` where it would be late. */
  readonly handIn: () => Promise<Told>;
  /** Opens a meeting of a group, or of all (null), and closes it. */
  readonly meet: (person: string, group: string | null) => Promise<Told>;
  /** Windows open to AAA in a group's Opinion now, as letters, with the refusals of the others. */
  readonly openTo: (
    group: string,
  ) => Promise<{ readonly open: string; readonly reasons: ReadonlySet<string> }>;
  readonly close: () => Promise<void>;
};

/** These tests promise no speed: other work may hold the machine. */
const ANSWER_MS_MAX = 60_000;

/** The groups whose Opinions have a text of two paragraphs, each with its facilitator under the group's id. */
const GROUPS = ["space", "green", "resilience"];

export async function openCalendarRoom(start: string): Promise<CalendarRoom> {
  let now = Date.parse(start);
  const dataDir = mkdtempSync(join(tmpdir(), "concord-calendar-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, FORUM_NOW: start });
  if ("problem" in settings) throw new Error(settings.problem);
  const log = (): void => undefined;
  let url = "";
  const concord = await openConcord({
    settings,
    log,
    address: () => url,
    found: { preset: "wtpf-26", sample: false },
    clockOf: () => ({ moved: true, machine: () => now, now: () => now }),
  });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  url = `http://localhost:${site.port}`;
  const people = await admitAll(concord, url);
  const who = (name: string): TestPerson => people.get(name)!;
  const opinionOf = (group: string): string =>
    concord.forum.forum().opinions.find(({ groupId }) => groupId === group)!.id;
  const opinion = (group: string) => who("chair").opinion(opinionOf(group));
  /** As they stand at an instant: what is typed into the first one leaves the second as it is. */
  const known = new Map<string, readonly [Clause, Clause]>();
  const paragraphs = async (group: string): Promise<readonly [Clause, Clause]> => {
    const now = known.get(group);
    if (now !== undefined) return now;
    const [first, second] = (await opinion(group)).clauses.filter(({ kind }) => kind === "operative");
    known.set(group, [first!, second!]);
    return [first!, second!];
  };
  const askForum = async (person: string, command: object): Promise<Told> => {
    const answer = await who(person).post("/api/forum/commands", command);
    const { refusal } = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
    return refusal?.reason ?? "done";
  };
  const ask = async (person: string, group: string, command: object): Promise<Told> =>
    (await who(person).ask(opinionOf(group), { ...command })).refusal?.reason ?? "done";

  for (const group of GROUPS) {
    for (const text of ["that the first paragraph stands", "that the second paragraph stands"]) {
      const after = (await opinion(group)).clauses.at(-1)!.id;
      const command = { type: "addClause", kind: "operative", level: 1, text, after };
      const told = await ask(group, group, command);
      if (told !== "done") throw new Error(told);
    }
  }

  const clients = new Map<string, ConcordClient>();
  const clientIn = async (group: string): Promise<ConcordClient> => {
    const open = clients.get(group);
    if (open !== undefined && !open.isClosed()) return open;
    const { generation } = await opinion(group);
    const cookie = who("AAA").cookie;
    const client = openConcordClient(url, { cookie, opinionId: opinionOf(group), generation });
    clients.set(group, client);
    await client.synced;
    return client;
  };

  let [papers, taken, meetings] = [0, 0, 0];
  const room: Omit<CalendarRoom, "openTo"> = {
    concord,
    at: (instant) => {
      now = Date.parse(instant);
      known.clear();
    },
    opinion,
    ask,
    askForum,
    get: (person, path) => who(person).get(path),
    type: async (group) => {
      const [{ id }] = await paragraphs(group);
      const client = await clientIn(group);
      const count = client.type(() => client.text(id).insert(0, "~"));
      const answered = (): boolean => client.isClosed() || client.acknowledged() >= count;
      await until("the server's word", answered, ANSWER_MS_MAX);
      return client.isClosed() ? (client.refusal()?.reason ?? "closed") : "done";
    },
    propose: async (person, group) => {
      const [, { id: clauseId, hash }] = await paragraphs(group);
      const text = `that it is ${new Date(now).toISOString()}`;
      const asked = { type: "propose", kind: "change", clauseId, text, hash };
      const answer = await who(person).ask(opinionOf(group), asked);
      if (answer.refusal !== undefined) return answer.refusal.reason;
      const made = answer.entries?.find((entry) => entry.type === "proposalSubmitted");
      if (made?.type !== "proposalSubmitted") throw new Error("no proposal");
      const { proposalId } = made;
      return ask(person, group, { type: "withdrawProposal", proposalId, reason: "for the next instant" });
    },
    comment: async (group) => {
      const [, { id: clauseId }] = await paragraphs(group);
      const text = `It is ${new Date(now).toISOString()}.`;
      return ask("AAA", group, { type: "comment", on: { clauseId }, text, readers: "room" });
    },
    takePosition: async (group) => {
      const [, { id: clauseId, hash }] = await paragraphs(group);
      const position = (taken += 1) % 2 === 0 ? "supports" : "awaitsInstructions";
      return ask("AAA", group, { type: "takePosition", subject: { clauseId }, hash, position });
    },
    handIn: () =>
      askForum("office", {
        type: "registerContribution",
        number: String((papers += 1)),
        from: { kind: "delegation", delegationId: "AAA" },
        title: "On lamps",
        language: "en",
        receivedAt: new Date(now).toISOString(),
      }),
    meet: async (person, groupId) => {
      const name = `Meeting ${(meetings += 1)}`;
      const opened = await askForum(person, { type: "openMeeting", groupId, name });
      if (opened !== "done") return opened;
      const { openMeetings } = await who(person).forum();
      const meetingId = openMeetings.find((one) => one.name === name)!.id;
      return askForum(person, { type: "closeMeeting", meetingId });
    },
    close: async () => {
      await site.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return {
    ...room,
    openTo: async (group) => {
      const tried = await Promise.all([
        room.type(group),
        room.propose("AAA", group),
        room.comment(group),
        room.handIn(),
      ]);
      return {
        open: tried.flatMap((told, i) => (told === "done" ? ["TPCR"[i]] : [])).join(""),
        reasons: new Set(tried.filter((told) => told !== "done")),
      };
    },
  };
}

/** AAA's head of delegation, the chair, the secretariat and the facilitators, signed in. */
async function admitAll({ secretariat, people }: Concord, url: string): Promise<Map<string, TestPerson>> {
  const category = "memberState";
  const name = { en: "Delegation A", zh: "代表团A" };
  await secretariat.carryOut(null, { type: "admitDelegation", symbol: "AAA", name, category });
  const seats: readonly [string, object][] = [
    ["AAA", { role: "delegate", delegation: "AAA", head: true }],
    ["chair", { role: "chair" }],
    ["office", { role: "secretariat" }],
    ...GROUPS.map((group): [string, object] => [group, { role: "facilitator", leads: [group] }]),
  ];
  const signed = new Map<string, TestPerson>();
  for (const [who, seat] of seats) {
    const command = { type: "admitParticipant", name: who, ...seat } as never;
    const admitted = await secretariat.carryOut(null, command);
    if ("refusal" in admitted) throw new Error(JSON.stringify(admitted.refusal));
    const token = (await secretariat.invite(people.byName(who)!)).split("#")[1];
    const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
    signed.set(who, signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? ""));
  }
  return signed;
}
