import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OpinionId } from "../../shared/ids.ts";
import { presentWords, type Proposal, proposedText } from "../../shared/negotiation/proposal.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { verifyStreams } from "../command-line/verify.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { LineWay } from "../testing/line-socket.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let dataDir: string;
let site: TestSite;
let id: string;
let clause: { readonly id: string; readonly text: string; readonly hash: string };
let [head, second, lead]: TestPerson[] = [];

beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  dataDir = mkdtempSync(join(tmpdir(), "concord-drafts-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  id = site.opinionOf("space");
  [head, lead] = [await site.person("AAA"), await site.person("space")];
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name: "Second of AAA",
    role: "delegate",
    delegation: "AAA",
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const body = JSON.stringify({ token: admitted.link?.split("#")[1] });
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
  second = signedIn(site.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
  clause = (await lead.opinion(id)).clauses.find((one) => one.kind === "operative" && !one.locked)!;
});
afterEach(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function done(person: TestPerson | undefined, opinion: string, command: Record<string, unknown>) {
  const answer = await person!.ask(opinion, command);
  expect(answer.refusal, JSON.stringify(command)).toBeUndefined();
  return answer.entries![0] as unknown as Record<string, unknown>;
}
const drafted = async (more: Record<string, unknown> = {}): Promise<string> => {
  const ask = { type: "draftProposal", kind: "change", clauseId: clause.id, ...more };
  return (await done(head, id, ask))["proposalId"] as string;
};

/** Of `/ws/drafts`, or over HTTP. */
async function enter(person: TestPerson | undefined, draft: string, by?: LineWay): Promise<ConcordClient> {
  const answer = await person!.get(`/api/drafts/${draft}`);
  const { generation } = (await answer.json()) as { generation: string };
  const { cookie } = person!;
  const way = by === undefined ? {} : { by };
  const client = openConcordClient(site.url, {
    cookie,
    opinionId: draft,
    rooms: "drafts",
    generation,
    ...way,
  });
  await client.synced;
  return client;
}
const saved = async (client: ConcordClient): Promise<void> => {
  await vi.waitFor(() => expect(client.acknowledged()).toBe(client.sent()));
};
const proposals = async (opinion = id): Promise<readonly Proposal[]> =>
  (await lead!.opinion(opinion)).record.negotiation.proposals;
const restart = async (): Promise<void> => {
  await site.close();
  const cookies = [head, second, lead].map((one) => one!.cookie);
  site = await openTestSite({ DATA_DIR: dataDir });
  [head, second, lead] = cookies.map((cookie) => signedIn(site.url, cookie));
};

test("Q8 Q9 two of a delegation draft live, one over HTTP; submitted words keep their authors", async () => {
  const draft = await drafted();
  const [one, other] = [await enter(head, draft), await enter(second, draft, "stream")];
  const before = clause.text;
  // It begins with the clause's own words, settled, so that it shows what it changes.
  expect(one.text(draft).toJSON()).toBe(before);
  const { record } = (await (await head!.get(`/api/drafts/${draft}`)).json()) as {
    record: { clauses: { settled: { runs: { text: string }[] } }[]; draftOf: unknown };
  };
  expect(record.clauses[0]!.settled.runs.map((run) => run.text).join("")).toBe(before);
  expect(record.draftOf).toEqual({
    opinionId: id,
    owner: { kind: "delegation", delegationId: "AAA" },
  });

  one.type(() => one.text(draft).insert(0, "first "));
  await vi.waitFor(() => expect(other.text(draft).toJSON()).toBe(`first ${before}`));
  other.type(() => other.text(draft).insert(0, "second "));
  await Promise.all([saved(one), saved(other)]);
  await vi.waitFor(() => expect(one.text(draft).toJSON()).toBe(`second first ${before}`));

  // The Opinion's own words and record do not know of it.
  expect(JSON.stringify(await lead!.opinion(id))).not.toContain("second first");
  const propose = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash };
  await done(head, id, { ...propose, draftId: draft });
  const [proposal] = await proposals();
  expect(proposal).toMatchObject({ id: draft, serial: 1, symbol: "AAA" });
  expect(proposedText(proposal!)).toBe(`second first ${before}`);
  const room = (await site.concord.rooms.get(id as OpinionId))!;
  const { authors } = await room.view();
  const behind = new Map(authors.map((author) => [author.client, author]));
  const written = presentWords(proposal!).runs.map(({ text, client }) => [
    text,
    behind.get(client)?.delegationId,
  ]);
  expect(written.slice(0, 2)).toEqual([
    ["second ", "AAA"],
    ["first ", "AAA"],
  ]);
  const clients = presentWords(proposal!).runs.map((run) => run.client);
  expect(clients[0]).not.toBe(clients[1]);

  // From then on it is closed to typing, and what was typed too late is refused in words.
  one.type(() => one.text(draft).insert(0, "late "));
  expect((await one.closed).code).toBe(4403);
  expect(one.refusal()?.reason).toBe("draftClosed");
  expect((await (await head!.get(`/api/drafts/${draft}`)).text()).includes("late ")).toBe(false);
  other.terminate();
}, 20_000);

test("Q8 Q9 two delegations draft live; the coordinator submits and the members are asked", async () => {
  const bbb = await site.person("BBB");
  const as = { symbol: "TWO", name: "Group of two", members: ["AAA", "BBB"] };
  const draft = await drafted({ as });
  const [one, other] = [await enter(second, draft), await enter(bbb, draft, "stream")];
  one.type(() => one.text(draft).insert(0, "first "));
  await vi.waitFor(() => expect(other.text(draft).toJSON()).toBe(`first ${clause.text}`));
  other.type(() => other.text(draft).insert(0, "second "));
  await Promise.all([saved(one), saved(other)]);
  const propose = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash, draftId: draft };
  expect((await bbb.ask(id, propose)).refusal?.reason).toBe("notProponent");
  await done(head, id, propose);
  const [proposal] = await proposals();
  expect(proposal).toMatchObject({ id: draft, serial: 1, symbol: "TWO", askedMembers: [] });
  expect(proposal!.proponent).toMatchObject({ kind: "group", members: ["AAA"], coordinator: "AAA" });
  expect((await bbb.opinion(id)).record.negotiation.proposals[0]!.askedMembers).toEqual(["BBB"]);
  expect(proposedText(proposal!)).toBe(`second first ${clause.text}`);
  const room = (await site.concord.rooms.get(id as OpinionId))!;
  const behind = new Map((await room.view()).authors.map((author) => [author.client, author.delegationId]));
  expect(
    presentWords(proposal!)
      .runs.slice(0, 2)
      .map(({ text, client }) => [text, behind.get(client)]),
  ).toEqual([
    ["second ", "BBB"],
    ["first ", "AAA"],
  ]);
  // Its name is BBB's to give.
  await done(bbb, id, { type: "answerCoSponsor", proposalId: draft, joins: true });
  expect((await proposals())[0]!.proponent).toMatchObject({ members: ["AAA", "BBB"] });
  for (const client of [one, other]) client.terminate();
}, 20_000);

