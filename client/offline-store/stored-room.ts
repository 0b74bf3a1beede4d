import type { Entry } from "../../shared/events/event.ts";

/** A room as this device kept it: its record is the server's answer, and its text is what the server had stored. */
export type StoredRoom<Answer> = {
  readonly at: number;
  readonly answer: Answer;
  readonly entries: readonly Entry[];
  readonly state: Uint8Array;
};

/** The same in the answer that a page reads without network. */
export type StoredAnswer = {
  readonly at: number;
  readonly entries: readonly Entry[];
  /** The document in Base64. */
  readonly state: string;
};
