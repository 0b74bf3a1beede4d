import { languageOf } from "../checks/text-language.ts";
import type { Proposal } from "./proposal.ts";
import { proposedText } from "./proposal.ts";

/**
 * The language of a proposal's words where it is not that of what they would go into; null where it is, or where no
 * words go (rule V15). Another script tells it, whatever was said; among Latin letters what the proponent said.
 */
export function otherLanguageOf(proposal: Proposal, into: string | null): string | null {
  if (into === null || proposal.kind === "delete" || proposal.kind === "keep") return null;
  const said = primaryOf(proposal.language);
  const script = languageOf(proposedText(proposal), "en");
  const language = script === "en" ? said : script;
  return language === primaryOf(into) ? null : language;
}

/** "zh" of "zh-Hans". */
const primaryOf = (language: string): string => language.toLowerCase().split("-")[0] ?? "";
