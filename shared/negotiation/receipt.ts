/** That a file came in, and when: what an entry says of the file that it was taken from. */
export type Receipt = {
  /** Counts over the whole forum, from 1. */
  readonly number: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
  /** Of the file's bytes. */
  readonly sha256: string;
};
