import type { BracketAct } from "../../shared/negotiation/owned-bracket.ts";
import type { EntryOf } from "../../shared/negotiation/record-negotiation.ts";
import type { EntryWords, Telling } from "./entry-words.ts";

export function bracketWords(entry: EntryOf<BracketAct>, { whom }: Telling): EntryWords {
  return { sentence: `${whom(entry.by).spoken}: ${entry.type}`, reason: "", words: "" };
}
