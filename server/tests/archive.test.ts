import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../command-line/run-command.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";

let folder: string;
let site: TestSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-archive-"));
  site = await openTestSite();
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});
const archive = (name: string) =>
  runCommand(site.concord, { name: "archive", arguments: [join(folder, name)] });
const filesIn = (name: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .flatMap((one) =>
        one.isFile() ? [[join(one.parentPath, one.name).slice(join(folder, name).length), one] as const] : [],
      )
      .map(([path]) => [path, readFileSync(join(folder, name, path)).toString("latin1")]),
  );

test("D31 an archive is one folder, twice the same bytes, and names no person or address", async () => {
  expect((await archive("one")).lines.join()).toContain("5 Opinions");
  expect((await archive("one")).lines.join()).toContain("overwrites nothing");
  expect((await archive("two")).code).toBe(0);
  const [one, two] = [filesIn("one"), filesIn("two")];
  expect(one.size).toBeGreaterThan(30);
  expect([...two]).toEqual([...one]);
  const names = site.concord.invited.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const [path, text] of one)
    for (const name of names) expect(text.includes(name), `${path}: ${name}`).toBe(false);
  for (const path of ["/index.html", "/verify.html"]) {
    expect(one.get(path)).toContain("default-src &#39;none&#39;");
    expect(one.get(path)).not.toMatch(/<script>|style=|\son\w+=/u);
  }
}, 60_000);

test("D31 verify names a flipped byte in a file and in the record; sha256sum agrees", async () => {
  const one = join(folder, "one");
  expect((await verifyFile(one)).code).toBe(0);
  execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: one });
  const [opinion] = readdirSync(join(one, "opinions"));
  const flip = (name: string, at: number): void => {
    const bytes = readFileSync(join(one, name));
    bytes[at]! ^= 1;
    writeFileSync(join(one, name), bytes);
  };
  flip(`opinions/${opinion}/opinion.txt`, 10);
  expect((await verifyFile(one)).lines.join("\n")).toContain(`opinions/${opinion}/opinion.txt\twas changed`);
  flip(`opinions/${opinion}/opinion.txt`, 10);
  const record = readFileSync(join(one, "record.json"), "utf8");
  writeFileSync(
    join(one, "record.json"),
    record.replace(/"salt":"(.)/u, (_, c: string) => `"salt":"${c === "0" ? "1" : "0"}`),
  );
  const found = await verifyFile(one);
  expect(found.code).toBe(1);
  expect(found.lines.join("\n")).toMatch(
    /row 1: its content does not fit its hash[^]*record.json\twas changed/u,
  );
});
