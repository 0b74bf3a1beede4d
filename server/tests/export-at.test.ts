import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPINION_FORMS } from "../exports/export-forms.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { runCli } from "../testing/server-process.ts";

let dataDir: string;
let site: TestSite;
let facilitator: TestPerson;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-export-at-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  facilitator = await site.person("space");
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("R7 R8 an Opinion is exported as after any of its rows, byte for byte as it was then", async () => {
  const id = site.opinionOf("space");
  /** Waits where so much of the past is not given at once. */
  const fileOf = async (path: string): Promise<string> => {
    for (;;) {
      const answer = await facilitator.get(path);
      if (answer.status === 429) await setTimeout(1_000);
      else return sha256(new Uint8Array(await answer.arrayBuffer()));
    }
  };
  const exported = async (query = ""): Promise<readonly string[]> => {
    const files: string[] = [];
    for (const form of OPINION_FORMS)
      files.push(`${form} ${await fileOf(`/api/opinions/${id}/export.${form}${query}`)}`);
    return files;
  };
  const first = await facilitator.opinion(id);
  const before = await exported();
  const [clause] = first.clauses.filter((one) => one.kind === "operative" && !one.locked);
  await facilitator.ask(id, { type: "splitClause", clauseId: clause!.id, at: 4 });
  await facilitator.ask(id, { type: "lockClause", clauseId: clause!.id });
  const { seq } = await facilitator.opinion(id);
  const after = await exported();
  expect(after).not.toEqual(before);
  expect(await exported(`?at=${first.seq}`)).toEqual(before);
  expect(await exported(`?at=${seq}`)).toEqual(after);
  const named = await facilitator.get(`/api/opinions/${id}/export.docx?at=${first.seq}`);
  expect([named.status, named.headers.get("content-disposition")]).toEqual([
    200,
    `attachment; filename="draft-opinion-${first.record.number.replace(/[^A-Za-z0-9.-]+/g, "-") || "x"}.row-${first.seq}.docx"`,
  ]);
  for (const at of ["0", "x", "1.5", String(seq + 1)]) {
    const answer = await facilitator.get(`/api/opinions/${id}/export.txt?at=${at}`);
    expect([answer.status, await answer.json()]).toMatchObject([404, { refusal: { reason: "noSuchPlace" } }]);
  }
  const chinese = await facilitator.get(`/api/opinions/${id}/export.html?language=zh`);
  expect(chinese.headers.get("content-disposition")).toBe(
    `attachment; filename="draft-opinion-4.html"; filename*=UTF-8''${encodeURIComponent("意见草案-4.html")}`,
  );
  await site.close();
  // R8: the command line, at another hour and without a server, gives the same bytes.
  for (const [i, form] of OPINION_FORMS.entries()) {
    if (form === "json") continue;
    const file = join(dataDir, `was.${form}`);
    const out = await runCli(dataDir, "export", id, "--out", file, "--at", String(first.seq));
    expect(out).toMatchObject({ code: 0 });
    expect(`${form} ${sha256(readFileSync(file))}`).toBe(before[i]);
  }
  const missing = await runCli(dataDir, "export", id, "--out", join(dataDir, "x.txt"), "--at", "999999");
  expect(missing.code).toBe(1);
}, 60_000);
