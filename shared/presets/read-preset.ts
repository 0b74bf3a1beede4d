import type { PresetFile } from "./preset.ts";
import { brokenReferences, oversights } from "./preset-checks.ts";
import { presetSchema } from "./preset-schema.ts";
import { readYaml, type YamlLine } from "./read-yaml.ts";

export type ReadPreset =
  | { readonly preset: PresetFile; readonly notes: readonly YamlLine[] }
  | { readonly problems: readonly YamlLine[] };

/** Reads the file of a forum. Finds all problems at once, in the order of their lines. */
export function readPreset(text: string): ReadPreset {
  const read = readYaml(text, presetSchema);
  if ("problems" in read) return read;
  const { data: preset, linesOf } = read;
  const broken = brokenReferences(preset);
  return broken.length > 0 ? { problems: linesOf(broken) } : { preset, notes: linesOf(oversights(preset)) };
}
