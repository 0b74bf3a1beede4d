import { foldedLine, withoutAccents } from "./folded-line.ts";
import { ARABIC } from "./verbs/ar.ts";
import { CHINESE } from "./verbs/zh.ts";
import { ENGLISH } from "./verbs/en.ts";
import { FRENCH } from "./verbs/fr.ts";
import { RUSSIAN } from "./verbs/ru.ts";
import { SPANISH } from "./verbs/es.ts";
import type { VerbLanguage } from "./verbs/verb-language.ts";

/** Patterns for folded lines in one language. */
type Patterns = {
  readonly language: VerbLanguage;
  /** The start of any verb: most lines have none, and are done with here. */
  readonly any: RegExp;
  /** The start of a verb of the preamble. */
  readonly start: RegExp;
  /** A whole line: a verb of the preamble with what may stand beside it. */
  readonly preamble: RegExp;
  /** The start of a line; what follows is whom it addresses. */
  readonly operative: RegExp;
  /** The same without the verbs that stand in the middle of sentences as well. */
  readonly order: RegExp;
  readonly infinitive: RegExp;
  readonly addressed: RegExp;
  readonly addressedOnly: RegExp | null;
  readonly open: RegExp;
  readonly sentence: RegExp;
  /** The same words at the end of a line. */
  readonly trailing: RegExp;
};

const AND: ReadonlySet<string> = new Set(["and", "et", "y", "e", "и"]);

const oneOf = (sources: readonly string[]): string => `(?:${sources.join("|")})`;

function patternsOf(language: VerbLanguage): Patterns {
  const { between, preamble, operative, statements, infinitives, governed, before, behind, open } = language;
  const made = (source: string, flags = "u"): RegExp => new RegExp(withoutAccents(source), flags);
  const isSpaced = between !== "";
  const end = isSpaced ? "(?![\\p{L}\\p{N}])" : "";
  const start = isSpaced ? "(?<![\\p{L}\\p{N}])" : "";
  const first = `(?:${oneOf(before)}${end},?${between})*`;
  // "and invites Member States" is the end of a sentence.
  const plainly = `(?:${oneOf(before.filter((word) => !AND.has(word)))}${end},?${between})*`;
  const beside = `(?:,?${between}${oneOf(behind)}${end})*`;
  const opening = `(?:,?${between}${oneOf(open)}${end})*`;
  const recital = `${first}${oneOf(preamble)}${end}(?:,?${between}${oneOf([...behind, ...open])}${end})*`;
  const order = (verbs: readonly string[]): string =>
    verbs.length === 0
      ? "^(?!)"
      : `^${plainly}${oneOf(verbs)}${end}${beside}(?:,?${between}${oneOf(governed)}${end}${beside})*`;
  const begins = {
    start: made(`^${first}${oneOf(preamble)}${end}`),
    operative: made(order([...operative, ...statements])),
    infinitive: made(order(infinitives)),
  };
  return {
    language,
    any: new RegExp(oneOf(Object.values(begins).map(({ source }) => source)), "u"),
    ...begins,
    preamble: made(`^${recital}(?:,?${between}${recital}){0,2}$`),
    order: made(order(operative)),
    addressed: made(`^${language.addressed}`),
    addressedOnly: language.addressedOnly === undefined ? null : made(language.addressedOnly, "gu"),
    open: made(`^${opening}$`),
    trailing: made(isSpaced ? `,? ${oneOf(open)}$` : "(?!)"),
    sentence: made(`${start}(?:${language.sentence})${end}`),
  };
}

const ALL = [ENGLISH, FRENCH, SPANISH, RUSSIAN, CHINESE, ARABIC].map(patternsOf);

const patternsFor = (folded: string): readonly Patterns[] =>
  ALL.filter(({ language, any }) => language.script.test(folded) && any.test(folded));

/** Takes the first of wordings side by side: "[invites][encourages] Member States". */
const withoutBrackets = (text: string): string =>
  text.replaceAll(/[\]】]\s*[[【][^[\]【】]*/gu, "").replaceAll(/[[\]【】]/gu, "");

const foldedVerb = (text: string): string => foldedLine(withoutBrackets(text.slice(0, VERB_CHARS_MAX + 40)));

/** Longer lines are sentences; patterns need take no more than this. */
const VERB_CHARS_MAX = 200;
const WEAK_CHARS_MAX = 160;

/** From the first of these on, the sections are operative. Looks at the start of the words alone. */
export function isOperativeVerb(text: string): boolean {
  const folded = foldedVerb(text);
  return patternsFor(folded).some((one) => one.operative.test(folded) || one.infinitive.test(folded));
}

export function isPreambleVerb(text: string): boolean {
  const folded = foldedVerb(text).replace(/ ?[,:]$/u, "");
  return folded.length <= VERB_CHARS_MAX && patternsFor(folded).some((one) => one.preamble.test(folded));
}

/** The line below a line, where one is known: it tells whether a list begins there. */
export type Below = {
  /** No empty line stands between. */
  readonly adjacent: boolean;
  /** It has the first number or letter of a list. */
  readonly startsList: boolean;
};

export type BareVerb = {
  /** Without marks of italics and one closing comma or colon. */
  readonly words: string;
  readonly infinitive: boolean;
  /** Nothing but a verb: not whom it addresses, of which a sentence may be made as well. */
  readonly alone: boolean;
};

