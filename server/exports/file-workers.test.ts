import { serialize } from "node:v8";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FILES_WAITING_MAX } from "../../shared/file-limits.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { seeded } from "../testing/chance.ts";
import { until } from "../testing/y-client.ts";
import { opinionFixture, REPORT_AT, reportFixture } from "../testing/docx-fixture.ts";
import { openFileChild } from "./file-child.ts";
import type { WrittenJob } from "./file-job.ts";
import { type FileWorkers, openFileWorkers } from "./file-workers.ts";
import { type MadeFile, openFileQueue } from "./file-queue.ts";
import { NO_STANDING } from "../testing/print-fixture.ts";
import { randomText } from "../testing/tracked-fixture.ts";
import { writtenFile } from "./written-file.ts";

let fileWorkers: FileWorkers;
beforeAll(() => {
  fileWorkers = openFileWorkers();
});
afterAll(() => fileWorkers.close());

const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;
const document = opinionFixture("4");
const { text } = randomText(0, seeded(3));

const JOBS: readonly WrittenJob[] = [
  ...(["docx", "html", "akn.xml"] as const).flatMap((form): readonly WrittenJob[] => [
    { of: "opinion", form, document, options: { ...options, standing: NO_STANDING } },
    { of: "report", form, report: reportFixture("zh") },
  ]),
  { of: "word", form: "docx", word: { form: "tracked", text }, options },
  { of: "word", form: "docx", word: { form: "clean", document, names: new Set(["aaa"]) }, options },
  { of: "word", form: "docx", word: { form: "bilingual", document, into: "ar" }, options },
  {
    of: "trackedReport",
    form: "docx",
    report: reportFixture("en"),
    tracked: new Map([[document.id, { ...text, document }]]),
  },
  {
    of: "sections",
    form: "docx",
    sections: [{ title: "Paper 1", blocks: [{ kind: "sentence", text: "It stands." }] }],
    options: { ...options, title: "Where it went", isSample: true },
  },
];

/** Another file each time, none of which was made before. */
const opinionJob = (n: number): WrittenJob => ({
  of: "opinion",
  form: "docx",
  document: { ...document, title: `Text ${n}` },
  options: { ...options, standing: NO_STANDING },
});
const reasonOf = (file: MadeFile): string => ("refusal" in file ? file.refusal.reason : "made");

test("R8 R15 the process beside the rooms gives the bytes that are given here, and the same seal", async () => {
  for (const job of JOBS) {
    const [here, there] = [await writtenFile(job), await fileWorkers.make(job)];
    if ("refusal" in there) throw new Error(there.refusal.message);
    expect([job.of, job.form, Buffer.from(there.bytes).equals(here.bytes), there.seal]).toEqual([
      job.of,
      job.form,
      true,
      here.seal,
    ]);
  }
});

test("R15 a worker that dies in a job fails that request, and the next file is written", async () => {
  for (const signal of ["SIGKILL", "SIGSEGV"] as const) {
    let toKill = true;
    const dying = openFileWorkers((pid) => {
      if (toKill) process.kill(pid, signal);
      toKill = false;
    });
    expect(reasonOf(await dying.make(opinionJob(0)))).toBe("notPrinted");
    expect(reasonOf(await dying.make(opinionJob(0)))).toBe("made");
    await dying.close();
  }
});

test("R15 a file that needs too much time or memory is refused, and the next begins anew", async () => {
  const script = new URL("file-process.ts", import.meta.url);
  const job = new Uint8Array();
  const slow = openFileQueue({ child: openFileChild(script, {}), msMax: 1, waitingMax: 2 });
  const greedy = openFileChild(script, { memoryMbMax: 4 });
  const large = openFileQueue({ child: greedy, msMax: 60_000, waitingMax: 2 });
  for (const key of ["one", "another"]) {
    expect(await slow.make(key, job)).toMatchObject({ refusal: { reason: "tooMany" } });
    expect(await large.make(key, job)).toMatchObject({ refusal: { reason: "notPrinted" } });
  }
  await slow.close();
  await large.close();
});

test("R15 R29 ends a process that kept much memory; the next file has a new one", async () => {
  const job = serialize(opinionJob(0));
  const startedWith = async (heldMbMax: number): Promise<number> => {
    const started: number[] = [];
    const script = new URL("file-process.ts", import.meta.url);
    const child = openFileChild(script, { started: (pid) => started.push(pid), heldMbMax });
    const lane = openFileQueue({ child, msMax: 60_000, waitingMax: 2 });
    for (const key of ["one", "another", "a third"]) expect(reasonOf(await lane.make(key, job))).toBe("made");
    await lane.close();
    return started.length;
  };
  expect([await startedWith(4_096), await startedWith(1)]).toEqual([1, 3]);
});

test("R15 a cancelled job frees the process; a job is made only while someone waits for it", async () => {
  const started: number[] = [];
  const busy = openFileWorkers((pid) => started.push(pid));
  const [gone, other] = [new AbortController(), new AbortController()];
  const left = busy.make(opinionJob(1), gone.signal);
  const kept = [busy.make(opinionJob(2), other.signal), busy.make(opinionJob(2))];
  const waiting = busy.make(opinionJob(3), gone.signal);
  const next = busy.make(opinionJob(4));
  await until("the process has begun", () => started.length === 1);
  gone.abort();
  other.abort();
  expect(reasonOf(await left)).toBe("notPrinted");
  expect((await Promise.all(kept)).map(reasonOf)).toEqual(["made", "made"]);
  expect([reasonOf(await waiting), reasonOf(await next)]).toEqual(["notPrinted", "made"]);
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect(started.map(isThere)).toEqual([false, true]);
  expect(reasonOf(await busy.make(opinionJob(1)))).toBe("made");
  await busy.close();
});

test("R15 files are written one by one; too many waiting are refused, leavers free a place", async () => {
  const busy = openFileWorkers();
  const gone = new AbortController();
  const first = busy.make(opinionJob(0));
  const many = Array.from({ length: FILES_WAITING_MAX - 1 }, (_, i) =>
    busy.make(opinionJob(i + 1), gone.signal),
  );
  expect(reasonOf(await busy.make(opinionJob(100)))).toBe("tooMany");
  // The same as another asked for takes no place.
  const same = busy.make(opinionJob(0));
  gone.abort();
  const last = busy.make(opinionJob(100));
  expect(new Set((await Promise.all(many)).map(reasonOf))).toEqual(new Set(["notPrinted"]));
  expect((await Promise.all([first, same, last])).map(reasonOf)).toEqual(["made", "made", "made"]);
  await busy.close();
});
