import type { Opinion } from "../opinion.ts";
import type { SilenceAct } from "./silence.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordSilence(opinion: Opinion, _entry: EntryOf<SilenceAct>): Opinion {
  return opinion;
}
