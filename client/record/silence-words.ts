import type { SilenceAct } from "../../shared/negotiation/silence.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function silenceWords(entry: EntryOf<SilenceAct>, { whom }: Telling): EntryWords {
  return { sentence: `${whom(entry.by).spoken}: ${entry.type}`, reason: "", words: "" };
}
