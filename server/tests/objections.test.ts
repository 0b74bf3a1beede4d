import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeRowHash, rowText } from "../../shared/merging/merge.ts";
import { mergingOf, resultHash } from "../../shared/merging/merging.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** CCC cannot accept a clause. Whoever changes its words by whatever means, nobody marks, clears or circulates it. */
let site: TestSite;
let [chair, secretariat, lead, green, bbb, ccc]: TestPerson[] = [];
let id: string;
const clients: ConcordClient[] = [];

beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  chair = await site.person("chair");
  secretariat = await site.person("secretariat");
  [lead, green] = [await site.person("space"), await site.person("green")];
  [bbb, ccc] = [await site.person("BBB"), await site.person("CCC")];
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

type Said = Record<string, unknown> & { readonly type: string };
const done = async (who: TestPerson | undefined, act: Said, on = id): Promise<readonly Said[]> => {
  const answer = await who!.ask(on, act);
  expect(answer.refusal, `${act.type}: ${answer.refusal?.message}`).toBeUndefined();
  return answer.entries as unknown as readonly Said[];
};
const clauses = async (on = id): Promise<OpinionAnswer["clauses"]> => (await bbb!.opinion(on)).clauses;
const clauseOf = async (clauseId: string, on = id) => (await clauses(on)).find((one) => one.id === clauseId)!;
const add = async (text: string, more: Record<string, unknown> = {}): Promise<string> => {
  const after = (await clauses()).findLast(({ kind }) => kind === "operative")!.id;
  const [added] = await done(lead, { type: "addClause", after, kind: "operative", text, ...more });
  return added!["clauseId"] as string;
};
const object = async (clauseId: string, to: "room" | "lead" = "room") => {
  const { hash } = await clauseOf(clauseId);
  const take = { type: "takePosition", subject: { clauseId }, position: "cannotAccept", hash };
  await done(ccc, { ...take, to, reason: `not ${clauseId.slice(-4)}` });
};
const hashOf = async (clauseId: string): Promise<string> => (await clauseOf(clauseId)).hash;
const propose = async (act: Record<string, unknown>): Promise<{ id: string; hash: string }> => {
  const [entry] = await done(bbb, { type: "propose", kind: "change", ...act });
  const wording = entry!["wording"] as { wordsHash: string };
  return { id: entry!["proposalId"] as string, hash: wording.wordsHash };
};
const enter = async (person: TestPerson): Promise<ConcordClient> => {
  const { generation } = await person.opinion(id);
  const client = openConcordClient(site.url, { cookie: person.cookie, opinionId: id, generation });
  clients.push(client);
  await client.synced;
  return client;
};

/** The text of one clause is taken anew from the desk, where `write` changed it. */
async function newBasis(text: string, write: { readonly into: string } | { readonly text: string }) {
  const [opened] = await done(lead, { type: "openMerge", openness: "open" });
  const { mergeId } = opened!;
  const merge = () =>
    lead!.get(`/api/opinions/${id}/merges/${String(mergeId)}`).then(async (answer) => {
      const { merge: found } = (await answer.json()) as { merge: Parameters<typeof provenanceOf>[0] };
      return found;
    });
  const now = await merge();
  const row = now.rows.find((one) => rowText(now, one) === text)!;
  if ("text" in write) {
    const rowId = row.id;
    await done(lead, {
      type: "writeMergeRow",
      mergeId,
      rowId,
      text: write.text,
      hash: mergeRowHash(now, row),
    });
  } else {
    const [cell] = row.cells;
    const other = now.rows.find((one) => rowText(now, one) === write.into)!;
    const { inputId, n } = cell!;
    await done(lead, { type: "placeMergeCell", mergeId, inputId, n, rowId: other.id });
  }
  const hash = resultHash(provenanceOf(await merge()));
  const publish = { type: "publishRevision", mergeId, name: text, whose: "lead", hash };
  await done(lead, publish);
  const answer = await lead!.opinion(id);
  const revision = mergingOf(answer.record).revisions.at(-1)!;
  const basis = { revisionId: revision.id, revisionHash: revision.hash, hash: answer.hash };
  await done(lead, { type: "takeAsBasis", ...basis });
}

