import { isInLatinWords, languageOf } from "./text-language.ts";
import { type Proposal, proposedText } from "../negotiation/proposal.ts";

/**
 * The language of a proposal's words where it is not that of what they would go into; null where it is, or where no
 * words go (rule V26). Another script tells it, whatever was said; among Latin letters what the proponent said.
 */
export function otherLanguageOf(proposal: Proposal, into: string | null): string | null {
  if (into === null || proposal.kind === "delete" || proposal.kind === "keep") return null;
  const said = primaryOf(proposal.language);
  const text = proposedText(proposal);
  const script = languageOf(text, "en");
  const isOfOtherScript = script === "en" && NO_LATIN.has(said) && isInLatinWords(text);
  const language = script === "en" && !isOfOtherScript ? said : script;
  return language === primaryOf(into) ? null : language;
}

/** Words in Latin letters are in none of these; in which other language, nothing tells (as rule E16 has it: English). */
const NO_LATIN: ReadonlySet<string> = new Set(["ar", "ru", "zh"]);

/** "zh" of "zh-Hans". */
const primaryOf = (language: string): string => language.toLowerCase().split("-")[0] ?? "";
