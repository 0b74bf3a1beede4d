import { readFileSync } from "node:fs";
import { readPreset } from "../presets/read-preset.ts";

const read = readPreset(readFileSync(new URL("../../presets/wtpf-26.yaml", import.meta.url), "utf8"));
if ("problems" in read) throw new Error(JSON.stringify(read.problems, null, 1));

/** The forum that ships with the product, as its file says. */
export const wtpf26 = read.preset;
