import { afterAll, beforeAll, expect, test } from "vitest";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { signInWith } from "../testing/people-at-server.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

/** AAA with an expert of a ministry, on a real server: the expert writes, the head makes it AAA's own. */
let site: TestSite;
let head: TestPerson, expert: TestPerson, bbb: TestPerson, lead: TestPerson;
let id: string, clauseId: string;
let page: ConcordClient;

beforeAll(async () => {
  site = await openTestSite();
  const admit: ForumCommand = {
    type: "admitParticipant",
    name: "Expert of a ministry",
    role: "follower",
    delegation: "AAA",
  };
  const admitted = await site.concord.secretariat.carryOut(null, admit);
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  expert = await signInWith(site.url, admitted.link?.split("#")[1]);
  [head, bbb, lead] = (await Promise.all(["AAA", "BBB", "space"].map(site.person))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  id = site.opinionOf("space");
  const { generation, clauses } = await expert.opinion(id);
  clauseId = clauses.find(({ kind }) => kind === "operative")!.id;
  page = openConcordClient(site.url, { cookie: expert.cookie, opinionId: id, generation });
  await page.synced;
});
afterAll(async () => {
  page.terminate();
  await site.close();
});

const ask = async (who: TestPerson, command: Record<string, unknown>): Promise<string> =>
  (await who.ask(id, command)).refusal?.reason ?? "done";
const comments = async (who: TestPerson) =>
  (await who.opinion(id)).record.negotiation.comments.map(({ text, to, delegationId, resolved }) => [
    text,
    to,
    delegationId,
    resolved === null ? "open" : "resolved",
  ]);
const write = (readers: string) => ({ type: "comment", on: { clauseId }, text: "Check the treaty", readers });

test("P28 an expert whom the head names writes within the delegation alone", async () => {
  expect(await ask(expert, write("delegation"))).toBe("notYourRole");
  const me = (await expert.forum()).me.id;
  const named = { type: "nameContributor", userId: me, contributor: true };
  const told = await (await head.post("/api/forum/commands", named)).json();
  expect(told).not.toHaveProperty("refusal");
  expect(await ask(expert, write("delegation"))).toBe("done");
  for (const readers of ["room", "lead"]) expect(await ask(expert, write(readers))).toBe("withinDelegation");
  // The naming is its delegation's to know.
  const people = async (who: TestPerson) =>
    (await who.forum()).people.filter((one) => one.contributes === true);
  expect([await people(head), await people(bbb), await people(lead)].map(({ length }) => length)).toEqual([
    1, 0, 0,
  ]);
  const log = await (await bbb.get("/api/forum/minutes?after=0")).text();
  expect(log).not.toContain("contributorNamed");
});

test("P28 nothing of a contributor goes out in the name of the delegation", async () => {
  const { clauses } = await expert.opinion(id);
  const { hash, text } = clauses.find((one) => one.id === clauseId)!;
  const acts: readonly Record<string, unknown>[] = [
    { type: "takePosition", subject: { clauseId }, hash, position: "supports", to: "room" },
    { type: "propose", kind: "change", clauseId, hash, text: `${text} now`, reason: "r" },
  ];
  for (const act of acts) expect([act["type"], await ask(expert, act)]).toEqual([act["type"], "notYourRole"]);
  const paper = { type: "handInPaper", kind: "paper", title: "A paper", language: "en", text: "Words" };
  const told = (await (await expert.post("/api/forum/commands", paper)).json()) as {
    readonly refusal?: { readonly reason: string };
  };
  expect(told.refusal?.reason).toBe("notEmpowered");
  const question = await bbb.ask(id, { ...write("room"), text: "A question to all" });
  const { commentId } = question.entries![0] as unknown as { readonly commentId: string };
  expect(await ask(expert, { type: "replyToComment", commentId, text: "Yes" })).toBe("withinDelegation");
  // Typing into the text is refused and closes the connection.
  page.type(() => page.text(clauseId).insert(0, "~"));
  await expect.poll(() => page.isClosed()).toBe(true);
  expect((await bbb.opinion(id)).clauses.find((one) => one.id === clauseId)?.text).toBe(text);
});

test("P29 the head takes the comment over in one step, and it is the delegation's own", async () => {
  const own = ["Check the treaty", "delegation", "AAA", "open"];
  expect(await comments(head)).toContainEqual(own);
  expect((await comments(bbb)).map(([text]) => text)).toEqual(["A question to all"]);
  const { id: commentId } = (await head.opinion(id)).record.negotiation.comments.find(
    ({ to }) => to === "delegation",
  )!;
  const over = { type: "takeOverComment", commentId, readers: "room" };
  expect([await ask(expert, over), await ask(bbb, over), await ask(lead, over)]).toEqual([
    "notEmpowered",
    "noSuchComment",
    "noSuchComment",
  ]);
  expect([await ask(head, over), await ask(head, over)]).toEqual(["done", "nothingToDo"]);
  expect(await comments(bbb)).toContainEqual(["Check the treaty", "room", "AAA", "open"]);
  expect(await comments(expert)).toContainEqual(["Check the treaty", "delegation", "AAA", "resolved"]);
  const said = (await bbb.opinion(id)).record.negotiation.comments.find(
    ({ text }) => text === "Check the treaty",
  );
  expect(said?.by).toBe((await head.forum()).me.id);
});