test("Q8 Q9 a facilitator's draft is written live and submitted as the facilitator's text", async () => {
  const ask = { type: "draftProposal", kind: "change", clauseId: clause.id };
  const draft = (await done(lead, id, ask))["proposalId"] as string;
  const client = await enter(lead, draft);
  client.type(() => client.text(draft).insert(0, "bridging "));
  await saved(client);
  expect((await head!.get(`/api/drafts/${draft}`)).status).toBe(404);
  await done(lead, id, {
    type: "propose",
    kind: "change",
    clauseId: clause.id,
    hash: clause.hash,
    draftId: draft,
  });
  const [proposal] = await proposals();
  expect(proposal).toMatchObject({ symbol: "Facilitator", proponent: { kind: "office", office: "lead" } });
  expect(proposedText(proposal!)).toBe(`bridging ${clause.text}`);
  client.terminate();
});

test("D10 a delegation's draft is stored as it always was, by its delegation alone", async () => {
  const draft = await drafted();
  const bodies = async (stream: string): Promise<string> =>
    (await site.concord.store.read(stream, 0, { limit: 10_000 }))
      .map((row) => (row.kind === "minutes" ? new TextDecoder().decode(row.body) : ""))
      .join("\n");
  const told = `${await bodies(id)}\n${await bodies(draft)}`;
  expect(told).not.toContain("owner");
  const drafting = told.split("\n").filter((one) => /proposalDrafted|draftOf/.test(one));
  expect(drafting).toHaveLength(2);
  for (const one of drafting) expect(one).toMatch(/delegationId\W+AAA/);
});

