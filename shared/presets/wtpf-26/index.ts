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
  },
  place: { en: "Nassau, the Bahamas", zh: "巴哈马拿骚" },
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
