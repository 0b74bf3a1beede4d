import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { longestSentence, withoutCode } from "./pages.ts";
import { NEWCOMER_PAGES, PLAIN_PAGES, read } from "./read-project.ts";

/** Longest sentence that a plain page may have. */
const SENTENCE_WORDS_MAX = 20;

const root = new URL("../../", import.meta.url);

const inDocs = ["docs", "docs/decisions"].flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${folder}/${file}`),
);
const pages = [...NEWCOMER_PAGES, ...inDocs].map((file) => ({
  file,
  at: new URL(file, root),
  text: withoutCode(read(file)),
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

test.each(PLAIN_PAGES)(`sentences of %s have at most ${SENTENCE_WORDS_MAX} words`, (file) => {
  const { n, places } = longestSentence(read(file));
  expect(n, places.join()).toBeLessThanOrEqual(SENTENCE_WORDS_MAX);
});

test("the longest sentence is found in lists too, not in code or tables", () => {
  const page =
    "# A title of five words\n\n- One two. Three four five.\n- Six.\n\n| a b c d e |\n\n```\na b c d e f\n```\n";
  expect(longestSentence(page)).toEqual({ n: 3, places: ["Three four five."] });
});
