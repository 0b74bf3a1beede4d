import type { Localized } from "../../text/localized.ts";

/** Words of a Word file besides the record's own, in its forms. */
export const FILE_WORDS = {
  trackedOn: {
    en: "Changes since base text {n}, and proposals not decided, as tracked changes",
    zh: "以修订形式显示自第{n}号基础案文以来的改动和正在审议的提案",
  },
  tracked: {
    en: "Changes since edits were last accepted, and proposals not decided, as tracked changes",
    zh: "以修订形式显示自文字确定以来的改动和正在审议的提案",
  },
  clean: {
    en: "Clean: what is in brackets stands as […], with its words in a footnote; the file chooses for nobody",
    zh: "清洁文本：方括号内的内容以[…]表示，原文见脚注；未替任何一方作出选择",
  },
  cleanFile: { en: "clean", zh: "清洁本" },
  trackedFile: { en: "tracked", zh: "修订本" },
  bilingualFile: { en: "bilingual", zh: "双语本" },
  undecided: { en: "Not agreed: {words}", zh: "未商定：{words}" },
  bilingual: {
    en: "Bilingual working copy: the words of the base text are locked, the column beside them is yours to fill in",
    zh: "双语工作本：基础案文已锁定，旁栏供填写",
  },
  unofficialVersion: {
    en: "Translation for information, not an official one: base text {n} prevails in the language in which it was made",
    zh: "供参考的非正式译文：以第{n}号基础案文的原文为准",
  },
  officialVersion: {
    en: "Official translation: where the two differ, base text {n} prevails in the language in which it was made",
    zh: "正式译文：两者如有出入，以第{n}号基础案文的原文为准",
  },
  baseWords: { en: "Base text {n}", zh: "第{n}号基础案文" },
  workingWords: { en: "Working text", zh: "工作案文" },
  paragraphNumber: { en: "No.", zh: "编号" },
  place: { en: "Words of {number} in {language}", zh: "{number}的{language}文字" },
  fillIn: { en: "type here", zh: "在此输入" },
  movedFrom: { en: "Moved: was {number}", zh: "已移动：原为{number}" },
  moved: { en: "Moved from another place", zh: "从别处移来" },
  deleteWhole: { en: "delete this paragraph", zh: "删除本段" },
  proposal: { en: "{label}: {kind}{together}{reason}", zh: "{label}：{kind}{together}{reason}" },
  together: { en: ", with {names}", zh: "，联合提出方：{names}" },
  because: { en: ". {reason}", zh: "。{reason}" },
  onProposal: { en: "{label} on {other}", zh: "{label}（针对{other}）" },
  lapsed: { en: "{text} (closed: {reason})", zh: "{text}（已关闭：{reason}）" },
  proposed: { en: "proposed paragraph", zh: "提议的段落" },
  unknown: { en: "not known", zh: "不详" },
  chair: { en: "Chair", zh: "主席" },
  managementTeam: { en: "Management team", zh: "管理团队" },
  facilitator: { en: "Facilitator", zh: "推进人" },
  secretariat: { en: "Secretariat", zh: "秘书处" },
} satisfies Record<string, Localized>;

export type FileWord = keyof typeof FILE_WORDS;
