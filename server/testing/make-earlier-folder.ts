/**
 * Makes the folder of an earlier version with that version's own code, for tests of upgrades:
 * `node server/testing/make-earlier-folder.ts COMMIT`. It writes `earlier-COMMIT.sqlite.gz` and `earlier-COMMIT.json`,
 * which is what that version's server told of the forum.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { ReportView } from "../../shared/report/report-view.ts";
import type * as People from "./room-of-people.ts";
import type * as Clients from "./y-client.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const commit = process.argv[2] ?? "";
const folder = mkdtempSync(join(tmpdir(), "concord-earlier-"));
const tree = join(folder, "tree");
const git = (...words: readonly string[]): void =>
  void execFileSync("git", words, { cwd: repository, stdio: "inherit" });

git("worktree", "add", "--detach", tree, commit);
try {
  symlinkSync(join(repository, "node_modules"), join(tree, "node_modules"));
  const { openTestSite } = (await import(join(tree, "server/testing/room-of-people.ts"))) as typeof People;
  const { openYClient } = (await import(join(tree, "server/testing/y-client.ts"))) as typeof Clients;
  const dataDir = join(folder, "data");
  const site = await openTestSite({ DATA_DIR: dataDir, FORUM_NOW: "2025-05-05T09:00:00Z" });
  const space = site.opinionOf("space");
  const [chair, facilitator, aaa, secretariat] = await Promise.all(
    ["chair", "space", "AAA", "secretariat"].map(site.person),
  );
  const done = async (answer: Promise<Response>): Promise<void> => {
    const { ok, status } = await answer;
    if (!ok) throw new Error(`refused with ${status}`);
  };

  const client = openYClient(site.url, { cookie: aaa!.cookie, opinionId: space });
  await client.synced;
  const operative = (await aaa!.opinion(space)).clauses.filter(({ kind }) => kind === "operative");
  const typed = "so that nobody is left behind ";
  client.text(operative[0]!.id).insert(0, typed);
  while (!(await aaa!.opinion(space)).clauses.some(({ text }) => text.startsWith(typed)))
    await new Promise((resolve) => setTimeout(resolve, 20));
  client.close();

  const { id: clauseId, hash } = operative[1]!;
  const mark = { type: "markClause", clauseId, hash, tier: "ad-referendum" };
  await done(facilitator!.post(`/api/opinions/${space}/commands`, mark));
  const forum = (asked: object): Promise<void> => done(chair!.post("/api/forum/commands", asked));
  const extension = { type: "extendDeadline", entryId: "third-draft-deadline", until: "2025-06-20" };
  await forum({ ...extension, reason: "Asked for by two delegations" });
  const { preparing } = (await (await chair!.get("/api/report")).json()) as ReportView;
  if (preparing === null) throw new Error("the Chair prepares no report");
  await forum({ type: "issueReport", hash: preparing.hash });
  const told = await secretariat!.forum();
  await site.close();

  const whole = join(folder, "whole.sqlite");
  const database = new DatabaseSync(join(dataDir, "concord.sqlite"));
  database.exec(`VACUUM INTO '${whole}'`);
  database.close();
  const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  writeFileSync(here(`earlier-${commit}.sqlite.gz`), gzipSync(readFileSync(whole), { level: 9 }));
  const { timetable, rules, groups, agenda, delegationGroups, warnVerbs, openedAt } = told;
  const facts = { timetable, rules, agenda, delegationGroups, warnVerbs, openedAt };
  const leads = groups.map(({ id, topic, themeItem, lead }) => ({ id, topic, themeItem, lead }));
  writeFileSync(
    here(`earlier-${commit}.json`),
    `${JSON.stringify({ ...facts, groups: leads, typed, clauseId, opinionId: space }, null, 1)}\n`,
  );
} finally {
  git("worktree", "remove", "--force", tree);
  rmSync(folder, { recursive: true, force: true });
}
