import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commandsForMove } from "../../shared/report/returned-commands.ts";
import type { ReturnedAnnex, ReturnedReport } from "../../shared/report/returned-report.ts";
import type { ReportView } from "../../shared/report/report-view.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { threadMs } from "../../shared/testing/thread-ms.ts";
import { seeded } from "../testing/chance.ts";
import { wordFileBytes } from "../testing/word-package.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson, secretariat: TestPerson, lead: TestPerson, aaa: TestPerson;
let space: string;
const office = openOffice();

beforeAll(async () => {
  site = await openTestSite();
  [chair, secretariat, lead, aaa] = (await Promise.all(
    ["chair", "secretariat", "space", "AAA"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson];
  space = site.opinionOf("space");
});
afterAll(async () => {
  office.close();
  await site.close();
});

const edit = async (more: object): Promise<number> => {
  const { preparing } = (await (await chair.get("/api/report")).json()) as ReportView;
  const command = { type: "editReport", hash: preparing!.fieldsHash, ...more };
  return (await chair.post("/api/forum/commands", command)).status;
};
const taken = async (): Promise<Uint8Array> =>
  new Uint8Array(await (await chair.get("/api/report.docx")).arrayBuffer());

function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"]!);
  const next = change(xml);
  expect(next).not.toBe(xml);
  return zipSync({ ...parts, "word/document.xml": strToU8(next) });
}

async function back(
  bytes: Uint8Array,
  who = chair,
): Promise<ReturnedReport & { readonly refusal?: Refusal }> {
  const answer = await fetch(`${site.url}/api/report/edited`, {
    method: "POST",
    headers: { cookie: who.cookie },
    body: Buffer.from(bytes),
  });
  return (await answer.json()) as ReturnedReport & { readonly refusal?: Refusal };
}
const annexOf = (report: ReturnedReport, opinionId: string): ReturnedAnnex =>
  report.annexes.find((one) => one.opinionId === opinionId)!;

const openClauses = async () =>
  (await aaa.opinion(space)).clauses.filter(
    ({ kind, locked, text }) => kind === "operative" && !locked && !text.includes("["),
  );

const paragraphWith = (xml: string, words: string): string =>
  xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu)!.find((one) => one.includes(words))!;

test("H7 a report that comes back unedited differs in nothing, also when LibreOffice saved it", async () => {
  expect(await edit({ introduction: "The group met twice.\nIt thanks all.", remarks: "Much is left." })).toBe(
    200,
  );
  const bytes = await taken();
  const files = [bytes];
  if (!isLeftOut) {
    const round = await office.converted(new Map([["report", bytes]]), "docx");
    files.push(round.bytesOf("report"));
  }
  for (const file of files) {
    const report = await back(file);
    expect(report.refusal).toBeUndefined();
    expect(report.covering).toEqual({
      own: {
        introduction: { words: "The group met twice.\nIt thanks all.", changed: false },
        remarks: { words: "Much is left.", changed: false },
      },
      elsewhere: [],
      gone: 0,
    });
    expect(report.annexes.map(({ kind, differences, not, rest }) => [kind, differences, not, rest])).toEqual(
      Array.from({ length: 7 }, () => ["same", [], [], []]),
    );
  }
}, 120_000);

test.skipIf(isLeftOut)(
  "H7 what was edited in LibreOffice's own file is told as in ours",
  async () => {
    const [first] = await openClauses();
    const round = await office.converted(new Map([["edited", await taken()]]), "docx");
    const report = await back(
      changed(round.bytesOf("edited"), (xml) =>
        xml
          .replace("It thanks all.", "It thanks everybody.")
          .replace(`>${first!.text}<`, `>${first!.text} and beyond<`),
      ),
    );
    expect(report.covering.own.introduction).toEqual({
      words: "The group met twice.\nIt thanks everybody.",
      changed: true,
    });
    expect(report.covering.elsewhere).toEqual([]);
    const told = report.annexes.flatMap(({ differences }) =>
      differences.map(({ kind, clauseId, text }) => [kind, clauseId, text]),
    );
    expect(told).toEqual([["change", first!.id, `${first!.text} and beyond`]]);
  },
  120_000,
);

