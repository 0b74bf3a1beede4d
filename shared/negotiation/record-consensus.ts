import type { Opinion } from "../opinion.ts";
import type { ConsensusAct } from "./pending.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordConsensus(opinion: Opinion, _entry: EntryOf<ConsensusAct>): Opinion {
  return opinion;
}
