import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPage, PAGE_DIR } from "../server/http/page.ts";
import { PAGE_LANGUAGES } from "../shared/text/page-language.ts";

/** Scripts and styles that a page on an Opinion fetches before somebody can type, with Brotli. Lower it with the files. */
const BEFORE_TYPING_BYTES_MAX = 287_000;

/** Letters of other scripts, and longer words: more than English and Chinese have in the first messages. */
const OTHER_LANGUAGES_BYTES_MAX = 3_000;

const packedBytes = (file: string): number => {
  const path = join(PAGE_DIR, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
};

test("K17 few bytes come before typing is possible", async () => {
  await buildPage(() => {});
  const html = readFileSync(join(PAGE_DIR, "index.html"), "utf8");
  const filesOf = (name: string): readonly string[] =>
    new RegExp(` data-${name}="([^"]+)"`, "u").exec(html)?.[1]?.split(" ") ?? [];
  const scripts = filesOf("files");
  const editor = filesOf("editor");
  expect(scripts.length + editor.length).toBeLessThanOrEqual(4);
  for (const language of PAGE_LANGUAGES) {
    const words = filesOf(`words-${language}`);
    expect(words, "one file of messages").toHaveLength(1);
    const files = [...scripts, ...editor, ...words, ...filesOf("style")];
    const sum = files.map(packedBytes).reduce((all, bytes) => all + bytes, 0);
    expect(sum, `${language}: ${files.join(", ")}`).toBeGreaterThan(100_000);
    const more = language === "en" || language === "zh" ? 0 : OTHER_LANGUAGES_BYTES_MAX;
    expect(sum, `${language}: ${files.join(", ")}`).toBeLessThanOrEqual(BEFORE_TYPING_BYTES_MAX + more);
  }
  // Nothing that comes later is asked for by the first script itself.
  const [, first = ""] = /(\/assets\/first-[^" ]+\.js)/u.exec(html) ?? [];
  const imports = [
    ...readFileSync(join(PAGE_DIR, first), "utf8").matchAll(/^import[^"`]*["`](\.[^"`]+)["`]/gmu),
  ];
  expect(imports.map(([, file = ""]) => file).filter((file) => !/rolldown-runtime/u.test(file))).toEqual([]);
});