test("H7 H15 takes the Chair's paragraphs; tells what the record gave and leaves it", async () => {
  const bytes = await taken();
  const report = await back(
    changed(bytes, (xml) => {
      const own = paragraphWith(xml, "It thanks all.");
      const rule = paragraphWith(xml, "This is the report of the Chair of the group");
      const plain = "<w:p><w:r><w:t>A first line, typed plainly.</w:t></w:r></w:p>";
      return xml
        .replace(
          own,
          `${own.replace("It thanks all.", "It thanks everybody.")}${own.replace("It thanks all.", "And it goes on.")}`,
        )
        .replace(rule, rule + plain)
        .replace("where the draft Opinions before", "where all draft Opinions before")
        .replace("Much is left.", "");
    }),
  );
  expect(report.covering.own).toEqual({
    introduction: {
      words: "A first line, typed plainly.\nThe group met twice.\nIt thanks everybody.\nAnd it goes on.",
      changed: true,
    },
    remarks: { words: "", changed: true },
  });
  expect(report.covering.elsewhere.map(({ words }) => words)).toEqual([
    expect.stringContaining("where all draft Opinions before"),
  ]);
  expect(report.covering.gone).toBe(1);
  expect(report.annexes.every(({ kind }) => kind === "same")).toBe(true);
});

test("H13 each difference of an annex becomes a correction, the Chair's text, or nothing", async () => {
  const [first, second] = await openClauses();
  const bytes = await taken();
  const file = changed(bytes, (xml) => {
    const gone = paragraphWith(xml, second!.text);
    return xml.replace(`>${first!.text}<`, `>${first!.text} and beyond<`).replace(gone, "<w:p/>");
  });
  const before = (await aaa.opinion(space)).seq;
  const report = await back(file);
  const annex = annexOf(report, space);
  expect(annex.kind).toBe("differs");
  expect(
    annex.differences.map(({ kind, clauseId, text, acts, held }) => ({ kind, clauseId, text, acts, held })),
  ).toEqual([
    {
      kind: "change",
      clauseId: first!.id,
      text: `${first!.text} and beyond`,
      acts: ["correct", "propose"],
      held: null,
    },
    { kind: "delete", clauseId: second!.id, text: "", acts: ["propose"], held: null },
  ]);
  expect(report.annexes.filter(({ kind }) => kind === "same")).toHaveLength(6);
  // Looking at it is no act.
  expect((await aaa.opinion(space)).seq).toBe(before);
  const [change] = annex.differences;
  const propose = {
    type: "propose",
    kind: "change",
    clauseId: first!.id,
    text: change!.text,
    hash: change!.hash,
    as: "office",
  };
  expect((await chair.ask(space, { type: "batch", commands: [propose] })).refusal).toBeUndefined();
  // The same file once more: what waits for the room already is not proposed twice.
  expect(annexOf(await back(file), space).differences.map(({ acts, held }) => [acts, held])).toEqual([
    [["correct"], "proposed"],
    [["propose"], null],
  ]);
  const correct = { type: "correctClause", clauseId: first!.id, text: change!.text, hash: change!.hash };
  expect((await secretariat.ask(space, { type: "batch", commands: [correct] })).refusal).toBeUndefined();
  const [proposed] = (await chair.opinion(space)).record.negotiation.proposals.slice(-1);
  const withdrawal = { type: "withdrawProposal", proposalId: proposed!.id };
  expect((await chair.ask(space, withdrawal)).refusal).toBeUndefined();
  expect((await aaa.opinion(space)).clauses.find(({ id }) => id === first!.id)!.text).toBe(
    `${first!.text} and beyond`,
  );

  // The room went on: the same file now says that the words changed since it was made.
  const [again] = annexOf(await back(file), space).differences;
  expect(again).toMatchObject({ clauseId: first!.id, held: "movedOn", acts: ["propose"] });
  // Changes of the room alone, not of the file, are no difference.
  expect(annexOf(await back(bytes), space).differences).toEqual([]);
});

const swapped = (bytes: Uint8Array, texts: readonly [string, string]): Uint8Array =>
  changed(bytes, (xml) => {
    const [one, two] = texts.map((text) => paragraphWith(xml, `>${text}<`)) as [string, string];
    return xml.replace(two, "@").replace(one, two).replace("@", one);
  });

