import type { PaperFile } from "../../shared/negotiation/paper-file.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { type CameFile, readPaperFile } from "./read-paper-file.ts";

/** A paper's files as they came: what they are, and their bytes by hash. */
export type TakenFiles = {
  readonly files: readonly PaperFile[];
  readonly kept: readonly { readonly hash: string; readonly body: Uint8Array }[];
};

/** Files are read one after the other: each takes a process of its own. */
let turn: Promise<unknown> = Promise.resolve();

/** Reads the files of one paper; the first that is refused refuses them all. */
export function takeFiles(came: readonly CameFile[]): Promise<TakenFiles | { readonly refusal: Refusal }> {
  const taken = turn.then(async () => {
    const files: PaperFile[] = [];
    const kept: TakenFiles["kept"][number][] = [];
    for (const one of came) {
      const file = await readPaperFile(one);
      if ("refusal" in file) return file;
      files.push(file);
      kept.push({ hash: file.hash, body: one.bytes });
    }
    return { files, kept };
  });
  turn = taken.catch(() => undefined);
  return taken;
}
