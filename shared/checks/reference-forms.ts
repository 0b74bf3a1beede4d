import type { LatinLanguage } from "./text-language.ts";
import { SECTION_VERBS } from "./section-verb-list.ts";

/** How texts speak of their own paragraphs, a language a form (rule E8). Groups: verb, cited, paragraph, near. */

const SUFFIX = "(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|alt)\\d*";
const LETTERED = `[a-z]{1,3}[)）](?:${SUFFIX}){0,2}`;
/** Bounded, or a line of digits and points would take time as its square. */
const COUNTED = `\\d{1,4}(?:${SUFFIX}){0,2}(?:\\.\\d{1,4}(?:${SUFFIX}){0,2}){0,3}`;
const NUMBER = `(?:${LETTERED}|${COUNTED})`;

const CITED = new RegExp(`^${NUMBER}$`, "u");

/** Whether a clause can be cited by this number: "[New]", a dash and a bare "bis" say nothing. */
export const isCited = (number: string): boolean => CITED.test(number);

type Words = {
  /** What a paragraph is called. */
  readonly paragraph: string;
  /** What stands behind a number that is of this text. */
  readonly near: string;
  /** Behind a number: a paragraph of another text, "of Resolution 139". */
  readonly elsewhere: RegExp;
};

const WORDS: Readonly<Record<LatinLanguage, Words>> = {
  en: { paragraph: "paragraphs?", near: "above|below", elsewhere: /^\s+(?:of|to)\s+(?!this\b)/u },
  fr: {
    paragraph: "(?:paragraphes?|points?|alinéas?)",
    near: "ci-dessus|ci-dessous|supra|infra",
    elsewhere: /^\s+(?:(?:de|du|des)\s+|d['’])(?!cet\b|cette\b|ce\b|la présente|présent)/u,
  },
  es: {
    paragraph: "(?:párrafos?|apartados?|puntos?|incisos?)",
    near: "anterior|supra|infra|más arriba|más abajo",
    elsewhere: /^\s+(?:de|del)\s+(?!esta\b|este\b|la presente|presente)/u,
  },
};

/** Names of other texts before a number: "Resolution 2", "Artículo 3", in whatever language the text is. */
const OTHER_TEXTS = new RegExp(
  `(?:Resolutions?|Decisions?|Opinions?|Recommendations?|Articles?|Annex|No\\.|Nos\\.|Section` +
    `|Résolutions?|Décisions?|Avis|Recommandations?|Annexe|Resoluci(?:ón|ones)|Decisi(?:ón|ones)|Opini(?:ón|ones)` +
    `|Recomendaci(?:ón|ones)|Artículos?|Anexo|Sección)\\s+$`,
  "u",
);
const OTHER_TEXTS_ZH = /(?:决议|决定|意见|建议|建议书|附件|公约|组织法)[》”]?(?:的|中|中的)?$/u;
/** How far back the name of another text may stand. */
const OTHER_TEXT_CHARS = 24;

export type ReferenceForm = {
  readonly pattern: RegExp;
  /** Whether what was found speaks of another text. */
  readonly isElsewhere: (before: string, behind: string) => boolean;
};

const escaped = (verb: string): string => verb.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&");
/** The longest first: "considering further" is not "considering". */
const oneOf = (verbs: readonly string[]): string =>
  [...new Set(verbs)]
    .filter((verb) => verb !== "")
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

/** The form of the language in Latin letters that the text is drafted in, and the Chinese one. */
export const referenceForms = (
  latin: LatinLanguage,
  sectionVerbs: readonly string[],
): readonly ReferenceForm[] => [latinForm(latin, sectionVerbs), chineseForm(sectionVerbs)];

function latinForm(language: LatinLanguage, sectionVerbs: readonly string[]): ReferenceForm {
  const { paragraph, near, elsewhere } = WORDS[language];
  const verbs = oneOf([...sectionVerbs, ...SECTION_VERBS[language]]);
  return {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.])(?:(?<verb>${verbs})\\s+(?<cited>${NUMBER})(?:\\s+(?:${near}))?` +
        `|${paragraph}\\s+(?<paragraph>${NUMBER})(?:\\s+(?:${near}))?` +
        `|(?<near>${NUMBER})\\s+(?:${near}))(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    isElsewhere: (before, behind) =>
      elsewhere.test(behind) || OTHER_TEXTS.test(before.slice(-OTHER_TEXT_CHARS)),
  };
}

/** "认识到 b)", "上文第2段". A bare number behind a verb may count things: "注意到 3 个国家" speaks of no paragraph. */
function chineseForm(sectionVerbs: readonly string[]): ReferenceForm {
  const verbs = oneOf([...sectionVerbs.filter((verb) => /\p{Script=Han}/u.test(verb)), ...SECTION_VERBS.zh]);
  const near = "(?:上文|下文|以上|以下|上述|前述)";
  const counted = `${COUNTED}(?=\\s*(?:[，。；、：)）]|中|所|段|$))`;
  return {
    pattern: new RegExp(
      `(?<verb>${verbs})\\s*(?<cited>${LETTERED}|${counted})\\s*段?` +
        `|${near}?\\s*第\\s*(?<paragraph>${NUMBER})\\s*段` +
        `|${near}\\s*(?<near>${LETTERED})\\s*段?`,
      "giu",
    ),
    isElsewhere: (before) => OTHER_TEXTS_ZH.test(before.slice(-OTHER_TEXT_CHARS)),
  };
}
