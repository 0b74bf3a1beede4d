import type { TextLanguage } from "../checks/finding.ts";

/** A duty, a wish or a permission, as a modal verb states it. */
export const MODALS = [
  "shall",
  "should",
  "may",
  "encourage",
  "invite",
  "urge",
  "request",
  "recommend",
] as const;
export type Modal = (typeof MODALS)[number];

/** Words and the notions that they may stand for, as sources of patterns for folded text; the first that fits counts. */
export type ModalWords = readonly (readonly [string, readonly Modal[]])[];

export const MODAL_WORDS: Readonly<Record<TextLanguage, ModalWords>> = {
  en: [
    ["shall|must", ["shall"]],
    ["should|ought to", ["should"]],
    ["may|might", ["may"]],
    ["encourag(?:e|es|ed|ing)", ["encourage"]],
    ["invit(?:e|es|ed|ing)", ["invite"]],
    ["urg(?:e|es|ed|ing)|calls? (?:up)?on", ["urge"]],
    ["request(?:s|ed|ing)?", ["request"]],
    ["recommend(?:s|ed|ing)?", ["recommend"]],
  ],
  fr: [
    ["devrai(?:t|ent)", ["should"]],
    ["doi(?:t|vent)|devr(?:a|ont)", ["shall"]],
    ["peu(?:t|vent)|pourr(?:a|ont|ait|aient)|puissen?t?", ["may"]],
    ["invit\\p{L}* instamment|exhort\\p{L}*|engage(?:nt)? vivement", ["urge"]],
    ["encourag(?:e|es|er|ent|eant|ee?s?)", ["encourage"]],
    ["invit(?:e|er|ent|ant|ee?s?)", ["invite", "request"]],
    ["pri(?:e|er|ent|ant|ees?)|demand(?:e|er|ent|ant)", ["request", "invite"]],
    ["recommand(?:e|er|ent|ant|ee?s?)", ["recommend"]],
  ],
  es: [
    ["deberian?|convendria", ["should"]],
    ["deben?|debera|deberan", ["shall"]],
    ["pueden?|podran?|podrian?|puedan?", ["may"]],
    ["inst(?:a|an|ar|ando)|exhort\\p{L}*", ["urge"]],
    ["al(?:ienta|ientan|entar|entando)|anima(?:n|r)?", ["encourage"]],
    ["invit(?:a|an|ar|ando|e|en|ad[oa]s?)", ["invite", "request"]],
    ["solicit(?:a|an|ar|ando)|pid(?:e|en|iendo)|ruega", ["request", "invite"]],
    ["recom(?:ienda|iendan|endar|endando)", ["recommend"]],
  ],
  ru: [
    ["следует|следовало бы", ["should"]],
    ["долж(?:ен|на|но|ны)", ["shall", "should"]],
    ["обязан(?:а|о|ы)?", ["shall"]],
    ["мо(?:жет|гут|г|гла|гли)|вправе", ["may"]],
    ["настоятельно (?:призыва|рекоменд)\\p{L}*", ["urge"]],
    ["поощря(?:ет|ют|ть|я)|поощрить", ["encourage"]],
    ["призыва(?:ет|ют|ть|я)|призвать", ["encourage", "urge"]],
    ["предлага(?:ет|ют|ть|я)|приглаша(?:ет|ют|ть|я)|предложить|пригласить", ["invite", "request"]],
    ["прос(?:ит|ят|ить|я)", ["request", "invite"]],
    ["рекоменду(?:ет|ют|я|ется)|рекомендовать", ["recommend"]],
  ],
  zh: [
    ["必须|务必|须", ["shall"]],
    ["应当|应该", ["should", "shall"]],
    ["(?<![供响反适相效对回感顺因呼照策])应(?![用对急答变付邀运和激战酬])", ["should"]],
    [
      "可以|可(?=由|在|向|与|就|通过|根据|酌情|自行|考虑|采取|提交|提出|决定|继续|随时|将|按|作|选择|为)",
      ["may"],
    ],
    ["敦促|促请|呼吁", ["urge", "encourage"]],
    ["鼓励", ["encourage"]],
    ["邀请", ["invite", "request"]],
    ["要求|请求", ["request"]],
    ["(?<![申邀提敦促恳])请(?!求)|恳请|提请", ["invite", "request"]],
    ["建议(?!书)", ["recommend"]],
  ],
  ar: [
    ["[وف]?(?:يجب|وجب|يتعين|يلزم|تلتزم|يلتزم)", ["shall"]],
    ["[وف]?ينبغي", ["should"]],
    ["[وف]?(?:يجوز|يمكن|تجوز)", ["may"]],
    ["[وف]?(?:[يتن])?شجع|[وفبل]?(?:ال)?تشجيع", ["encourage"]],
    ["[وف]?[يتن]?دعو|[وفبل]?(?:ال)?دعوه", ["invite", "request", "urge"]],
    ["[وف]?(?:[يتن])?حث|[وف]?[يتن]ناشد", ["urge"]],
    ["[وف]?[يتن]طلب|[وف]?[يتن]رجو|[وف]?[يتن]لتمس", ["request", "invite"]],
    ["[وف]?(?:[يتن])?وصي", ["recommend"]],
  ],
};