test("Q9 a draft is typed in while its clause is locked, and no more once it is discarded", async () => {
  const draft = await drafted({ text: "words of its own" });
  await done(lead, id, { type: "lockClause", clauseId: clause.id });
  const client = await enter(second, draft);
  client.type(() => client.text(draft).insert(0, "more "));
  await saved(client);
  await done(head, id, { type: "discardDraft", proposalId: draft });
  client.type(() => client.text(draft).insert(0, "late "));
  expect((await client.closed).code).toBe(4403);
  // Acts are asked of its Opinion.
  const asked = await head!.post(`/api/drafts/${draft}/commands`, { type: "editOpinion", number: "9" });
  expect(asked.status).toBe(404);
});

test("Q8 a draft outlives a restart and a backup, and both verify with it", async () => {
  const draft = await drafted({ text: "words of its own" });
  const client = await enter(second, draft);
  client.type(() => client.text(draft).insert(0, "more "));
  await saved(client);
  client.terminate();
  const file = join(dataDir, "backup.sqlite");
  await site.concord.store.copyTo(file);
  const { lines, code } = await verifyFile(file);
  expect(code, lines.join("\n")).toBe(0);
  expect(lines.some((line) => line.startsWith(`${draft}\t`) && line.includes("whole"))).toBe(true);
  const running = await verifyStreams(site.concord);
  expect(running.code).toBe(0);
  expect(running.lines.some((line) => line.startsWith(`${draft}\t`))).toBe(true);

  await restart();
  const again = await enter(head, draft);
  expect(again.text(draft).toJSON()).toBe("more words of its own");
  again.terminate();
  await done(head, id, {
    type: "propose",
    kind: "change",
    clauseId: clause.id,
    hash: clause.hash,
    draftId: draft,
  });
  expect(proposedText((await proposals())[0]!)).toBe("more words of its own");
}, 20_000);

test("V1 numbers count over the whole forum, in two Opinions at once and after a restart", async () => {
  const other = site.opinionOf("green");
  const propose = async (opinion: string, text: string): Promise<void> => {
    const { clauses } = await lead!.opinion(opinion);
    const { id: clauseId, hash } = clauses.find((one) => one.kind === "operative")!;
    await done(head, opinion, { type: "propose", kind: "change", clauseId, text, hash });
  };
  await Promise.all([
    ...["a", "b", "c"].map((text) => propose(id, `that ${text}`)),
    ...["d", "e", "f"].map((text) => propose(other, `that ${text}`)),
  ]);
  const numbers = async (): Promise<readonly number[]> =>
    [...(await proposals(id)), ...(await proposals(other))]
      .map((one) => one.serial)
      .toSorted((a, b) => a - b);
  expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6]);
  const last = (await proposals(id)).some((one) => one.serial === 6) ? other : id;
  await restart();
  // In the Opinion that does not hold the last number: it is known from the other's record.
  await propose(last, "that g");
  expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7]);
}, 20_000);
