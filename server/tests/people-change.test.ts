import { afterAll, beforeAll, expect, test } from "vitest";
import type { StatesAnswer, ToldComparison } from "../../shared/history/told-comparison.ts";
import type { UserId } from "../../shared/ids.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import {
  as,
  clauseId,
  closeSecrets,
  draftId,
  id,
  site,
  tellSecrets,
  type Who,
  WHO,
} from "../testing/secrets.ts";
import { addressesOf, toldBytes, toldReport } from "../testing/told-bytes.ts";
import { until } from "../testing/y-client.ts";

/** People take part as something else, and the record goes on telling who they were. */
const typists: readonly Who[] = ["AAA", "AAA too", "BBB", "lead", "lead from AAA", "team", "other lead"];
/** Their own rights stay as they are. */
const staying: readonly Who[] = ["AAA", "BBB", "CCC", "lead", "chair", "secretariat"];
const ids = new Map<Who, UserId>();
const idOf = (who: Who): UserId => ids.get(who)!;

const typeIn = async (who: Who, words: string): Promise<ConcordClient> => {
  const { generation } = await as("lead").opinion(id);
  const client = openConcordClient(site.url, { cookie: as(who).cookie, opinionId: id, generation });
  await client.synced;
  const count = client.type(() => {
    const text = client.text(clauseId);
    text.insert(4, words);
    text.delete(text.length - 1, 1);
  });
  await until(`${who} is served`, () => client.acknowledged() >= count);
  return client;
};
const askForum = async (command: Record<string, unknown>, who: Who = "secretariat"): Promise<string> => {
  const answer = await as(who).post("/api/forum/commands", command);
  const told = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return told.refusal?.reason ?? "done";
};
const change = (who: Who, to: Record<string, unknown>, by?: Who): Promise<string> =>
  askForum({ type: "changeParticipant", userId: idOf(who), reason: "by letter", ...to }, by);

beforeAll(async () => {
  await tellSecrets();
  for (const who of WHO) ids.set(who, (await as(who).forum()).me.id);
  await as("lead").ask(id, { type: "reopen", reason: "go on" });
  await as("lead").ask(id, { type: "unlockClause", clauseId, reason: "go on" });
  for (const who of typists) (await typeIn(who, `${who} wrote this `)).terminate();
  for (const who of ["AAA too", "lead from AAA", "team", "other lead"] as const)
    await as(who).ask(id, { type: "comment", on: { clauseId }, text: `${who} asks`, readers: "room" });
  await as("lead from AAA").ask(id, { type: "settleClause", clauseId });
}, 60_000);
afterAll(closeSecrets);

const allTold = async (): Promise<ReadonlyMap<string, string>> => {
  const told = new Map<string, string>();
  for (const who of staying) {
    for (const path of await addressesOf(as(who), id, [`/api/drafts/${draftId}`]))
      told.set(`${who} ${path}`, await toldBytes(as(who), path));
  }
  told.set("report", await toldReport(site.concord));
  return told;
};

test("A12 A13 people who become something else: every answer and file keeps its bytes", async () => {
  const before = await allTold();
  const changes = [
    ["AAA too", { delegation: "BBB" }],
    ["lead from AAA", { role: "delegate" }],
    ["team", { role: "facilitator", leads: ["space", "green"], name: "Under another name" }],
    ["other lead", { role: "managementTeam" }],
    ["follower", { role: "delegate", delegation: "CCC" }],
  ] as const;
  for (const [who, to] of changes) expect([who, await change(who, to)]).toEqual([who, "done"]);
  const after = await allTold();
  const changed = [...before].filter(([path, told]) => after.get(path) !== told);
  const given = [...before.values()].filter((told) => !/^[45]/u.test(told)).length;
  console.log(`${changes.length} people changed: ${before.size} answers, ${given} with content, same bytes`);
  expect(changed).toEqual([]);
  expect([...after.keys()]).toEqual([...before.keys()]);
}, 240_000);

