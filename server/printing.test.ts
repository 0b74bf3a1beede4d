import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestPerson, TestSite } from "./testing/room-of-people.ts";
import { openTestSite } from "./testing/room-of-people.ts";

let site: TestSite;
let lead: TestPerson;
let id: string;
beforeAll(async () => {
  site = await openTestSite();
  lead = await site.person("space");
  id = site.opinionOf("space");
});
afterAll(() => site.close());

const TASKS = `/proc/${process.pid}/task`;
const canSee = existsSync(`${TASKS}/${process.pid}/children`);

/** Processes of this one that set pages. */
const printers = (): readonly number[] =>
  readdirSync(TASKS)
    .flatMap((task) => readFileSync(`${TASKS}/${task}/children`, "utf8").trim().split(" "))
    .filter((pid) => pid !== "" && existsSync(`/proc/${pid}/cmdline`))
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("print-process"))
    .map(Number);

test.skipIf(!canSee)(
  "R14 the process that sets pages is killed in the middle of a job: who asked is told, the room goes on, and the next file is set",
  async () => {
    const asked = lead.get(`/api/opinions/${id}/export.pdf`);
    while (printers().length === 0) await setImmediate();
    for (const pid of printers()) process.kill(pid, "SIGKILL");
    const clause = (await lead.opinion(id)).clauses.find(({ kind }) => kind === "operative")!;
    const locked = await lead.ask(id, { type: "lockClause", clauseId: clause.id, hash: clause.hash });
    expect(locked.refusal).toBeUndefined();
    const told = await asked;
    expect([told.status, await told.json()]).toMatchObject([503, { refusal: { reason: "notPrinted" } }]);
    const next = await lead.get(`/api/opinions/${id}/export.pdf`);
    expect([next.status, (await next.text()).slice(0, 5)]).toEqual([200, "%PDF-"]);
  },
  60_000,
);
