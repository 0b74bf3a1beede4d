import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { decodeTime } from "ulid";
import type { UserId } from "../../shared/ids.ts";
import { OPINION_FORMS } from "../exports/export-forms.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { eavesdrop, type Eavesdropper } from "../testing/eavesdropper.ts";
import {
  as,
  clauseId,
  closeSecrets,
  draftId,
  drafts,
  hiddenComment,
  id,
  proposed,
  site,
  tellSecrets,
  type Who,
  WHO,
} from "../testing/secrets.ts";
import { until } from "../testing/y-client.ts";

/** Searches every answer for the identity and the private work of others (J5, A7, M8). */
type Person = { readonly id: UserId; readonly delegationId: string | null; readonly role: string };
const persons = new Map<Who, Person>();
const clients = new Map<Who, ConcordClient>();
let listening: (readonly [Who, Eavesdropper])[] = [];
let everybody: readonly UserId[] = [];

const typists: readonly Who[] = ["AAA", "AAA too", "BBB", "lead", "lead from AAA", "chair"];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await tellSecrets();
  for (const who of WHO) persons.set(who, (await as(who).forum()).me);
  everybody = (await as("secretariat").forum()).people.map((one) => one.id);
  await as("lead").ask(id, { type: "reopen", reason: "go on" });
  await as("lead").ask(id, { type: "unlockClause", clauseId, reason: "go on" });
  const { generation } = await as("lead").opinion(id);
  const path = `/ws/opinions/${id}`;
  // They hear of no act, only of people, typing and carets.
  listening = WHO.flatMap((who) => [
    [who, eavesdrop(site.url, { cookie: as(who).cookie, path, concord: { generation } })] as const,
    [who, eavesdrop(site.url, { cookie: as(who).cookie, path })] as const,
  ]);
  await Promise.all(listening.map(([, ear]) => ear.there));
  for (const who of WHO) {
    const client = openConcordClient(site.url, { cookie: as(who).cookie, opinionId: id, generation });
    clients.set(who, client);
    await client.synced;
    client.show({ client: client.doc.clientID, clock: 1, json: JSON.stringify({ cursor: who, user: {} }) });
  }
  for (const who of typists) {
    const client = clients.get(who)!;
    const count = client.type(() => client.text(clauseId).insert(4, `${who} `));
    await until(`${who} is served`, () => client.acknowledged() >= count);
  }
  for (const client of clients.values()) await until("all have come", () => client.people.size >= WHO.length);
});
afterAll(async () => {
  for (const client of clients.values()) client.terminate();
  for (const [, ear] of listening) ear.terminate();
  await closeSecrets();
});

/** Tells if a reader may know which person somebody is (rules A7, J5). */
const mayKnow = (reader: Who, user: UserId): boolean => {
  const me = persons.get(reader)!;
  if (me.role === "secretariat" || me.id === user) return true;
  const theirs = [...persons.values()].find((one) => one.id === user)?.delegationId ?? null;
  return theirs !== null && theirs === me.delegationId;
};
const othersOf = (reader: Who): readonly UserId[] => everybody.filter((user) => !mayKnow(reader, user));

test("J5 the roster tells all the delegation; only it and the secretariat learn the person", () => {
  let told = 0;
  for (const reader of WHO) {
    for (const who of WHO) {
      const { doc } = clients.get(who)!;
      const one = clients.get(reader)!.people.get(doc.clientID)!;
      const { id: user, delegationId, role } = persons.get(who)!;
      expect([reader, who, one.userId]).toEqual([reader, who, mayKnow(reader, user) ? user : undefined]);
      const isOffice = delegationId === null || who === "lead from AAA";
      expect([reader, who, one.delegationId]).toEqual([reader, who, isOffice ? null : delegationId]);
      expect([reader, who, one.role]).toEqual([reader, who, isOffice ? role : "delegate"]);
      told += 1;
    }
  }
  console.log(`the roster: ${told} persons told to ${WHO.length} readers`);
});

test("J5 no socket brings another delegation's user id while people come, type and leave", async () => {
  clients.get("BBB")!.terminate();
  for (const [reader, client] of clients)
    if (reader !== "BBB") await until("BBB left", () => client.people.size < WHO.length);
  let searched = 0;
  for (const [reader, ear] of listening)
    for (const user of othersOf(reader)) {
      expect([reader, user, ear.heard(user)]).toEqual([reader, user, false]);
      searched += 1;
    }
  console.log(`sockets: ${listening.length} searched for ${searched} user ids: 0 found`);
});

