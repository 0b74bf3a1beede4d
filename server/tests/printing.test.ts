import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

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

/** Processes of this one that set pages, or write other files. */
const running = (script: "print-process" | "file-process"): readonly number[] =>
  readdirSync(TASKS)
    .flatMap((task) => readFileSync(`${TASKS}/${task}/children`, "utf8").trim().split(" "))
    .filter((pid) => pid !== "" && existsSync(`/proc/${pid}/cmdline`))
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(script))
    .map(Number);

test.skipIf(!canSee)(
  "R29 after the process that sets pages is killed, the room goes on, and so do files",
  async () => {
    const asked = lead.get(`/api/opinions/${id}/export.pdf`);
    while (running("print-process").length === 0) await setImmediate();
    for (const pid of running("print-process")) process.kill(pid, "SIGKILL");
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

test.skipIf(!canSee)(
  "R15 a writer killed in a job fails that request alone, and the next file is written",
  async () => {
    const asked = lead.get(`/api/opinions/${id}/export.docx`);
    while (running("file-process").length === 0) await setImmediate();
    for (const pid of running("file-process")) process.kill(pid, "SIGKILL");
    const told = await asked;
    expect([told.status, await told.json()]).toMatchObject([503, { refusal: { reason: "notPrinted" } }]);
    const next = await lead.get(`/api/opinions/${id}/export.docx`);
    expect([next.status, (await next.text()).slice(0, 2)]).toEqual([200, "PK"]);
  },
  60_000,
);

test.skipIf(!canSee)(
  "R15 a requester who leaves frees the process of its file, and the next file is made",
  async () => {
    const other = await openTestSite();
    const chair = await other.person("chair");
    const before = new Set(running("file-process"));
    const gone = new AbortController();
    const asked = fetch(`${other.url}/api/report.docx`, {
      headers: { cookie: chair.cookie },
      signal: gone.signal,
    });
    const begun = (): readonly number[] => running("file-process").filter((pid) => !before.has(pid));
    while (begun().length === 0) await setImmediate();
    const [pid] = begun();
    gone.abort();
    await expect(asked).rejects.toThrow();
    await until("its process is gone", () => !begun().includes(pid!));
    const next = await chair.get("/api/report.docx");
    expect([next.status, (await next.text()).slice(0, 2)]).toEqual([200, "PK"]);
    await other.close();
  },
  60_000,
);
