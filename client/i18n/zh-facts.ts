import type { enFacts } from "./en-facts.ts";

/** The forum’s officers and groups, and the changes of its facts. Chinese. */
export const zhFacts: typeof enFacts = {
  facts: {
    heading: "主席团和工作组",
    chair: "主席：{name}（{from}）",
    lead: "{office}：{name}（{from}）",
    closed: "已于 {at} 关闭",
    changes: "论坛的主席团、工作组、权限和文字有 {n} 项变更",
    told: "{at}，{who}：{what}",
    because: "理由：{reason}",
    recorded: "自此以论坛自身的记录为准；此前以程序文件为准。",
    officer: {
      chair: "{named, select, no {主席已更换} other {主席现为 {now}，原为 {was}}}。",
      lead: "{named, select, no {“{topic}”组的推进人已更换} other {“{topic}”组的推进人现为 {now}，原为 {was}}}。",
    },
    group: {
      added: "新设“{topic}”组。",
      renamed: "“{was}”组现称“{now}”。",
      closed: "“{topic}”组已关闭。",
      reopened: "“{topic}”组已重新开放。",
    },
    rights: "{category}：现可{now}；原可：{was}。",
    nothing: "不进行任何此类操作",
    right: {
      maySpeak: "发言",
      mayPropose: "提案",
      mayType: "编辑",
      mayTakePosition: "表明立场",
      mayStopMark: "阻止标记",
    },
    text: "{what}现为“{now}”，原为“{was}”。",
    textChanged: "{what}已更改。",
    texts: {
      name: "论坛名称",
      shortName: "论坛简称",
      reportNumber: "报告编号",
      group: "小组名称",
      theme: "主题",
      place: "地点",
      openingWords: "新意见的起首语",
      standingWords: "固定说明",
      viceChairs: "关于副主席的说明",
      agenda: "议程草案",
      stages: "阶段名称",
    },
  },
};
