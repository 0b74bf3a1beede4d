import type { commandOf } from "./acts.ts";
import type { tryCommand, tryMarks } from "./try-command.ts";

type DryRun = {
  readonly commandOf: typeof commandOf;
  readonly tryCommand: typeof tryCommand;
  readonly tryMarks: typeof tryMarks;
};

let loaded: DryRun | null = null;

/** The server's own rules, once they are here: fetched after the words are on the screen, before the first act. */
export const loadedDryRun = (): DryRun | null => loaded;

/** A part of the page that offers acts, together with the rules by which they are tried out. */
export async function withDryRun<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  const [part, acts, trying] = await Promise.all([
    fetchPart(),
    import("./acts.ts"),
    import("./try-command.ts"),
  ]);
  loaded = { commandOf: acts.commandOf, tryCommand: trying.tryCommand, tryMarks: trying.tryMarks };
  return part;
}
