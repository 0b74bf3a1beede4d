import type { ConsensusAct } from "../../shared/negotiation/pending.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function agreementWords(entry: EntryOf<ConsensusAct>, { whom }: Telling): EntryWords {
  return { sentence: `${whom(entry.by).spoken}: ${entry.type}`, reason: "", words: "" };
}
