import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DAY_MS } from "../../shared/durations.ts";
import { wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { openConcord } from "../setup/concord.ts";
import { serveConcord } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { moveClock } from "../testing/moved-clock.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-retention-clock-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Serves the folder under a preset that keeps what is typed for so long; `now` moves the clock. */
async function serve({ keptDays, now }: { readonly keptDays: number | null; readonly now?: string }) {
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, FORUM_NOW: now });
  if ("problem" in settings) throw new Error(settings.problem);
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const concord = await openConcord({
    settings,
    log,
    address: () => "",
    found: { preset: "wtpf-26", sample: true },
    presets: new Map([["wtpf-26", { ...wtpf26File, keystrokes: { keptDays } }]]),
  });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  const removals = () => concord.forum.forum().removals;
  return { concord, said, removals, close: site.close };
}

test("Z1 Z10 a server removes by its own clock, after a pause once the operator confirms it", async () => {
  const clock = moveClock();
  try {
    clock.by(-1_000 * DAY_MS);
    const first = await serve({ keptDays: 180 });
    await first.close();
    clock.by(0);
    const later = await serve({ keptDays: 180 });
    expect(await later.concord.retention.remove({ before: null, by: "clock" })).toEqual({
      refused: expect.stringContaining("1000 days after the last time that this server ran"),
    });
    expect(later.removals()).toEqual([]);
    expect(later.said.filter((line) => line.startsWith("retention: "))).toHaveLength(1);
    await later.concord.clockWatch.confirm(later.concord.forum.recordClock);
    await later.close();

    const confirmed = await serve({ keptDays: 180 });
    // Behind the removal of the start, since one comes after the other.
    await confirmed.concord.retention.remove({ before: null, by: "clock" });
    expect(confirmed.removals()).toHaveLength(1);
    expect(confirmed.removals()).toMatchObject([{ asked: "clock" }]);
    expect(confirmed.removals()[0]!.opinions.map(({ opinionId }) => opinionId)).toEqual(
      confirmed.concord.forum.forum().opinions.map(({ id }) => id),
    );
    await confirmed.close();
    expect(confirmed.said).toEqual([
      expect.stringMatching(
        /^retention: removed \d+ rows of words of 5 Opinions and 0 rows of 0 drafts, typed before/,
      ),
    ]);

    const again = await serve({ keptDays: 180 });
    await again.concord.retention.remove({ before: null, by: "clock" });
    expect(again.removals()).toHaveLength(1);
    await again.close();
  } finally {
    clock.restore();
  }
}, 30_000);

test("Z1 a forum that names no period keeps what is typed, whoever asks", async () => {
  const first = await serve({ keptDays: null, now: "2020-07-01T09:00Z" });
  await first.close();
  const later = await serve({ keptDays: null });
  expect(
    await later.concord.retention.remove({ before: Date.parse("2021-01-01"), by: "commandLine" }),
  ).toEqual({
    refused: expect.stringContaining("keeps what is typed for good"),
  });
  expect(later.removals()).toEqual([]);
  await later.close();
}, 30_000);
