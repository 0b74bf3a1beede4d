import { execFileSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { opinionId } from "../../shared/ids.ts";
import { wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { openRehearsal } from "../time/rehearsal.ts";
import { readSettings } from "../setup/settings.ts";
import { openSqlite } from "../store/sqlite.ts";
import { runCli } from "../testing/server-process.ts";

/** A sample forum of commit 7187569 with typing, a mark, an extended deadline and an issued report (make-earlier-folder.ts). */
const folderOf = (name: string): URL => new URL(`../testing/earlier-7187569.${name}`, import.meta.url);
const told = JSON.parse(readFileSync(folderOf("json"), "utf8")) as {
  readonly [Fact in "timetable" | "rules" | "agenda" | "delegationGroups" | "warnVerbs"]: unknown;
} & {
  readonly groups: readonly { readonly id: string; readonly topic: unknown; readonly lead: unknown }[];
  readonly openedAt: number;
  readonly typed: string;
  readonly clauseId: string;
  readonly opinionId: string;
};

let dataDir: string;
let file: string;
let said: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-earlier-"));
  file = join(dataDir, "concord.sqlite");
  writeFileSync(file, gunzipSync(readFileSync(folderOf("sqlite.gz"))));
  said = [];
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function opened<Answer>(
  use: (concord: Concord) => Answer | Promise<Answer>,
  {
    presets = new Map(),
    dir = dataDir,
  }: {
    readonly presets?: NonNullable<Parameters<typeof openConcord>[0]["presets"]>;
    readonly dir?: string;
  } = {},
): Promise<Answer> {
  const settings = readSettings({ PORT: "0", DATA_DIR: dir, FORUM_NOW: "2025-05-06T09:00:00Z" });
  if ("problem" in settings) throw new Error(settings.problem);
  const log = (line: string): void => void said.push(line);
  const concord = await openConcord({ settings, log, address: () => "", found: null, presets });
  if (concord === null) throw new Error("no forum");
  try {
    return await use(concord);
  } finally {
    await concord.close();
  }
}

const factsOf = ({ forum }: Concord) => {
  const { agenda, delegationGroups, warnVerbs, groups } = forum.preset();
  return {
    timetable: forum.timetable().entries,
    rules: forum.rules(null),
    agenda,
    delegationGroups,
    warnVerbs,
    openedAt: forum.forum().openedAt,
    groups: groups.map(({ id, topic, themeItem, lead }) => ({ id, topic, themeItem, lead })),
  };
};

test("M12 a folder of an earlier version takes the step once, and says so; its record is whole", async () => {
  const before = await verifyFile(file);
  expect(before.code).toBe(0);
  const { typed: _t, clauseId: _c, opinionId: _o, ...facts } = told;
  const first = await opened(async (concord) => {
    expect(factsOf(concord)).toMatchObject(facts);
    const { document } = (await concord.rooms.get(opinionId(told.opinionId)).then((room) => room?.view()))!;
    expect(document.clauses.some(({ text }) => text.startsWith(told.typed))).toBe(true);
    expect(document.clauses.find(({ id }) => id === told.clauseId)?.state).toBe("adReferendum");
    expect(concord.forum.forum().report.out).toHaveLength(1);
    expect(concord.forum.forum().factsChanges).toMatchObject([{ type: "presetRecorded", by: "server" }]);
    return { seq: concord.forum.seq(), head: concord.forum.head() };
  });
  expect(said.filter((line) => line.startsWith("forum: "))).toEqual([
    expect.stringContaining("the forum's record holds its facts from entry"),
  ]);
  const after = await verifyFile(file);
  expect(after).toMatchObject({ code: 0, rows: before.rows + 1 });

  // From now on the record alone counts: a changed file, and none, change nothing.
  const changed = {
    ...wtpf26File,
    timetable: [],
    chair: { name: "Somebody Else", from: "Nowhere" },
    categories: {
      ...wtpf26File.categories,
      memberState: { ...wtpf26File.categories.office, mayType: false },
    },
  };
  const second = await opened(
    (concord) => {
      expect(factsOf(concord)).toMatchObject(facts);
      return { seq: concord.forum.seq(), head: concord.forum.head() };
    },
    { presets: new Map([["wtpf-26", changed]]) },
  );
  expect(second).toEqual(first);
  expect(said.filter((line) => line.startsWith("forum: "))).toHaveLength(1);
});

test("M12 a folder that has not taken the step is verified and read back as it is", async () => {
  const cli = (...words: readonly string[]) => runCli(dataDir, ...words);
  const before = readFileSync(file);
  expect(await cli("verify", file)).toMatchObject({ code: 0 });
  expect(readFileSync(file).equals(before)).toBe(true);
  const copy = join(dataDir, "copy.sqlite");
  expect(await cli("backup", copy)).toMatchObject({ code: 0 });
  expect(await verifyFile(copy)).toMatchObject({ code: 0 });
  const at = join(dataDir, "then.txt");
  expect(await cli("export", told.opinionId, "--at", "20", "--out", at)).toMatchObject({ code: 0 });
  expect(readFileSync(at, "utf8")).toContain("Space connectivity");
});

test("M12 on a full disk the forum opens as it was, and takes the step at its next opening", async (context) => {
  const disk = mkdtempSync(join(tmpdir(), "concord-earlier-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], { stdio: "pipe" });
  } catch {
    rmSync(disk, { recursive: true });
    context.skip("only root makes a small disk");
  }
  try {
    // A folder of yesterday's program, but without the facts: other upgrades are done.
    const store = openSqlite(file);
    await openRehearsal(store, { forumNow: null, dataDir });
    store.close();
    const [filler, small] = [join(disk, "filler"), join(disk, "concord.sqlite")];
    copyFileSync(file, small);
    fill(filler);
    const full = await opened(({ forum }) => [forum.preset().id, forum.forum().factsChanges], { dir: disk });
    expect(full).toEqual(["wtpf-26", []]);
    expect(said).toEqual([expect.stringContaining("the disk takes no more")]);
    rmSync(filler);
    const changes = await opened(({ forum }) => forum.forum().factsChanges, { dir: disk });
    expect(changes).toMatchObject([{ type: "presetRecorded" }]);
    expect(await verifyFile(small)).toMatchObject({ code: 0 });
  } finally {
    execFileSync("umount", [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});

/** Takes all the room that a disk has left. */
function fill(filler: string): void {
  for (const bytes of [64 * 1024, 4096, 512]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