test("H14 a paragraph moved in Word is moved by an act, or proposed deleted and added", async () => {
  const [first, second] = await openClauses();
  const file = swapped(await taken(), [first!.text, second!.text]);
  const { kind, differences, rest, moved, moves } = annexOf(await back(file), space);
  expect([kind, differences, rest, moved]).toEqual(["differs", [], [], []]);
  expect(moves).toHaveLength(1);
  const [move] = moves;
  expect([first!.id, second!.id]).toContain(move!.clauseId);
  expect(move!.acts).toEqual(["move", "propose"]);
  expect(annexOf(await back(file, secretariat), space).moves.map(({ acts }) => acts)).toEqual([["move"]]);

  const reasons = ["Moved: to stand behind another", "Moved: stood elsewhere"] as const;
  const moving = new Set(move!.block);
  const pair = commandsForMove(move!, "propose", { moving: new Set(), reasons });
  expect(pair.map(({ type }) => type)).toEqual(["propose", "propose"]);
  expect((await chair.ask(space, { type: "batch", commands: pair })).refusal).toBeUndefined();
  const { proposals } = (await chair.opinion(space)).record.negotiation;
  expect(proposals.slice(-2).map(({ kind: of, clauseId, reason }) => [of, clauseId, reason])).toEqual([
    ["delete", move!.clauseId, reasons[0]],
    ["add", move!.stays, reasons[1]],
  ]);
  expect(proposals.at(-1)).toMatchObject({ clauseKind: "operative", level: move!.level });
  expect(annexOf(await back(file), space).moves.map(({ acts, held }) => [acts, held])).toEqual([
    [["move"], "proposed"],
  ]);

  const commands = commandsForMove(move!, "move", { moving, reasons });
  expect((await secretariat.ask(space, { type: "batch", commands })).refusal).toBeUndefined();
  const now = (await aaa.opinion(space)).clauses.map(({ id }) => id);
  expect(now.indexOf(second!.id)).toBe(now.indexOf(first!.id) - 1);
  // It stands there now: nothing is left to do.
  expect(annexOf(await back(file), space).moves).toEqual([]);
  const home = { type: "moveClause", clauseId: second!.id, after: first!.id };
  expect((await secretariat.ask(space, home)).refusal).toBeUndefined();
});

test("H15 where names were left out, words with names are changed in the room alone", async () => {
  const [first, second] = await openClauses();
  const named = {
    type: "correctClause",
    clauseId: first!.id,
    text: "that AAA be heard first",
    hash: first!.hash,
  };
  expect((await lead.ask(space, named)).refusal).toBeUndefined();
  expect(await edit({ naming: "nobody" })).toBe(200);
  const bytes = await taken();
  // The Chair chooses otherwise meanwhile: the file goes by what it was made with.
  expect(await edit({ naming: "delegations" })).toBe(200);
  const report = await back(
    changed(bytes, (xml) =>
      xml.replace("be heard first", "be heard last").replace(`>${second!.text}<`, `>${second!.text}, too<`),
    ),
  );
  expect(
    annexOf(report, space).differences.map(({ clauseId, held, acts }) => [clauseId, held, acts]),
  ).toEqual([
    [first!.id, "namesLeftOut", []],
    [second!.id, null, ["correct", "propose"]],
  ]);
});

test("H15 a report full of signs, or with too many characters, holds up no room", async () => {
  const [, second] = await openClauses();
  expect(await edit({ naming: "nobody" })).toBe(200);
  const bytes = await taken();
  expect(await edit({ naming: "delegations" })).toBe(200);
  const chance = seeded(7);
  const signs = () => Array.from({ length: 6_300 }, () => `‹${chance(1_296).toString(36)}`).join("");
  const full = changed(bytes, (xml) => {
    const here = paragraphWith(xml, `>${second!.text}<`);
    const more = Array.from({ length: 10 }, () => `<w:p><w:r><w:t>${signs()}</w:t></w:r></w:p>`);
    return xml.replace(here, here + more.join(""));
  });
  const before = threadMs();
  expect(annexOf(await back(full), space).differences.map(({ held }) => held)).toEqual(
    Array.from({ length: 10 }, () => null),
  );
  expect(threadMs() - before).toBeLessThan(1_500);

  const parts = unzipSync(bytes);
  const lines = JSON.stringify(Array.from({ length: 400_000 }, () => [chance(2 ** 31).toString(36), ""]));
  const custom = strFromU8(parts["docProps/custom.xml"]!).replace(
    "</Properties>",
    `<property name="concord-way-back-1">${lines}</property></Properties>`,
  );
  const told = zipSync({ ...parts, "docProps/custom.xml": strToU8(custom) });
  expect((await back(told)).refusal?.details).toEqual({ fault: "tooManyPieces" });
}, 60_000);

test("H7 only who prepares the report brings one back, and only one that was made here", async () => {
  expect((await back(await taken(), aaa)).refusal?.reason).toBe("notYourRole");
  expect((await back(wordFileBytes())).refusal).toMatchObject({
    reason: "fileRefused",
    details: { fault: "notAReport" },
  });
  expect((await back(new Uint8Array([80, 75, 3, 4]))).refusal?.reason).toBe("fileRefused");
});