/** Places where entries and acts name persons by id (M8), and where the forum lists them without a name. */
const BY_ID = /(^|\.)(by|userId|(people|former)\.\d+\.id|replacedBy|participant\.id|empowered\.\d+)$/;

/** Paths of another delegation's user ids in an answer, and whether one stands beside a client id. */
function findIds(value: unknown, of: ReadonlySet<string>, path = ""): readonly string[] {
  if (typeof value === "string") return of.has(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  const found = Object.entries(value).flatMap(([key, one]) =>
    findIds(one, of, path === "" ? key : `${path}.${key}`),
  );
  const beside = "client" in value && Object.values(value).some((one) => of.has(String(one)));
  return beside ? [...found, `${path} beside a client id`] : found;
}

test("J5 M8 answers name others by id only in entries and the forum's list, never by character", async () => {
  const { seq } = await as("lead").opinion(id);
  const opinion = `/api/opinions/${id}`;
  const paths = [
    "/api/forum",
    "/api/forum/minutes",
    "/api/forum/meetings",
    "/api/forum/contributions",
    "/api/forum/shelf",
    "/api/forum/imports",
    "/api/board",
    "/api/board.csv",
    "/api/where.csv",
    opinion,
    `${opinion}/minutes`,
    `${opinion}/states`,
    `${opinion}/typed?from=1&to=${seq}`,
    `${opinion}/compare?from=${seq - 1}`,
    `${opinion}/compare?from=1`,
    `${opinion}/look`,
    `${opinion}/imports`,
    ...OPINION_FORMS.map((form) => `${opinion}/export.${form}`),
    `/api/drafts/${draftId}`,
  ];
  let [answers, bytes] = [0, 0];
  const wrong: string[] = [];
  for (const reader of WHO) {
    const others = new Set<string>(othersOf(reader));
    for (const path of paths) {
      const answer = await as(reader).get(path);
      const body = new Uint8Array(await answer.arrayBuffer());
      answers += 1;
      bytes += body.byteLength;
      const isJson = answer.headers.get("content-type")?.includes("json") === true;
      if (isJson) {
        for (const at of findIds(JSON.parse(strFromU8(body)), others))
          if (!BY_ID.test(at)) wrong.push(`${reader} ${path}: ${at}`);
        continue;
      }
      const isZip = body[0] === 0x50 && body[1] === 0x4b;
      const parts = isZip ? Object.values(unzipSync(body)) : [body];
      const text = parts.map((part) => Buffer.from(part).toString("latin1")).join("\n");
      for (const user of others) if (text.includes(user)) wrong.push(`${reader} ${path}: ${user}`);
    }
  }
  console.log(`answers: ${answers} (${bytes} bytes) to ${WHO.length} readers`);
  expect(wrong).toEqual([]);
}, 120_000);

test("X6 Q10 a delegation's receipts count its own files, and tell nothing of others'", async () => {
  const send = async (who: Who, opinionId: string): Promise<number> => {
    const answer = await as(who).post(`/api/opinions/${opinionId}/import?name=a.docx`, { n: Math.random() });
    const { number } = (await answer.json()) as { readonly number: number };
    return number;
  };
  const other = site.opinionOf("green");
  const numbers = [await send("AAA", id), await send("AAA too", other), await send("AAA", id)];
  expect(numbers).toEqual([1, 2, 3]);
  expect([await send("BBB", other), await send("chair", id), await send("AAA", other)]).toEqual([1, 1, 4]);
  const receipt = async (who: Who, n: number): Promise<number> =>
    (await as(who).get(`/api/opinions/${other}/imports/${n}`)).status;
  // Its own numbers of another Opinion, and others' numbers, are not there.
  expect([await receipt("BBB", 2), await receipt("BBB", 4), await receipt("AAA", 1)]).toEqual([
    404, 404, 404,
  ]);
});

test("Q10 an id that began in a room does not tell when", async () => {
  const { record } = await as("other lead").opinion(id);
  const merges = record.merging?.merges.map((merge) => merge.id) ?? [];
  const ids = [proposed, draftId, hiddenComment, clauseId, ...drafts.values(), ...merges];
  const day = 24 * 60 * 60 * 1000;
  const telling = ids.filter((one) => Math.abs(decodeTime(one) - Date.now()) < day);
  console.log(`ids: ${ids.length}, of which ${telling.length} tell a time`);
  expect(telling).toEqual([]);
  expect(ids.length).toBeGreaterThan(8);
});
