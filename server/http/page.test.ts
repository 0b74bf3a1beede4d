import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { BUILDS_MAX } from "../../shared/limits.ts";
import { readBuiltPage } from "./page-routes.ts";
import { buildPage } from "./page.ts";

const root = mkdtempSync(join(tmpdir(), "concord-page-"));
afterAll(() => rmSync(root, { recursive: true }));

/** The scripts that the page as it is served now names; none where they are not all there. */
const scripts = (): readonly string[] | null => {
  try {
    const page = readFileSync(join(root, "dist/index.html"), "utf8");
    const names = [...page.matchAll(/src="(?<name>[^"]+)"/gu)].map((match) => match.groups!["name"]!);
    return names.map((name) => readFileSync(join(root, "dist", name), "utf8"));
  } catch {
    return null;
  }
};

test("two servers that begin in one folder build the page once for both, never half", async () => {
  symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(root, "node_modules"));
  mkdirSync(join(root, "client"));
  writeFileSync(
    join(root, "index.html"),
    '<!doctype html><html lang="en"><script type="module" src="/client/main.js"></script></html>',
  );
  writeFileSync(join(root, "client/main.js"), 'document.title = "first";');
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);

  let built = 0;
  const looks: (readonly string[] | null)[] = [];
  const watch = setInterval(() => built > 0 && looks.push(scripts()), 1);
  const one = async (): Promise<void> => {
    await buildPage(log, root);
    built += 1;
    looks.push(scripts());
  };
  await Promise.all([one(), one(), one()]);
  clearInterval(watch);
  expect(lines).toHaveLength(3);
  expect(looks.length).toBeGreaterThan(2);
  for (const look of looks) expect(look).toEqual([expect.stringContaining("first")]);

  await buildPage(log, root);
  expect(lines).toHaveLength(3);
  writeFileSync(join(root, "client/main.js"), 'document.title = "second";');
  await buildPage(log, root);
  expect(scripts()).toEqual([expect.stringContaining("second")]);
  // Open pages of the builds before find their files: of the last few, and no more (rule K13).
  for (const name of ["third", "fourth"]) {
    writeFileSync(join(root, "client/main.js"), `document.title = "${name}";`);
    await buildPage(log, root);
  }
  const files = readdirSync(join(root, "dist/assets"));
  const served = files.map((name) => readFileSync(join(root, "dist/assets", name), "utf8")).join();
  for (const name of ["second", "third", "fourth"]) expect(served).toContain(name);
  expect(served).not.toContain("first");
  expect(files.filter((name) => name.endsWith(".js"))).toHaveLength(BUILDS_MAX);
  // Each with its packed forms.
  expect(files.filter((name) => name.endsWith(".js.br"))).toHaveLength(BUILDS_MAX);
  // The same sources are the same build.
  const build = readBuiltPage(join(root, "dist"))?.build;
  writeFileSync(join(root, "client/main.js"), 'document.title = "fourth";');
  await buildPage(log, root);
  expect(readBuiltPage(join(root, "dist"))?.build).toBe(build);
  expect(readdirSync(join(root, "dist/assets")).toSorted()).toEqual(files.toSorted());
  expect(statSync(join(root, "dist")).mode & 0o777).toBe(0o755);
  expect(readdirSync(root).toSorted()).toEqual(["client", "dist", "index.html", "node_modules"]);
});
