import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import {
  type Attack,
  exchanged,
  openAttackedReport,
  piece,
  pieces,
  swap,
  WORD,
} from "../testing/report-attacks.ts";

const { attacked, verified, ours, other } = openAttackedReport(["docx", "html", "akn.xml"]);
const text = { read: (bytes: Buffer) => bytes.toString("utf8"), write: (file: string) => file };
const CLAUSE = /<div class="clause [^]*?<\/div>/gu;
const ARTICLE = /<article class="annex">[^]*?<\/article>/gu;

const otherSeal = (form: "html" | "akn.xml", pattern: RegExp) => (file: string) =>
  file.replace(pattern, () => piece(other(form).toString("utf8"), pattern));

const PAGE: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  ["a word has an unseen sign", swap(WORD, "earlier Fo\u200Brums looked at"), /recalling a\) differs/u],
  ["two words are joined", swap(WORD, "earlierForums looked at"), /recalling a\) differs/u],
  [
    "a clause is taken out",
    (file) => swap(pieces(file, CLAUSE)[2]!, "")(file),
    /Annex 1: recalling a\) is missing;/u,
  ],
  [
    "a clause is put in",
    swap(
      /(?=<div class="clause recital)/u,
      '<div class="clause recital l1"><p class="said">b) new;</p></div>',
    ),
    /something was added before recalling a\)/u,
  ],
  [
    "a clause stands twice",
    (file) => file.replace(pieces(file, CLAUSE)[2]!, (one) => one + one),
    /Annex 1: something was added/u,
  ],
  [
    "two clauses change places",
    (file) => exchanged(file, [pieces(file, CLAUSE)[2]!, pieces(file, CLAUSE)[3]!]),
    /Annex 1: recalling [ab]\) stands elsewhere than it did/u,
  ],
  [
    "two annexes change places",
    (file) => exchanged(file, pieces(file, ARTICLE).slice(0, 2) as unknown as [string, string]),
    /Annex 2: .*it stands elsewhere than it did/u,
  ],
  [
    "two labels change places",
    (file) => exchanged(file, [">Annex 1</h2>", ">Annex 3</h2>"]),
    /Annex 1: what stands here was Annex 3; not identical/u,
  ],
  ["an annex is taken out", (file) => swap(pieces(file, ARTICLE)[1]!, "")(file), /Annex 2: is not there/u],
  [
    "an annex is put in",
    (file) =>
      file.replace(/(?=<article)/u, '<article class="annex"><h2 class="label">Annex 9</h2></article>'),
    /Annex 9: was put in; the report had none/u,
  ],
  ["a state is changed", swap(/>○<\/span> open/u, ">●</span> agreed"), /Annex 1: is of the view 3 differs/u],
  ["a mark's date is changed", swap(">19 June 2025<", ">20 June 2025<"), /Annex 1: the lines around/u],
  [
    "a heading is changed",
    swap(/(class="opinion-title"[^>]*>)[^<]+/u, "<h2>Other"),
    /Annex 1: the lines around/u,
  ],
  ["a footnote is changed", swap("As a rule, by", "By"), /Annex 1: the lines around/u],
  ["a number is changed", swap(">a)</span>", ">b)</span>"), /Annex 1: recalling a\) differs/u],
  ["a bracket is taken out", swap('<span class="bracket">[</span>', ""), /Annex 1: recalling b\) differs/u],
  [
    "a clause is hidden by an attribute",
    swap('<div class="clause recital', '<div hidden="" class="clause recital'),
    /Annex 1: its words are identical to .* some may be hidden/u,
    3,
  ],
  [
    "a clause is hidden by a style",
    swap('<div class="clause recital', '<div style="display:none" class="clause recital'),
    /Annex 1: its words are identical to .* some may be hidden/u,
    3,
  ],
  [
    "the style sheet hides clauses",
    swap("</style>", ".recital{display:none}</style>"),
    /styles, .* changed/u,
    3,
  ],
  [
    "a style writes words",
    swap("</style>", '.words::after{content:" not"}</style>'),
    /styles, .* changed/u,
    3,
  ],
  [
    "a box is laid over the annexes",
    swap("</main>", '<div style="position:fixed;inset:0">Other words</div></main>'),
    /styles, or elements around the annexes, were changed/u,
    3,
  ],
  [
    "a script is put in",
    swap("</body>", "<script>document.body.textContent=''</script></body>"),
    /changed/u,
    3,
  ],
  [
    "words stand behind an annex's end",
    swap("</article>", "Also this.</article>"),
    /Annex 1: something was added/u,
  ],
  [
    "the seal is that of another report",
    otherSeal("html", /<meta name="concord-seal"[^>]*>/u),
    /Annex 3: .*differs?|was put in/u,
  ],
  [
    "the seal is taken away",
    swap(/<meta name="concord-seal"[^>]*>/u, ""),
    /carries nothing to verify it by/u,
    3,
  ],
  [
    "the seal is cut",
    swap(/(?<=name="concord-seal" content=")/u, "x"),
    /carries nothing to verify it by/u,
    3,
  ],
  ["the file is cut off", (file) => file.slice(0, file.length / 2), /is not there/u],
];

test("H6 a changed page of a report is found, with the annex and the clause", async () => {
  await attacked("html", PAGE, text);
}, 60_000);

const ITEM = /<item [^>]*wId[^]*?<\/item>/gu;
const COMPONENT = /<component [^>]*eId="cmp_[^0][^]*?<\/component>/gu;

const AKN: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  ["an item is taken out", (file) => swap(pieces(file, ITEM)[0]!, "")(file), /recalling a\) is missing/u],
  [
    "two items change places",
    (file) => exchanged(file, [pieces(file, ITEM)[0]!, pieces(file, ITEM)[1]!]),
    /recalling [ab]\) stands elsewhere/u,
  ],
  [
    "a clause's state is changed",
    swap(/(<item [^>]*)refersTo="#[^"]*"/u, '<item refersTo="#state-open"'),
    /Annex 1: recalling a\) differs/u,
  ],
  ["a number is changed", swap("<num>a)</num>", "<num>b)</num>"), /Annex 1: recalling a\) differs/u],
  [
    "a document's stage is changed",
    swap("<docStage", '<docStage class="final"'),
    /Annex 1: the lines around/u,
  ],
  [
    "two annexes change places",
    (file) => exchanged(file, ['eId="cmp_1"', 'eId="cmp_2"']),
    /Annex 1: what stands here was Annex 2; not identical/u,
  ],
  ["an annex is taken out", (file) => swap(pieces(file, COMPONENT)[1]!, "")(file), /Annex 2: is not there/u],
  [
    "an annex is put in",
    (file) =>
      file.replace("</collectionBody>", `<component eId="cmp_9"><p>x</p></component></collectionBody>`),
    /cmp_9: was put in/u,
  ],
  ["a footnote is changed", swap("As a rule, by", "By"), /Annex 1: is of the view 2 differs/u],
  ["words are put into a comment", swap(WORD, "earlier <!-- Forums --> looked at"), /recalling a\) differs/u],
  ["the seal is that of another report", otherSeal("akn.xml", /<c:seal>[^]*<\/c:seal>/u), /was put in/u],
  ["the seal is taken away", swap(/<c:seal>[^]*<\/c:seal>/u, ""), /carries nothing to verify it by/u, 3],
  [
    "it defines its own signs",
    swap("<akomaNtoso", '<!DOCTYPE akomaNtoso [<!ENTITY x "y">]><akomaNtoso'),
    /damaged, cut off|another kind/u,
    3,
  ],
  ["the file is cut off", (file) => file.slice(0, file.length / 2), /damaged, cut off/u, 3],
];