/** Each changes the words of a clause that CCC cannot accept; what it returns is where these words are now. */
const WAYS: Readonly<Record<string, (clauseId: string, text: string) => Promise<string | void>>> = {
  "typed by another delegation": async (clauseId) => {
    const client = await enter(bbb!);
    await until("its words are here", () => client.text(clauseId).toJSON() !== "");
    client.type(() => client.text(clauseId).insert(0, "x"));
    await until("they are taken", () => client.acknowledged() === client.sent());
  },
  "one space more inside, by the lead": async (clauseId) => {
    const client = await enter(lead!);
    await until("its words are here", () => client.text(clauseId).toJSON() !== "");
    client.type(() => client.text(clauseId).delete(1, 1));
    await until("they are taken", () => client.acknowledged() === client.sent());
  },
  bracketed: async (clauseId, text) => {
    const raise = { type: "raiseBracket", clauseId, from: 0, to: text.length, hash: await hashOf(clauseId) };
    expect((await done(lead, raise))[0]).toMatchObject({ delegationId: "CCC", overObjection: true });
  },
  "bracketed by another delegation, with an alternative": async (clauseId, text) => {
    const raise = { type: "raiseBracket", clauseId, from: 0, to: text.length, alternatives: ["none"] };
    await done(bbb, { ...raise, hash: await hashOf(clauseId) });
  },
  "split, first half": async (clauseId) => {
    await done(lead, { type: "splitClause", clauseId, at: 4 });
  },
  "split, second half": async (clauseId) => {
    const [split] = await done(lead, { type: "splitClause", clauseId, at: 4 });
    return split!["newClauseId"] as string;
  },
  "joined to the clause before": async (clauseId) => {
    const all = await clauses();
    const first = all[all.findIndex((one) => one.id === clauseId) - 1]!.id;
    await done(lead, { type: "joinClauses", first, second: clauseId });
    return first;
  },
  "joined with a clause behind, and taken apart elsewhere": async (clauseId) => {
    const second = await add("and more of it");
    await done(lead, { type: "joinClauses", first: clauseId, second });
    const [split] = await done(lead, { type: "splitClause", clauseId, at: 9 });
    return split!["newClauseId"] as string;
  },
  "a proposal accepted": async (clauseId, text) => {
    const proposal = await propose({ clauseId, text: `${text} soon`, hash: await hashOf(clauseId) });
    const accept = { type: "acceptProposal", proposalId: proposal.id, proposalHash: proposal.hash };
    await done(lead, { ...accept, hash: await hashOf(clauseId) });
  },
  "rivals taken": async (clauseId, text) => {
    const proposal = await propose({ clauseId, text: `${text} soon`, hash: await hashOf(clauseId) });
    const hash = await hashOf(clauseId);
    await done(lead, { type: "takeRivals", clauseId, proposals: [proposal.id], hash });
  },
  "moved under another verb": async (clauseId) => {
    const after = (await clauses()).at(-1)!.id;
    const [verb] = await done(lead, { type: "addClause", after, kind: "verb", text: `calls on ${clauseId}` });
    await done(lead, { type: "moveClause", clauseId, after: verb!["clauseId"] });
  },
  "another kind and typing": async (clauseId) => {
    await done(lead, { type: "changeKind", clauseId, kind: "note" });
    await done(lead, { type: "addFootnote", clauseId, at: 2, text: "See there." });
  },
  "a correction and a footnote": async (clauseId, text) => {
    const correct = { type: "correctClause", clauseId, text: text.replace("i", "I") };
    await done(lead, { ...correct, hash: await hashOf(clauseId) });
    await done(lead, { type: "addFootnote", clauseId, at: 2, text: "See there." });
  },
  "removed, and restored": async (clauseId) => {
    await done(lead, { type: "removeClause", clauseId });
    await done(lead, { type: "restoreClause", clauseId });
  },
  "the very words typed in anew, and the clause removed": async (clauseId, text) => {
    const anew = await add(text);
    await done(lead, { type: "removeClause", clauseId });
    return anew;
  },
  "a new basis with other words": (_, text) => newBasis(text, { text: `${text} at once` }),
  "a new basis in which another clause has its words": async (_, text) => {
    const other = await add(`beside ${text}`);
    await newBasis(text, { into: `beside ${text}` });
    return other;
  },
  "words of an earlier state": async (clauseId) => {
    const { seq } = await bbb!.opinion(id);
    const client = await enter(bbb!);
    await until("its words are here", () => client.text(clauseId).toJSON() !== "");
    client.type(() => client.text(clauseId).insert(0, "x"));
    await until("they are taken", () => client.acknowledged() === client.sent());
    await done(lead, { type: "settleClause", clauseId });
    const states = (await lead!.opinion(id)).seq;
    expect(states).toBeGreaterThan(seq);
    client.type(() => client.text(clauseId).insert(0, "y"));
    await until("they are taken", () => client.acknowledged() === client.sent());
    await done(lead, { type: "restoreWords", clauseId, seq: states, hash: await hashOf(clauseId) });
  },
};

