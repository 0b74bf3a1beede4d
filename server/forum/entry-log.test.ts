import { expect, test } from "vitest";
import { opinionId, reportIssueId, userId } from "../../shared/ids.ts";
import type { ReportFields } from "../../shared/forum/report-fields.ts";
import type { ForumEntry, ForumEvent } from "../../shared/forum/forum.ts";
import { openLog } from "../log/log.ts";
import { SERVER_USER } from "../room/server-user.ts";
import { logEntry } from "./entry-log.ts";

const ANNA = userId("01ANNA");
const REPORT = reportIssueId("01REPORT");
const OPINION = opinionId("01OPINION");

const entry = (event: ForumEvent, by = ANNA): ForumEntry => ({
  ...event,
  by,
  at: 0,
  seq: 1,
  prev: "",
  hash: "",
  salt: "secret-salt",
});
const restored = (lost: number): ForumEntry =>
  entry(
    {
      type: "opinionRestored",
      opinionId: OPINION,
      backupAt: 0,
      upTo: 9,
      repaired: 2,
      lost,
      reason: "secret-reason",
    },
    SERVER_USER,
  );

test("D17 issues, restores and closings are events of the log, without reasons or contents", () => {
  const lines: string[] = [];
  const log = openLog("json", { write: (line) => void lines.push(line) });
  const issue = {
    id: REPORT,
    symbol: "secret-symbol",
    fields: { documentNumber: "secret-number" } as ReportFields,
    madeAt: 0,
    fingerprint: "",
    texts: [],
    files: [],
  };
  logEntry(log, entry({ type: "reportIssued", issue, setBy: null }));
  logEntry(log, restored(0));
  logEntry(log, restored(3));
  logEntry(log, entry({ type: "forumClosed", reason: "secret-reason" }));
  logEntry(log, entry({ type: "forumReopened", reason: "secret-reason" }, SERVER_USER));
  // All else stands in the record alone.
  logEntry(log, entry({ type: "reportTakenBack", reportId: REPORT }));
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toMatchObject([
    { event: "reportIssued", level: "info", report: REPORT, by: ANNA },
    { event: "opinionRestored", level: "info", opinion: OPINION, repaired: 2, lost: 0 },
    { event: "opinionRestored", level: "warn", opinion: OPINION, repaired: 2, lost: 3 },
    { event: "forumClosed", by: ANNA },
    { event: "forumReopened", by: null },
  ]);
  expect(lines.join("\n")).not.toContain("secret");
});
