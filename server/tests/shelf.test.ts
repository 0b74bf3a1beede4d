import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { SHELF_BYTES_MAX, SHELVED_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import { runCommand } from "../command-line/run-command.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let [secretariat, chair, aaa]: TestPerson[] = [];
const TEXT = "# On lamps\n\n_considering_\n\na)\tthat lamps are lit;\n\nb)\tthat ships come by night,\n";

beforeAll(async () => {
  site = await openTestSite();
  [secretariat, chair, aaa] = [
    await site.person("secretariat"),
    await site.person("chair"),
    await site.person("AAA"),
  ];
});
afterAll(() => site.close());

const send = async (who: TestPerson | undefined, command: object) => {
  const response = await who!.post("/api/forum/commands", command);
  const body = (await response.json()) as { readonly refusal?: { readonly reason: string } };
  return { status: response.status, reason: body.refusal?.reason };
};
const shelf = async () =>
  (await (await aaa!.get("/api/forum/shelf")).json()) as {
    readonly seq: number;
    readonly texts: readonly ShelvedPhrases[];
  };
const lamps = { type: "shelveText", title: "On lamps", source: "Resolution L", text: TEXT };

test("E9 the secretariat alone loads texts; everybody reads phrases with their source", async () => {
  expect(await shelf()).toEqual({ seq: 0, texts: [] });
  for (const who of [chair, aaa])
    expect(await send(who, lamps)).toEqual({ status: 403, reason: "notYourRole" });
  expect(await send(secretariat, lamps)).toEqual({ status: 200, reason: undefined });
  expect(await send(secretariat, lamps)).toEqual({ status: 409, reason: "nothingToDo" });
  const { seq, texts } = await shelf();
  expect(texts).toEqual([
    {
      id: expect.any(String),
      title: "On lamps",
      source: "Resolution L",
      phrases: ["On lamps", "considering", "that lamps are lit", "that ships come by night"],
    },
  ]);
  expect((await aaa!.forum()).shelfSeq).toBe(seq);
  expect((await fetch(`${site.url}/api/forum/shelf`)).status).toBe(401);
  const gone = { type: "unshelveText", textId: texts[0]!.id };
  expect(await send(aaa, gone)).toEqual({ status: 403, reason: "notYourRole" });
  expect(await send(secretariat, gone)).toEqual({ status: 200, reason: undefined });
  expect(await send(secretariat, gone)).toEqual({ status: 404, reason: "noSuchText" });
  expect((await shelf()).texts).toEqual([]);
  const minutes = (await (await aaa!.get("/api/forum/minutes")).json()) as {
    readonly entries: readonly { readonly type: string }[];
  };
  expect(minutes.entries.slice(-2).map(({ type }) => type)).toEqual(["textShelved", "textUnshelved"]);
});

test("E9 by the command line: a file is titled as it titles itself and cited by its name", async () => {
  const shelve = (text: string, ...words: readonly string[]) =>
    runCommand(site.concord, {
      name: "shelve",
      arguments: ["texts/resolution-l.txt", ...words],
      input: Buffer.from(text).toString("base64"),
    });
  const done = await shelve(TEXT);
  const [id, title, phrases] = done.lines[0]!.split("\t");
  expect([done.code, title, phrases]).toEqual([0, "On lamps", "4 phrases"]);
  expect((await shelf()).texts[0]).toMatchObject({ id, source: "resolution-l" });
  const named = await shelve(TEXT, "--title", "Lamps", "--source", "Resolution L (Rev.)");
  expect(named.lines[0]).toContain("\tLamps\t4 phrases");
  expect((await shelf()).texts[1]).toMatchObject({ title: "Lamps", source: "Resolution L (Rev.)" });
  expect(await shelve(TEXT)).toEqual({ code: 1, lines: ["Agreed language has this text already."] });
  expect((await shelve("\u0000")).code).toBe(1);
  expect((await shelve("\n\n")).code).toBe(1);
  const off = (word: string) => runCommand(site.concord, { name: "unshelve", arguments: [word] });
  expect(await off("x")).toMatchObject({ code: 1, lines: expect.arrayContaining([`${id}\tOn lamps`]) });
  for (const { id: one } of (await shelf()).texts) expect((await off(one)).code).toBe(0);
  expect((await shelf()).texts).toEqual([]);
});

test("E18 a text over its bytes and one more than the shelf holds are refused", async () => {
  const sized = (n: number, bytes: number) => ({
    ...lamps,
    source: `Text ${n}`,
    // Two bytes a character: bytes are counted, not characters.
    text: "é"
      .repeat(19_999)
      .concat("\n\n")
      .repeat(Math.ceil(bytes / 40_000))
      .slice(0, bytes / 2),
  });
  const over = "é".repeat(SHELVED_TEXT_BYTES_MAX / 2 + 1);
  expect(await send(secretariat, { ...lamps, text: over })).toEqual({ status: 413, reason: "tooLong" });
  let n = 0;
  for (; n < 400; n++) {
    const { status, reason } = await send(secretariat, sized(n, SHELVED_TEXT_BYTES_MAX));
    if (status === 200) continue;
    expect({ status, reason }).toEqual({ status: 409, reason: "shelfFull" });
    break;
  }
  // The breaks between paragraphs are one byte each.
  expect(n).toBe(Math.floor(SHELF_BYTES_MAX / (SHELVED_TEXT_BYTES_MAX - 8)));
}, 30_000);
