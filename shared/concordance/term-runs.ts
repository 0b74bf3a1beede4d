import type { TextLanguage } from "../checks/finding.ts";
import { spokenWords } from "../agreed-language/spoken-words.ts";
import { foldedWord } from "./folded-text.ts";

/** A run of words of a text as terms are compared: its folded stem, and where it stands. */
export type Run = {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly words: number;
};

const HAN_MIN = 2;
const HAN_MAX = 5;
const WORDS_MAX = 3;
/** Endings of cases and numbers are left off longer words. */
const STEM_CHARS = 5;

/** Words too common to be a part of a term at its start or end; a language without articles needs fewer. */
const COMMON: Readonly<Record<TextLanguage, ReadonlySet<string>>> = {
  en: wordSet(
    "a an the of to in on for and or by with at as is are be that this its their from all any such other which may shall should",
  ),
  fr: wordSet(
    "un une le la les de du des l d au aux a en dans sur pour et ou par avec que qui est sont ce cette ces leur leurs ses son sa il elle se s n ne pas",
  ),
  es: wordSet(
    "un una el la los las de del al a en para y o u por con que es son su sus se este esta estos estas como lo",
  ),
  ru: wordSet(
    "и в во на по с со к ко о об от до для из у или а но что как их его ее это этих при за под над не",
  ),
  zh: wordSet("的 和 与 及 在 对 为 以 了 是 将 于 并 或 等 其 该 各 所 由 从 向 之 中 有 应 须 可 到"),
  ar: wordSet("في من الي علي عن ان او و التي الذي هذا هذه ذلك ما مع بين كل"),
};

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** The runs of which a term may be made: of one to three words, in Chinese of two to five signs. */
export function termRunsIn(text: string, language: TextLanguage): readonly Run[] {
  const words = spokenWords(text);
  const common = COMMON[language];
  const stems = words.map(({ folded, isHan }) => (isHan ? folded : stemOf(folded, language)));
  const runs: Run[] = [];
  words.forEach((first, i) => {
    const max = first.isHan ? HAN_MAX : WORDS_MAX;
    for (let length = 1; length <= max && i + length <= words.length; length++) {
      const last = words[i + length - 1]!;
      if (last.isHan !== first.isHan || /\p{N}/u.test(last.folded)) break;
      // Words of one term stand next to each other: a comma between them ends it.
      if (length > 1 && /[^\s'’\p{Pd}/]/u.test(text.slice(words[i + length - 2]!.end, last.start))) break;
      if (
        first.isHan
          ? length < HAN_MIN
          : common.has(foldedWord(first.folded)) || common.has(foldedWord(last.folded))
      )
        continue;
      const key = stems.slice(i, i + length).join(first.isHan ? "" : " ");
      if (!first.isHan && length === 1 && key.length < 3) continue;
      runs.push({ key, start: first.start, end: last.end, words: length });
    }
  });
  return runs;
}

function stemOf(word: string, language: TextLanguage): string {
  const folded = foldedWord(word);
  if (language === "ar") return folded.replace(/^[وفبكل]?(?:ال|لل)/u, "").slice(0, STEM_CHARS);
  if (language === "ru") return folded.slice(0, STEM_CHARS + 1);
  return folded.length > STEM_CHARS + 3 ? folded.slice(0, STEM_CHARS + 2) : folded.replace(/(?:es|s)$/u, "");
}
