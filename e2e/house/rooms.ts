export const LAYERS = ["client", "shared", "server"] as const;
export type Layer = (typeof LAYERS)[number];

/** The folders of one layer from the lowest to the highest: a folder imports only folders before it. */
export type Rooms = {
  readonly order: readonly string[];
  /** Rooms that are in a level: `ground`, `middle` or `top` of the page. */
  readonly levels: ReadonlyMap<string, readonly string[]>;
};

/** Files beside the folders: `ids` under all of shared/, `app` over all of the server. */
export const ROOT = "(root)";

const LEVELS = ["ground", "middle", "top"];

/** ARCHITECTURE lists the server from the top down, the other two from the ground up. */
const FROM_THE_TOP: ReadonlySet<Layer> = new Set(["server"]);

/** Reads the rooms from the folder list of ARCHITECTURE, so that the list cannot lie. */
export function roomsIn(architecture: string, layer: Layer): Rooms {
  const lines = architecture.split("\n");
  const from = lines.findIndex((line) => line.startsWith(`${layer}/ `)) + 1;
  const length = lines.slice(from).findIndex((line) => !line.startsWith("  "));
  const order: string[] = [];
  const levels = new Map<string, string[]>();
  let level: string[] = [];
  for (const line of lines.slice(from, from + length)) {
    const [names = ""] = line.trim().split(/ {2,}/);
    if (LEVELS.includes(names)) {
      level = [];
      levels.set(names, level);
      continue;
    }
    const rooms = names.includes("/") ? names.split(", ").map((name) => name.replace("/", "")) : [ROOT];
    order.push(...rooms);
    level.push(...rooms);
  }
  return { order: FROM_THE_TOP.has(layer) ? order.toReversed() : order, levels };
}
