import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Preset } from "../shared/preset.ts";
import { readPreset } from "../shared/presets/read-preset.ts";

const FOLDER = fileURLToPath(new URL("../presets/", import.meta.url));

/** Reads the file of a forum. Throws with the first problem and its line. */
export function presetOfFile(file: string): Preset {
  const read = readPreset(readFileSync(file, "utf8"));
  if ("preset" in read) return read.preset;
  const [problem] = read.problems;
  throw new Error(`${file}, line ${problem?.line}: ${problem?.message}`);
}

/** Every forum that ships with the product, by its id. */
export function installedPresets(): ReadonlyMap<string, Preset> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
  return new Map(files.map((name) => presetOfFile(FOLDER + name)).map((preset) => [preset.id, preset]));
}
