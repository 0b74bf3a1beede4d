import type { enSuggestion } from "./en-suggestion.ts";

/** A proposal written in the row of its clause. Chinese. */
export const zhSuggestion: typeof enSuggestion = {
  suggestion: {
    name: "{whose, select, lead {推进人的建议} chair {主席的建议} other {{who}的建议}}：{place}",
    draftName: "{whose, select, lead {推进人的草稿} chair {主席的草稿} other {{who}的草稿}}：{place}",
    submit: "{whose, select, lead {以推进人名义提出} chair {以主席名义提出} other {以{who}名义提出}}",
    save: "存为草稿",
    more: "理由、语言、共同提案方…",
    moreOfDraft: "理由、放弃…",
    moreName: "建议的详情",
    untouched: "请先修改文字。",
    followed: "该段其他部分已有改动。您的建议已包含该改动。",
    kept: "尚未提交。您的建议保存在本设备上。",
    drop: "删除",
    dropName: "删除对{clause}未提交的建议",
    unsent: "您的建议尚未提交，只在本设备上。",
    goOn: "继续",
    goOnName: "继续撰写对{clause}的建议",
  },
};
