import { RIGHT_TO_LEFT_MARK } from "../../shared/text/number-pieces.ts";
import { LOCK_SIGN, STATES } from "../../shared/printed/state-words.ts";

/** Parts that our own files print around a clause's words, each in a character style of its own. */
export type StyledPart = "state" | "number" | "label" | "closing" | "apart";

const BEFORE_WORDS: Readonly<Record<string, StyledPart>> = {
  State: "state",
  StateSign: "state",
  ClauseNumber: "number",
  ProposalLabel: "label",
};

const NUMBER_CHARS_MAX = 16;
const SIGNS = new Set([...Object.values(STATES).map(({ sign }) => sign), LOCK_SIGN]);

/**
 * Which of them words in this style are, or null: words that somebody typed. A style runs on under what is typed beside
 * it, so a closing sign is nothing but signs, and what is printed before the words stands before them.
 */
export function ownPart(style: string, text: string, beforeWords: boolean): StyledPart | null {
  if (style === "Apart") return text.replaceAll(RIGHT_TO_LEFT_MARK, "") === "" ? "apart" : null;
  if (style === "ClosingSign") return /^\s*[;,.:；，。：؛،]+$/u.test(text) ? "closing" : null;
  const part = BEFORE_WORDS[style] ?? null;
  if (part === null || !beforeWords) return null;
  if (style === "StateSign") return SIGNS.has(text.trim()) || text.trim() === "" ? "state" : null;
  return part !== "number" || text.length <= NUMBER_CHARS_MAX ? part : null;
}

/** Text typed behind a closing sign, or beside a mark of ours, may share its run: the sign itself is none of the words. */
export const withoutStyledSign = (style: string, text: string): string => {
  if (style === "Apart") return text.replaceAll(RIGHT_TO_LEFT_MARK, "");
  return style === "ClosingSign" ? text.replace(/^\s*[;,.:；，。：؛،]/u, "") : text;
};
