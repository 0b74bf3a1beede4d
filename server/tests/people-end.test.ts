import { afterAll, beforeAll, expect, test } from "vitest";
import { userId, type UserId } from "../../shared/ids.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import {
  as,
  clauseId,
  closeSecrets,
  draftId,
  id,
  site,
  tellSecrets,
  type Who,
  WHO,
} from "../testing/secrets.ts";
import { addressesOf, toldBytes, toldReport } from "../testing/told-bytes.ts";
import { until } from "../testing/y-client.ts";

/** People are replaced, and the record goes on telling who they were. */
const typists: readonly Who[] = ["AAA", "AAA too", "BBB", "lead", "lead from AAA", "team", "chair"];
const gone: readonly Who[] = ["AAA too", "lead from AAA", "team"];
const staying = WHO.filter((who) => !gone.includes(who));
const ids = new Map<Who, UserId>();

beforeAll(async () => {
  await tellSecrets();
  for (const who of WHO) ids.set(who, (await as(who).forum()).me.id);
  await as("lead").ask(id, { type: "reopen", reason: "go on" });
  await as("lead").ask(id, { type: "unlockClause", clauseId, reason: "go on" });
  const { generation } = await as("lead").opinion(id);
  for (const who of typists) {
    const client = openConcordClient(site.url, { cookie: as(who).cookie, opinionId: id, generation });
    await client.synced;
    const count = client.type(() => {
      const text = client.text(clauseId);
      text.insert(4, `${who} wrote this `);
      text.delete(text.length - 1, 1);
    });
    await until(`${who} is served`, () => client.acknowledged() >= count);
    client.terminate();
  }
  const text = (who: Who) => ({
    type: "comment",
    on: { clauseId },
    text: `${who} asks`,
    readers: "room",
  });
  for (const who of ["AAA too", "lead from AAA", "chair"] as const) await as(who).ask(id, text(who));
  await as("lead from AAA").ask(id, { type: "settleClause", clauseId });
}, 60_000);
afterAll(closeSecrets);

type Told = ReadonlyMap<string, string>;
const allTold = async (): Promise<Told> => {
  const told = new Map<string, string>();
  for (const who of staying) {
    for (const path of await addressesOf(as(who), id, [`/api/drafts/${draftId}`]))
      told.set(`${who} ${path}`, await toldBytes(as(who), path));
  }
  told.set("report", await toldReport(site.concord));
  return told;
};

test("R7 R8 J2 J5 people who were replaced: every answer and file keeps its bytes", async () => {
  const before = await allTold();
  for (const who of gone) {
    const answer = await as("secretariat").post("/api/forum/commands", {
      type: "dismissParticipant",
      userId: ids.get(who),
      reason: "replaced by letter",
    });
    expect([who, answer.status]).toEqual([who, 200]);
  }
  const after = await allTold();
  const changed = [...before].flatMap(([path, told]) =>
    after.get(path) === told ? [] : [[path, told, after.get(path)]],
  );
  const given = [...before.values()].filter((told) => !/^[45]/u.test(told)).length;
  console.log(`${gone.length} people replaced: ${before.size} answers, ${given} with content, same bytes`);
  expect(changed).toEqual([]);
  expect([...after.keys()]).toEqual([...before.keys()]);
}, 240_000);

test("A7 those who left are told by what they were, and named to their own and the secretariat", async () => {
  for (const who of staying) {
    const { former, me } = await as(who).forum();
    expect([who, former.map((one) => one.id)]).toEqual([who, gone.map((one) => ids.get(one))]);
    const named = former.filter(({ name }) => name !== "").map(({ delegationId }) => delegationId);
    const isOffice = me.role === "secretariat";
    const expected = isOffice ? ["AAA", "AAA", null] : me.delegationId === "AAA" ? ["AAA", "AAA"] : [];
    expect([who, named]).toEqual([who, expected]);
  }
  const { former } = await as("BBB").forum();
  expect(former.map(({ role, delegationId }) => [role, delegationId])).toEqual([
    ["delegate", "AAA"],
    ["facilitator", "AAA"],
    ["managementTeam", null],
  ]);
  expect(site.concord.forum.personAt(userId("nobody"))).toBe(null);
});
