import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wordsPart } from "../../shared/opinion/canonical-text.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** An ordinary delegate turns an agreed line into another line with the same words, by permitted acts and keys. */

const AGREED = "to share the spectrum with all";
const NOTE = "only where this causes no cost to the operator";

let site: TestSite;
let [chair, aaa]: TestPerson[] = [];
let id: string;
let client: ConcordClient;
let [tried, voided, sameWords] = [0, 0, 0];

beforeAll(async () => {
  site = await openTestSite();
  [chair, aaa] = [await site.person("chair"), await site.person("AAA")];
  id = site.opinionOf("space");
  const { generation } = await aaa.opinion(id);
  client = openConcordClient(site.url, { cookie: aaa.cookie, opinionId: id, generation });
  await client.synced;
});
afterAll(async () => {
  console.log(
    `${tried} attempts: ${voided} voided the mark and said so; ${sameWords} of them had the very lines that were agreed`,
  );
  client.terminate();
  await site.close();
});

type Made = { readonly verb: string; readonly item: string; readonly sub: string; readonly note: string };

const clause = async (which: string): Promise<OpinionAnswer["clauses"][number]> =>
  (await aaa!.opinion(id)).clauses.find((one) => one.id === which)!;

const ask = async (command: Record<string, unknown>): Promise<string> => {
  const { entries, refusal } = await aaa!.ask(id, command);
  if (entries === undefined) throw new Error(JSON.stringify([command, refusal]));
  const [entry] = entries;
  return entry?.type === "clauseAdded"
    ? entry.clauseId
    : entry?.type === "footnoteAdded"
      ? entry.footnoteId
      : "";
};

const add = (kind: string, text: string, after: string, level?: number): Promise<string> =>
  ask({ type: "addClause", after, kind, text, ...(level === undefined ? {} : { level }) });

const reword = async (which: string, words: string): Promise<void> => {
  await until("its words are here", async () => client.text(which).toJSON() === (await clause(which)).text);
  client.type(() => {
    client.text(which).delete(0, client.text(which).length);
    client.text(which).insert(0, words);
  });
  await until("the words are typed", async () => (await clause(which)).text === words);
};

const unnote = (clauseId: string, footnoteId: string): Promise<string> =>
  ask({ type: "removeFootnote", clauseId, footnoteId });

const changeKind = (clauseId: string, kind: string, level?: number): Promise<string> =>
  ask({ type: "changeKind", clauseId, kind, ...(level === undefined ? {} : { level }) });

/** Builds a section: a verb, an item with a footnote, a sub-item. Each case says which of them is agreed. */
async function made(agreed: "item" | "sub"): Promise<Made> {
  const last = (await aaa!.opinion(id)).clauses.at(-1)!.id;
  const verb = await add("verb", "invites Member States", last);
  const item = await add("operative", agreed === "item" ? AGREED : "to act", verb);
  const note =
    agreed === "item" ? await ask({ type: "addFootnote", clauseId: item, at: 8, text: NOTE }) : "none";
  const sub = await add("subItem", agreed === "sub" ? AGREED : "at once", item);
  return { verb, item, sub, note };
}

const CASES: readonly {
  readonly how: string;
  readonly agreed: "item" | "sub";
  /** Tells if the clause has exactly the agreed lines, in order: version 1 took it for agreed. */
  readonly same: boolean;
  readonly turn: (made: Made) => Promise<void>;
}[] = [
  {
    how: "the item becomes a sub-item of its own words, and reads as its footnote did",
    agreed: "item",
    same: true,
    turn: async ({ verb, item, note }) => {
      await add("operative", AGREED, verb);
      await changeKind(item, "subItem", 2);
      await unnote(item, note);
      await reword(item, NOTE);
    },
  },
  {
    how: "the sub-item becomes a footnote of the item above it",
    agreed: "sub",
    same: true,
    turn: async ({ sub }) => {
      await changeKind(sub, "operative", 1);
      await reword(sub, "to act");
      await ask({ type: "addFootnote", clauseId: sub, at: 6, text: AGREED });
    },
  },
  {
    how: "the section verb becomes an item above it",
    agreed: "sub",
    same: false,
    turn: async ({ verb, item, sub }) => {
      await changeKind(verb, "operative", 1);
      await changeKind(item, "operative", 2);
      await changeKind(sub, "operative", 3);
    },
  },
  {
    how: "another kind with the same words",
    agreed: "item",
    same: true,
    turn: async ({ item }) => void (await changeKind(item, "recital")),
  },
  {
    how: "another level with the same words above it",
    agreed: "sub",
    same: true,
    turn: async ({ sub }) => void (await changeKind(sub, "subItem", 3)),
  },
  {
    how: "the sign of its footnote stands at another word",
    agreed: "item",
    same: true,
    turn: async ({ item, note }) => {
      await unnote(item, note);
      await ask({ type: "addFootnote", clauseId: item, at: AGREED.length, text: NOTE });
    },
  },
  {
    how: "words and footnote change places",
    agreed: "item",
    same: false,
    turn: async ({ item, note }) => {
      await ask({ type: "editFootnote", clauseId: item, footnoteId: note, text: AGREED });
      await reword(item, NOTE);
    },
  },
  {
    how: "the footnote is typed behind its words as a role would be written",
    agreed: "item",
    same: false,
    turn: async ({ item, note }) => {
      await unnote(item, note);
      await reword(item, `${AGREED} footnote after 8: ${NOTE}`);
    },
  },
];

describe("C32 an agreed line that becomes another line is not agreed any more, and says so", () => {
  test.each(CASES)("$how", async ({ agreed, turn, same }) => {
    const there = await made(agreed);
    const which = there[agreed];
    const before = await clause(which);
    const mark = { type: "markClause", clauseId: which, tier: "agreed", hash: before.hash, reason: "r" };
    expect((await chair!.ask(id, mark)).refusal).toBeUndefined();
    expect((await clause(which)).state).toBe("agreed");
    await turn(there);
    const after = await clause(which);
    tried += 1;
    if (wordsPart(after.hash) === wordsPart(before.hash)) sameWords += 1;
    if (same) expect(wordsPart(after.hash)).toBe(wordsPart(before.hash));
    expect([after.state, after.mark?.tier]).toEqual(["void", "agreed"]);
    expect(after.hash).not.toBe(before.hash);
    voided += 1;
  });
});