test("A13 the person keeps id and sign-in, has the new rights, and writes as another from now on", async () => {
  const { me } = await as("AAA too").forum();
  expect([me.id, me.delegationId]).toEqual([idOf("AAA too"), "BBB"]);
  expect((await as("team").forum()).me.name).toBe("Under another name");
  // A draft of the earlier delegation is not there any more.
  expect((await as("AAA too").get(`/api/drafts/${draftId}`)).status).toBe(404);
  const { states } = (await (await as("BBB").get(`/api/opinions/${id}/states`)).json()) as StatesAnswer;
  const { seq } = states.at(-1)!;
  (await typeIn("AAA too", "now for BBB ")).terminate();
  const answer = await as("BBB").get(`/api/opinions/${id}/compare?from=${seq}&to=now`);
  const compared = (await answer.json()) as ToldComparison;
  const pieces = compared.clauses.find((one) => one.id === clauseId)!.pieces;
  const authorOf = (words: string) => {
    const { by } = pieces.find(({ text }) => text.includes(words))!;
    return compared.who[by]!;
  };
  expect(authorOf("now for BBB")).toEqual({ delegationId: "BBB", office: null, userId: idOf("AAA too") });
  expect(authorOf("AAA too wrote this")).toEqual({ delegationId: "AAA", office: null });
});

test("A21 G3 connections with the old rights close at once; their client ids take no text", async () => {
  const client = await typeIn("team", "as a lead ");
  expect(await change("team", { role: "managementTeam" })).toBe("done");
  expect(await client.closed).toMatchObject({ code: 4403 });
  expect(client.refusal()).toMatchObject({ reason: "foreignClient" });
  const again = await typeIn("team", "as the team ");
  // A name or a head alone makes nobody another author.
  expect(await change("team", { name: "Again another name" })).toBe("done");
  const count = again.type(() => again.text(clauseId).insert(4, "still "));
  await until("it is stored", () => again.acknowledged() >= count);
  again.terminate();
});

test("A21 C10 C21 a person who left a delegation never speaks for it, even after coming back", async () => {
  const subject = { clauseId };
  const speak = async (): Promise<string> => {
    const { clauses } = await as("lead").opinion(id);
    const hash = clauses.find((one) => one.id === clauseId)!.hash;
    const answer = await as("AAA too").ask(id, {
      type: "takePosition",
      subject,
      hash,
      position: "supports",
      reason: "we can",
      to: "room",
    });
    return answer.refusal?.reason ?? "done";
  };
  const empower = { type: "empowerMember", userId: idOf("AAA too"), empowered: true };
  expect((await as("BBB").ask(id, empower)).status).toBe(200);
  expect(await speak()).toBe("done");
  expect(await change("AAA too", { delegation: "AAA" })).toBe("done");
  expect(await speak()).toBe("notEmpowered");
  expect(await change("AAA too", { delegation: "BBB" })).toBe("done");
  expect(await speak()).toBe("notEmpowered");
  expect((await as("BBB").ask(id, empower)).status).toBe(200);
  expect(await speak()).toBe("done");
  // So is a deputy, who was one in every Opinion.
  const deputy = { type: "nameDeputy", userId: idOf("AAA too"), deputy: true };
  expect(await askForum(deputy, "BBB")).toBe("done");
  expect(await change("AAA too", { delegation: "AAA" })).toBe("done");
  expect(await change("AAA too", { delegation: "BBB" })).toBe("done");
  expect((await as("BBB").forum()).people.find((one) => one.id === idOf("AAA too"))?.speaks).toBe(null);
});

test("A22 one head a delegation: a new one takes it over, and an admission does not", async () => {
  const admit = { type: "admitParticipant", name: "Second head", role: "delegate", delegation: "BBB" };
  expect(await askForum({ ...admit, head: true })).toBe("hasHead");
  expect(await change("AAA too", { head: true })).toBe("done");
  const { people } = await as("secretariat").forum();
  const heads = people.filter(({ delegationId, speaks }) => delegationId === "BBB" && speaks === "head");
  expect(heads.map((one) => one.id)).toEqual([idOf("AAA too")]);
  expect(await askForum({ type: "nameDeputy", userId: idOf("AAA too"), deputy: true }, "BBB")).toBe(
    "notEmpowered",
  );
});

