import type { TextLanguage } from "../checks/finding.ts";
import type { ClausePair } from "../concordance/clause-pair.ts";
import type { FactKind } from "../concordance/fact.ts";
import { longDate } from "../printed/long-date.ts";
import { type InSix, NOTIONS, PARALLEL_SENTENCES, PARALLEL_VERBS } from "./parallel-sentences.ts";

/** The chance of a run, from its seed (mulberry32). */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) * below) / 2 ** 32) | 0;
  };
}

type Chance = (below: number) => number;
export const LANGUAGES_OF_PAIRS = [
  "en",
  "fr",
  "es",
  "ru",
  "zh",
  "ar",
] as const satisfies readonly TextLanguage[];

/** Values of a sentence: the same for both languages of a clean pair. */
type Facts = {
  readonly number: number;
  readonly share: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly until: number;
  readonly country: string;
  readonly cited: { readonly kind: "resolution" | "decision"; readonly number: number };
  readonly paper: number;
  readonly item: number;
  readonly binding: number;
  readonly denied: boolean;
  readonly notion: number;
  readonly isOtherNotion: boolean;
};

/** Names of countries as the library has them; each stands in apposition, so that no language declines it. */
const COUNTRIES = [
  "BS",
  "PA",
  "KE",
  "BR",
  "IN",
  "CL",
  "VN",
  "NE",
  "NG",
  "SO",
  "ML",
  "JO",
  "OM",
  "PE",
  "FJ",
  "CA",
];

function factsBy(chance: Chance): Facts {
  const day = 1 + chance(20);
  return {
    number: [2 + chance(8), 13 + chance(80), 1_200 + 10 * chance(600), 25_000 + chance(900_000)][chance(4)]!,
    share: 5 + chance(90),
    year: 2015 + chance(16),
    month: 1 + chance(12),
    day,
    until: day + 1 + chance(6),
    country: COUNTRIES[chance(COUNTRIES.length)]!,
    cited: { kind: chance(2) === 0 ? "resolution" : "decision", number: 3 + chance(190) },
    paper: 2 + chance(90),
    item: chance(8),
    binding: chance(3),
    denied: chance(2) === 0,
    notion: chance(NOTIONS.length),
    isOtherNotion: false,
  };
}

const BINDING: readonly InSix[] = [
  {
    en: "the offices shall",
    fr: "les bureaux doivent",
    es: "las oficinas deberán",
    ru: "бюро обязаны",
    zh: "各办事处须",
    ar: "يجب على المكاتب",
  },
  {
    en: "the offices should",
    fr: "les bureaux devraient",
    es: "las oficinas deberían",
    ru: "бюро следует",
    zh: "各办事处应",
    ar: "ينبغي للمكاتب",
  },
  {
    en: "the offices may",
    fr: "les bureaux peuvent",
    es: "las oficinas podrán",
    ru: "бюро могут",
    zh: "各办事处可以",
    ar: "يجوز للمكاتب",
  },
];
const DENIED: readonly [InSix, InSix] = [
  { en: "is meant to", fr: "prend en charge", es: "cubre", ru: "покрывает", zh: "承担", ar: "يغطي" },
  {
    en: "is not meant to",
    fr: "ne prend pas en charge",
    es: "no cubre",
    ru: "не покрывает",
    zh: "不承担",
    ar: "لا يغطي",
  },
];
const CITED: Readonly<Record<Facts["cited"]["kind"], InSix>> = {
  resolution: {
    en: "Resolution #",
    fr: "Résolution #",
    es: "Resolución #",
    ru: "Резолюция #",
    zh: "第#号决议",
    ar: "القرار #",
  },
  decision: {
    en: "Decision #",
    fr: "Décision #",
    es: "Decisión #",
    ru: "Решение #",
    zh: "第#号决定",
    ar: "المقرر #",
  },
};
const SEPARATED: Readonly<Record<TextLanguage, string>> = {
  en: ",",
  fr: "\u202f",
  es: "\u00a0",
  ru: "\u00a0",
  zh: "",
  ar: ",",
};
const ITEMS = { latin: "abcdefgh", arabic: "أبجدهوزح" } as const;

const arabicDigits = (text: string): string =>
  text.replaceAll(/\d/gu, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]!);

