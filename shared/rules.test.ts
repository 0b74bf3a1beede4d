import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const rules = readFileSync(new URL("docs/rules.md", root), "utf8");
const numbers = [...rules.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((found) => found[1]!);

/** "(rules G1-G3, N5)" and the first words of a test's title, with the file they stand in. */
function cited(): { readonly rule: string; readonly file: string }[] {
  const files = ["shared", "server", "client", "e2e"].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  return files.flatMap((file) => {
    const source = readFileSync(new URL(file, root), "utf8");
    const inComments = [...source.matchAll(/\brules? ((?:[A-Z]\d+(?:-[A-Z]\d+)?(?:, | and )?)+)/g)];
    const inTitles = [...source.matchAll(/\b(?:test|describe)(?:\.each)?\([^"`\n]*["`]((?:[A-Z]\d+ )+)/g)];
    const found = [...inComments, ...inTitles].flatMap((match) => match[1]!.match(/[A-Z]\d+/g) ?? []);
    return found.map((rule) => ({ rule, file }));
  });
}

test("every rule that code or a test cites stands in docs/rules.md, once", () => {
  expect(numbers).toEqual([...new Set(numbers)]);
  const all = cited();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter(({ rule }) => !numbers.includes(rule))).toEqual([]);
});

test("rules are numbered without gaps within their letter", () => {
  const last = new Map<string, number>();
  for (const number of numbers) {
    const [letter, n] = [number.charAt(0), Number(number.slice(1))];
    expect(n, number).toBe((last.get(letter) ?? 0) + 1);
    last.set(letter, n);
  }
});
