import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileName } from "../../shared/text/file-name.ts";
import type { VersionPreview } from "../../shared/language-version/match-version.ts";
import { WORD_PARAGRAPHS_MAX } from "../../shared/file-limits.ts";
import { presentWords } from "../../shared/negotiation/proposal.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { savedName } from "../testing/read-disposition.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let secretariat: TestPerson, lead: TestPerson, aaa: TestPerson;
let space: string;

beforeAll(async () => {
  site = await openTestSite();
  [secretariat, lead, aaa] = (await Promise.all(
    ["secretariat", "space", "AAA"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson];
  space = site.opinionOf("space");
  const { hash } = await lead.opinion(space);
  expect((await lead.ask(space, { type: "consolidate", hash })).refusal).toBeUndefined();
});
afterAll(() => site.close());

const VERBS: Readonly<Record<string, string>> = {
  recognizing: "reconnaissant",
  noting: "notant",
  "taking into account": "tenant compte",
  "is of the view": "est d’avis",
  "invites Member States": "invite les États Membres",
  "invites the Secretary-General": "invite le Secrétaire général",
};
const WORDS = "que les réseaux par satellite complètent les réseaux de Terre dans les régions éloignées";
const frenchOf = (kind: string, text: string, i: number): string =>
  kind === "verb" ? VERBS[text]! : `${WORDS}, cas ${i}`;

/** The base text as a translator would send it: a line a clause, with the numbers that it has. */
async function translation(): Promise<{ readonly text: string; readonly lines: readonly string[] }> {
  const [base] = (await lead.opinion(space)).record.baseTexts;
  const lines = base!.clauses.map(({ kind, text }, i) => frenchOf(kind, text, i));
  const text = base!.clauses.map(({ number }, i) => (number === "" ? "" : `${number}\t`) + lines[i]!);
  return { text: text.join("\n"), lines };
}

const PATH = () => `${site.url}/api/opinions/${space}/base-texts/1/languages`;
async function send<Body>(path: string, who: TestPerson, body: Uint8Array | string) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { cookie: who.cookie },
    body: body as Uint8Array<ArrayBuffer>,
  });
  return (await answer.json()) as Body & { readonly refusal?: Refusal };
}
const keep = (preview: VersionPreview, more: object = {}) => ({
  type: "keepLanguageVersion",
  baseText: 1,
  language: "fr",
  standing: "unofficial",
  sha256: preview.sha256,
  name: preview.name,
  clauses: preview.clauses.map(({ id, version }) => ({ clauseId: id, text: version })),
  ...more,
});
const docx = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await (await aaa.get(`/api/opinions/${space}/base-texts/1/languages/fr/text.docx`)).arrayBuffer(),
  );
function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"]!);
  const next = change(xml);
  expect(next).not.toBe(xml);
  return zipSync({ ...parts, "word/document.xml": strToU8(next) });
}

test("X13 X37 a translation is matched, looked at, corrected, kept, and read by all", async () => {
  const { text, lines } = await translation();
  const before = (await lead.opinion(space)).seq;
  const preview = await send<VersionPreview>(`${PATH()}/fr?name=fr.txt`, lead, text);
  expect(preview.refusal).toBeUndefined();
  expect(preview.clauses.map(({ version }) => version)).toEqual(lines);
  expect(preview.left).toEqual([]);
  // Looking at it is no act, and nobody else brings one in.
  expect((await lead.opinion(space)).seq).toBe(before);
  expect((await send<object>(`${PATH()}/fr`, aaa, text)).refusal?.reason).toBe("notYourRole");
  expect((await aaa.ask(space, keep(preview))).refusal?.reason).toBe("notYourRole");

  // A paragraph that is left out and one too many are told, and put right by hand.
  const without = text.split("\n").toSpliced(3, 1).concat("Traduit par le service compétent.");
  const short = await send<VersionPreview>(`${PATH()}/fr?name=fr.txt`, secretariat, without.join("\n"));
  expect(short.clauses.filter(({ version }) => version === "").length).toBeGreaterThan(0);
  expect(short.left.map(({ words }) => words)).toContain("Traduit par le service compétent.");

  expect((await secretariat.ask(space, keep(preview))).refusal).toBeUndefined();
  const { record } = await aaa.opinion(space);
  expect(record.languageVersions).toMatchObject([
    { baseText: 1, language: "fr", standing: "unofficial", sha256: preview.sha256, name: "fr.txt" },
  ]);
  const source = await aaa.get(`/api/opinions/${space}/base-texts/1/languages/fr/source`);
  expect(await source.text()).toBe(text);

  // A later one takes its place; the base text's own language, another base text or clause are refused.
  const official = keep(preview, { standing: "official" });
  expect((await lead.ask(space, official)).refusal).toBeUndefined();
  const versions = (await aaa.opinion(space)).record.languageVersions!;
  expect(versions.map(({ standing }) => standing)).toEqual(["official"]);
  for (const [more, reason] of [
    [{ language: "en" }, "kindForbids"],
    [{ baseText: 2 }, "noSuchText"],
    [{ clauses: [{ clauseId: `01${"Z".repeat(24)}`, text: "x" }] }, "noSuchClause"],
  ] as const)
    expect((await lead.ask(space, keep(preview, more))).refusal?.reason).toBe(reason);
  expect((await lead.ask(space, keep(preview))).refusal).toBeUndefined();
});