function numberIn(n: number, language: TextLanguage): string {
  if (language === "zh" && n >= 10_000 && n % 10_000 === 0) return `${n / 10_000}万`;
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/gu, SEPARATED[language]);
}

function shareIn(n: number, language: TextLanguage): string {
  const forms: InSix = {
    en: `${n} per cent`,
    fr: `${n} %`,
    es: `${n} %`,
    ru: `${n}%`,
    zh: n % 2 === 0 ? `百分之${n}` : `${n}%`,
    ar: `${n} في المائة`,
  };
  return forms[language];
}

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** As a file writes it, without its year, which the sentence has. */
function dateIn({ year, month, day, until }: Facts, language: TextLanguage, isRange: boolean): string {
  const dayOf = (n: number): string => `${year}-${twoDigits(month)}-${twoDigits(n)}`;
  const whole = longDate(dayOf(day), language, isRange ? dayOf(until) : undefined);
  const bare = whole
    .replace(`${year}年`, "")
    .replace(` ${year} г.`, "")
    .replace(` de ${year}`, "")
    .replace(` ${year}`, "");
  if (!isRange) return bare;
  return language === "fr" ? bare.replace("–", " au ") : language === "es" ? bare.replace("–", " al ") : bare;
}

const countryIn = (code: string, language: TextLanguage): string =>
  // oxlint-disable-next-line no-restricted-properties -- reason: names of places in invented sentences of a test
  new Intl.DisplayNames(language, { type: "region" }).of(code)!;

function filled(sentence: string, facts: Facts, language: TextLanguage): string {
  const { cited, notion, isOtherNotion } = facts;
  const { said, otherwise } = NOTIONS[notion]!;
  const words: Readonly<Record<string, string>> = {
    number: numberIn(facts.number, language),
    share: shareIn(facts.share, language),
    year: String(facts.year),
    date: dateIn(facts, language, false),
    range: dateIn(facts, language, true),
    country: countryIn(facts.country, language),
    cited: CITED[cited.kind][language].replace("#", String(cited.number)),
    paper: `TEST-${facts.paper}/7(Rev.1)`,
    item: `${ITEMS[language === "ar" ? "arabic" : "latin"][facts.item]!})`,
    binding: BINDING[facts.binding]![language],
    denied: DENIED[facts.denied ? 1 : 0][language],
    notion: (isOtherNotion ? otherwise : said)[language],
  };
  const text = sentence.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => words[slot]!);
  return language === "ar" && facts.day % 2 === 0 ? arabicDigits(text) : text;
}

type PairBy = { readonly chance: Chance; readonly languages?: readonly [TextLanguage, TextLanguage] };

function twoLanguages(chance: Chance): readonly [TextLanguage, TextLanguage] {
  const first = chance(LANGUAGES_OF_PAIRS.length);
  const second = (first + 1 + chance(LANGUAGES_OF_PAIRS.length - 1)) % LANGUAGES_OF_PAIRS.length;
  return [LANGUAGES_OF_PAIRS[first]!, LANGUAGES_OF_PAIRS[second]!];
}

/** A clause that says the same in two languages. */
export function cleanPair({ chance, languages = twoLanguages(chance) }: PairBy): ClausePair {
  const [one, other] = languages;
  if (chance(8) === 0) {
    const verb = PARALLEL_VERBS[chance(PARALLEL_VERBS.length)]!;
    return pairOf("verb", [one, verb[one]], [other, verb[other]]);
  }
  const sentence = PARALLEL_SENTENCES[chance(PARALLEL_SENTENCES.length)]!;
  const facts = factsBy(chance);
  return pairOf(
    "recital",
    [one, filled(sentence[one], facts, one)],
    [other, filled(sentence[other], facts, other)],
  );
}

const pairOf = (
  kind: ClausePair["kind"],
  [one, text]: readonly [TextLanguage, string],
  [other, there]: readonly [TextLanguage, string],
): ClausePair => ({
  kind,
  original: { language: one, text },
  version: { language: other, text: there },
});

/** A slip that a translator may make: the slot that it needs, and the facts with it. */
type Slip = {
  readonly kind: FactKind;
  readonly slot: string;
  readonly make: (facts: Facts, chance: Chance) => Facts;
};

