import { afterAll, beforeAll, expect, test } from "vitest";
import { type Merge, mergeRowHash } from "../../shared/merging/merge.ts";
import { mergingOf, resultHash } from "../../shared/merging/merging.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";

/** The desk over HTTP: a text from another Opinion is taken in, and a clause goes next door. */
let site: TestSite;
let chair: TestPerson;
let space: TestPerson;
let green: TestPerson;
let here: string;
let there: string;

beforeAll(async () => {
  site = await openTestSite();
  [here, there] = [site.opinionOf("space"), site.opinionOf("green")];
  [chair, space, green] = [
    await site.person("chair"),
    await site.person("space"),
    await site.person("green"),
  ];
});
afterAll(() => site.close());

type Said = Record<string, string>;
const done = async (who: TestPerson, id: string, act: Record<string, unknown>): Promise<readonly Said[]> => {
  const answer = await who.ask(id, act);
  expect(answer.refusal, JSON.stringify([act, answer.refusal])).toBeUndefined();
  return answer.entries as unknown as readonly Said[];
};
const clausesOf = async (id: string): Promise<OpinionAnswer["clauses"]> => (await chair.opinion(id)).clauses;
const add = async (who: TestPerson, id: string, text: string): Promise<string> => {
  const after = (await clausesOf(id)).at(-1)!.id;
  const [added] = await done(who, id, { type: "addClause", after, kind: "operative", text });
  return added!["clauseId"]!;
};

test("U2 another Opinion is taken in as it stands; its later changes change nothing here", async () => {
  const said = await add(green, there, "to share what was learned");
  const [opened] = await done(space, here, { type: "openMerge", openness: "open" });
  const { mergeId } = opened!;
  const [taken] = await done(space, here, {
    type: "takeMergeInput",
    mergeId,
    from: { kind: "opinion", opinionId: there },
  });
  expect(JSON.stringify(taken)).toContain("to share what was learned");
  await done(green, there, { type: "removeClause", clauseId: said });
  const { entries } = (await (await chair.get(`/api/opinions/${here}/minutes`)).json()) as {
    entries: readonly Said[];
  };
  expect(entries.find(({ hash }) => hash === taken!["hash"])).toEqual(taken);
  const none = { type: "takeMergeInput", mergeId, from: { kind: "opinion", opinionId: here } };
  expect((await space.ask(here, none)).refusal?.reason).toBe("noSuchOpinion");
});

test("U11 a clause goes next door under its authors, and leaves by an act of its own", async () => {
  const clauseId = await add(space, here, "to cooperate across borders");
  await done(space, here, { type: "addFootnote", clauseId, at: 12, text: "as agreed in Busan" });
  const { hash } = (await clausesOf(here)).find((one) => one.id === clauseId)!;
  await done(space, here, { type: "markClause", clauseId, tier: "ad-referendum", hash });
  const after = (await clausesOf(there)).at(-1)!.id;
  const bring = { type: "bringClause", from: { opinionId: here, clauseId, hash }, after };
  expect((await space.ask(there, bring)).refusal?.reason).toBe("notYourGroup");
  expect(
    (await green.ask(there, { ...bring, from: { ...bring.from, hash: "0".repeat(64) } })).refusal?.reason,
  ).toBe("wordsChanged");
  const give = {
    type: "giveClause",
    clauseId,
    hash,
    to: { opinionId: there, clauseId },
    reason: "it is theirs",
  };
  expect((await space.ask(here, give)).refusal?.reason).toBe("noSuchClause");

  const [added, brought] = await done(green, there, bring);
  expect(brought).toMatchObject({
    type: "clauseBrought",
    from: { opinionId: here, clauseId, mark: { tier: "ad-referendum" } },
  });
  const arrived = added!["clauseId"]!;
  const now = (await clausesOf(there)).find((one) => one.id === arrived)!;
  // A mark is of the words under their verb in their room: next door they start open (C4).
  expect([now.text, now.state]).toEqual(["to cooperate across borders", "open"]);
  expect(now).toMatchObject({ footnotes: [{ at: 12, text: "as agreed in Busan" }] });
  const { runs } = added!["words"] as unknown as { runs: readonly { client: number }[] };
  const { authors } = (await (await chair.get(`/api/opinions/${there}`)).json()) as {
    authors: readonly { client: number; office: string }[];
  };
  expect(authors.find(({ client }) => client === runs[0]!.client)?.office).toBe("facilitator");

  await done(space, here, { ...give, to: { opinionId: there, clauseId: arrived } });
  expect((await clausesOf(here)).some((one) => one.id === clauseId)).toBe(false);
});

test("U10 the lead clears the text of its group, and other words are not cleared", async () => {
  const { hash } = await space.opinion(here);
  expect((await chair.ask(here, { type: "clearText", hash })).refusal?.reason).toBe("notYourRole");
  expect((await green.ask(here, { type: "clearText", hash })).refusal?.reason).toBe("notYourGroup");
  expect((await space.ask(here, { type: "clearText", hash: "0".repeat(64) })).refusal?.reason).toBe(
    "wordsChanged",
  );
  await done(space, here, { type: "clearText", hash });
  expect((await space.ask(here, { type: "clearText", hash })).refusal?.reason).toBe("nothingToDo");
  await add(space, here, "to say more");
  expect((await space.opinion(here)).hash).not.toBe(hash);
  expect((await chair.opinion(here)).record.merging?.cleared?.hash).toBe(hash);
});

test("U4 U7 the published text matches its hash, also when someone edits as it is composed", async () => {
  const text = (n: number): string =>
    ["_considering_", ...Array.from({ length: 120 }, (_, i) => `that ${i} is said by ${n};`)].join("\n\n");
  const [opened] = await done(chair, there, { type: "openMerge", openness: "open" });
  const { mergeId } = opened!;
  for (const n of [1, 2, 3])
    await done(chair, there, {
      type: "takeMergeInput",
      mergeId,
      from: { kind: "text", name: `Text ${n}`, whose: [], text: text(n) },
    });
  const mergeNow = async (): Promise<Merge> => {
    const answer = await chair.get(`/api/opinions/${there}/merges/${mergeId}`);
    return ((await answer.json()) as { merge: Merge }).merge;
  };
  for (let round = 0; round < 4; round++) {
    const merge = await mergeNow();
    const hash = resultHash(provenanceOf(merge));
    const row = merge.rows.at(-1)!;
    const write = {
      type: "writeMergeRow",
      mergeId,
      rowId: row.id,
      text: `that ${round} was written`,
      hash: mergeRowHash(merge, row),
    };
    const publish = { type: "publishRevision", mergeId, name: `R${round}`, whose: "chair", hash };
    const [published] = await Promise.all([chair.ask(there, publish), green.ask(there, write)]);
    const { revisions } = mergingOf((await chair.opinion(there)).record);
    const named = revisions.filter(({ name }) => name === `R${round}`);
    if (published.status === 200) {
      expect(named.map((one) => [one.hash, resultHash(one.rows)])).toEqual([[hash, hash]]);
    } else {
      expect([published.refusal?.reason, named]).toEqual(["wordsChanged", []]);
    }
  }
  const merge = await mergeNow();
  const hash = resultHash(provenanceOf(merge));
  await done(chair, there, { type: "publishRevision", mergeId, name: "Last", whose: "chair", hash });
});
