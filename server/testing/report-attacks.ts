import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import type { VerifiedFile } from "../command-line/verified-file.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import type { ReportForm } from "../exports/export-forms.ts";
import { reportJob } from "../exports/file-job.ts";
import { type FileWorkers, openFileWorkers } from "../exports/file-workers.ts";
import { opinionFixture, reportFixture } from "./docx-fixture.ts";

/** A sentence part of the report that attacks change. */
export const WORD = "earlier Forums looked at";

/** Replaces something that must be there. */
export const swap =
  (from: string | RegExp, to: string) =>
  (file: string): string => {
    const changed = file.replace(from, () => to);
    if (changed === file) throw new Error(`no ${String(from)}`);
    return changed;
  };
export const piece = (file: string, pattern: RegExp): string => {
  const found = pattern.exec(file);
  if (found === null) throw new Error(`no ${String(pattern)}`);
  return found[0];
};
export const pieces = (file: string, pattern: RegExp): readonly string[] => file.match(pattern) ?? [];
/** Two pieces change places. */
export const exchanged = (file: string, [one, two]: readonly [string, string]): string =>
  file
    .replace(one, () => "\u0001")
    .replace(two, () => one)
    .replace("\u0001", () => two);

/** An attack on a file, the answer of `verify`, and its exit code: 1 if it is sure, 3 if it cannot be. */
export type Attack<File> = readonly [what: string, change: (file: File) => File, said: RegExp, code?: 1 | 3];

/** Makes a report in these forms, and holds `verify` against attacks on them. */
export function openAttackedReport(forms: readonly ReportForm[]) {
  let workers: FileWorkers;
  const folder = mkdtempSync(join(tmpdir(), "concord-attacks-"));
  /** The report, and another one with an Opinion less. */
  const files = new Map<ReportForm, { readonly ours: Buffer; readonly other: Buffer }>();

  beforeAll(async () => {
    workers = openFileWorkers();
    const report = reportFixture("en");
    const opinions = [opinionFixture("1"), opinionFixture("2"), ...report.opinions.slice(2, 3)];
    for (const form of forms) {
      const made = async (count: number): Promise<Buffer> => {
        const file = await workers.make(reportJob(form, { ...report, opinions: opinions.slice(0, count) }));
        if ("refusal" in file) throw new Error(file.refusal.message);
        return Buffer.from(file.bytes);
      };
      files.set(form, { ours: await made(3), other: await made(2) });
    }
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await workers.close();
  });

  let n = 0;
  async function verified(bytes: Uint8Array | string, ending: string): Promise<VerifiedFile> {
    const file = join(folder, `${(n += 1)}.${ending}`);
    writeFileSync(file, bytes);
    return verifyFile(file);
  }

  async function attacked<File>(
    form: ReportForm,
    attacks: readonly Attack<File>[],
    {
      read,
      write,
    }: { readonly read: (bytes: Buffer) => File; readonly write: (file: File) => Uint8Array | string },
  ): Promise<void> {
    const { ours } = files.get(form)!;
    const whole = await verified(ours, form);
    expect([form, whole.code, whole.lines.filter((line) => line.includes("identical to")).length]).toEqual([
      form,
      3,
      5,
    ]);
    expect(whole.lines.at(-1)).toMatch(/^Result: not proven\. /u);
    let found = 0;
    for (const [what, change, said, code = 1] of attacks) {
      const bytes = write(change(read(ours)));
      expect(Buffer.from(bytes).equals(ours), `${what} changes nothing`).toBe(false);
      const { lines, code: is } = await verified(bytes, form);
      expect([what, lines.join("\n"), is]).toEqual([what, expect.stringMatching(said), code]);
      expect(lines.join("\n")).not.toMatch(/Result: identical|Error:|at .*\.ts:/u);
      found += 1;
    }
    console.log(
      `${form}: ${attacks.length} attempts: ${found} found or said to be not covered, 0 called identical`,
    );
  }

  const ours = (form: ReportForm): Buffer => files.get(form)!.ours;
  const other = (form: ReportForm): Buffer => files.get(form)!.other;
  return { attacked, verified, ours, other };
}
