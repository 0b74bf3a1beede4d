import type { enReading } from "./en-reading.ts";

/** Changes since the last visit, and what the text is read with. Chinese. */
export const zhReading: typeof enReading = {
  since: {
    line: "自您上次访问（{at}）以来，{n, plural, other {# 个段落}}有变更。",
    gone: "{n, plural, other {另有 # 个被删除}}。",
    label: "自您上次访问以来的变更",
    next: "下一处变更",
    previous: "上一处变更",
    show: "显示变更内容",
    seen: "全部标为已阅",
    done: "已标为已阅。",
    mark: "{clause}：自您上次访问（{at}）以来有变更。显示变更。",
    title: "自您上次访问（{at}）以来的变更",
    settledBefore: "当时的键入已删除。所示为自其前一版本以来的变更。",
  },
  reading: {
    working: "工作案文",
    agreed: "仅已商定的案文",
    result: "无方括号的清洁结果",
    since: "与早先案文对照……",
    agreedHeading: "已商定的案文",
    agreedExplain: "现有案文已商定或商定待核准的段落。其余略去。",
    leftOut: "{n, plural, other {# 个尚未商定的段落}}",
    nothingAgreed: "尚无商定内容。",
    resultHeading: "清洁结果",
    resultExplain: "不含方括号内文字的案文。[…] 表示尚未决定之处。",
    asOf: "截至{at}。不随他人键入而更新。",
    back: "返回工作案文",
  },
};