const marksOf = async (clauseId: string): Promise<number> =>
  (await bbb!.opinion(id)).record.clauses.find((one) => one.id === clauseId)!.marks.length;

/** Everything that would take the clause for agreed. */
async function attempts(clauseId: string): Promise<readonly (readonly [string, () => Promise<unknown>])[]> {
  const { hash } = await clauseOf(clauseId);
  const mark = { type: "markClause", clauseId, tier: "ad-referendum", hash, reason: "time is short" };
  const clear = { type: "clearText", hash: (await lead!.opinion(id)).hash };
  const closes = new Date(Date.now() + 40 * 86_400_000).toISOString();
  const ask = (who: TestPerson | undefined, act: Said) => () => who!.ask(id, act);
  return [
    ["the lead marks", ask(lead, mark)],
    ["without a reason", ask(lead, { ...mark, reason: undefined })],
    ["the chair marks", ask(chair, mark)],
    ["the chair agrees", ask(chair, { ...mark, tier: "agreed" })],
    ["the secretariat marks", ask(secretariat, mark)],
    ["pending another one", ask(lead, { ...mark, pending: [{ delegationId: "BBB" }] })],
    ["in a batch", ask(lead, { type: "batch", commands: [mark] })],
    ["by silence", ask(lead, { type: "startSilence", clauses: [{ clauseId, hash }], closes })],
    ["the lead clears", ask(lead, clear)],
  ];
}

test("C13 C26 however the words change, nobody marks, clears or circulates over the objection", async () => {
  const rules = { hoursMin: 24, workingDays: null };
  const set = { type: "setSilenceRules", silence: rules, reason: "adopted" };
  expect((await chair!.post("/api/forum/commands", set)).status).toBe(200);
  let [tried, refused] = [0, 0];
  for (const [how, change] of Object.entries(WAYS)) {
    const text = `to do it in way ${Object.keys(WAYS).indexOf(how) + 1}`;
    const made = await add(text);
    await object(made);
    const clauseId = (await change(made, text)) ?? made;
    const before = await marksOf(clauseId);
    for (const [what, attempt] of await attempts(clauseId)) {
      const answer = (await attempt()) as Awaited<ReturnType<TestPerson["ask"]>>;
      tried += 1;
      expect([how, what, answer.status, answer.refusal?.reason]).toEqual([how, what, 409, "cannotAccept"]);
      expect(answer.refusal?.details?.["delegations"]).toContain("CCC");
      refused += 1;
    }
    expect(await marksOf(clauseId)).toBe(before);
    // The delegation answers, and the way is free.
    const hash = await hashOf(clauseId);
    const answered = { type: "takePosition", subject: { clauseId }, position: "canAccept", hash };
    await done(ccc, answered);
    await done(lead, { type: "markClause", clauseId, tier: "ad-referendum", hash, reason: "it answered" });
    // Answers the others first, so that only the next way stops the clearing.
    for (const { subject } of (await ccc!.opinion(id)).record.negotiation.positions)
      await ccc!.ask(id, { type: "withdrawPosition", subject });
  }
  console.log(`${Object.keys(WAYS).length} ways, ${tried} attempts: ${refused} refused`);
  expect(refused).toBe(Object.keys(WAYS).length * 9);
});

