import { afterAll, beforeAll, expect, test } from "vitest";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import {
  openTestSite,
  type OpinionAnswer,
  type TestPerson,
  type TestSite,
} from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** Invisible characters, typed and sent past the page: by a raw client and by commands. */

/** No script needs them: fillers, blanks, soft hyphens, selectors of variants, tags, operators, private use. */
const REFUSED = Array.from(
  "\u00AD\u034F\u115F\u1160\u17B4\u17B5\u200B\u2060\u2061\u2064\u2065\u2066\u206A\u206F\u2800\u3164\uE000\uF8FF\uFE00\uFE0D\uFEFF\uFFA0\uFFF0\uFFFA\uFFFC" +
    "\u{1BCA0}\u{1D159}\u{1D173}\u{1D17A}\u{E0001}\u{E0041}\u{E0100}\u{E01EF}\u{E0FFF}\u{F0000}\u{10FFFD}",
);
/** Some script needs them, and no Latin word does. */
const SHOWN = Array.from("\u061C\u180B\u180D\u180E\u180F\u200C\u200D\u200E\u200F\uFE0E\uFE0F");
const MARKS = ["\u0301", "\u0301\u0302\u0303", " \u0301 ", "\u093C", "\u20E3"];

let site: TestSite;
let [chair, lead, aaa]: TestPerson[] = [];
let id: string;
let clauseId: string;
const clients: ConcordClient[] = [];

const enter = async (): Promise<ConcordClient> => {
  const { generation } = await aaa!.opinion(id);
  const client = openConcordClient(site.url, { cookie: aaa!.cookie, opinionId: id, generation });
  clients.push(client);
  await client.synced;
  return client;
};
const clause = async (): Promise<OpinionAnswer["clauses"][number]> =>
  (await aaa!.opinion(id)).clauses.find((one) => one.id === clauseId)!;
const reason = async (who: TestPerson, command: Record<string, unknown>): Promise<string> => {
  const { refusal } = await who.ask(id, command);
  return refusal?.reason ?? "done";
};
const hex = (text: string): string => text.codePointAt(0)!.toString(16);

beforeAll(async () => {
  site = await openTestSite();
  [chair, lead, aaa] = [await site.person("chair"), await site.person("space"), await site.person("AAA")];
  id = site.opinionOf("space");
  const after = (await aaa.opinion(id)).clauses.at(-1)!.id;
  const { entries } = await aaa.ask(id, { type: "addClause", after, kind: "operative", text: "" });
  clauseId = (entries![0] as { clauseId: string }).clauseId;
});
afterAll(async () => {
  for (const client of clients) client.terminate();
  await site.close();
});

test("W2 no raw client types what nobody sees, and no command carries it", async () => {
  let refusals = 0;
  const passed: string[] = [];
  for (const sign of REFUSED) {
    const client = await enter();
    client.type(() => client.text(clauseId).insert(0, `a${sign}b`));
    const { code, reason: why } = await client.closed;
    if (code === 4403 && why.includes("notPlainWords")) refusals += 1;
    else passed.push(`typed ${hex(sign)}`);
    const added = { type: "addClause", after: clauseId, kind: "operative", text: `a${sign}b` };
    if ((await reason(aaa!, added)) === "notPlainWords") refusals += 1;
    else passed.push(`added ${hex(sign)}`);
  }
  expect(passed).toEqual([]);
  expect((await clause()).text).toBe("");
  console.log(`${REFUSED.length * 2} attempts with ${REFUSED.length} code points: ${refusals} refused`);
});

test("C3 refuses to mark a text of unseen signs and marks alone, in either tier", async () => {
  const client = await enter();
  const passed: string[] = [];
  const tried = [...SHOWN, ...MARKS, "\u200E\u200D\u200F", " \u00A0\u3000"];
  for (const words of tried) {
    client.type(() => {
      client.text(clauseId).delete(0, client.text(clauseId).length);
      client.text(clauseId).insert(0, words);
    });
    await until("the words are here", async () => client.acknowledged() === client.sent());
    const { hash } = await clause();
    for (const [who, tier] of [
      [lead!, "ad-referendum"],
      [chair!, "agreed"],
    ] as const) {
      const done = await reason(who, { type: "markClause", clauseId, tier, hash, reason: "r" });
      if (done !== "emptyWords") passed.push(`${hex(words)} ${tier} ${done}`);
    }
  }
  expect(passed).toEqual([]);
  console.log(`${tried.length * 2} marks of texts without words: all refused`);
});

test("W22 a sign that turns figures around is shown in every file, and stands in the hash", async () => {
  const client = await enter();
  const type = async (words: string): Promise<OpinionAnswer["clauses"][number]> => {
    client.type(() => {
      client.text(clauseId).delete(0, client.text(clauseId).length);
      client.text(clauseId).insert(0, words);
    });
    await until("the words are here", async () => client.acknowledged() === client.sent());
    return clause();
  };
  const plain = await type("from 1-20");
  const turned = await type("from 1\u200F-\u200F20");
  expect([turned.text, turned.hash === plain.hash]).toEqual(["from 1\uFFFD-\uFFFD20", false]);
  for (const form of ["txt", "html", "akn.xml", "json"]) {
    const file = await (await aaa!.get(`/api/opinions/${id}/export.${form}`)).text();
    expect([form, file.includes("from 1\uFFFD-\uFFFD20"), file.includes("1\u200F")]).toEqual([
      form,
      true,
      false,
    ]);
  }
  const persian = await type("می\u200Cخواهم");
  expect(persian.text).toBe("می\u200Cخواهم");
});

test("W15 drops useless signs from proposals, footnotes and comments; keeps needed ones", async () => {
  const words = await clause();
  const on = { clauseId, hash: words.hash };
  const commands = (text: string): readonly Record<string, unknown>[] => [
    { type: "propose", kind: "change", text, ...on },
    { type: "addFootnote", clauseId, at: 1, text },
    { type: "comment", on: { clauseId }, text, readers: "room" },
  ];
  for (const text of ["from 1\u200F-\u200F20", "a\u200Cb", "\u200F\u200Fعربي"])
    for (const command of commands(text)) expect(await reason(aaa!, command)).toBe("notPlainWords");
  for (const command of commands("کتاب می\u200Cخواهم")) expect(await reason(aaa!, command)).toBe("done");
});

test("W18 W15 no name, symbol, reason or comment is unseen or looks like another one", async () => {
  const secretariat = await site.person("secretariat");
  const forum = async (command: unknown): Promise<number> =>
    (await secretariat.post("/api/forum/commands", command)).status;
  const name = (en: string) => ({ en, zh: en });
  const admit = { type: "admitDelegation", category: "memberState" };
  for (const sign of ["\u200F", "\u200B", "\u3164", "\u{E0041}"]) {
    expect(await forum({ ...admit, symbol: "QQQ", name: name(`Q${sign}`) })).toBe(400);
    expect(await forum({ ...admit, symbol: `Q${sign}`, name: name("Q") })).toBe(400);
  }
  for (const sign of ["\u200F", "\u3164", "\u0301"]) {
    const comment = { type: "comment", on: { clauseId }, text: sign, readers: "room" };
    expect((await aaa!.ask(id, comment)).status).toBe(400);
    const unlock = { type: "unlockClause", clauseId, reason: sign };
    expect((await lead!.ask(id, unlock)).status).toBe(400);
  }
  const persian = "می\u200Cخواهم";
  expect(await forum({ ...admit, symbol: "QQQ", name: name(persian) })).toBe(200);
});