test("X13 X15 a file comes back under its name in every script; an unsent file is not kept", async () => {
  const { text } = await translation();
  const names = [
    "意见草案.docx.txt",
    "проект.txt",
    "مشروع الرأي.txt",
    `a"; filename*=UTF-8''evil.html; x=".txt`,
    "line\r\nbreak.txt",
    "../../up.txt",
    "..\\up.txt",
    ".hidden",
    "",
    "\u202Efdp.exe",
    `${"案".repeat(400)}.txt`,
    "100% sure.txt",
    "%E6%84%8F.txt",
    "𠀀𠀁.txt",
  ];
  let found = 0;
  for (const name of names) {
    const preview = await send<VersionPreview>(
      `${PATH()}/fr?name=${encodeURIComponent(name)}`,
      lead,
      `${text}\n${names.indexOf(name)}`,
    );
    expect(preview.name).toBe(fileName(name, "file.docx"));
    // A page could send any name back.
    expect((await lead.ask(space, keep(preview, { name: name.slice(0, 200) }))).refusal).toBeUndefined();
    const [version] = (await aaa.opinion(space)).record.languageVersions!;
    const answer = await aaa.get(`/api/opinions/${space}/base-texts/1/languages/fr/source`);
    expect(answer.status, name).toBe(200);
    expect(savedName(answer.headers.get("content-disposition")!)).toBe(version!.name);
    expect(await answer.text()).toBe(`${text}\n${names.indexOf(name)}`);
    found += 1;
  }
  const preview = await send<VersionPreview>(`${PATH()}/fr?name=fr.txt`, lead, text);
  const before = (await lead.opinion(space)).seq;
  const never = keep(preview, { sha256: "0".repeat(64) });
  expect((await lead.ask(space, never)).refusal?.reason).toBe("noSuchFile");
  expect((await lead.ask(space, { type: "batch", commands: [never] })).refusal).toBeDefined();
  // A person without the right learns nothing about the files.
  expect((await aaa.ask(space, never)).refusal?.reason).toBe("notYourRole");
  expect((await lead.opinion(space)).seq).toBe(before);
  expect((await lead.ask(space, keep(preview))).refusal).toBeUndefined();
  console.log(`file names over HTTP: ${found} of ${names.length} come back as stored`);
});

test("X13 a text has no more lines than a Word file has paragraphs", async () => {
  const sent = (lines: number) =>
    send<VersionPreview>(`${PATH()}/fr`, lead, "que\n".repeat(lines - 1) + "que");
  expect((await sent(WORD_PARAGRAPHS_MAX)).left.length).toBeGreaterThan(0);
  expect((await sent(WORD_PARAGRAPHS_MAX + 1)).refusal?.reason).toBe("fileRefused");
});

test("X36 X37 a translation goes out as Word, says what it counts for, and comes back the same", async () => {
  const { lines } = await translation();
  const bytes = await docx();
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  expect(xml).toContain("Traduction non officielle");
  expect(xml).toContain(lines[2]);
  const back = await send<VersionPreview>(`${PATH()}/fr?name=back.docx`, lead, bytes);
  expect(back.clauses.map(({ version, by }) => [version, by])).toEqual(lines.map((line) => [line, "id"]));
});

test("X14 a file in another language is compared with, and proposed to, that version", async () => {
  const { lines } = await translation();
  const { clauses } = await aaa.opinion(space);
  const at = clauses.findIndex(({ kind }) => kind === "recital");
  const edited = `${lines[at]!} et insulaires`;
  const withIds = changed(await docx(), (xml) => xml.replace(`>${lines[at]!}<`, `>${edited}<`));
  const withoutIds = changed(withIds, (xml) =>
    xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/gu, "").replaceAll(/<w:tag [^>]*>/gu, ""),
  );
  for (const file of [withIds, withoutIds]) {
    const { number } = await send<{ readonly number: number }>(
      `${site.url}/api/opinions/${space}/import?name=fr.docx`,
      aaa,
      file,
    );
    const answer = await aaa.get(`/api/opinions/${space}/imports/${number}`);
    const preview = (await answer.json()) as WordPreview;
    expect(preview.version).toEqual({ language: "fr", standing: "unofficial" });
    expect(
      preview.understood.proposals.map(({ kind, clauseId, text, language, otherLanguage }) => [
        kind,
        clauseId,
        text,
        language,
        otherLanguage,
      ]),
    ).toEqual([["change", clauses[at]!.id, edited, "fr", false]]);
    expect(preview.against.find(({ id }) => id === clauses[at]!.id)!.text).toBe(lines[at]);
    if (file === withIds) continue;
    const kept = await aaa.post(`/api/opinions/${space}/imports/${number}/keep`, {
      hash: preview.hash,
      proposals: [1],
      comments: [],
      as: "proposals",
      readers: "delegation",
    });
    expect(kept.status).toBe(200);
  }
  const { proposals } = (await aaa.opinion(space)).record.negotiation;
  expect(proposals.map((one) => [one.language, one.clauseId, textOf(presentWords(one).runs)])).toEqual([
    ["fr", clauses[at]!.id, edited],
  ]);
});
