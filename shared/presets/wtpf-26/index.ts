import { CATEGORIES, type Category, type CategoryRights } from "../../participant.ts";
import type { Preset } from "../../preset.ts";
import { agenda } from "./agenda.ts";
import { delegationGroups } from "./delegation-groups.ts";
import { groups } from "./groups.ts";
import { delegationGroups as sampleGroups, delegations } from "./samples/delegations.ts";
import { digitalDivide } from "./samples/digital-divide.ts";
import { green } from "./samples/green.ts";
import { innovation } from "./samples/innovation.ts";
import { resilience } from "./samples/resilience.ts";
import { space } from "./samples/space.ts";
import { timetable } from "./timetable.ts";

/** The source does not say who may hold up consensus in the IEG: here every nominated delegation may do all. */
const everything: CategoryRights = {
  maySpeak: true,
  mayPropose: true,
  mayType: true,
  mayTakePosition: true,
  mayStopMark: true,
};

/** Source of every fact: ITU Council document C25/5(Rev.1), 2025, with Decision 641 (C24, last amended C25). */
export const wtpf26: Preset = {
  id: "wtpf-26",
  name: {
    en: "Seventh World Telecommunication/ICT Policy Forum",
    zh: "第七届世界电信/ICT政策论坛",
    fr: "Septième Forum mondial des politiques de télécommunication/TIC",
    es: "Séptimo Foro Mundial de Política de las Telecomunicaciones/TIC",
    ru: "Седьмой Всемирный форум по политике в области электросвязи/ИКТ",
    ar: "المنتدى العالمي السابع لسياسات الاتصالات/تكنولوجيا المعلومات والاتصالات",
  },
  shortName: "WTPF-26",
  group: {
    en: "Informal Experts Group (IEG-WTPF-26)",
    zh: "非正式专家组（IEG-WTPF-26）",
    fr: "Groupe informel d’experts (IEG-WTPF-26)",
    es: "Grupo Informal de Expertos (IEG-WTPF-26)",
    ru: "Неофициальная группа экспертов (IEG-WTPF-26)",
    ar: "فريق الخبراء غير الرسمي (IEG-WTPF-26)",
  },
  theme: {
    en: "Accelerating an inclusive, sustainable, resilient and innovative digital future",
    zh: "加快建设包容、可持续、具有复原力和创新的数字未来",
    fr: "Accélérer l’avènement d’un avenir numérique inclusif, durable, résilient et innovant",
    es: "Acelerar un futuro digital inclusivo, sostenible, resiliente e innovador",
    ru: "Ускорение построения открытого для всех, устойчивого, способного к восстановлению и инновационного цифрового будущего",
    ar: "التعجيل ببناء مستقبل رقمي شامل للجميع ومستدام وقادر على الصمود ومبتكر",
  },
  place: {
    en: "Nassau, the Bahamas",
    zh: "巴哈马拿骚",
    fr: "Nassau, Bahamas",
    es: "Nassau, Bahamas",
    ru: "Нассау, Багамские Острова",
    ar: "ناساو، جزر البهاما",
  },
  openingWords: {
    en: "The seventh World Telecommunication/ICT Policy Forum (Nassau, 2026)",
    zh: "第七届世界电信/ICT政策论坛（2026年，拿骚）",
  },
  standingWords: {
    en: "Without prejudice to the position of any delegation; nothing is agreed until everything is agreed",
    fr: "Sans préjudice de la position d’aucune délégation ; rien n’est convenu tant que tout n’est pas convenu",
    es: "Sin perjuicio de la posición de ninguna delegación; nada está acordado hasta que todo esté acordado",
    ru: "Без ущерба для позиции какой-либо делегации; ничто не согласовано, пока не согласовано всё",
    ar: "دون المساس بموقف أي وفد؛ لا يعتبر أي شيء متفقاً عليه ما لم يُتفق على كل شيء",
    zh: "不妨碍任何代表团的立场；在全部内容议定之前，任何内容均未议定",
  },
  timeZone: "Europe/Zurich",
  seat: { en: "Geneva", zh: "日内瓦" },
  chair: { name: "Rodney Taylor", from: "Barbados" },
  viceChairs: {
    en: "Six vice-chairs, one for each ITU region; two of them lead no group",
    zh: "六名副主席，国际电联每个区域一名；其中两名不牵头任何工作组",
    fr: "Six vice-présidents, un pour chaque région de l’UIT ; deux d’entre eux n’animent aucun groupe",
    es: "Seis vicepresidentes, uno por cada región de la UIT; dos de ellos no dirigen ningún grupo",
    ru: "Шесть заместителей Председателя, по одному от каждого региона МСЭ; двое из них не руководят группами",
    ar: "ستة نواب للرئيس، واحد لكل منطقة من مناطق الاتحاد؛ اثنان منهم لا يقودان أي فريق",
  },
  groups,
  agenda,
  timetable,
  delegationGroups,
  categories: Object.fromEntries(CATEGORIES.map((category) => [category, everything])) as Record<
    Category,
    CategoryRights
  >,
  // Our rule: the source has none.
  contestHours: 72,
  // Our rule: the source has none. Longer than from any of the group's meetings to the next.
  keystrokes: { keptDays: 180 },
  // The group has adopted none: silence is no consent until its rules say so.
  silence: null,
  timetableRules: [
    {
      words: {
        en: "The Secretary-General's final report is due at least six weeks before the opening of the Forum",
        zh: "秘书长的最终报告应至少在论坛开幕的六个星期前分发",
        fr: "Le rapport final du Secrétaire général doit être publié six semaines au moins avant l’ouverture du Forum",
        es: "El informe final del Secretario General debe publicarse al menos seis semanas antes de la apertura del Foro",
        ru: "Заключительный отчёт Генерального секретаря должен быть опубликован не позднее чем за шесть недель до открытия Форума",
        ar: "يصدر التقرير النهائي للأمين العام قبل افتتاح المنتدى بستة أسابيع على الأقل",
      },
      entry: "final-report",
      weeksBefore: 6,
      before: "forum",
    },
    {
      // The preparatory period ends with the final report, to which the draft Opinions are annexed.
      words: {
        en: "The Forum takes no draft Opinion that was not presented in the preparatory period",
        zh: "论坛不审议未在筹备期间提交的意见草案",
        fr: "Le Forum n’examine aucun projet d’Avis qui n’a pas été présenté pendant la période préparatoire",
        es: "El Foro no examina ningún proyecto de Opinión que no se haya presentado en el periodo preparatorio",
        ru: "Форум не рассматривает проекты Мнений, которые не были представлены в подготовительный период",
        ar: "لا ينظر المنتدى في أي مشروع رأي لم يُقدَّم خلال الفترة التحضيرية",
      },
      entry: "final-report",
      weeksBefore: 0,
      before: "forum",
      presents: true,
    },
  ],
  warnVerbs: ["instructs", "resolves", "decides", "shall"],
  source: {
    en: "ITU Council document C25/5(Rev.1), 2025, with Decision 641 (C24, last amended C25). The source does not say who may hold up consensus in the IEG: here every nominated delegation may",
    zh: "国际电联理事会C25/5(Rev.1)号文件（2025年），附第641号决定（C24，最后修正C25）。来源文件未说明谁可在IEG中阻止协商一致：此处每个获提名的代表团均可",
    fr: "Document C25/5(Rev.1) du Conseil de l’UIT, 2025, avec la Décision 641 (C24, modifiée en dernier lieu par le C25). La source ne précise pas qui peut s’opposer au consensus au sein du groupe : ici, toute délégation désignée le peut",
    es: "Documento C25/5(Rev.1) del Consejo de la UIT, 2025, con el Acuerdo 641 (C24, modificado por última vez en el C25). La fuente no indica quién puede impedir el consenso en el grupo: aquí puede hacerlo toda delegación designada",
    ru: "Документ C25/5(Rev.1) Совета МСЭ, 2025 год, с Решением 641 (C24, последнее изменение C25). В источнике не указано, кто может препятствовать консенсусу в группе: здесь это может любая назначенная делегация",
    ar: "وثيقة مجلس الاتحاد C25/5(Rev.1)، 2025، مع المقرر 641 (C24، المعدل آخر مرة في C25). ولا يذكر المصدر مَن يجوز له تعطيل توافق الآراء في الفريق: هنا يجوز ذلك لكل وفد معيَّن",
  },
  samples: {
    notice: {
      en: "SAMPLE, not a document of any organization",
      fr: "EXEMPLE, n’est le document d’aucune organisation",
      es: "MUESTRA, no es documento de ninguna organización",
      ru: "ОБРАЗЕЦ, не является документом какой-либо организации",
      ar: "نموذج، ليس وثيقة لأي منظمة",
      zh: "样本，不是任何组织的文件",
    },
    delegations,
    delegationGroups: sampleGroups,
    opinions: {
      "digital-divide": digitalDivide,
      green,
      resilience,
      space,
      innovation,
    },
  },
};