test("A13 A22 impossible changes of a person are refused, and change nothing", async () => {
  const { seq } = await as("chair").forum();
  const refused = [
    [change("team", { role: "chair" }, "chair"), "notYourRole"],
    [change("team", { role: "chair" }, "AAA"), "notOwnPeople"],
    [change("secretariat", { role: "chair" }), "lastOfSecretariat"],
    [
      askForum({ type: "dismissParticipant", userId: idOf("secretariat"), reason: "left" }),
      "lastOfSecretariat",
    ],
    [change("team", { role: "delegate" }), "unreadable"],
    [change("team", { role: "facilitator" }), "unreadable"],
    [change("team", { role: "facilitator", leads: ["nowhere"] }), "noSuchGroup"],
    [change("AAA too", { delegation: "ZZZ" }), "noSuchDelegation"],
    [change("team", { head: true }), "unreadable"],
    [change("team", {}), "nothingToDo"],
    [change("AAA", { delegation: "AAA", head: true }), "nothingToDo"],
    [change("team", { reason: "" }), "unreadable"],
    [change("team", { name: "A\tB" }), "unreadable"],
    [change("team", { deputy: true }), "unreadable"],
    [change("team", { id: "x" }), "unreadable"],
    [
      askForum({ type: "changeParticipant", userId: "nobody", role: "chair", reason: "x" }),
      "noSuchParticipant",
    ],
    [
      askForum({ type: "changeParticipant", userId: "server", role: "chair", reason: "x" }),
      "noSuchParticipant",
    ],
    [
      askForum({
        type: "dismissParticipant",
        userId: idOf("team"),
        reason: "left",
        replacedBy: idOf("team"),
      }),
      "noSuchParticipant",
    ],
  ] as const;
  for (const [n, [asked, reason]] of refused.entries()) expect([n, await asked]).toEqual([n, reason]);
  console.log(`${refused.length} attempts: ${refused.length} refused`);
  expect((await as("chair").forum()).seq).toBe(seq);
});

test("A14 a delegation that was wrong on the list is corrected everywhere, and keeps what it did", async () => {
  const correct = (to: Record<string, unknown>, by?: Who) =>
    askForum({ type: "correctDelegation", delegationId: "CCC", reason: "misspelt", ...to }, by);
  expect(await correct({ symbol: "AAA" })).toBe("symbolTaken");
  expect(await correct({})).toBe("nothingToDo");
  expect(await correct({ symbol: "C C" })).toBe("unreadable");
  expect(await correct({ symbol: "CCD" }, "chair")).toBe("notYourRole");
  expect(await correct({ symbol: "CCD", category: "observerOrganization" })).toBe("done");
  const { me, delegations } = await as("CCC").forum();
  expect([me.delegationId, me.category]).toEqual(["CCC", "observerOrganization"]);
  expect(delegations.find((one) => one.id === "CCC")?.symbol).toBe("CCD");
  // The symbol is free for the delegation that it belongs to.
  const name = { en: "The real one", zh: "The real one" };
  expect(await askForum({ type: "admitDelegation", symbol: "CCC", name, category: "memberState" })).toBe(
    "done",
  );
  const after = (await as("chair").forum()).delegations.filter(({ symbol }) => symbol.startsWith("CC"));
  expect(after.map(({ symbol }) => symbol)).toEqual(["CCD", "CCC"]);
  expect(new Set(after.map((one) => one.id)).size).toBe(2);
  const third = { type: "admitParticipant", name: "One of it", role: "delegate", delegation: "CCC" };
  expect(await askForum(third)).toBe("done");
});
