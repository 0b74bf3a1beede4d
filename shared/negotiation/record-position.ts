import type { Opinion } from "../opinion.ts";
import type { PositionAct } from "./position.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordPosition(opinion: Opinion, _entry: EntryOf<PositionAct>): Opinion {
  return opinion;
}
