import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PresetFile } from "../../shared/presets/preset.ts";
import { readPreset } from "../../shared/presets/read-preset.ts";

const FOLDER = fileURLToPath(new URL("../../presets/", import.meta.url));
const END = ".yaml";

/** Ids of the forums that ship with the product: names of their files. */
export const installedIds = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(END))
    .map((name) => name.slice(0, -END.length));

/** The file of a forum that ships with the product; null: there is none of this id. */
export function installedFile(id: string): string | null {
  const file = `${FOLDER}${id}${END}`;
  return /^(?:earlier\/)?[A-Za-z0-9-]+$/.test(id) && existsSync(file) ? file : null;
}

/** Reads it. Throws with the first problem and its line. */
export const installedPreset = (id: string): PresetFile | null => readFile(installedFile(id));

/** Reads the facts on which a forum of this id ran before its record held them. */
export const earlierPreset = (id: string): PresetFile | null => readFile(installedFile(`earlier/${id}`));

function readFile(file: string | null): PresetFile | null {
  if (file === null) return null;
  const read = readPreset(readFileSync(file, "utf8"));
  if ("preset" in read) return read.preset;
  const [problem] = read.problems;
  throw new Error(`${file}, line ${problem?.line}: ${problem?.message}`);
}
