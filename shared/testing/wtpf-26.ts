import { readFileSync } from "node:fs";
import { foundingData } from "../forum/founding-data.ts";
import { readPreset } from "../presets/read-preset.ts";

const read = readPreset(readFileSync(new URL("../../presets/wtpf-26.yaml", import.meta.url), "utf8"));
if ("problems" in read) throw new Error(JSON.stringify(read.problems, null, 1));

/** The file of the forum that ships with the product. */
export const wtpf26File = read.preset;

/** Its facts, as the record of a sample forum holds them. */
export const wtpf26 = foundingData(wtpf26File, { sample: true });
