import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { openConcord } from "../setup/concord.ts";
import { readSettings } from "../setup/settings.ts";
import { signedIn } from "../testing/room-of-people.ts";
import { serveConcord } from "../serve.ts";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "concord-sample-"))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Founds a forum, or opens the one that is there; gives what its secretariat reads of it. */
async function openAt(now: string, found: { readonly sample: boolean }) {
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, FORUM_NOW: now });
  if ("problem" in settings) throw new Error(settings.problem);
  let url = "";
  const log = (): void => undefined;
  const opening = { settings, log, address: () => url, found: { preset: wtpf26.id, ...found } };
  const concord = await openConcord(opening);
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  url = `http://localhost:${site.port}`;
  const token = (await concord.secretariat.invite(concord.people.byName("Secretariat")!)).split("#")[1];
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  const view = await signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "").forum();
  await site.close();
  return view;
}

test("T21 a sample forum has its moved dates in its record: it opens later with the same", async () => {
  const view = await openAt("2026-11-28T09:00:00Z", { sample: true });
  expect(view).toMatchObject({ isSample: true, rules: { textOpen: true, commentsOpen: true } });
  expect(view.calendarMovedDays).toBeGreaterThan(500);
  const planned = wtpf26.timetable.map(({ id }) => id);
  expect(view.timetable.map(({ id }) => id)).toEqual(planned);
  const deadline = view.timetable.find(({ id }) => id === "third-draft-deadline")!;
  expect(deadline.date > "2026-12-20" && deadline.date < "2027-02-01").toBe(true);
  const later = await openAt("2027-03-01T09:00:00Z", { sample: true });
  expect(later.timetable).toEqual(view.timetable);
  expect(later.rules).toMatchObject({ textOpen: false });
});

test("T21 a real forum is never moved, whenever it is founded", async () => {
  const view = await openAt("2026-11-28T09:00:00Z", { sample: false });
  expect(view).toMatchObject({ isSample: false, timetable: wtpf26.timetable });
  expect(view.calendarMovedDays).toBeUndefined();
});
