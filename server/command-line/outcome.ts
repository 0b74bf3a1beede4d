/** A command of the command line with the files that it names, read by the caller. */
export type CommandLineRequest = {
  readonly name: string;
  readonly arguments: readonly string[];
  /** The language of the shell; without it the answer is in English. */
  readonly language?: string;
  /** Content of the named input file, base64. */
  readonly input?: string;
  /** On the way to another machine: the argument whose file's bytes come behind this request. */
  readonly fileAt?: number;
};

/** Takes lines about a long command while it is under way. */
export type Tell = (line: string) => void;

/** Lines to print, the exit code, and a file to write. */
export type Outcome = {
  readonly lines: readonly string[];
  readonly code: number;
  /** Base64. */
  readonly output?: string;
  /** The file is its owner's alone, as the data folder. */
  readonly isRecord?: boolean;
  /** Files of a folder to write, by their paths in it, base64; its name is the request's first argument. */
  readonly files?: readonly (readonly [path: string, content: string])[];
};
