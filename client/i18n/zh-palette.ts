import type { enPalette } from "./en-palette.ts";

/** The palette, what is added to a clause, and what remains in an Opinion. Chinese. */
export const zhPalette: typeof enPalette = {
  palette: {
    open: "搜索全部",
    search: "搜索",
    name: "搜索全部",
    field: "搜索操作、段落、人员和文件",
    example: "操作、段落、人员、文件……",
    results: "结果",
    close: "关闭搜索",
    none: "没有找到。请换一个词。",
    count: "{n, plural, =0 {没有找到。} other {# 项结果}}",
    page: "页面",
    setting: "设置",
    delegation: "代表团",
    contribution: "文稿 {number}：{title}",
    meeting: "会议：{name}",
    record: "记录：{name}",
  },
  add: {
    add: "＋ 添加",
    list: "{named}……",
    name: "为{clause}添加",
    ownNote: "内部笔记",
    ownNoteLocked: "解锁内部笔记…",
    newClause: "建议增加新段落",
    deletion: "建议删除本段",
    shelf: "既有商定用语…",
    checks: "检查…",
  },
  first: {
    label: "开始",
    explain: "本意见尚无案文。",
    wait: "本意见尚无案文，由推进人开始起草。",
    begin: "以“{verb}”开头",
    bring: "导入案文…",
    invite: "邀请人员",
  },
  remains: {
    heading: "尚待解决",
    nothing: "所有段落均已商定。",
    objections: "{n, plural, other {有代表团不能接受的段落：#}}",
    brackets: "{n, plural, other {带方括号的段落：#}}",
    proposals: "{n, plural, other {有待决提案的段落：#}}",
    open: "{n, plural, other {尚未商定的段落：#}}",
  },
};
