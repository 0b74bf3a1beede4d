import type { Preset } from "../preset.ts";
import { wtpf26 } from "./wtpf-26/index.ts";

/** Every forum that ships with the product, by its id. */
export const presets: ReadonlyMap<string, Preset> = new Map([[wtpf26.id, wtpf26]]);
