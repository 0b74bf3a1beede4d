/** A command of the command line with the files that it names, read by the caller. */
export type CommandLineRequest = {
  readonly name: string;
  readonly arguments: readonly string[];
  /** Content of the named input file, base64. */
  readonly input?: string;
};

/** Lines to print, the exit code, and a file to write. */
export type Outcome = {
  readonly lines: readonly string[];
  readonly code: number;
  /** Base64. */
  readonly output?: string;
  /** The file is its owner's alone, as the data folder. */
  readonly isRecord?: boolean;
};
