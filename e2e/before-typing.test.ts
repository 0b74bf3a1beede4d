import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPage, PAGE_DIR } from "../server/http/page.ts";
import { PAGE_LANGUAGES } from "../shared/text/page-language.ts";

/** Scripts that an Opinion's page fetches before somebody can type, with Brotli. Lower both with the files. */
const BEFORE_TYPING_BYTES_MAX = 163_000;

/** The same with all scripts and styles before its sheet. */
const BEFORE_SHEET_BYTES_MAX = 293_000;

/** Letters of other scripts, and longer words: more than English and Chinese have in the first messages. */
const OTHER_LANGUAGES_BYTES_MAX = 3_000;

const packedBytes = (file: string): number => {
  const path = join(PAGE_DIR, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
};

test("K17 few bytes come before typing is possible, and before the sheet", async () => {
  await buildPage(() => {});
  const html = readFileSync(join(PAGE_DIR, "index.html"), "utf8");
  const filesOf = (name: string): readonly string[] =>
    new RegExp(` data-${name}="([^"]+)"`, "u").exec(html)?.[1]?.split(" ") ?? [];
  const bytesOf = (files: readonly string[]): number =>
    files.map(packedBytes).reduce((all, bytes) => all + bytes, 0);
  const typing = [...filesOf("typing"), ...filesOf("editor")];
  expect(typing.length).toBeLessThanOrEqual(5);
  expect(bytesOf(typing), typing.join(", ")).toBeGreaterThan(100_000);
  expect(bytesOf(typing), typing.join(", ")).toBeLessThanOrEqual(BEFORE_TYPING_BYTES_MAX);
  let most = 0;
  for (const language of PAGE_LANGUAGES) {
    const words = filesOf(`words-${language}`);
    expect(words, "one file of messages").toHaveLength(1);
    const files = [...typing, ...filesOf("files"), ...filesOf("sheet"), ...words, ...filesOf("style")];
    most = Math.max(most, bytesOf(files));
    const more = language === "en" || language === "zh" ? 0 : OTHER_LANGUAGES_BYTES_MAX;
    expect(bytesOf(files), `${language}: ${files.join(", ")}`).toBeLessThanOrEqual(
      BEFORE_SHEET_BYTES_MAX + more,
    );
  }
  console.log(`${bytesOf(typing)} bytes before typing, and at most ${most} before the sheet`);
  // Nothing that comes later is asked for by these scripts themselves.
  const known = new Set([...typing, ...filesOf("files")]);
  for (const script of known) {
    const imports = [
      ...readFileSync(join(PAGE_DIR, script), "utf8").matchAll(
        /\bimport(?:[\w{},*\s$]+from)?\s*["'`]\.\/([^"'`]+)["'`]/gu,
      ),
    ];
    expect(imports.map(([, file = ""]) => `/assets/${file}`).filter((file) => !known.has(file))).toEqual([]);
  }
});
