import { isNoText } from "../text/brackets.ts";
import { readAloud } from "../text/read-aloud.ts";
import { wordChanges, wordsIn } from "../text/changes.ts";

/** Places where the words of a row went, and the words that came. */
export type Trace = {
  /** By cell, in order: its words that are not in the result. */
  readonly dropped: readonly (readonly string[])[];
  /** Words of the result that no cell has. */
  readonly added: readonly string[];
};

/**
 * Traces a result's words to some texts: a word that only stands elsewhere in it was moved, not dropped. Brackets,
 * and "no text" in them, are signs and no words (rule U5). `composed`: what the texts give together.
 */
export function traceOf(texts: readonly string[], result: string, composed = ""): Trace {
  const there = tracedWords(result);
  const isKnown = there.map(() => false);
  const dropped = texts.map((text) => {
    const missing: string[] = [];
    const came: number[] = [];
    let at = 0;
    for (const { kind, words } of wordChanges(tracedWords(text), there)) {
      if (kind === "removed") missing.push(...words);
      else {
        for (let i = at; i < at + words.length; i++) {
          if (kind === "same") isKnown[i] = true;
          else came.push(i);
        }
        at += words.length;
      }
    }
    return missing.filter((word) => {
      const moved = came.findIndex((i) => there[i] === word);
      if (moved >= 0) isKnown[came.splice(moved, 1)[0]!] = true;
      return moved < 0;
    });
  });
  // The composed text tells where their words stand in it, even repeated ones.
  let at = 0;
  for (const { kind, words } of wordChanges(tracedWords(composed), there)) {
    if (kind === "same") isKnown.fill(true, at, at + words.length);
    if (kind !== "removed") at += words.length;
  }
  return { dropped, added: there.filter((_, i) => !isKnown[i]) };
}

/**
 * The words and signs of a text as it is read aloud, without its closing sign, white space and brackets. In a script without spaces it depends on the
 * neighbours where a word ends: there each character counts by itself.
 */
export const tracedWords = (text: string): readonly string[] =>
  wordsIn(withoutNoText(readAloud(text)))
    .filter((word) => word.trim() !== "" && word !== "[" && word !== "]")
    .flatMap((word) => (WITHOUT_SPACES.test(word) ? Array.from(word) : [word]));

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words of a trace as they are read: with spaces where the script has them. */
export const tracedText = (words: readonly string[]): string =>
  words.reduce((text, word) => {
    const joins = text === "" || (WITHOUT_SPACES.test(word) && WITHOUT_SPACES.test(text.slice(-2)));
    return text + (joins || /^\p{P}$/u.test(word) ? "" : " ") + word;
  }, "");

const withoutNoText = (text: string): string =>
  text.replace(/\[[^[\]]*\]/gu, (bracket) => (isNoText(bracket.slice(1, -1)) ? " " : bracket));