test("C26 C46 U11 a clause brought next door takes along objections to the room, not to the lead", async () => {
  const there = site.opinionOf("green");
  const [open, secret] = [await add("to share what is open"), await add("to share what is between us")];
  await object(open);
  await object(secret, "lead");
  const bring = async (clauseId: string) => {
    const after = (await clauses(there)).at(-1)!.id;
    const from = { opinionId: id, clauseId, hash: await hashOf(clauseId) };
    const [added] = await done(green, { type: "bringClause", from, after }, there);
    return clauseOf(added!["clauseId"] as string, there);
  };
  const mark = (clause: { id: string; hash: string }) => {
    const what = { clauseId: clause.id, hash: clause.hash, tier: "ad-referendum", reason: "r" };
    return green!.ask(there, { type: "markClause", ...what });
  };
  const brought = await bring(open);
  expect((await mark(brought)).refusal).toMatchObject({
    reason: "cannotAccept",
    details: { delegations: "CCC" },
  });
  expect((await mark(await bring(secret))).refusal).toBeUndefined();
  expect(JSON.stringify(await bbb!.opinion(there))).not.toContain(`not ${secret.slice(-4)}`);
});

test("C20 C40 files, board and record name objections, and none that the lead alone was told", async () => {
  const [open, secret] = [await add("to print it"), await add("to keep it quiet")];
  await object(open);
  await object(secret, "lead");
  const client = await enter(bbb!);
  await until("the words are here", () => client.text(secret).toJSON() !== "");
  client.type(() => {
    client.text(open).insert(0, "not ");
    client.text(secret).insert(0, "not ");
  });
  await until("they are taken", () => client.acknowledged() === client.sent());
  const asked = client.entries.filter(({ type }) => type === "objectorAsked");
  await until("CCC is asked", () => client.entries.some(({ type }) => type === "objectorAsked"));
  expect(JSON.stringify([...asked, ...client.entries])).toContain(open);
  const told = `not ${open.slice(-4)}`;
  const whispered = `not ${secret.slice(-4)}`;
  const { record } = await bbb!.opinion(id);
  expect(record.negotiation.positions.map(({ reason }) => reason)).toContain(told);
  const seen = async (who: TestPerson | undefined, path: string): Promise<string> =>
    (await who!.get(path)).text();
  for (const path of [
    `/api/opinions/${id}/export.txt`,
    `/api/opinions/${id}/export.html`,
    `/api/opinions/${id}/export.akn.xml`,
    "/api/board",
  ]) {
    const text = await seen(chair, path);
    expect(text, path).toContain("CCC");
    expect(text, path).not.toContain(whispered);
  }
  for (const who of [chair, secretariat, bbb])
    for (const path of [
      `/api/opinions/${id}`,
      `/api/opinions/${id}/minutes`,
      `/api/opinions/${id}/export.json`,
    ])
      expect(await seen(who, path), path).not.toContain(whispered);
  expect(await seen(lead, `/api/opinions/${id}`)).toContain(whispered);
});

test("C25 the secretariat closes the objection of a delegation that left, and the report says so", async () => {
  const clauseId = await add("to close it");
  await object(clauseId);
  const close = {
    type: "closeObjection",
    clauseId,
    delegationId: "CCC",
    because: "left",
    reason: "its letter",
  };
  expect((await secretariat!.ask(id, close)).refusal?.reason).toBe("stillTakesPart");
  expect((await lead!.ask(id, close)).refusal?.reason).toBe("notYourRole");
  expect((await secretariat!.ask(id, { ...close, because: "noAnswer" })).refusal?.reason).toBe(
    "noAnswerTime",
  );
  for (const person of site.concord.forum.forum().participants.values())
    if (person.delegationId === "CCC") {
      const gone = { type: "dismissParticipant", userId: person.id, reason: "it left" };
      const answer = await site.concord.secretariat.carryOut(null, gone as never);
      expect(answer).not.toHaveProperty("refusal");
    }
  expect((await secretariat!.ask(id, close)).refusal).toBeUndefined();
  const hash = await hashOf(clauseId);
  const marked = { type: "markClause", clauseId, tier: "ad-referendum", hash, reason: "r" };
  expect((await lead!.ask(id, marked)).refusal).toBeUndefined();
  expect(
    ((await bbb!.opinion(id)).record satisfies Opinion).clauses.find((one) => one.id === clauseId)?.marks,
  ).toHaveLength(1);
});
