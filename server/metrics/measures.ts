import type { AuditNote } from "../../shared/people/audit.ts";
import type { Reason } from "../../shared/refusal.ts";

/** One batch of a room that went to disk, in milliseconds. */
export type MeasuredBatch = {
  readonly rows: number;
  /** From the first thing that asked for the batch to its acknowledgement. */
  readonly acknowledgedMs: number;
  readonly appendMs: number;
  /** All of its work, storing and sending. */
  readonly batchMs: number;
};

/** Called once a batch or a refusal, never for each key. */
export type Measures = {
  readonly batch: (batch: MeasuredBatch) => void;
  readonly refused: (reason: Reason) => void;
  readonly noted: (note: AuditNote) => void;
};

export const NO_MEASURES: Measures = {
  batch: () => undefined,
  refused: () => undefined,
  noted: () => undefined,
};