const SLIPS: readonly Slip[] = [
  { kind: "number", slot: "{number}", make: (facts) => ({ ...facts, number: facts.number + 1 }) },
  { kind: "number", slot: "{number}", make: (facts) => ({ ...facts, number: facts.number * 10 }) },
  {
    kind: "number",
    slot: "{share}",
    make: (facts, chance) => ({ ...facts, share: ((facts.share + 1 + chance(90)) % 97) + 1 }),
  },
  {
    kind: "number",
    slot: "{year}",
    make: (facts, chance) => ({ ...facts, year: facts.year + 1 + chance(3) }),
  },
  { kind: "date", slot: "{date}", make: (facts) => ({ ...facts, day: facts.day + 1 }) },
  { kind: "date", slot: "{date}", make: (facts) => ({ ...facts, month: (facts.month % 12) + 1 }) },
  { kind: "date", slot: "{range}", make: (facts) => ({ ...facts, until: facts.until + 1 }) },
  {
    kind: "date",
    slot: "{range}",
    make: (facts) => ({ ...facts, day: facts.day - 1 || 28, until: facts.until + (facts.day === 1 ? 4 : 0) }),
  },
  {
    kind: "name",
    slot: "{country}",
    make: (facts, chance) => ({
      ...facts,
      country:
        COUNTRIES[(COUNTRIES.indexOf(facts.country) + 1 + chance(COUNTRIES.length - 1)) % COUNTRIES.length]!,
    }),
  },
  {
    kind: "reference",
    slot: "{cited}",
    make: (facts) => ({ ...facts, cited: { ...facts.cited, number: facts.cited.number + 1 } }),
  },
  {
    kind: "reference",
    slot: "{cited}",
    make: (facts) => ({
      ...facts,
      cited: { ...facts.cited, kind: facts.cited.kind === "decision" ? "resolution" : "decision" },
    }),
  },
  { kind: "reference", slot: "{item}", make: (facts) => ({ ...facts, item: (facts.item + 1) % 8 }) },
  { kind: "reference", slot: "{paper}", make: (facts) => ({ ...facts, paper: facts.paper + 1 }) },
  {
    kind: "modal",
    slot: "{binding}",
    make: (facts, chance) => ({ ...facts, binding: (facts.binding + 1 + chance(2)) % 3 }),
  },
  { kind: "negation", slot: "{denied}", make: (facts) => ({ ...facts, denied: !facts.denied }) },
  { kind: "term", slot: "{notion}", make: (facts) => ({ ...facts, isOtherNotion: true }) },
];

export type PlantedSlip = { readonly pair: ClausePair; readonly kind: FactKind };

/** A clause with one slip in its version. */
export function plantedSlip(chance: Chance): PlantedSlip {
  const [one, other] = twoLanguages(chance);
  const n = chance(SLIPS.length + 2);
  if (n === SLIPS.length) {
    const first = chance(PARALLEL_VERBS.length);
    const verb = PARALLEL_VERBS[first]!;
    // "further" alone is no other verb, and two renderings of one notion stand beside each other in the list.
    const wrong = PARALLEL_VERBS[(first + 4) % PARALLEL_VERBS.length]!;
    return { kind: "verb", pair: pairOf("verb", [one, verb[one]], [other, wrong[other]]) };
  }
  if (n > SLIPS.length) {
    const sentence = PARALLEL_SENTENCES.find(({ en }) => en.includes("["))!;
    const facts = factsBy(chance);
    const without = filled(sentence[other], facts, other).replaceAll(/[[\]]/gu, "");
    return {
      kind: "bracket",
      pair: pairOf("recital", [one, filled(sentence[one], facts, one)], [other, without]),
    };
  }
  const { kind, slot, make } = SLIPS[n]!;
  const sentences = PARALLEL_SENTENCES.filter(({ en }) => en.includes(slot));
  const sentence = sentences[chance(sentences.length)]!;
  const facts = factsBy(chance);
  const wrong = make(facts, chance);
  return {
    kind,
    pair: pairOf(
      "recital",
      [one, filled(sentence[one], facts, one)],
      [other, filled(sentence[other], wrong, other)],
    ),
  };
}