/** "*noting*", "**noting**", "__noting__": as programs write italics. */
const ITALICS = /^(\*{1,3}|_{1,3})([^*_]+)\1(?=[,:：，،]?$)/u;
const CLOSING = /\s*[,:，：،、]\s*$/u;
/** Nouns that stand above lists as well. */
const NOUNS = /^(?:notes?|charges?|supports?|requests?|demande|note|nota|invite|propose)$/u;

/** Reads a line that can be nothing but a section verb; null where it may be anything else. */
export function bareVerb(line: string, below: () => Below | null = () => null): BareVerb | null {
  if (line.length > VERB_CHARS_MAX || /[;.；。؛!?؟！？]["”»]?$/u.test(line)) return null;
  const words = line.trim().replace(ITALICS, "$2").replace(CLOSING, "").trim();
  const folded = foldedVerb(words);
  if (folded === "") return null;
  for (const one of patternsFor(folded)) {
    if (one.preamble.test(folded)) return { words, infinitive: false, alone: true };
    for (const infinitive of [false, true]) {
      const head = (infinitive ? one.infinitive : one.operative).exec(folded)?.[0];
      if (head === undefined) continue;
      const behind = folded.slice(head.length);
      const rest = behind.replace(/^(?:,? |,)/u, "");
      if (one.open.test(behind)) {
        if (NOUNS.test(folded) && /^\p{Lu}/u.test(words)) continue;
        return { words, infinitive, alone: true };
      }
      if (isAddressed(one, rest, { below, line })) return { words, infinitive, alone: false };
    }
  }
  return null;
}

function isAddressed(
  one: Patterns,
  rest: string,
  { below, line }: { readonly below: () => Below | null; readonly line: string },
): boolean {
  // "requests the Council to", and below it what.
  const who = rest.replace(one.trailing, "");
  if (who.length > WEAK_CHARS_MAX || one.sentence.test(who)) return false;
  const next = below();
  const startsList = next?.startsList === true;
  // "invites Member States, Sector Members," may go on.
  if (/[,，،]\s*$/u.test(line) && next?.adjacent === true && !startsList) return false;
  if (one.addressedOnly !== null)
    return who.replaceAll(one.addressedOnly, "") === "" || (startsList && rest.length <= 40);
  if (startsList) return true;
  if (!one.addressed.test(who)) return false;
  return !/\d$/u.test(who) || STUDY_GROUP.test(who);
}

/** Only these addressees of a verb end with a number. */
const STUDY_GROUP = /study groups?|commissions? d'etudes|comision(?:es)? de estudio|исследовательск|دراسات/u;

/** Tells if a line begins as a verb line does; it may go on in the next one. */
export const mayBeginVerb = (line: string): boolean => patternsFor(foldedVerb(line)).length > 0;

/** A line that is nothing but a section verb, with no line around it. */
export const isBareVerb = (line: string): boolean => bareVerb(line) !== null;

/** Returns the start of a paragraph that may be a section run together with its verb; empty if it is none. */
export function verbAtStart(text: string): string {
  const folded = foldedVerb(text.slice(0, SWALLOWED_CHARS));
  for (const one of patternsFor(folded)) {
    const head = one.order.exec(folded)?.[0];
    if (head === undefined) continue;
    const rest = folded.slice(head.length).replace(/^(?:,? |,)/u, "");
    if (one.addressed.test(rest)) return head;
  }
  for (const one of patternsFor(folded)) {
    const head = one.start.exec(folded)?.[0];
    if (head !== undefined) return head;
  }
  return "";
}

/** A section verb that may stand inside a paragraph: behind a sign, in small letters, followed by whom it addresses. */
export type Swallowed = {
  /** Its start, in UTF-16 units. */
  readonly at: number;
  readonly head: string;
  /** The sign before it; empty at the start. */
  readonly sign: string;
};

const SWALLOWED_CHARS = 80;
const SIGN = /(?:^|[,.;，。；،؛])\s*(?=[\p{Ll}\p{Lo}])([^,.;，。；،؛]{2,80})/gu;

export function swallowedVerbs(text: string): readonly Swallowed[] {
  const found: Swallowed[] = [];
  for (const { 0: whole, 1: words = "", index } of text.matchAll(SIGN)) {
    const head = swallowedHead(words);
    if (head === 0) continue;
    const at = index + whole.length - words.length;
    const sign = /^[,.;，。；،؛]/u.exec(whole)?.[0] ?? "";
    found.push({ at, head: words.slice(0, head), sign });
  }
  return found;
}

/** Counts the characters of a verb that addresses somebody; 0 if there is none. */
function swallowedHead(words: string): number {
  const folded = foldedLine(words);
  for (const one of patternsFor(folded)) {
    const head = one.order.exec(folded)?.[0];
    if (head === undefined) continue;
    const rest = folded.slice(head.length).trimStart();
    if (one.addressed.test(rest) || OPEN_ENGLISH.test(rest)) return lengthBefore(words, head.length);
  }
  return 0;
}

const OPEN_ENGLISH = /^(?:to|that) /u;

/** The number of characters that fold to so many. */
function lengthBefore(words: string, folded: number): number {
  let length = folded;
  while (length < words.length && foldedLine(words.slice(0, length)).length < folded) length++;
  return length;
}
