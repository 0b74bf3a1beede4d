import { LineCounter, parseDocument } from "yaml";
import type { Preset } from "../preset.ts";
import { presetSchema } from "./preset-schema.ts";

/** Something that is wrong in the file of a forum. `line` counts from 1. */
export type PresetProblem = { readonly line: number; readonly message: string };

/** Reads the file of a forum: YAML, of which JSON is a part. */
export function readPreset(
  text: string,
): { readonly preset: Preset } | { readonly problems: readonly PresetProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, message })),
    };
  }
  const parsed = presetSchema.safeParse(document.toJS());
  if (parsed.success) return { preset: parsed.data };
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({
      line: 1,
      message: `${path.join(".")}: ${message}`,
    })),
  };
}
