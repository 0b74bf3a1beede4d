import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportView } from "../../shared/report/report-view.ts";
import { accepted, rejected, wordElements, wordPart, wordsByTag } from "../testing/docx-reading.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson, lead: TestPerson, aaa: TestPerson, bbb: TestPerson, ccc: TestPerson;
let space: string;
const office = openOffice();

beforeAll(async () => {
  site = await openTestSite();
  [chair, lead, aaa, bbb, ccc] = (await Promise.all(
    ["chair", "space", "AAA", "BBB", "CCC"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
  space = site.opinionOf("space");
});
afterAll(async () => {
  office.close();
  await site.close();
});

const items = async () =>
  (await lead.opinion(space)).clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["));
async function done(who: TestPerson, command: Record<string, unknown>): Promise<Record<string, string>> {
  const answer = await who.ask(space, command);
  expect(answer.refusal).toBeUndefined();
  return answer.entries![0] as unknown as Record<string, string>;
}
const propose = (who: TestPerson, clause: { readonly id: string; readonly hash: string }, more: object) =>
  done(who, { type: "propose", clauseId: clause.id, hash: clause.hash, ...more });
const edit = async (more: object): Promise<void> => {
  const { preparing } = (await (await chair.get("/api/report")).json()) as ReportView;
  const command = { type: "editReport", hash: preparing!.fieldsHash, ...more };
  expect((await chair.post("/api/forum/commands", command)).status).toBe(200);
};
const file = async (who: TestPerson, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await who.get(path)).arrayBuffer());
const authorsIn = (bytes: Uint8Array, names: readonly string[]): readonly string[] => [
  ...new Set(
    names.flatMap((name) =>
      wordElements(wordPart(bytes, "word/document.xml")!, name).map((one) => one.getAttribute("w:author")!),
    ),
  ),
];
const CHANGES = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];

test("R26 deleting a paragraph and adding its words elsewhere is shown as moving it", async () => {
  const [first, second, third] = await items();
  await done(lead, { type: "consolidate", hash: (await lead.opinion(space)).hash });
  await propose(aaa, first!, { kind: "delete", reason: "AAA wants it last" });
  await propose(aaa, third!, { kind: "add", text: first!.text });
  await propose(bbb, second!, { kind: "change", text: `${second!.text} as BBB and CCC said` });
  const bytes = await file(aaa, `/api/opinions/${space}/export.docx?form=tracked`);
  const body = wordPart(bytes, "word/document.xml")!;
  const texts = (name: string) =>
    wordElements(body, name)
      .map((one) =>
        wordElements(one, "w:t")
          .map(({ textContent }) => textContent)
          .join(""),
      )
      .filter((text) => text !== "");
  for (const name of ["w:moveFrom", "w:moveTo"]) expect(texts(name).join("")).toContain(first!.text);
  const names = ["w:moveFromRangeStart", "w:moveToRangeStart"].map((name) =>
    wordElements(body, name).map((one) => one.getAttribute("w:name")),
  );
  expect(names).toEqual([["move1"], ["move1"]]);
  expect(authorsIn(bytes, ["w:moveFrom", "w:moveTo"])).toEqual(["AAA"]);

  const files = [bytes];
  if (!isLeftOut) files.push((await office.converted(new Map([["moved", bytes]]), "docx")).bytesOf("moved"));
  for (const one of files) {
    const runs = wordFileOf(one).paragraphs.flatMap((paragraph) => paragraph.runs);
    const halfOf = (half: "added" | "removed") =>
      runs
        .filter((run) => run[half]?.move != null)
        .map(({ text, [half]: by }) => [text, by!.author, by!.move]);
    const words = (half: "added" | "removed") =>
      halfOf(half)
        .map(([text]) => text)
        .join("");
    expect([words("removed"), words("added")]).toEqual([
      expect.stringContaining(first!.text),
      expect.stringContaining(first!.text),
    ]);
    const names = (["removed", "added"] as const).map((half) => [
      ...new Set(halfOf(half).map(([, author, move]) => `${author} ${move}`)),
    ]);
    expect(names[0]).toEqual(names[1]);
    expect(names[0]).toHaveLength(1);
  }
}, 120_000);

test("R27 the report goes out with its annexes tracked by delegation, for the chair", async () => {
  expect((await aaa.get("/api/report.docx?form=tracked")).status).toBe(403);
  expect((await chair.get("/api/report.docx?form=clean")).status).toBe(404);
  const answer = await chair.get("/api/report.docx?form=tracked");
  expect(answer.headers.get("content-disposition")).toContain("chairs-report.tracked.docx");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(authorsIn(bytes, CHANGES)).toEqual(expect.arrayContaining(["AAA", "BBB"]));
  const second = (await items())[1]!;
  const words = (keep: typeof accepted) => wordsByTag(bytes, keep).get(`concord-${second.id}`);
  expect([words(accepted), words(rejected)]).toEqual([`${second.text} as BBB and CCC said`, second.text]);
  const comments = wordPart(bytes, "word/comments.xml")!.documentElement.textContent;
  expect(comments).toContain("AAA wants it last");
  expect(Buffer.from(await file(chair, "/api/report.docx?form=tracked")).equals(Buffer.from(bytes))).toBe(
    true,
  );
}, 60_000);

test("H3 a tracked report without names has none in authors, text, comments or properties", async () => {
  const [, , third] = await items();
  await propose(ccc, third!, { kind: "change", text: `CCC, BBB: ${third!.text}` });
  const delegations = site.concord.forum.forum().delegations;
  const known = delegations.flatMap(({ symbol, name }) => [symbol, name.en, name.zh]);
  for (const naming of ["categories", "nobody"] as const) {
    await edit({ naming });
    for (const language of ["en", "zh"]) {
      const bytes = await file(chair, `/api/report.docx?form=tracked&language=${language}`);
      const parts = Object.entries(unzipSync(bytes)).map(([path, data]) => path + strFromU8(data));
      const plain = parts.map((part) => part.replaceAll(/<[^>]*>/gu, ""));
      const found = known.filter((name) =>
        [...parts, ...plain].some((part) =>
          new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, "u").test(part),
        ),
      );
      expect([naming, language, found]).toEqual([naming, language, []]);
      const authors = authorsIn(bytes, CHANGES);
      expect(authors.length).toBeGreaterThan(0);
      expect(authors.every((author) => /^‹.+›$/u.test(author) || !known.includes(author))).toBe(true);
      expect(authors).toContain(
        language === "zh"
          ? naming === "nobody"
            ? "‹代表团›"
            : "‹成员国›"
          : naming === "nobody"
            ? "‹delegation›"
            : "‹Member State›",
      );
    }
  }
  const second = (await items())[1]!;
  const bytes = await file(chair, "/api/report.docx?form=tracked&language=en");
  const words = (keep: typeof accepted) => wordsByTag(bytes, keep).get(`concord-${second.id}`);
  expect([words(accepted), words(rejected)]).toEqual([`${second.text} as ‹delegation› said`, second.text]);
}, 60_000);
