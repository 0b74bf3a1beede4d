import validate, { type OfficeVersion } from "@ooxml-tools/validate";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { REPORT_LANGUAGES, type ReportLanguage } from "../../shared/text/localized.ts";
import { WORD_TAGS } from "../../shared/text/work-language.ts";
import { opinionFixture } from "../testing/docx-fixture.ts";
import { languageRuns } from "../testing/run-reading.ts";
import { type WordCase, wordForms } from "../testing/word-forms.ts";
import { writtenFile } from "./written-file.ts";

const FILES: readonly (WordCase & { readonly language: ReportLanguage; readonly bytes: Uint8Array })[] = (
  await Promise.all(
    REPORT_LANGUAGES.map((language) =>
      Promise.all(
        wordForms(language).map(async (one) => ({
          ...one,
          language,
          bytes: (await writtenFile(one.job)).bytes,
        })),
      ),
    ),
  )
).flat();

/** By script: the attribute of `w:lang` that Word reads for its letters (ECMA-376, 17.3.2.20). */
const SCRIPTS = [
  [/\p{Script=Cyrillic}/u, "w:val", "ru-RU"],
  [/\p{Script=Han}/u, "w:eastAsia", "zh-CN"],
  [/\p{Script=Arabic}/u, "w:bidi", "ar-SA"],
] as const;

test("R22 every run of every form says the language of its letters, in each of the six languages", () => {
  let count = 0;
  const title = opinionFixture("4").title;
  for (const { language, name, latin, bytes } of FILES) {
    const { basic, runs } = languageRuns(bytes);
    const own = language === "zh" || language === "ar" ? "en" : language;
    expect(basic).toEqual({ "w:val": WORD_TAGS[own], "w:eastAsia": "zh-CN", "w:bidi": "ar-SA" });
    // Latin letters that the file says of itself.
    const generated = language === "fr" || language === "es" ? language : "en";
    for (const { part, text, lang, fromRight, style, isText } of runs) {
      if (!/\p{L}/u.test(text)) continue;
      count += 1;
      const said = [language, name, part, text];
      const tags = { ...basic, ...lang };
      for (const [letters, attribute, expected] of SCRIPTS)
        if (letters.test(text)) expect([...said, tags[attribute]]).toEqual([...said, expected]);
      if (/\p{Script=Arabic}/u.test(text)) expect([...said, fromRight]).toEqual([...said, true]);
      if (!/\p{Script=Latin}/u.test(text)) continue;
      const isOwn =
        (isText && !/^(State|ClauseNumber|ProposalLabel)/u.test(style)) ||
        // The title of a bilingual copy is under no hidden id.
        (name === "bilingual" && text === title);
      expect([...said, tags["w:val"]]).toEqual([...said, WORD_TAGS[isOwn ? latin : generated]]);
    }
  }
  console.log(`${FILES.length} Word files, ${count} runs with letters: each in its language`);
  expect(count).toBeGreaterThan(3_000);
});

/** By the Open XML SDK: the schemas of ECMA-376 first edition, which Word 2007 writes, with its rules on ids and parts. */
async function faultsIn(
  bytes: Uint8Array,
  version: OfficeVersion = "Office2007",
): Promise<readonly string[]> {
  const found = await validate(bytes, "docx", version);
  return found.map(({ id, path, description }) => `${id} ${path.partUri} ${path.xpath} ${description}`);
}

const STYLES = "word/styles.xml";
const NO_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
const validStyles = new Set<string>();

/** The styles of a language are the same in all its files: they are looked at once. */
async function faultsInNew(bytes: Uint8Array): Promise<readonly string[]> {
  const parts = unzipSync(bytes);
  const styles = strFromU8(parts[STYLES]!);
  const isKnown = validStyles.has(styles);
  const faults = await faultsIn(
    isKnown ? zipSync({ ...parts, [STYLES]: strToU8(NO_STYLES) }, { level: 1 }) : bytes,
  );
  if (faults.length === 0) validStyles.add(styles);
  return faults;
}

test("R22 every form is valid by the schemas of ECMA-376, in each of the six languages", async () => {
  // The words' own language changes no structure.
  const files = FILES.filter(({ name }) => !name.endsWith(" in French"));
  for (const { language, name, bytes } of files)
    expect([language, name, await faultsInNew(bytes)]).toEqual([language, name, []]);
  // Later editions also know the parts that Word 2007 does not, as the threads of comments.
  const tracked = files.find(({ name }) => name === "tracked")!;
  expect(Object.keys(unzipSync(tracked.bytes))).toContain("word/commentsExtended.xml");
  expect(await faultsIn(tracked.bytes, "Microsoft365")).toEqual([]);
  console.log(`${files.length + 1} validations: no fault`);
}, 120_000);

/** A small file after a change of one of its parts; comments are in a tracked one. */
function changed(part: string, from: string | RegExp, to: string): Uint8Array {
  const form = part === "word/comments.xml" ? "tracked" : "version";
  const { bytes } = FILES.find(({ language, name }) => language === "en" && name === form)!;
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[part]!);
  const after = before.replace(from, to);
  expect([part, String(from), after === before]).toEqual([part, String(from), false]);
  return zipSync({ ...parts, [part]: strToU8(after) }, { level: 1 });
}

const BODY = "word/document.xml";
const FOREIGN = '<w:body xmlns:x="urn:example:foreign"><x:foreign/>';
const BROKEN: Readonly<Record<string, readonly [part: string, from: string | RegExp, to: string]>> = {
  "an element that is in no schema": [BODY, "<w:body>", "<w:body><w:paragraph/>"],
  "an element of a namespace that is not ignorable": [BODY, "<w:body>", FOREIGN],
  "elements in another order": [BODY, /(<w:pStyle [^>]*>)(<w:\w+[^>]*\/>)/u, "$2$1"],
  "a value that is none": [BODY, /<w:pPr>/u, '<w:pPr><w:jc w:val="middle"/>'],
  "an attribute that is unknown": [BODY, "<w:body>", '<w:body w:color="red">'],
  "text outside a run": [BODY, "</w:body>", "<w:t>words</w:t></w:body>"],
  "two bookmarks of one id": [BODY, /(<w:bookmarkStart [^>]*>)/u, "$1$1"],
  "a comment without an id": ["word/comments.xml", / w:id="\d+"/u, ""],
  "a size that is no number": [STYLES, /<w:sz w:val="\d+"/u, '<w:sz w:val="large"'],
  "a relation to a part that is not there": [
    "word/_rels/document.xml.rels",
    /Target="footnotes.xml"/u,
    'Target="nothing.xml"',
  ],
};

test("R22 the validation refuses broken files, and passes what a file says may be ignored", async () => {
  const refused: string[] = [];
  for (const [name, [part, from, to]] of Object.entries(BROKEN)) {
    const faults = await faultsIn(changed(part, from, to)).catch((error: unknown) => [String(error)]);
    if (faults.length > 0) refused.push(name);
  }
  expect(refused).toEqual(Object.keys(BROKEN));
  const ignorable = '<w:body xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:foreign/>';
  const file = changed(BODY, "<w:body>", ignorable);
  expect(await faultsIn(file)).toEqual([]);
  console.log(`${refused.length} broken files: ${refused.length} refused`);
}, 60_000);
