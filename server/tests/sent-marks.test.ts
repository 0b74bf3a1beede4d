import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { markOf } from "../../shared/word-file/sent-mark.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { editMark, editWord, put } from "../testing/edit-word.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { paragraph } from "../testing/word-package.ts";

let site: TestSite;
let id: string;
let bbb: TestPerson;
beforeAll(async () => {
  site = await openTestSite();
  id = site.opinionOf("space");
  bbb = await site.person("BBB");
});
afterAll(() => site.close());

async function previewOf(bytes: Uint8Array): Promise<WordPreview> {
  const path = `/api/opinions/${id}/import`;
  const sent = await fetch(site.url + path, {
    method: "POST",
    headers: { cookie: bbb.cookie },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  const { number } = (await sent.json()) as { number: number };
  return (await (await bbb.get(`${path}s/${number}`)).json()) as WordPreview;
}

test("X23 X40 a forged mark makes no other file: of another row, form, language, text or record", async () => {
  const answer = await bbb.get(`/api/opinions/${id}/export.docx?form=clean`);
  const file = new Uint8Array(await answer.arrayBuffer());
  const { seq } = await bbb.opinion(id);
  const other = site.concord.forum.forum().opinions.find((one) => one.id !== id)!.id;
  expect(strFromU8(unzipSync(file)["customXml/item1.xml"]!)).toContain(`seq="${seq}"`);
  const forged: readonly (readonly [name: string, value: string])[] = [
    ["seq", String(seq - 1)],
    ["seq", "999999999999"],
    ["form", "tracked"],
    ["language", "fr"],
    ["opinion", other],
    ["sign", "0".repeat(64)],
  ];
  const malformed: typeof forged = [
    ["seq", "0"],
    ["seq", "-1"],
    ["seq", "1e3"],
    ["form", "report"],
    ["language", "xx"],
    ["into", "xx"],
    ["sign", ""],
    ["sign", "g".repeat(64)],
    ["opinion", ""],
  ];
  const whole = new Map([
    ["opinion", id],
    ["seq", String(seq)],
    ["form", "clean"],
    ["language", "en"],
    ["sign", "0".repeat(64)],
  ]);
  expect(markOf(whole)).not.toBeNull();
  for (const [name, value] of malformed)
    expect([name, value, markOf(new Map([...whole, [name, value]]))]).toEqual([name, value, null]);
  for (const [name, value] of forged) {
    const preview = await previewOf(editMark(file, name, value));
    expect([name, value, preview.understood.sentAt, preview.sent]).toEqual([name, value, null, null]);
    expect(preview.understood.proposals).toEqual([]);
  }
  const tried = forged.length + malformed.length;
  console.log(`${tried} forged marks: ${tried} not believed`);
  expect((await previewOf(file)).sent).toMatchObject({ seq });
  // The look says only whether the paragraphs around the text are known.
  const otherLook = await previewOf(editMark(file, "look", "1".repeat(64)));
  expect(otherLook.understood).toMatchObject({ sentAt: seq, proposals: [], not: [] });
});

test("X23 words typed around the text of our own file are told, and are no proposals", async () => {
  const answer = await bbb.get(`/api/opinions/${id}/export.docx?form=bracketed`);
  const edited = editWord(new Uint8Array(await answer.arrayBuffer()), (xml) =>
    put(xml, { after: "<w:body>" }, paragraph("Comments of Delegation B")).replace(
      /<w:sectPr(?![\s\S]*<w:sectPr)/u,
      (end) => paragraph("below the legend") + end,
    ),
  );
  const { understood } = await previewOf(edited);
  expect(understood.proposals).toEqual([]);
  expect(understood.not.map(({ why, words }) => [why, words])).toEqual([
    ["frameWords", "Comments of Delegation B"],
    ["frameWords", "below the legend"],
  ]);
});
