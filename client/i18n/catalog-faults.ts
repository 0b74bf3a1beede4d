import { type Argument, argumentsOf, type IcuMessage, readIcu, sentencesOf, textsOf } from "./icu-message.ts";

/** Plural forms of a language that only millions have: a message may leave them out. */
const OF_MILLIONS: Readonly<Record<string, string>> = { fr: "many", es: "many" };

/** Sentences of other languages need more words than English ones; Chinese does not part its words. */
const SENTENCE_WORDS_MAX: Readonly<Record<string, number>> = { en: 15, fr: 20, es: 20, ru: 20, ar: 20 };

/** A text has so many signs for each sign of the English one, and so many beside. */
const LENGTH_RATIO_MAX = 2.2;
const LENGTH_MORE_CHARS_MAX = 12;

const sorted = (names: Iterable<string>): string => [...new Set(names)].sort().join(", ");
const choicesOf = (kind: Argument["kind"], said: readonly Argument[]): readonly Argument[] =>
  said.filter((one) => one.kind === kind);
const longest = (message: IcuMessage): number => Math.max(...textsOf(message).map((text) => text.length));
const tagsOf = (message: string): string => (message.match(/<\/?\w+>/gu) ?? []).sort().join(" ");

const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/u).filter((word) => /[\p{L}\d#]/u.test(word)).length;

/** Says what is wrong with one message beside the English one, so that a translator can mend it. */
export function messageFaults(language: string, english: string, message: string): readonly string[] {
  if (message.trim() === "") return ["is empty"];
  let read: IcuMessage;
  try {
    read = readIcu(message);
  } catch (error) {
    return [`cannot be read: ${(error as Error).message}`];
  }
  const [source, said] = [argumentsOf(readIcu(english)), argumentsOf(read)];
  const names = (all: readonly Argument[]): string => sorted(all.map(({ name }) => `{${name}}`));
  const faults: string[] = [];
  if (names(source) !== names(said))
    faults.push(`has the arguments ${names(said) || "none"}, the English one ${names(source) || "none"}`);
  for (const { name, options } of choicesOf("select", source)) {
    const here = choicesOf("select", said).filter((one) => one.name === name);
    if (here.length === 0 && said.some((one) => one.name === name))
      faults.push(`must choose by {${name}, select, …}: ${sorted(options.keys())}`);
    for (const one of here)
      if (sorted(one.options.keys()) !== sorted(options.keys()))
        faults.push(
          `chooses by {${name}} among ${sorted(one.options.keys())}, not ${sorted(options.keys())}`,
        );
  }
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const { name, options } of choicesOf("plural", said)) {
    // With `other` alone the number changes nothing in the text.
    const chosen = [...options.keys()].filter((one) => one !== "other" && !one.startsWith("="));
    const lacks =
      chosen.length === 0
        ? ["other"].filter((one) => !options.has(one))
        : categories.filter((one) => !options.has(one) && one !== OF_MILLIONS[language]);
    const unknown = [...options.keys()].filter(
      (one) => !one.startsWith("=") && !categories.some((known) => known === one),
    );
    if (lacks.length > 0) faults.push(`lacks the plural forms of {${name}}: ${lacks.join(", ")}`);
    if (unknown.length > 0) faults.push(`has plural forms of {${name}} that are none: ${unknown.join(", ")}`);
  }
  if (tagsOf(english) !== tagsOf(message))
    faults.push(`has the tags ${tagsOf(message) || "none"}, the English one ${tagsOf(english) || "none"}`);
  if (message.includes("'")) faults.push("has a straight apostrophe: write ’");
  const wordsMax = SENTENCE_WORDS_MAX[language] ?? Infinity;
  const long = sentencesOf(message).find((sentence) => wordsIn(sentence) > wordsMax);
  if (long !== undefined) faults.push(`has a sentence of more than ${wordsMax} words: ${long}`);
  return faults;
}

/** How much a message is longer than it may be beside the English one: 0 and less is well. */
export const charsTooMany = (english: string, message: string): number =>
  longest(readIcu(message)) -
  Math.floor(LENGTH_RATIO_MAX * longest(readIcu(english)) + LENGTH_MORE_CHARS_MAX);

/** Latin words of a message that is not in Latin letters, beside the names of arguments and tags. */
export const latinWords = (message: string): readonly string[] =>
  textsOf(readIcu(message))
    .flatMap(
      (text) => text.replaceAll(/<[^>]+>/gu, "").match(/\p{Script=Latin}[\p{Script=Latin}\d+]*/gu) ?? [],
    )
    .filter((word) => !/^X+$/u.test(word));
