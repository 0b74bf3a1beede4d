import type { Ask } from "./line.ts";
import type { Transaction } from "./lines.ts";

/** The ways in which the parts of the store reach the database. */
export type StoreParts = {
  /** One statement, committed by itself. */
  readonly ask: Ask;
  /** Reads, decides and writes with nobody in between; not for rows. */
  readonly transaction: Transaction;
  /** For rows and all that is made of them: rejects with Fenced or Taken, and then nothing of it is there. */
  readonly writeRows: Transaction;
};
