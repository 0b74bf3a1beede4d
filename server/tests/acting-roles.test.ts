import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { groupId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { eavesdrop } from "../testing/eavesdropper.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const SPACE = groupId("space");
let site: TestSite;
let id: string;
let clauseId: string;
/** Comes from AAA and is the head of it; `other` leads beside it and comes from nowhere. */
let lead: TestPerson;
let other: TestPerson;
let ccc: TestPerson;
let bbb: TestPerson;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name: "Facilitator from AAA",
    role: "facilitator",
    delegation: "AAA",
    leads: [SPACE],
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const userId = admitted.entries.flatMap((one) =>
    one.type === "participantAdmitted" ? [one.participant.id] : [],
  )[0]!;
  const heading = { type: "changeParticipant", userId, head: true, reason: "by letter" } as const;
  expect(await site.concord.secretariat.carryOut(null, heading)).not.toHaveProperty("refusal");
  const token = admitted.link?.split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  lead = signedIn(site.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
  [other, bbb, ccc] = [await site.person("space"), await site.person("BBB"), await site.person("CCC")];
  const { clauses } = await lead.opinion(id);
  clauseId = clauses.find((one) => one.kind === "recital")!.id;
});
afterAll(() => site.close());

const askForum = async (who: TestPerson, command: object): Promise<string> => {
  const response = await who.post("/api/forum/commands", command);
  const body = (await response.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? "done";
};
const askHere = async (who: TestPerson, command: object): Promise<string> => {
  const answered = await who.ask(id, command as Record<string, unknown>);
  return answered.refusal?.reason ?? "done";
};
const hash = async (): Promise<string> =>
  (await lead.opinion(id)).clauses.find((one) => one.id === clauseId)!.hash;
const take = async (position: string, to = "room") => ({
  type: "takePosition",
  subject: { clauseId },
  position,
  hash: await hash(),
  to,
  reason: `said to the ${to}`,
});
const lock = { type: "lockClause" };
const readBy = async (who: TestPerson): Promise<string> =>
  (await (await who.get(`/api/opinions/${id}/minutes`)).text()) + JSON.stringify(await who.opinion(id));
const hand = (to: string) => ({ type: "handLead", groupId: SPACE, to, reason: "AAA has a proposal" });
const back = { type: "takeLeadBack", groupId: SPACE };

test("P6 P9 a lead speaks for no delegation, and handed over is told nothing as lead", async () => {
  expect(await askHere(bbb, await take("cannotAccept", "lead"))).toBe("done");
  expect(await readBy(lead)).toContain("said to the lead");
  expect(await askHere(lead, await take("supports"))).toBe("oneHat");

  expect(await askForum(lead, hand("secretariat"))).toBe("done");
  expect((await lead.forum()).me).toMatchObject({ leads: [], handed: [SPACE] });
  expect(await readBy(lead)).not.toContain("said to the lead");
  expect(await readBy(other)).toContain("said to the lead");
  expect(await askHere(lead, { ...lock, clauseId })).toBe("notYourGroup");
  expect(await askHere(lead, await take("supports"))).toBe("done");
  const kept = { type: "propose", kind: "keep", clauseId, as: "delegation", hash: await hash() };
  const proposed = await lead.ask(id, kept);
  expect(proposed.entries?.[0] ?? proposed.refusal).toMatchObject({
    type: "proposalSubmitted",
    proponent: { kind: "delegation", delegationId: "AAA" },
  });

  expect(await askForum(lead, back)).toBe("done");
  expect((await lead.forum()).me).toMatchObject({ leads: [SPACE], handed: [] });
  expect(await readBy(lead)).toContain("said to the lead");
  expect(await askHere(lead, await take("canAccept"))).toBe("oneHat");
  expect(await askHere(lead, { ...lock, clauseId })).toBe("done");
});

test("P6 the lead goes to a co-lead or the secretariat, by who has it, and back to who gave it", async () => {
  const people = (await lead.forum()).people;
  const [coLead, chair] = [
    people.find((one) => one.leads.includes(SPACE) && one.delegationId === null)!.id,
    people.find((one) => one.role === "chair")!.id,
  ];
  const me = (await lead.forum()).me.id;
  for (const nobody of [chair, me]) expect(await askForum(lead, hand(nobody))).toBe("noSuchPerson");
  expect(await askForum(ccc, hand("secretariat"))).toBe("notYourRole");
  expect(await askForum(await site.person("chair"), hand("secretariat"))).toBe("notYourRole");
  for (const who of [lead, other, ccc]) expect(await askForum(who, back)).toBe("nothingToDo");
  expect(await askForum(lead, hand(coLead))).toBe("done");
  expect(await askForum(lead, hand("secretariat"))).toBe("notYourGroup");
  expect(await askForum(other, hand(me))).toBe("noSuchPerson");
  expect(await askForum(other, back)).toBe("nothingToDo");
  expect(await askForum(lead, back)).toBe("done");
});

test("P9 words to the lead go to the lead of the moment, not to who handed it over", async () => {
  const { generation } = await lead.opinion(id);
  const listen = ({ cookie }: TestPerson) =>
    eavesdrop(site.url, { cookie, path: `/ws/opinions/${id}`, concord: { generation } });
  const [own, leading] = [listen(lead), listen(other)];
  const told = async (reason: string): Promise<void> => {
    expect(await askHere(bbb, { ...(await take("cannotAccept", "lead")), reason })).toBe("done");
  };
  await told("while it leads");
  await vi.waitFor(() => expect(own.heard("while it leads")).toBe(true));
  expect(await askForum(lead, hand("secretariat"))).toBe("done");
  await told("while it does not");
  expect(await askHere(ccc, { ...(await take("supports")), reason: "for all" })).toBe("done");
  await vi.waitFor(() => expect([own, leading].map((one) => one.heard("for all"))).toEqual([true, true]));
  expect([own, leading].map((one) => one.heard("while it does not"))).toEqual([false, true]);
  expect(await askForum(lead, back)).toBe("done");
  own.terminate();
  leading.terminate();
});

test("P6 everybody reads who handed the lead over and why, and the role of each entry", async () => {
  const told = (await (await ccc.get("/api/forum/minutes")).json()) as {
    readonly entries: readonly object[];
  };
  const { hats, people } = await ccc.forum();
  const person = people.find((one) => one.delegationId === "AAA" && one.role === "facilitator")!;
  const handed = { type: "leadHanded", userId: person.id, groupId: SPACE };
  expect(told.entries).toContainEqual(
    expect.objectContaining({ ...handed, to: "secretariat", reason: "AAA has a proposal" }),
  );
  expect(hats.map((one) => one.hat)).toEqual(["own", "lead", "own", "lead", "own", "lead"]);
  const { entries } = (await (await ccc.get(`/api/opinions/${id}/minutes`)).json()) as {
    readonly entries: readonly Entry[];
  };
  const ledAt = (forumSeq: number): boolean =>
    (person.was?.find(({ until }) => forumSeq < until) ?? person).leads.includes(SPACE);
  const hatOf = (type: string): boolean[] =>
    entries
      .filter((entry) => entry.by === person.id && entry.type === type)
      .map(({ forumSeq }) => ledAt(forumSeq));
  expect(hatOf("proposalSubmitted")).toEqual([false]);
  expect(hatOf("clauseLocked")).toEqual([true]);
  expect(ledAt(1)).toBe(true);
});

test("G4 P9 a lead that is handed over binds open connections: socket, stream and poll", async () => {
  const { generation, clauses } = await lead.opinion(id);
  const held = clauses.filter((one) => one.kind === "operative" && !one.locked)[0]!;
  expect(await askHere(lead, { type: "setPen", clauseId: held.id, to: "leads" })).toBe("done");
  for (const by of [undefined, "stream", "poll"] as const) {
    const way = by === undefined ? {} : { by };
    const own = openConcordClient(site.url, { cookie: lead.cookie, opinionId: id, generation, ...way });
    await own.synced;
    const typed = own.type(() => own.text(held.id).insert(0, "as lead "));
    await until("it is stored", () => own.acknowledged() >= typed);
    expect(await askForum(lead, hand("secretariat"))).toBe("done");
    own.type(() => own.text(held.id).insert(0, "as lead no more "));
    expect(await own.closed).toMatchObject({ code: 4403 });
    expect(own.refusal()).toMatchObject({ reason: "penElsewhere", clauseId: held.id });
    expect(await askForum(lead, back)).toBe("done");
  }
  const now = (await lead.opinion(id)).clauses.find((one) => one.id === held.id)!;
  expect(now.text).toBe(`as lead as lead as lead ${held.text}`);
});
