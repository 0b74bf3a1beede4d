import { NUMBER_CHARS_MAX } from "../limits.ts";
import { foldedLine } from "./folded-line.ts";

/** Names of texts in their first line, in the six languages: "DRAFT OPINION 4", "第641号决定". */

const NAMES = [
  "(?:draft )?(?:new )?(?:opinion|resolution|decision|recommendation)",
  "(?:projet (?:de |d')?)?(?:nouvel(?:le)? )?(?:avis|resolution|decision|recommandation)",
  "(?:proyecto de )?(?:nuev[ao] )?(?:opinion|resolucion|decision|acuerdo|recomendacion)",
  "(?:проект )?(?:нов(?:ого|ои|ое|ая) )?(?:мнени[ея]|резолюци[яи]|решени[ея]|рекомендаци[яи])",
  "(?:مشروع )?(?:ال)?(?:قرار|مقرر|راي|توصيه)(?: الجديده?| جديده?)?",
  "(?:新)?(?:决议|决定|意见|建议书)(?:新?草案)?",
].join("|");
const NUMBER = "[ :]*(?:no\\.? ?|n[°º]?\\.? ?|num\\.? ?|№ ?|رقم )?[[(]*(?:\\d|xx)";
const LINE = new RegExp(
  `^(?:${NAMES})(?:${NUMBER}|$)|^(?:新)?第 ?[\\d\\[\\]x]+ ?号(?:新)?(?:决议|决定|意见|建议书?)`,
  "u",
);
/** "New Opinion", "Decision on the Forum 2026": as English texts may be called. */
const SHORT = /^(?:draft )?(?:new )?(?:opinion|resolution|decision|recommendation)\b(?=.*\d|\S*(?: \S+)?$)/u;

export function isNumberLine(text: string): boolean {
  const folded = foldedLine(text);
  return LINE.test(folded) || SHORT.test(folded);
}

/** "Opinion 4: Space connectivity" in its two parts; null where the line names no text. */
export function numberLine(text: string): { readonly number: string; readonly title: string } | null {
  const [, number = "", title = ""] = NUMBER_AND_TITLE.exec(text) ?? [];
  if (number !== "" && isNumberLine(number)) return { number, title };
  const [, before = "", behind = ""] = NUMBER_ZH.exec(text) ?? [];
  if (before !== "") return { number: before, title: behind };
  return text.length <= NUMBER_CHARS_MAX && isNumberLine(text) ? { number: text, title: "" } : null;
}

/** "第9号意见 空间连接", also with a place in brackets. */
const NUMBER_ZH = /^(第[^号]{1,8}号(?:决议|决定|意见|建议书?)(?:草案)?(?:[（(][^（）()]*[）)])?)\s+(\S.*)$/u;
const NUMBER_AND_TITLE = /^(.{1,60}?)\s*(?:[:：]|\s[–—-])\s*(\S.*)$/u;

const OPINION =
  /^(?:(?:draft )?opinion|projet d['’]avis|avis|(?:proyecto de )?opini[óo]n|(?:проект )?мнени[ея]|(?:مشروع )?(?:ال)?رأي(?: رقم)?|意见(?:草案)?)(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}])\s*/iu;
const OPINION_ZH = /^第\s*([\p{N}[\]]+)\s*号意见(?:草案)?/u;

/** The number without "Draft Opinion", which is printed by itself; other texts keep what they are called. */
export const ownNumber = (text: string): string => text.replace(OPINION_ZH, "$1").replace(OPINION, "");

const OTHER_TEXT =
  /(?:resoluc?[tc]ion|decision|acuerdo|recom|резолюци|решени|рекомендаци|قرار|مقرر|توصيه|决议|决定|建议书)/u;

/** Tells if the number names a text that is no Opinion: it is printed as it stands. */
export const isOtherText = (number: string): boolean => {
  const folded = foldedLine(number);
  return OTHER_TEXT.test(folded) && isNumberLine(number);
};
