import { expect, test } from "vitest";
import { userId } from "../ids.ts";
import type { ForumReport, IssuedReport } from "./issued-report.ts";
import { keepReport } from "./keep-report.ts";

test("H5 a report that is set for an instant is taken back before it, and at it no more", () => {
  const issue = { id: "r1" } as IssuedReport;
  const report: ForumReport = { fields: null, out: [], toCome: [{ issue, by: userId("chair"), at: 1_000 }] };
  const preset = { shortName: { en: "WTPF-26" } };
  const takenBackAt = (at: number, reportId = "r1") =>
    keepReport(
      { report, preset, at, made: null } as never,
      {
        type: "takeReportBack",
        reportId,
      } as never,
    );
  expect(takenBackAt(999)).toEqual({ act: { type: "reportTakenBack", reportId: "r1" } });
  for (const answer of [takenBackAt(1_000), takenBackAt(2_000), takenBackAt(999, "another")])
    expect(answer).toMatchObject({ refusal: { reason: "noSuchReport" } });
});