test("H6 a changed Akoma Ntoso file of a report is found, with the annex and the clause", async () => {
  await attacked("akn.xml", AKN, text);
  const file = ours("akn.xml");
  // Written otherwise, and the same by the rules of XML.
  const rewritten = file
    .toString("utf8")
    .replaceAll(/eId="([^"]*)" wId="([^"]*)"/gu, "wId='$2'   eId='$1'")
    .replaceAll("&#39;", "&apos;");
  expect(rewritten).not.toBe(file.toString("utf8"));
  expect((await verified(rewritten, "akn.xml")).lines.at(-1)).toContain("not proven. The annexes agree");
}, 60_000);

const PARAGRAPH = /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu;
const paragraphWith = (xml: string, words: string): string =>
  pieces(xml, PARAGRAPH).find((one) => one.includes(words))!;

const WORD_FILE: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  [
    "a paragraph is taken out",
    (xml) => swap(paragraphWith(xml, WORD), "<w:p/>")(xml),
    /Annex 1: recalling a\) is missing/u,
  ],
  ["a mark's date is changed", swap(">19 June 2025<", ">20 June 2025<"), /Annex 1: the lines around/u],
  [
    "words are hidden",
    (xml) => {
      const one = paragraphWith(xml, WORD);
      return swap(
        one,
        one.replaceAll(/(<w:r>)(?:<w:rPr>.*?<\/w:rPr>)?/gu, "$1<w:rPr><w:vanish/></w:rPr>"),
      )(xml);
    },
    /Annex 1: recalling a\) (?:differs|is missing)/u,
  ],
];

test("H6 a changed Word file of a report is found, with the annex and the clause", async () => {
  await attacked("docx", WORD_FILE, {
    read: (bytes) => strFromU8(unzipSync(bytes)["word/document.xml"]!),
    write: (xml) => zipSync({ ...unzipSync(ours("docx")), "word/document.xml": strToU8(xml) }, { level: 1 }),
  });
}, 60_000);
