import type { WordFault } from "../../shared/word-file/word-fault.ts";

/** Ends the reading of a file from wherever the reader is; caught in one place, where it becomes a value again. */
export class FileFault extends Error {
  readonly fault: WordFault;
  constructor(fault: WordFault) {
    super(fault);
    this.fault = fault;
  }
}
