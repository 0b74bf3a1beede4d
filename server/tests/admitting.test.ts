import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { runCommand } from "../command-line/run-command.ts";
import { openTestSite } from "../testing/room-of-people.ts";

test("A16 a record with half-admitted people, as once possible, has links for all", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-admitting-"));
  const before = await openTestSite({ DATA_DIR: dataDir });
  const office = await before.person("secretariat");
  const asked = {
    type: "admitParticipant",
    name: "New Head",
    role: "delegate",
    delegation: "AAA",
  };
  expect((await office.post("/api/forum/commands", asked)).status).toBe(200);
  await before.close();
  const db = new DatabaseSync(join(dataDir, "concord.sqlite"));
  db.exec("DELETE FROM links WHERE user IN (SELECT id FROM people WHERE name = 'New Head')");
  db.exec("DELETE FROM people WHERE name = 'New Head'");
  db.close();

  const site = await openTestSite({ DATA_DIR: dataDir });
  try {
    const { code, lines } = await runCommand(site.concord, { name: "invite", arguments: [] });
    expect(code).toBe(0);
    const links = lines.flatMap((line) => /sign-in#(\S+)/.exec(line)?.[1] ?? []);
    expect(links).toHaveLength(site.concord.forum.forum().participants.size);
    const opened = await Promise.all(
      links.map((token) => site.concord.people.signIn(token, { takesPart: () => true, device: "" })),
    );
    expect(opened.filter((one) => "refusal" in one)).toEqual([]);
  } finally {
    await site.close();
    rmSync(dataDir, { recursive: true });
  }
});
