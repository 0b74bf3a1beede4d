import type { TextLanguage } from "../checks/finding.ts";

/**
 * Section verbs by their notion: starts of folded lines, a language each, with what may stand for it in texts of the
 * United Nations. One rendering may stand for two notions.
 */
export const VERB_NOTIONS: readonly (readonly [string, Readonly<Record<TextLanguage, string>>])[] = [
  [
    "considering",
    {
      en: "considering",
      fr: "considerant",
      es: "considerando",
      ru: "учитывая|принимая во внимание|рассмотрев",
      zh: "考虑到|考虑",
      ar: "اذ [يت]ضع في (?:اعتبار|الاعتبار)|نظرا",
    },
  ],
  [
    "recognizing",
    {
      en: "recogni[sz]ing",
      fr: "reconnaissant",
      es: "reconociendo",
      ru: "признавая",
      zh: "认识到|承认|确认",
      ar: "اذ [يت](?:درك|قر|سلم|عترف)",
    },
  ],
  [
    "recalling",
    {
      en: "recalling",
      fr: "rappelant",
      es: "recordando",
      ru: "напоминая|ссылаясь",
      zh: "忆及|回顾",
      ar: "اذ [يت](?:ذكر|شير|ستذكر)",
    },
  ],
  [
    "noting",
    {
      en: "noting",
      fr: "notant|prenant note|constatant",
      es: "observando|tomando nota|notando|constatando",
      ru: "отмечая|принимая к сведению",
      zh: "注意到",
      ar: "اذ [يت](?:لاحظ|حيط علما|نوه)",
    },
  ],
  [
    "account",
    {
      en: "taking into (?:account|consideration)|taking account",
      fr: "tenant (?:dument )?compte|compte tenu|prenant en (?:compte|consideration)",
      es: "teniendo en cuenta|tomando en consideracion",
      ru: "принимая во внимание|учитывая",
      zh: "顾及|考虑到",
      ar: "اذ [يت](?:اخذ (?:في|بعين)|راعي)|مراعاه",
    },
  ],
  [
    "aware",
    {
      en: "(?:fully |well |deeply )?(?:aware|conscious|mindful)",
      fr: "(?:pleinement )?consciente?s?|sachant|soucieu|attenti",
      es: "(?:plenamente )?conscientes?|sabiendo",
      ru: "(?:полностью )?(?:о)?сознавая|памятуя|помня",
      zh: "意识到|铭记|深知|念及",
      ar: "اذ [يت](?:عي|درك)|وعيا|ادراكا",
    },
  ],
  [
    "mind",
    {
      en: "(?:bearing|keeping|having) in mind|mindful",
      fr: "(?:ayant|gardant) (?:present )?a l'esprit|consciente?s?",
      es: "teniendo (?:presente|en cuenta|en mente)|conscientes?",
      ru: "принимая во внимание|имея в виду|памятуя|помня|учитывая",
      zh: "铭记|牢记|考虑到|顾及",
      ar: "اذ (?:لا [يت]غيب|[يت]ضع (?:في|نصب))|اذ [يت](?:اخذ|عي)",
    },
  ],
  [
    "emphasizing",
    {
      en: "emphasi[sz]ing|stressing|underlining|underscoring",
      fr: "soulignant|insistant|mettant l'accent",
      es: "subrayando|destacando|haciendo hincapie|insistiendo",
      ru: "(?:особо )?подчеркивая|акцентируя",
      zh: "强调|着重指出",
      ar: "اذ [يت](?:شدد|ؤكد|برز)",
    },
  ],
  [
    "welcoming",
    {
      en: "welcoming",
      fr: "se felicitant|accueillant|saluant",
      es: "acogiendo|celebrando|congratulandose|saludando",
      ru: "приветствуя",
      zh: "欢迎",
      ar: "اذ [يت]رحب",
    },
  ],
  [
    "acknowledging",
    {
      en: "acknowledging",
      fr: "reconnaissant|admettant",
      es: "reconociendo",
      ru: "признавая",
      zh: "承认|认识到|确认",
      ar: "اذ [يت](?:قر|عترف|سلم|درك)",
    },
  ],
  [
    "affirming",
    {
      en: "(?:re)?affirming|confirming|reiterating",
      fr: "(?:re)?affirmant|confirmant|reiterant",
      es: "(?:re)?afirmando|confirmando|reiterando",
      ru: "(?:вновь )?(?:подтверждая|заявляя)",
      zh: "重申|申明|确认",
      ar: "اذ [يت](?:ؤكد|كرر|عيد)",
    },
  ],
  [
    "convinced",
    {
      en: "(?:firmly )?convinced",
      fr: "(?:fermement )?convaincue?s?|persuade",
      es: "(?:firmemente )?convencid[oa]s?",
      ru: "(?:будучи )?(?:твердо )?убежд",
      zh: "深信|确信|坚信",
      ar: "اذ (?:[يت]ؤمن|[يت]عتقد|هو مقتنع)|اقتناعا",
    },
  ],
  [
    "concerned",
    {
      en: "(?:deeply |gravely )?concerned",
      fr: "(?:vivement |profondement )?preoccupe|inquiet",
      es: "(?:profundamente )?preocupad[oa]",
      ru: "(?:будучи )?(?:глубоко )?(?:обеспокоен|озабочен)|выражая (?:обеспокоенность|озабоченность)",
      zh: "关切|感到关切|表示关切",
      ar: "اذ (?:[يت]ساور|[يت]شعر ب?القلق|[يت]قلق)",
    },
  ],
  [
    "view",
    {
      en: "is of the (?:view|opinion)|considers",
      fr: "est d'avis|considere|estime",
      es: "opina|es de la opinion|considera",
      ru: "придерживается (?:того )?мнения|считает|полагает|выражает мнение",
      zh: "认为|(?:持|发表)(?:以下|如下|下列)?意见",
      ar: "[يت](?:ري|عتبر|عرب عن (?:راي|الراي))",
    },
  ],
  [
    "invites",
    {
      en: "invites?",
      fr: "invite(?:nt)?|prie",
      es: "invita|pide",
      ru: "предлагает|приглашает",
      zh: "请|邀请",
      ar: "[يت]دعو",
    },
  ],
  [
    "requests",
    {
      en: "requests?|asks",
      fr: "prie|demande|invite(?:nt)?",
      es: "pide|solicita|ruega|invita",
      ru: "просит|предлагает|поручает",
      zh: "请|要求|请求",
      ar: "[يت](?:طلب|رجو|دعو)",
    },
  ],
  [
    "encourages",
    {
      en: "encourages?",
      fr: "encourage",
      es: "alienta|anima|fomenta",
      ru: "поощряет|призывает|рекомендует",
      zh: "鼓励",
      ar: "[يت]شجع",
    },
  ],
  [
    "urges",
    {
      en: "urges?|calls? (?:up)?on|appeals? to",
      fr: "exhorte|engage|invite instamment|prie instamment|lance un appel|demande instamment",
      es: "insta|exhorta|hace un llamamiento",
      ru: "настоятельно (?:призывает|рекомендует|предлагает)|призывает",
      zh: "敦促|促请|呼吁|吁请|敦请",
      ar: "[يت](?:حث|ناشد|هيب)",
    },
  ],
  [
    "instructs",
    {
      en: "instructs?|directs",
      fr: "charge",
      es: "encarga|encomienda",
      ru: "поручает",
      zh: "责成|指示",
      ar: "[يت]كلف",
    },
  ],
  [
    "resolves",
    {
      en: "resolves?|decides?",
      fr: "decide",
      es: "resuelve|decide|acuerda",
      ru: "решает|постановляет",
      zh: "做出决议|作出决议|决议|决定|做出决定|兹?决定",
      ar: "[يت]قرر",
    },
  ],
  [
    "recommends",
    { en: "recommends?", fr: "recommande", es: "recomienda", ru: "рекомендует", zh: "建议", ar: "[يت]وصي" },
  ],
];

/** "further", "also": before a verb or behind it. */
export const FURTHER: Readonly<Record<TextLanguage, string>> = {
  en: "further|also|additionally|in addition",
  fr: "en outre|egalement|de plus|par ailleurs",
  es: "ademas|tambien|asimismo|igualmente",
  ru: "далее|также|кроме того",
  zh: "进一步|还|亦|并|又|此外",
  ar: "كذلك|ايضا|فضلا عن ذلك|علاوه علي ذلك|كما",
};
