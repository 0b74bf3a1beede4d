import type { Localized } from "../preset.ts";
import { ar } from "./words-in/ar.ts";
import { es } from "./words-in/es.ts";
import { fr } from "./words-in/fr.ts";
import { ru } from "./words-in/ru.ts";
import type { WordsOf } from "./words-in/words-of.ts";

/** Of what is generated in a file; the words of a text stay as they are. */
export type ReportLanguage = keyof Localized;

const MORE: Readonly<Record<Exclude<ReportLanguage, "en" | "zh">, WordsOf>> = { fr, es, ru, ar };

/** What a language of its own file says; null for English and Chinese, which stand here. */
export const wordsIn = (language: ReportLanguage): WordsOf | null =>
  language === "en" || language === "zh" ? null : MORE[language];

/** Every word of a report or a printed Opinion that the record does not hold itself. */
const WORDS = {
  documentNumber: { en: "Document {number}", zh: "文件 {number}" },
  original: { en: "Original: {language}", zh: "原文：{language}" },
  source: { en: "Source: Chair of the {group}", zh: "来源：{group}主席" },
  sourceWorkingGroup: { en: "Source: Working group", zh: "来源：工作组" },
  sourceGroup: { en: "Source: {group}", zh: "来源：{group}" },
  workingGroup: { en: "Working group: {topic}", zh: "工作组：{topic}" },
  abstract: { en: "Abstract: {words}", zh: "摘要：{words}" },
  contents: { en: "Contents", zh: "目录" },
  reportFile: { en: "chairs-report", zh: "主席报告" },
  reportTitle: { en: "Report by the Chair of the {group}", zh: "{group}主席的报告" },

  introduction: { en: "Introduction and mandate", zh: "引言和职责范围" },
  mandate: {
    en: "This report sets out where the draft Opinions before the {group} stand, for the {forum}.",
    zh: "本报告说明{group}为{forum}审议的意见草案的现状。",
  },
  notForumChair: {
    en: "This is the report of the Chair of the group, not that of the Chair of the Forum. All of it is taken from the record as it stood on {instant}.",
    zh: "本报告是小组主席的报告，不是论坛主席的报告。全部内容均取自截至{instant}的记录。",
  },
  issuedByChair: {
    en: "Issued by the Chair as a basis for further work. {standing}.",
    zh: "由主席印发，作为进一步工作的基础。{standing}。",
  },
  notNamedRule: {
    en: "At the choice of the Chair this report names no delegation. Where a name stood, also in the words of a text, stands ‹{standIn}›.",
    zh: "按照主席的决定，本报告不列代表团名称。凡原有名称之处，包括案文之内，均以‹{standIn}›代替。",
  },
  aDelegation: { en: "delegation", zh: "代表团" },
  aCategory: { en: "its category", zh: "其类别" },
  categoriesHere: {
    en: "Categories of the delegations on the list of the forum: {list}.",
    zh: "列入论坛名单的代表团类别：{list}。",
  },
  remarks: { en: "Remarks by the Chair", zh: "主席的说明" },
  forum: { en: "Forum", zh: "论坛" },
  theme: { en: "Theme", zh: "主题" },
  place: { en: "Place", zh: "地点" },
  sourceOfFacts: { en: "Source of these facts", zh: "上述内容的来源" },

  organization: { en: "Organization of work", zh: "工作安排" },
  sampleLeads: {
    en: "This is a sample: its offices are listed without names.",
    zh: "本文件为样本：仅列职务，不列姓名。",
  },
  leadsUnnamed: { en: "The offices are listed without names.", zh: "仅列职务，不列姓名。" },
  notNamed: { en: "not named in a sample", zh: "样本中不列姓名" },
  chairedBy: {
    en: "The group is chaired by {name} ({from}). {viceChairs}.",
    zh: "小组主席：{name}（{from}）。{viceChairs}。",
  },
  topic: { en: "Topic of the working group", zh: "工作组议题" },
  ledBy: { en: "Led by", zh: "牵头人" },
  office: { en: "Office", zh: "职务" },
  viceChair: { en: "Vice-chair", zh: "副主席" },
  topicFacilitator: { en: "Topic facilitator", zh: "专题推进人" },
  delegations: { en: "Delegations on the list of the forum: {list}.", zh: "列入论坛名单的代表团：{list}。" },
  noDelegation: { en: "No delegation stands on the list of the forum.", zh: "论坛名单上尚无代表团。" },
  noMeeting: { en: "No meeting has been recorded.", zh: "尚无会议记录。" },
  meetingsHeld: { en: "Meetings on record:", zh: "记录在案的会议：" },
  meeting: { en: "Meeting", zh: "会议" },
  meetingTime: { en: "Time", zh: "时间" },
  inTheChair: { en: "In the chair", zh: "主持" },
  attendance: { en: "Attendance", zh: "出席" },
  meetingOfDay: { en: "{day}, {from}–{to} UTC", zh: "{day}{from}–{to}（UTC）" },
  meetingFromTo: { en: "{from} to {to}", zh: "{from}至{to}" },
  meetingOpen: { en: "{from}; still open", zh: "{from}；仍在进行" },
  noAttendance: { en: "none recorded", zh: "无记录" },
  attendanceKept: { en: "Attendance is kept with the record.", zh: "出席情况存于记录。" },
  meetingConclusions: { en: "Conclusions of the meetings:", zh: "会议结论：" },
  meetingConclusion: { en: "{name}: {conclusion}", zh: "{name}：{conclusion}" },

  documents: { en: "Documents and contributions", zh: "文件和文稿" },
  workedOn: { en: "The following draft Opinions were worked on:", zh: "处理了以下意见草案：" },
  noOpinion: { en: "No draft Opinion stands in the record.", zh: "记录中尚无意见草案。" },
  workedOnLine: { en: "{opinion} – {text}; minutes 1 to {seq}", zh: "{opinion} – {text}；记录第1至{seq}条" },
  baseTextLine: {
    en: "{opinion}: base text {n}{name}, {date}",
    zh: "{opinion}：第{n}号基础案文{name}，{date}",
  },
  baseTextName: { en: " “{name}”", zh: "“{name}”" },
  baseTexts: { en: "Base texts on record:", zh: "记录在案的基础案文：" },
  noBaseTexts: { en: "No base text has been recorded.", zh: "尚无基础案文的记录。" },
  clearedLine: {
    en: "{opinion}: cleared by its facilitator on {date}, as it stands",
    zh: "{opinion}：推进人于{date}核可现有案文",
  },
  cleared: { en: "Texts cleared by the facilitators:", zh: "经推进人核可的案文：" },
  lapsed: { en: "Proposals that lapsed:", zh: "已失效的提案：" },
  lapsedLine: { en: "{label}{clause}{because}", zh: "{label}{clause}{because}" },
  onClause: { en: " on {clause}", zh: "（{clause}）" },
  closedForRepair: {
    en: "Draft Opinion {number}, {title}, is closed for repair: its record cannot be read at this moment, and it is not in this report.",
    zh: "意见草案{number}（{title}）正在修复：此刻无法读取其记录，本报告未收录。",
  },
  contributionCount: {
    en: "Contributions registered: {n}. They are listed in the last annex.",
    zh: "已登记文稿：{n}份，见最后一个附件。",
  },
  contributionsOnly: { en: "Contributions registered: {n}.", zh: "已登记文稿：{n}份。" },
  contributionLine: {
    en: "{number}: {title}; {from}; received {date}{late}{proposals}{withdrawn}",
    zh: "{number}：{title}；{from}；{date}收到{late}{proposals}{withdrawn}",
  },
  receivedLate: { en: ", late", zh: "（迟交）" },
  itsProposals: { en: "; proposals {labels}", zh: "；提案 {labels}" },
  officeChair: { en: "Chair", zh: "主席" },
  officeLead: { en: "Facilitator", zh: "推进人" },
  officeSecretariat: { en: "Secretariat", zh: "秘书处" },
  noContribution: { en: "No contribution has been registered.", zh: "尚未登记任何文稿。" },

  status: { en: "Status of each draft Opinion", zh: "各意见草案的现状" },
  countsRule: {
    en: "The figures count paragraphs: opening words, recitals, operative paragraphs and sub-items. Brackets, and the alternatives in them, are counted apart.",
    zh: "以下数字为段落数：起首语、序言段、执行段和分项。方括号及其中的备选案文单独计数。",
  },
  opinion: { en: "Opinion", zh: "意见" },
  opinionAndText: { en: "Opinion, and its text", zh: "意见及其案文" },
  agreedCount: { en: "Agreed", zh: "已商定" },
  adReferendumCount: { en: "Agreed ad referendum", zh: "商定待核准" },
  open: { en: "Open", zh: "未定" },
  changedCount: { en: "of which changed since a mark", zh: "其中标记后有改动" },
  brackets: { en: "Brackets", zh: "方括号" },
  figureLine: { en: "{what}: {n}", zh: "{what}：{n}" },
  parkedCount: { en: "Parked", zh: "暂缓" },
  alternatives: { en: "Alternatives", zh: "备选案文" },

  pending: { en: "Pending packages, reservations and statements", zh: "待定一揽子方案、保留和声明" },
  noneRecorded: { en: "None recorded.", zh: "无记录。" },
  pendingDelegation: { en: "{clause}: agreed pending {who}", zh: "{clause}：已商定，待{who}确认" },
  pendingClause: { en: "{clause}: agreed pending {other}", zh: "{clause}：已商定，取决于{other}" },
  unagreedDelegation: {
    en: "{clause}: not agreed; marked pending {who}",
    zh: "{clause}：未商定；已标记，待{who}确认",
  },
  unagreedClause: {
    en: "{clause}: not agreed; marked pending {other}",
    zh: "{clause}：未商定；已标记，取决于{other}",
  },
  reservation: { en: "{clause}: reservation of {who}{because}", zh: "{clause}：{who}的保留{because}" },
  objections: { en: "Cannot accept", zh: "不能接受" },
  objection: { en: "{clause}: {who} cannot accept{because}", zh: "{clause}：{who}不能接受{because}" },
  unansweredObjection: {
    en: "{clause}: {who} could not accept the text of {at}, not answered yet{because}",
    zh: "{clause}：{who}曾不能接受{at}的案文，尚未答复{because}",
  },
  objectionOfLeft: {
    en: "{clause}: {who} could not accept; it left the forum, recorded {at}{because}",
    zh: "{clause}：{who}曾不能接受；该代表团已退出论坛，{at}记录{because}",
  },
  objectionNotAnswered: {
    en: "{clause}: {who} could not accept an earlier text and did not answer in time, recorded {at}{because}",
    zh: "{clause}：{who}曾不能接受早先的案文，未按时答复，{at}记录{because}",
  },
  sentForward: {
    en: "{clause}: not agreed; goes forward though {who} cannot accept{because}",
    zh: "{clause}：未商定；在{who}不能接受的情况下提交{because}",
  },
  parked: {
    en: "{clause}: parked{until}{reports}{because}",
    zh: "{clause}：暂缓{until}{reports}{because}",
  },
  parkedNote: { en: "Parked{until}{reports}{because}", zh: "暂缓{until}{reports}{because}" },
  parkedUntil: { en: " until {until}", zh: "至{until}" },
  reportsBack: { en: ", {who} reports back", zh: "，由{who}回报" },
  huddleEmpty: {
    en: "{clause}: a small group that everybody left was to report back by {until}: “{question}”",
    zh: "{clause}：小范围磋商的各代表团均已退出，原应于{until}前回报：“{question}”",
  },
  huddle: {
    en: "{clause}: a small group of {who} is to report back by {until}: “{question}”",
    zh: "{clause}：{who}进行小范围磋商，于{until}前回报：“{question}”",
  },
  consultations: { en: "Consultations", zh: "磋商" },
  nothingConsulted: {
    en: "{opinion}: no small group, undecided proposal or unanswered objection.",
    zh: "{opinion}：无小范围磋商、未决提案或未答复的反对意见。",
  },
  groupBroughtWords: {
    en: "{clause}: a small group of {who} brought back a text, {label}: “{question}”",
    zh: "{clause}：{who}经小范围磋商提出案文{label}：“{question}”",
  },
  groupNoAgreement: {
    en: "{clause}: a small group of {who} found no agreement: “{question}”",
    zh: "{clause}：{who}经小范围磋商未达成一致：“{question}”",
  },
  groupEnded: {
    en: "{clause}: a small group on “{question}” was ended{because}",
    zh: "{clause}：关于“{question}”的小范围磋商已结束{because}",
  },
  stepsTaken: {
    en: "Steps forward that were taken while something was open:",
    zh: "在仍有未了结事项时向前推进的情况：",
  },
  stepLine: {
    en: "{opinion}: {stage}, {date}. Open then: {what}{because}",
    zh: "{opinion}：{stage}，{date}。当时尚未了结：{what}{because}",
  },
  openObjections: { en: "objections: {n}{named}", zh: "反对意见{n}项{named}" },
  openNotAgreed: { en: "paragraphs not agreed: {n}{named}", zh: "未商定段落{n}段{named}" },
  openAdReferendum: {
    en: "paragraphs agreed ad referendum only: {n}{named}",
    zh: "仅商定待核准的段落{n}段{named}",
  },
  openBrackets: { en: "paragraphs with open brackets: {n}{named}", zh: "含方括号的段落{n}段{named}" },
  openProposals: { en: "proposals not decided: {n}{named}", zh: "未决提案{n}项{named}" },
  openSilences: { en: "paragraphs in a silence procedure: {n}{named}", zh: "处于默许程序的段落{n}段{named}" },
  openHuddles: {
    en: "small groups that had not reported back: {n}{named}",
    zh: "尚未回报的小范围磋商{n}个{named}",
  },
  openParked: { en: "paragraphs parked: {n}{named}", zh: "暂缓的段落{n}段{named}" },
  openAwaits: { en: "awaiting instructions: {n}{named}", zh: "等待指示{n}项{named}" },
  openPending: { en: "agreements pending: {n}{named}", zh: "待确认的商定{n}项{named}" },
  openReservations: { en: "reservations: {n}{named}", zh: "保留{n}项{named}" },
  openNamed: { en: " ({named})", zh: "（{named}）" },
  openMore: { en: "and {n} more", zh: "另有{n}项" },
  becauseOf: { en: ": “{reason}”", zh: "：“{reason}”" },

  nextSteps: { en: "Next steps and deadlines", zh: "后续步骤和截止日期" },
  date: { en: "Date", zh: "日期" },
  step: { en: "Step", zh: "步骤" },
  note: { en: "Note", zh: "备注" },
  provisional: { en: "provisional", zh: "临时" },
  proposed: { en: "proposed, not yet in force", zh: "拟议，尚未生效" },
  dayEnds: {
    en: "A date without a time ends at 23:59:59 ({zone}). A month without a day binds nothing.",
    zh: "未注明时间的日期于23:59:59（{zone}）结束。只注明月份的不具约束力。",
  },
  noStep: { en: "No date of the timetable is left.", zh: "时间表中已无剩余日期。" },

  annex: { en: "Annex {n}", zh: "附件{n}" },
  emptyAnnex: { en: "{label}. {title}: {nothing}", zh: "{label} {title}：{nothing}" },
  provenance: { en: "Provenance of merged paragraphs", zh: "合并段落的来源" },
  provenanceAndNumbers: {
    en: "Provenance and old numbers of paragraphs",
    zh: "段落的来源和原编号",
  },
  cleanedNumbers: { en: "Old and new numbers of paragraphs", zh: "段落的原编号和新编号" },
  newNumbers: {
    en: "On {date} the paragraphs were numbered anew, after base text {n}:",
    zh: "{date}，在第{n}号基础案文之后重新编排段落编号：",
  },
  sameNumbers: {
    en: "On {date} the numbers were cleaned up, after base text {n}: all stayed as they were.",
    zh: "{date}，在第{n}号基础案文之后整理编号：编号均未变动。",
  },
  oldNumber: { en: "Old", zh: "原编号" },
  newNumber: { en: "New", zh: "新编号" },
  withoutNumber: { en: "none", zh: "无" },
  goneSince: { en: "(no longer in the text)", zh: "（已不在案文中）" },
  referencesFollow: { en: "References followed:", zh: "引用随之更改：" },
  whereItStands: { en: "In", zh: "所在段落" },
  saidBefore: { en: "Said", zh: "原文" },
  saysNow: { en: "Says", zh: "现文" },
  leftAsItWas: { en: "left as it was: there is no number to name", zh: "保持原样：无编号可指" },
  asContributionOf: { en: "Goes forward as a contribution", zh: "作为文稿转交" },
  goesForwardAs: {
    en: "This text goes forward as a contribution of {who}, not as an Opinion of the group.",
    zh: "此案文作为{who}的文稿转交，而非小组的意见。",
  },
  takenAsBasis: {
    en: "Draft Opinion {number}, {title}: “{name}” was taken as the basis for discussion on {date}. Where its clauses came from:",
    zh: "意见草案{number}《{title}》：{date}将“{name}”作为讨论基础。其各条款来源：",
  },
  clause: { en: "Clause", zh: "条款" },
  clauseWords: { en: "Words", zh: "文字" },
  clauseSources: { en: "Sources and proponents", zh: "来源和提出方" },
  whatWasDone: { en: "What was done", zh: "处理方式" },
  kept: { en: "kept", zh: "保留" },
  merged: { en: "merged", zh: "合并" },
  moved: { en: "moved", zh: "移动" },
  reworded: { en: "reworded", zh: "改写" },
  added: { en: "added", zh: "新增" },
  dropped: { en: "dropped", zh: "舍去" },
  leftOut: { en: "left out", zh: "未采用" },
  addedWords: { en: "In no source: {words}", zh: "各来源均无：{words}" },
  wordsNotTaken: { en: "Not taken of {source}: {words}", zh: "{source}中未采用：{words}" },
  fromWorkingText: { en: "working text", zh: "工作案文" },
  fromOpinion: { en: "draft Opinion {name}, {number}", zh: "意见草案{name}，{number}" },
  fromContribution: { en: "contribution {name}, paragraph {n}", zh: "文稿{name}第{n}段" },
  fromText: { en: "“{name}”, paragraph {n}", zh: "“{name}”第{n}段" },
  noMerging: { en: "No merging of texts has been recorded.", zh: "尚无案文合并的记录。" },
  withdrawnPaper: { en: "; withdrawn on {date}", zh: "；于{date}撤回" },
  contributions: { en: "List of contributions", zh: "文稿清单" },
  record: { en: "Fingerprint of the record", zh: "记录指纹" },
  recordRule: {
    en: "SHA-256 over the heads of all chains of minutes. Whoever holds the minutes can compute it again.",
    zh: "对所有记录链链首计算的SHA-256。持有记录者均可重新计算。",
  },
  minutes: { en: "Minutes", zh: "记录条数" },
  hashes: { en: "Head of its minutes; below it, hash of its text", zh: "记录链链首；其下为案文哈希值" },

  draftOpinion: { en: "Draft Opinion {number}", zh: "意见草案 {number}" },
  adoptedOpinion: { en: "Opinion {number}", zh: "意见 {number}" },
  titled: { en: "{number}, {title}", zh: "{number}，{title}" },
  workingText: { en: "Working text", zh: "工作案文" },
  workingTextOn: { en: "Working text on base text {n}", zh: "以第{n}号基础案文为依据的工作案文" },
  baseText: { en: "Base text {n}", zh: "第{n}号基础案文" },
  asOf: { en: "As it stood on {instant}", zh: "截至{instant}" },
  textRecord: { en: "Minutes 1 to {seq} · text {hash}…", zh: "记录第1至{seq}条 · 案文 {hash}…" },
  usualOpen: { en: "All paragraphs are open, except as marked.", zh: "除另有标注外，各段均为未定。" },
  usualOpenLocked: {
    en: "All paragraphs are open and locked, except as marked.",
    zh: "除另有标注外，各段均为未定并已锁定。",
  },
  usualAdReferendum: {
    en: "All paragraphs are agreed ad referendum, except as marked.",
    zh: "除另有标注外，各段均为商定待核准。",
  },
  usualAdReferendumLocked: {
    en: "All paragraphs are agreed ad referendum and locked, except as marked.",
    zh: "除另有标注外，各段均为商定待核准并已锁定。",
  },
  usualAgreed: { en: "All paragraphs are agreed, except as marked.", zh: "除另有标注外，各段均已商定。" },
  usualAgreedLocked: {
    en: "All paragraphs are agreed and locked, except as marked.",
    zh: "除另有标注外，各段均已商定并已锁定。",
  },
  marks: { en: "Marks on record", zh: "记录在案的标记" },
  paragraphs: { en: "Paragraphs", zh: "段落" },
  mark: { en: "Mark", zh: "标记" },
  basis: { en: "Basis", zh: "依据" },
  changedSince: { en: "{tier} on {date}{basis}, changed since", zh: "{date}{tier}{basis}，此后有改动" },
  basisIn: { en: " ({basis})", zh: "（{basis}）" },
  changedShort: { en: "{tier}; words changed since", zh: "{tier}；此后有改动" },
  verb: { en: "{verb} (the verb)", zh: "{verb}（动词）" },
  opening: { en: "opening words", zh: "起首语" },
  title: { en: "title", zh: "标题" },

  missingSigns: {
    en: "□ stands for signs that no font of this file has: {signs}. The other forms of this text keep them.",
    zh: "□表示本文件字体中没有的字符：{signs}。本案文的其他格式保留这些字符。",
  },
  legend: { en: "Legend", zh: "图例" },
  locked: { en: "locked: nobody types in it", zh: "已锁定：任何人不得键入" },
  bracketed: { en: "text in square brackets: not agreed", zh: "方括号内的案文：未商定" },
} satisfies Record<string, Localized>;

export type ReportWord = keyof typeof WORDS;

const all = ({ sheet, cover }: WordsOf): Readonly<Record<ReportWord, string>> => ({ ...sheet, ...cover });
const SAID = { fr: all(fr), es: all(es), ru: all(ru), ar: all(ar) } as const;

/** One of the report's words, its `{names}` filled in. */
export function word(
  name: ReportWord,
  language: ReportLanguage,
  fill: Readonly<Record<string, string | number>> = {},
): string {
  const said = language === "en" || language === "zh" ? WORDS[name][language] : SAID[language][name];
  return filled(said, fill);
}

/** Between the names of a list. */
export const commaIn = (language: ReportLanguage): string =>
  language === "zh" ? "、" : language === "ar" ? "، " : ", ";

export const semicolonIn = (language: ReportLanguage): string =>
  language === "zh" ? "；" : language === "ar" ? "؛ " : "; ";

/** `{name}` replaced by what `fill` holds under it; a function, so that `$&` in a title stays what it is. */
export function filled(text: string, fill: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(fill[key] ?? whole));
}
