import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Answer,
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";

/** One clause from three rival proposals to agreed ad referendum, every act asked over HTTP by whom it belongs to. */
let site: TestSite;
let [chair, lead, aaa, bbb, ccc]: TestPerson[] = [];
let id: string;
let clauseId: string;

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  [chair, lead] = [await site.person("chair"), await site.person("space")];
  [aaa, bbb, ccc] = [await site.person("AAA"), await site.person("BBB"), await site.person("CCC")];
});
afterAll(() => site.close());

type Act = Record<string, unknown> & { readonly type: string };
const done = async (person: TestPerson | undefined, act: Act): Promise<NonNullable<Answer["entries"]>> => {
  const answer = await person!.ask(id, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  return answer.entries!;
};
const refused = async (person: TestPerson | undefined, act: Act): Promise<string> => {
  const { seq } = await lead!.opinion(id);
  const answer = await person!.ask(id, act);
  expect((await lead!.opinion(id)).seq).toBe(seq);
  return `${answer.status} ${answer.refusal?.reason}`;
};
const clause = async (): Promise<OpinionAnswer["clauses"][number]> => {
  const found = (await bbb!.opinion(id)).clauses.find((one) => one.id === clauseId);
  if (found === undefined) throw new Error("the clause is gone");
  return found;
};
const proposals = async (): Promise<OpinionAnswer["record"]["negotiation"]["proposals"]> =>
  (await bbb!.opinion(id)).record.negotiation.proposals.filter((one) => one.clauseId === clauseId);
const proposedHash = async (proposalId: string): Promise<string> =>
  (await proposals()).find((one) => one.id === proposalId)!.wordings.at(-1)!.hash;

const BASE = "that Member States consider space connectivity in national plans";
let [first, second]: string[] = [];

test("V1 three delegations propose rival words for one clause, each under its own number", async () => {
  const last = (await lead!.opinion(id)).clauses.at(-1)!.id;
  const [added] = await done(lead, { type: "addClause", after: last, kind: "operative", text: BASE });
  clauseId = (added as unknown as { clauseId: string }).clauseId;
  const { hash } = await clause();
  const propose = async (person: TestPerson | undefined, text: string): Promise<string> => {
    const [entry] = await done(person, { type: "propose", kind: "change", clauseId, text, hash });
    return (entry as unknown as { proposalId: string }).proposalId;
  };
  first = await propose(aaa, "that Member States consider affordable space connectivity in national plans");
  second = await propose(bbb, "that Member States consider space connectivity in national digital plans");
  await propose(ccc, "that Member States may consider space connectivity in national plans");
  expect((await proposals()).map(({ symbol, serial }) => `${symbol}/${serial}`)).toEqual([
    "AAA/1",
    "BBB/1",
    "CCC/1",
  ]);
  expect((await clause()).text).toBe(BASE);
});

test("V1 the lead accepts one: the others stand against the new words where that is plain", async () => {
  const { hash } = await clause();
  const accept = {
    type: "acceptProposal",
    proposalId: first,
    hash,
    proposalHash: await proposedHash(first!),
  };
  expect(await refused(bbb, accept)).toBe("403 notYourRole");
  await done(lead, accept);
  expect((await clause()).text).toBe(
    "that Member States consider affordable space connectivity in national plans",
  );
  const after = await proposals();
  expect(after.map(({ fate }) => fate.kind)).toEqual(["accepted", "running", "running"]);
  const rebased = after.find((one) => one.id === second)!.wordings.at(-1)!;
  expect(rebased.runs.map((run) => run.text).join("")).toBe(
    "that Member States consider affordable space connectivity in national digital plans",
  );
});

test("C13 nobody marks over a 'cannot accept'; as a reservation it is kept with the mark", async () => {
  const { hash } = await clause();
  const take = (position: string, more: Record<string, unknown> = {}): Act => ({
    type: "takePosition",
    subject: { clauseId },
    position,
    hash,
    ...more,
  });
  await done(aaa, take("supports"));
  await done(bbb, take("awaitsInstructions", { until: "2099-01-01T12:00:00Z" }));
  await done(ccc, take("cannotAccept", { reason: "without “may”" }));
  const mark = {
    type: "markClause",
    clauseId,
    tier: "ad-referendum",
    hash,
    reason: "the group agreed to go on",
  };
  expect(await refused(lead, mark)).toBe("409 cannotAccept");
  expect(await refused(chair, { ...mark, tier: "agreed" })).toBe("409 cannotAccept");
  await done(ccc, take("reservation", { reason: "without “may”" }));
  const { reason: _, ...silent } = mark;
  expect(await refused(lead, silent)).toBe("409 standsInTheWay");
  const { delegations } = await lead!.forum();
  const waiting = delegations.find((one) => one.symbol === "BBB")!.id;
  await done(lead, { ...mark, pending: [{ delegationId: waiting }] });
  expect(await clause()).toMatchObject({
    state: "adReferendum",
    mark: { tier: "ad-referendum", valid: true },
  });
  const { record } = await bbb!.opinion(id);
  const [kept] = record.clauses.find((one) => one.id === clauseId)!.marks;
  expect(kept?.reservations).toMatchObject([{ reason: "without “may”" }]);
  expect(kept?.pending).toEqual([{ delegationId: waiting }]);
  expect(kept?.over?.reason).toBe("the group agreed to go on");
  const lift = { type: "liftPending", clauseId, pending: { delegationId: waiting } };
  expect(await refused(aaa, lift)).toMatch(/^403 /);
  await done(bbb, lift);
});

test("C4 other words make the mark void, and nothing that was said carries over to them", async () => {
  const { hash } = await clause();
  const proposalHash = await proposedHash(second!);
  await done(lead, { type: "acceptProposal", proposalId: second, hash, proposalHash });
  expect(await clause()).toMatchObject({ state: "void", mark: { valid: false } });
  const { record } = await bbb!.opinion(id);
  const now = (await clause()).hash;
  expect(record.negotiation.positions.filter((one) => one.wordsHash === now)).toEqual([]);
  expect(record.negotiation.positions.length).toBeGreaterThan(0);
});
