import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Longest sentence that a page for newcomers may have. */
const SENTENCE_WORDS_MAX = 20;

const root = new URL("../", import.meta.url);

const inDocs = ["docs", "docs/decisions"].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`),
);
const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...inDocs].map((file) => ({
  file,
  at: new URL(file, root),
  text: readFileSync(new URL(file, root), "utf8").replaceAll(/^ *```[\s\S]*?^ *```/gm, ""),
}));

/** The anchor of a heading, as Git hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map((found) => anchorOf(found[1]!));

/** Sentences of running text and of list items: no headings, tables or commands. */
const sentencesOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|\n(?=- )/)
    .filter((block) => !/^(#|\||!\[|\s{4})/.test(block.trim()))
    .flatMap((block) => block.replaceAll(/\s+/g, " ").split(/(?<=[.?!:][)*_]*) (?=\S)| · /));

const wordsIn = (sentence: string): number => sentence.split(" ").filter((word) => /\w/.test(word)).length;

test("every link of a page leads to a file that is there, and to a heading in it", () => {
  const links = pages.flatMap(({ file, at, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((found) => found[1]!)
      .filter((to) => !/^[a-z]+:/.test(to))
      .map((to) => ({ file, to, target: new URL(to, at) })),
  );
  expect(links.length).toBeGreaterThan(20);
  const broken = links.filter(({ target }) => {
    const { hash } = target;
    target.hash = "";
    if (!existsSync(target)) return true;
    return hash !== "" && !anchorsOf(readFileSync(target, "utf8")).includes(hash.slice(1));
  });
  expect(broken.map(({ file, to }) => `${file}: ${to}`)).toEqual([]);
});

test("every page of docs/ is reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const file of reached) {
    const page = pages.find((one) => one.file === file);
    for (const [, to] of page?.text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g) ?? []) {
      if (/^[a-z]+:/.test(to!)) continue;
      reached.add(new URL(to!, page!.at).href.slice(root.href.length));
    }
  }
  const alone = inDocs.filter((file) => !reached.has(file) && !file.startsWith("docs/decisions/"));
  expect(alone).toEqual([]);
});

test(`sentences of the README and of CONTRIBUTING have at most ${SENTENCE_WORDS_MAX} words`, () => {
  for (const { file, text } of pages.slice(0, 3)) {
    const longest = sentencesOf(text).toSorted((a, b) => wordsIn(b) - wordsIn(a))[0]!;
    console.log(`${file}: longest sentence ${wordsIn(longest)} words: ${longest.slice(0, 60)} …`);
    if (file !== "ARCHITECTURE.md") expect(wordsIn(longest), longest).toBeLessThanOrEqual(SENTENCE_WORDS_MAX);
  }
});
