import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { Role } from "../../shared/people/participant.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let dataDir: string;
let site: TestSite;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;
const idOf = async (who: string): Promise<string> => (await as(who).forum()).me.id;

const admit = async (name: string, role: Role, delegation: string): Promise<TestPerson> => {
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name,
    role,
    delegation,
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const body = JSON.stringify({ token: admitted.link?.split("#")[1] });
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
  return signedIn(site.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-deputies-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  for (const who of ["AAA", "BBB", "chair", "space", "secretariat"]) people.set(who, await site.person(who));
  people.set("second", await admit("Second of AAA", "delegate", "AAA"));
  people.set("third", await admit("Third of AAA", "delegate", "AAA"));
  people.set("reader", await admit("Reader of AAA", "follower", "AAA"));
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const askForum = async (who: string, command: object): Promise<string> => {
  const answer = await as(who).post("/api/forum/commands", command);
  const body = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? "done";
};
const name = async (who: string, whom: string, deputy = true): Promise<string> =>
  askForum(who, { type: "nameDeputy", userId: await idOf(whom), deputy });
const take = async (who: string, group: string, position: string): Promise<string> => {
  const id = site.opinionOf(group);
  const { id: clauseId, hash } = (await as(who).opinion(id)).clauses.find((one) => one.kind === "operative")!;
  const answer = await as(who).ask(id, { type: "takePosition", subject: { clauseId }, hash, position });
  return answer.refusal?.reason ?? "done";
};

test("C21 a deputy speaks in every Opinion from being named by the head until taken back", async () => {
  expect(await take("second", "space", "supports")).toBe("notEmpowered");
  expect(await name("AAA", "second")).toBe("done");
  expect((await as("second").forum()).me).toMatchObject({ head: false, deputy: true });
  expect([await take("second", "space", "supports"), await take("second", "green", "canAccept")]).toEqual([
    "done",
    "done",
  ]);
  // It lets others speak, as the head does, and names nobody.
  const space = site.opinionOf("space");
  const third = { type: "empowerMember", userId: await idOf("third"), empowered: true };
  expect((await as("second").ask(space, third)).refusal).toBeUndefined();
  expect(await take("third", "space", "supports")).toBe("done");
  expect(await name("second", "third")).toBe("notEmpowered");
  expect(await name("second", "second", false)).toBe("notEmpowered");

  expect(await name("AAA", "second", false)).toBe("done");
  expect(await take("second", "space", "canAccept")).toBe("notEmpowered");
  expect((await as("second").ask(space, { ...third, empowered: false })).refusal?.reason).toBe(
    "notEmpowered",
  );
});

test("C21 head and secretariat name deputies, and only who may speak and is of its delegation", async () => {
  for (const who of ["second", "BBB", "chair", "space"])
    expect([who, await name(who, "third")]).toEqual([
      who,
      { second: "notEmpowered", BBB: "noSuchPerson" }[who] ?? "noDelegation",
    ]);
  // On the delegation's word.
  expect(await name("secretariat", "third")).toBe("done");
  expect(await name("secretariat", "third", false)).toBe("done");
  expect(await name("secretariat", "chair")).toBe("noSuchPerson");
  expect([
    await name("AAA", "BBB"),
    await name("AAA", "chair"),
    await name("AAA", "reader"),
    await name("AAA", "AAA"),
    await name("AAA", "third", false),
  ]).toEqual(["noSuchPerson", "noSuchPerson", "notYourRole", "nothingToDo", "nothingToDo"]);
});

test("A7 C21 the delegation and the secretariat alone read its deputies, also after a restart", async () => {
  const second = await idOf("second");
  expect(await name("AAA", "second")).toBe("done");
  const cookies = [...people].map(([who, { cookie }]) => [who, cookie] as const);
  await site.close();
  site = await openTestSite({ DATA_DIR: dataDir });
  for (const [who, cookie] of cookies) people.set(who, signedIn(site.url, cookie));

  const knows: string[] = [];
  const told: string[] = [];
  for (const who of people.keys()) {
    const { entries } = (await (await as(who).get("/api/forum/minutes")).json()) as {
      entries: readonly (Entry | HiddenEntry)[];
    };
    expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
    if (JSON.stringify(entries).includes("deputyNamed")) knows.push(who);
    const forum = await as(who).forum();
    if (forum.people.find((one) => one.id === second)!.speaks === "deputy") told.push(who);
    if (who === "BBB") expect(JSON.stringify(forum)).not.toContain('"deputy"');
  }
  const circle = ["AAA", "secretariat", "second", "third", "reader"];
  expect(knows).toEqual(circle);
  expect(told).toEqual(circle);
  expect(await take("second", "space", "reservation")).toBe("done");
});
