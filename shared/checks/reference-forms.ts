import type { LatinLanguage } from "./text-language.ts";
import { COUNTED, COUNTED_AR, LETTERED, LETTERED_AR, LETTERED_RU } from "./reference-number.ts";
import { SECTION_VERBS } from "./section-verb-list.ts";

/** References of texts to their own paragraphs, a language a form (rule E8). Groups: verb, cited, paragraph, near. */

const NUMBER = `(?:${LETTERED}|${COUNTED})`;

type Words = {
  /** The word for a paragraph. */
  readonly paragraph: string;
  /** Text behind a number that is of this text. */
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
/** Distance at most back to the name of another text. */
const OTHER_TEXT_CHARS = 24;

export type ReferenceForm = {
  /** Words without any of it have no such reference. */
  readonly script: RegExp;
  readonly pattern: RegExp;
  /** True if the reference speaks of another text. */
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

/** The form of the language in Latin letters that the text is drafted in, and those of other scripts. */
export const referenceForms = (
  latin: LatinLanguage,
  sectionVerbs: readonly string[],
): readonly ReferenceForm[] => [
  latinForm(latin, sectionVerbs),
  chineseForm(sectionVerbs),
  russianForm(sectionVerbs),
  arabicForm(sectionVerbs),
];

function latinForm(language: LatinLanguage, sectionVerbs: readonly string[]): ReferenceForm {
  const { paragraph, near, elsewhere } = WORDS[language];
  const own = sectionVerbs.filter((verb) => /\p{Script=Latin}/u.test(verb));
  const verbs = oneOf([...own, ...SECTION_VERBS[language]]);
  return {
    script: /\p{Script=Latin}|\d/u,
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
    script: /\p{Script=Han}/u,
    pattern: new RegExp(
      `(?<verb>${verbs})\\s*(?<cited>${LETTERED}|${counted})\\s*段?` +
        `|${near}?\\s*第\\s*(?<paragraph>${NUMBER})\\s*段` +
        `|${near}\\s*(?<near>${LETTERED})\\s*段?`,
      "giu",
    ),
    isElsewhere: (before) => OTHER_TEXTS_ZH.test(before.slice(-OTHER_TEXT_CHARS)),
  };
}

const NEAR_RU = "выше|ниже";
/** "пункта 2 Резолюции 139"; "настоящего Мнения" is this text. */
const ELSEWHERE_RU =
  /^\s+(?:(?:раздела|части)\s+\S+\s+)?(?:Резолюци|Решени|Мнени|Рекомендаци|Стать|Устав|Конвенци|Приложени|Протокол|Деклараци)/u;
const OTHER_TEXTS_RU =
  /(?:Резолюци\p{L}*|Решени\p{L}*|Мнени\p{L}*|Рекомендаци\p{L}*|Стать\p{L}*|Приложени\p{L}*|№)\s*$/u;

/** "учитывая e)", "в пункте 2 выше". A bare number behind a verb may count things: "отмечая 3 страны". */
function russianForm(sectionVerbs: readonly string[]): ReferenceForm {
  const verbs = oneOf([
    ...sectionVerbs.filter((verb) => /\p{Script=Cyrillic}/u.test(verb)),
    ...SECTION_VERBS.ru,
  ]);
  const number = `(?:${LETTERED_RU}|${COUNTED})`;
  const counted = `${COUNTED}(?=\\s*(?:[,.;:)]|${NEAR_RU}|$))`;
  return {
    script: /\p{Script=Cyrillic}/u,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.])(?:(?<verb>${verbs})\\s+(?<cited>${LETTERED_RU}|${counted})(?:\\s+(?:${NEAR_RU}))?` +
        `|(?:под)?пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?\\s+(?<paragraph>${number})(?:\\s+(?:${NEAR_RU}))?` +
        `|(?<near>${number})\\s+(?:${NEAR_RU}))(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    isElsewhere: (before, behind) =>
      ELSEWHERE_RU.test(behind) || OTHER_TEXTS_RU.test(before.slice(-OTHER_TEXT_CHARS)),
  };
}

const NEAR_AR = "(?:(?:المذكورة?|الواردة?)\\s+)?(?:أعلاه|أدناه)";
/** Vowel signs and lengthening may stand between letters. */
const SIGNS_AR = "[\\u064B-\\u0652\\u0670\\u0640]*";
const withSigns = (words: string): string =>
  Array.from(words, (sign) => (/\p{Script=Arabic}/u.test(sign) ? sign + SIGNS_AR : sign)).join("");
/** "الفقرة 2 من القرار 139"; "من هذا الرأي" is this text. */
const ELSEWHERE_AR = /^\s+(?:من|في)\s+(?!(?:منطوق\s+)?هذ[اه])/u;
const OTHER_TEXTS_AR = /(?:قرار|مقرر|رأي|توصية|مادة|ملحق|إعلان)\s+$/u;

/** "إذ يدرك ب)", "الفقرة 2 أعلاه", also with a word grown onto it: "وإذ يدرك", "بالفقرة". */
function arabicForm(sectionVerbs: readonly string[]): ReferenceForm {
  const own = sectionVerbs.filter((verb) => /\p{Script=Arabic}/u.test(verb));
  const verbs = withSigns(oneOf([...own, ...SECTION_VERBS.ar]));
  const number = `(?:${LETTERED_AR}|${COUNTED_AR})`;
  const counted = `${COUNTED_AR}(?=\\s*(?:[،؛,.:)]|${NEAR_AR}|$))`;
  return {
    script: /\p{Script=Arabic}/u,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.])(?:و?(?<verb>${verbs})\\s+(?<cited>${LETTERED_AR}|${counted})(?:\\s+${NEAR_AR})?` +
        `|[وف]?(?:لل|[بكل]?(?:ال)?)(?:فقرة|فقرتين|فقرات|بند|بندين|بنود)\\s+(?<paragraph>${number})(?:\\s+${NEAR_AR})?` +
        `|(?<near>${number})\\s+${NEAR_AR})(?![\\p{L}\\p{N}])`,
      "giu",
    ),
    isElsewhere: (before, behind) =>
      ELSEWHERE_AR.test(behind) || OTHER_TEXTS_AR.test(before.slice(-OTHER_TEXT_CHARS)),
  };
}
