import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ADVISORIES_OF_FILES } from "../testing/advisories-of-files.ts";
import { ADVISORIES_OF_REQUESTS } from "../testing/advisories-of-requests.ts";
import { ADVISORIES_OF_RIGHTS } from "../testing/advisories-of-rights.ts";
import { as, clauseId, closeSecrets, id, tellSecrets } from "../testing/secrets.ts";

const ALL = [...ADVISORIES_OF_RIGHTS, ...ADVISORIES_OF_REQUESTS, ...ADVISORIES_OF_FILES];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  await tellSecrets();
  await as("lead").ask(id, { type: "reopen", reason: "go on" });
  await as("lead").ask(id, { type: "unlockClause", clauseId, reason: "go on" });
});
afterAll(async () => {
  await closeSecrets();
  const numbered = ALL.filter(({ of }) => /^(CVE|GHSA)-/u.test(of)).length;
  console.log(`advisories: ${ALL.length} re-enacted, ${numbered} by their number`);
});

test.each(ALL)("A60 $of", ({ holds }) => holds());

test("A60 at least 25 advisories are re-enacted, each once, with what happened and what is tried", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(25);
  expect(new Set(ALL.map(({ of }) => of)).size).toBe(ALL.length);
  for (const { peer, here } of ALL) for (const said of [peer, here]) expect(said).toMatch(/^[A-Z].+\.$/u);
});
