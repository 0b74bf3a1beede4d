import { afterAll, beforeAll, expect, test } from "vitest";
import { delegationId } from "../../shared/ids.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { readText } from "../../shared/plain-text/read-text.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { firstFields } from "../../shared/forum/report-fields.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { unnamed } from "../../shared/report/unnamed.ts";
import { sectionsUnder, underText } from "../../shared/report/under-text.ts";
import { openTestDesk } from "../../shared/testing/merging.ts";
import { openTestRoom } from "../../shared/testing/room.ts";
import { understand } from "../../shared/word-file/understand.ts";
import { wordFileOf } from "../imports/word-file-of.ts";
import { hasPdfReader, readPdf } from "../testing/read-pdf.ts";
import { opinionFile } from "./opinion-file.ts";
import type { OpinionForm } from "./export-forms.ts";
import { type FileWorkers, openFileWorkers } from "./file-workers.ts";

const AT = Date.UTC(2025, 5, 2);
let fileWorkers: FileWorkers;
beforeAll(() => {
  fileWorkers = openFileWorkers();
});
afterAll(() => fileWorkers.close());

/** A text that three wrote, that was merged, frozen, added to, cleaned up, and goes forward as a contribution. */
function cleanedText() {
  const room = openTestRoom();
  const lead = room.as("lead");
  lead.write(
    "title Space",
    "verb considering",
    "recital that satellites help",
    "recital that fees are high",
    "verb is of the view",
    "operative that, as considering b) says, fees matter",
  );
  const desk = openTestDesk(room);
  desk.takeText("Paper", "AAA", "_considering_\n\na)\tthat satellites help all;");
  desk.write("satellites", "that satellites help everybody");
  lead.must(desk.basis(desk.publish("Facilitator’s text").id));
  lead.consolidate();
  const first = room.opinion().clauses.find(({ kind }) => kind === "recital")!.id;
  lead.add("recital", "that lamps are lit", { after: first });
  lead.must({ type: "cleanUp", hash: room.document().hash });
  room.as("chair").must({
    type: "advanceStage",
    to: "asContribution",
    reason: "no consensus",
    of: [delegationId("aaa"), delegationId("bbb")],
  });
  return room;
}

const symbolOf = (id: string): string => id.toUpperCase();
const room = cleanedText();
const document = room.document();
const under = underText(room.opinion(), symbolOf);
const told = (language: "en" | "zh") => sectionsUnder(document, under, { preset: wtpf26, language });

test("N12 S8 U18 a text tells its old numbers, its owners and its sources under its words", () => {
  const sections = told("en");
  expect(sections.map(({ title }) => title)).toEqual([
    "Goes forward as a contribution",
    "Old and new numbers of paragraphs",
    "Provenance of merged paragraphs",
  ]);
  const said = JSON.stringify(sections);
  expect(said).toContain("goes forward as a contribution of AAA, BBB, not as an Opinion");
  const [, numbers] = sections;
  const tables = numbers!.blocks.flatMap((block) => (block.kind === "table" ? [block.table.rows] : []));
  expect(tables).toEqual([
    [
      ["a)bis", "b)", "that lamps are lit"],
      ["b)", "c)", "that fees are high"],
    ],
    [["is of the view", "considering b)", "considering c)"]],
  ]);
  expect(said).toContain("“Paper”, paragraph 2\\nAAA");
  expect(JSON.stringify(told("zh"))).toContain("段落的原编号和新编号");
});

test("N12 U18 the tables stand in each file, and a file that comes back is read without them", async () => {
  const of = async (form: OpinionForm): Promise<Buffer> => {
    const file = await opinionFile(form, document, {
      preset: wtpf26,
      language: "en",
      at: AT,
      under: told("en"),
      fileWorkers,
      json: {},
      standing: {
        begun: AT,
        names: new Set(),
        baseTexts: [],
        alternatives: new Map(),
        brackets: new Map(),
        references: new Map(),
        proposals: [],
      },
    });
    if ("refusal" in file) throw new Error(file.refusal.message);
    return Buffer.from(file.bytes);
  };
  const text = (await of("txt")).toString("utf8");
  expect(text).toContain("OLD AND NEW NUMBERS OF PARAGRAPHS");
  expect(text).toContain("a)bis | b) | that lamps are lit");
  const read = readText(text);
  expect(read.draft).toEqual(readText(writeText(document)).draft);
  expect(read.unplaced.map(({ message }) => message)).toEqual([
    "below this line stand tables of the record: they are no part of the text",
  ]);

  const page = (await of("html")).toString("utf8");
  // A mark keeps the bracket behind a number, in a table that reads from the right.
  expect(page).toContain('<td class="words">a)bis\u200E</td>');

  const word = wordFileOf(await of("docx"));
  expect(word.paragraphs.map(({ runs }) => runs.map((run) => run.text).join(""))).toContain("a)bis");
  const clauses = document.clauses.map(({ id, kind, level, number, text: words, hash }) => ({
    id,
    kind,
    level,
    number,
    text: words,
    hash,
  }));
  const understood = understand(word, clauses);
  expect(understood.proposals).toEqual([]);

  if (hasPdfReader) expect(readPdf(await of("pdf"), "reading")).toContain("a)bis");
});

test("H3 U18 the report names whose contribution a text became as far as the Chair names anyone", () => {
  const [revision] = mergingOf(room.opinion()).revisions;
  const report = {
    preset: wtpf26,
    language: "en",
    at: AT,
    fields: firstFields(wtpf26),
    documentNumber: "",
    contributions: [],
    opinions: [document],
    taken: [{ opinionId: document.id, revision: revision! }],
    beside: [{ opinionId: document.id, baseTexts: [], clearedAt: null, steps: [], lapsed: [], ...under }],
    categories: ["memberState"],
    delegations: [],
    fingerprint: "",
  } as const;
  const saidIn = (naming: "delegations" | "categories" | "nobody"): string => {
    const names = ["AAA", "BBB"].map((name) => ({ name, category: "memberState" as const }));
    const named = { ...report, fields: { ...report.fields, naming } };
    return JSON.stringify(
      reportText(naming === "delegations" ? named : unnamed(named, { naming, names, secret: "s" })),
    );
  };
  expect(saidIn("delegations")).toContain("Space. This text goes forward as a contribution of AAA, BBB");
  expect(saidIn("delegations")).toContain("paragraph 2\\nAAA");
  expect(saidIn("categories")).toContain("as a contribution of ‹Member State›, not");
  expect(saidIn("categories")).toContain("paragraph 2\\n‹Member State›");
  expect(saidIn("nobody")).toContain("as a contribution of ‹delegation›, not");
  expect(saidIn("nobody")).not.toMatch(/AAA|BBB/u);
  // Old numbers stand in the same annex.
  expect(saidIn("nobody")).toContain("that lamps are lit");
  expect(saidIn("delegations")).toContain("Provenance and old numbers of paragraphs");
});
