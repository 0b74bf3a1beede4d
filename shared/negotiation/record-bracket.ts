import type { Opinion } from "../opinion.ts";
import type { BracketAct } from "./owned-bracket.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordBracket(opinion: Opinion, _entry: EntryOf<BracketAct>): Opinion {
  return opinion;
}
