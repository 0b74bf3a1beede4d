import type { enChecks } from "./en-checks.ts";

/** Checks of the words. Chinese. */
export const zhChecks: typeof enChecks = {
  checks: {
    leadsTo: "所指段落",
    heading: "检查",
    shown: "显示",
    off: "本设备上的检查已关闭。",
    none: "检查未发现问题。",
    take: "改为 {words}",
    kind: {
      doubleSpace: "词间空格多于一个。",
      spaceBeforeSign: "标点前有空格：“{found}”。",
      quote: "直引号：{found}",
      commaBeforeOn: "决议标题中“on”之前应有逗号。",
      forbiddenVerb: "论坛不能作出指示：“{found}”。",
      unknownVerb: "“{found}”不是常用的段首动词。",
      noSuchClause: "“{found}”：目前没有这一段。",
    },
  },
};
