import type { PresetSilence } from "../timetable/silence-time.ts";
import type { ForumDecided } from "./forum.ts";
import { known, type SilenceRulesEvent } from "./silence-rules.ts";

export function decideSilenceRules(
  inForce: PresetSilence | null,
  { silence, reason }: Pick<SilenceRulesEvent, "silence" | "reason">,
): ForumDecided {
  if (JSON.stringify(known(silence)) === JSON.stringify(known(inForce))) {
    return { refusal: { reason: "nothingToDo", message: "These are the rules in force." } };
  }
  return { events: [{ type: "silenceRulesSet", silence, reason }] };
}
