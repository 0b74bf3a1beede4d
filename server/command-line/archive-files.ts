import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * All files or none: they are written beside the folder, which takes its name at the end. A kill leaves an unfinished one
 * under another name, without the sums: they are written last.
 */
export function writeArchive(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    for (const [name, bytes] of files) {
      const path = join(unfinished, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes, { flag: "wx", flush: true });
    }
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  const parent = openSync(dirname(folder), "r");
  fsyncSync(parent);
  closeSync(parent);
}
