import type { ProposalAct } from "../../shared/negotiation/proposal-acts.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function proposalWords(entry: EntryOf<ProposalAct>, { whom }: Telling): EntryWords {
  return { sentence: `${whom(entry.by).spoken}: ${entry.type}`, reason: "", words: "" };
}
