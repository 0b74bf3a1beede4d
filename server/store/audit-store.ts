import type { UserId } from "../../shared/ids.ts";
import type { DeviceKind, NotedAct, SignInWay } from "../../shared/people/audit.ts";
import type { Reason } from "../../shared/refusal.ts";

/** An act that stands in no event log. Failures of one hour that look alike are one row with their number. */
export type AuditRow = {
  /** The store's key: a later row has a greater one. */
  readonly n: number;
  readonly at: number;
  readonly act: NotedAct;
  readonly user: UserId | null;
  readonly by: UserId | null;
  readonly way: SignInWay | null;
  readonly device: DeviceKind | null;
  readonly reason: Reason | null;
  readonly count: number;
};

export type AuditStore = {
  /** One transaction. A failure of the same hour, person and reason adds to its row. */
  readonly noteAudit: (rows: readonly Omit<AuditRow, "n">[]) => Promise<void>;
  /** Rows before a key, the newest first; rows that do not fit their checksum are left out. */
  readonly auditBefore: (n: number, limit: number) => Promise<readonly AuditRow[]>;
  /** Drops rows older than an instant, and the oldest above a number. */
  readonly dropAudit: (before: number, rowsMax: number) => Promise<void>;
};
