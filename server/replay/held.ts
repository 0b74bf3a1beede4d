import type { Authors } from "./authors.ts";
import type { Moves } from "./moves.ts";
import type { OpinionWords } from "./opinion-words.ts";

/** State that a room holds in memory, all of it made from its rows. */
export type Held = {
  readonly sheet: OpinionWords;
  readonly authors: Authors;
  readonly moves: Moves;
};
