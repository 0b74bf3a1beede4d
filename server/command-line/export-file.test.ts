import { afterAll, beforeAll, expect, test } from "vitest";
import { fileMarks } from "../imports/file-marks.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { exportFile } from "./export-file.ts";

let site: TestSite;
let chair: TestPerson, lead: TestPerson;
let id: string;
beforeAll(async () => {
  site = await openTestSite();
  [chair, lead] = await Promise.all([site.person("chair"), site.person("space")]);
  id = site.opinionOf("space");
  const clause = (await lead.opinion(id)).clauses.find(({ kind }) => kind === "operative")!;
  await lead.ask(id, { type: "consolidate", hash: (await lead.opinion(id)).hash });
  const command = { type: "propose", kind: "change", clauseId: clause.id, hash: clause.hash };
  expect((await lead.ask(id, { ...command, text: "that lamps be lit" })).refusal).toBeUndefined();
});
afterAll(() => site.close());

const asked = async (...words: readonly string[]): Promise<Uint8Array> => {
  const { lines, code, output } = await exportFile(site.concord, words);
  if (code !== 0) throw new Error(lines.join("\n"));
  return Buffer.from(output!, "base64");
};
const served = async (path: string): Promise<Uint8Array> =>
  Buffer.from(await (await chair.get(path)).arrayBuffer());

test("R6 each form of an Opinion and of the report goes out by the command line as by the page", async () => {
  for (const [form, ending, query] of [
    ["bracketed", "docx", "docx?form=bracketed"],
    ["clean", "docx", "docx?form=clean"],
    ["tracked", "docx", "docx?form=tracked"],
    ["bilingual", "docx", "docx?form=bilingual&language=fr"],
    ["pdf", "pdf", "pdf"],
    ["html", "html", "html"],
    ["akn", "akn.xml", "akn.xml"],
    ["txt", "txt", "txt"],
  ] as const) {
    const file = await asked(id, "--out", `x.${ending}`, "--form", form, "--into", "fr");
    expect([form, Buffer.from(file).equals(await served(`/api/opinions/${id}/export.${query}`))]).toEqual([
      form,
      true,
    ]);
    if (ending === "docx") expect(fileMarks(file).get("concord-form")).toBe(form);
  }
  for (const [form, ending, query] of [
    ["tracked", "docx", "docx?form=tracked&language=zh"],
    ["pdf", "pdf", "pdf?language=zh"],
  ] as const) {
    const file = await asked("report", "--out", `x.${ending}`, "--form", form, "--language", "zh");
    expect([form, Buffer.from(file).equals(await served(`/api/report.${query}`))]).toEqual([form, true]);
  }
}, 60_000);

test("R6 what does not go together is refused with a sentence", async () => {
  for (const [words, said] of [
    [[id, "--out", "x.docx", "--form", "odt"], "--form is one of"],
    [[id, "--out", "x.docx", "--form", "pdf"], "ends in .pdf"],
    [[id, "--out", "x.docx", "--form", "bilingual"], "--into is one of"],
    [[id, "--out", "x.docx", "--language", "tlh"], "--language is one of"],
    [["report", "--out", "x.docx", "--form", "clean"], "whole or tracked"],
    [["report", "--out", "x.txt"], "ends in .docx"],
    [["record", "--out", "x.docx"], "as .json"],
  ] as const) {
    const { code, lines } = await exportFile(site.concord, words);
    expect([code, lines[0]]).toEqual([1, expect.stringContaining(said)]);
  }
});
