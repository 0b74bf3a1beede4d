import type { Authors } from "./authors.ts";
import type { Moves } from "./moves.ts";
import type { ServerDoc } from "./server-doc.ts";

/** State that a room holds in memory, all of it made from its rows. */
export type Held = {
  readonly serverDoc: ServerDoc;
  readonly authors: Authors;
  readonly moves: Moves;
};
